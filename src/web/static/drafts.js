// What is typed into a form is kept on the server while it is open, so that leaving the page loses nothing. Everything else
// works without this file. Nothing is stored in the browser: the machine may be shared, and the text is about health.
const pause = 3000; // milliseconds after the last key
const outlives = 60000; // bytes that browsers still send when the page is gone
const isTextual = (field) => field.matches("textarea, input[type=text], input:not([type])");
const forms = [...document.querySelectorAll("main form[method=post]")].filter(
  (form) => [...form.elements].some(isTextual) && form.querySelector("input[type=password]") === null,
);

function keep(form, state) {
  clearTimeout(state.timer);
  if (!state.dirty) return;
  state.dirty = false;
  const body = new URLSearchParams();
  for (const [key, value] of new FormData(form)) if (typeof value === "string") body.append(key, value);
  const address = new URLSearchParams({
    zu: form.getAttribute("action"),
    formular: body.get("submission") ?? "",
    weiter: (body.get("parked") ?? "").split(" ").at(-1),
  });
  body.delete("submission"); // this is not the submission
  const keepalive = `${body}`.length < outlives;
  fetch(`/entwurf?${address}`, { method: "POST", body, keepalive }).catch(() => {
    state.dirty = true;
  });
}

for (const form of forms) {
  const state = { dirty: false, timer: 0 };
  form.addEventListener("input", () => {
    state.dirty = true;
    clearTimeout(state.timer);
    state.timer = setTimeout(() => keep(form, state), pause);
  });
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.name === "_umweg") state.dirty = false; // the way to another page keeps the text by itself
    keep(form, state); // should it not arrive; when it does, it ends the note
  });
  addEventListener("pagehide", () => keep(form, state));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep(form, state));
}
