// Forms filled the way a person does it: controls found by their labels, saved with a button, and what came of it said.
import assert from "node:assert/strict";

const quoted = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const labelled = (label) => new RegExp(`^\\s*${quoted(label)}(\\s*\\(freiwillig\\))?\\s*$`);
const begins = (label) => new RegExp(`^\\s*${quoted(label)}(\\s|$)`);

// What stands in the page, hidden parts as well, with single spaces.
export async function words(page) {
  return (await page.locator("main").evaluate((main) => main.textContent)).replace(/\s+/g, " ");
}

// The option that is called so, or whose name begins so (organisations carry their place).
async function choose(select, label) {
  const all = await select.evaluate((e) => [...e.options].map((o) => ({ value: o.value, label: o.textContent.trim() })));
  const found = all.find((o) => o.label === label) ?? all.find((o) => o.label.startsWith(label));
  assert.ok(found, `„${label}“ is not among: ${all.map((o) => o.label).join(", ")}`);
  await select.selectOption(found.value);
}

async function fillOne(form, label, value) {
  const group = form.getByRole("group", { name: labelled(label) });
  if (await group.count() === 1) {
    for (const option of [value].flat()) await group.getByLabel(begins(option)).check();
    return;
  }
  const control = form.getByLabel(labelled(label));
  const kind = await control.evaluate((e) => (e.tagName === "SELECT" ? "select" : e.type));
  if (kind === "select") await choose(control, value);
  else if (kind === "checkbox") await control.setChecked(value);
  else if (kind === "file") await control.setInputFiles(value);
  else await control.fill(value);
}

// fields: { label: text, or label of an option, or a list of them, or true for a box, or a file }
export async function fill(form, fields) {
  for (const [label, value] of Object.entries(fields)) await fillOne(form, label, value);
}

// Presses and waits for the next page, whatever it says.
export async function press(page, button, within = page.locator("main")) {
  await Promise.all([page.waitForEvent("load"), within.getByRole("button", { name: button, exact: true }).click()]);
}

export async function follow(page, link) {
  await Promise.all([page.waitForEvent("load"), page.locator("main").getByRole("link", { name: link }).first().click()]);
}

// Presses and expects that it was saved. Gives the address of the page that says so, without its message.
export async function save(page, button = "Speichern", within = page.locator("main")) {
  const before = page.url();
  await press(page, button, within);
  const refused = page.locator("main").getByRole("alert");
  if (await refused.count() > 0) assert.fail(`${before}: ${await refused.first().innerText()}`);
  await page.getByRole("status").first().waitFor();
  return new URL(page.url()).pathname;
}

// Opens a form, fills it and saves it.
export async function write(page, address, fields, button) {
  await page.goto(address);
  await fill(page.locator("main"), fields);
  return save(page, button);
}

/* ---- forms of which a story does not know the fields ---- */

// Every control in the order of the page: { name, kind, options }; kinds: text, longtext, date, number, money, one, many.
function controlsIn(form) {
  const found = new Map();
  const words = (e) => (e.labels?.[0]?.textContent ?? "").replace(/\s+/g, " ").trim();
  const kindOf = (e) => {
    if (e.tagName === "SELECT" || e.type === "radio") return "one";
    if (e.type === "checkbox") return "many";
    if (e.tagName === "TEXTAREA") return "longtext";
    if (e.classList.contains("kern-form-input__input--date")) return "date";
    if (e.inputMode === "numeric") return "number";
    return e.inputMode === "decimal" ? "money" : "text";
  };
  for (const e of form.elements) {
    if (e.name === "" || e.type === "hidden" || e.tagName === "BUTTON" || e.tagName === "FIELDSET") continue;
    if (!found.has(e.name)) found.set(e.name, { name: e.name, kind: kindOf(e), select: e.tagName === "SELECT", options: [] });
    const options = found.get(e.name).options;
    if (e.tagName === "SELECT") options.push(...[...e.options].map((o) => ({ code: o.value, label: o.textContent.trim() })));
    else if (e.type === "radio" || e.type === "checkbox") options.push({ code: e.value, label: words(e) });
  }
  return [...found.values()].map((c) => ({ ...c, options: c.options.filter((o) => o.code !== "") }));
}

export const readControls = (form) => form.evaluate(controlsIn);

// What the controls of a form hold now: { name: text, or the codes chosen, joined by spaces }.
export function readValues(form) {
  return form.evaluate((f) => {
    const values = {};
    for (const e of f.elements) {
      if (e.name === "" || e.type === "hidden" || e.tagName === "BUTTON") continue;
      if ((e.type === "radio" || e.type === "checkbox") && !e.checked) continue;
      values[e.name] = values[e.name] ? `${values[e.name]} ${e.value}` : e.value;
    }
    return values;
  });
}

// A value for a control: what is typed or chosen, and how the page will say it. turn: so that not all choose the first.
const plain = (name) => name.replace(/[._]/g, " ");

function valueFor(control, turn) {
  if (control.kind === "one" || control.kind === "many") {
    const option = control.options[turn % control.options.length];
    return { typed: option.code, shown: option.label };
  }
  const typed = {
    date: "24.11.2025", number: String(2 + turn % 7), money: "1.234,50",
    text: `Angabe ${plain(control.name)}`, longtext: `Ausführlich zu ${plain(control.name)}`,
  }[control.kind];
  return { typed, shown: typed };
}

async function put(form, control, typed) {
  const named = form.locator(`[name="${control.name}"]`);
  if (control.select) await named.selectOption(typed);
  else if (control.kind === "one" || control.kind === "many") await form.locator(`[name="${control.name}"][value="${typed}"]`).check();
  else await named.fill(typed);
}

// Fills every control but those that `leaves(name)` names; numbers: { item: what fits it }.
// Gives what was put in: { name, kind, typed, shown } each.
export async function fillEverything(form, { leaves = () => false, numbers = {} } = {}) {
  const done = [];
  for (const [turn, control] of (await readControls(form)).entries()) {
    if (leaves(control.name)) continue;
    const fits = numbers[control.name.split(".")[0]];
    const value = fits ? { typed: fits, shown: fits } : valueFor(control, turn);
    await put(form, control, value.typed);
    done.push({ name: control.name, kind: control.kind, ...value });
  }
  return done;
}
