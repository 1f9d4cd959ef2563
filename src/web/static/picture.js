// The network map: a mark is dragged to another place; letting go fills the form below the picture and sends it. Without this
// script the same form does the same by sector and ring.
const form = document.querySelector('form[action$="/netzkarte/ort"]');

function pointIn(svg, event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
}

function drag(mark, event) {
  const svg = mark.ownerSVGElement;
  const start = pointIn(svg, event);
  let end = start;
  mark.setPointerCapture(event.pointerId);
  mark.classList.add("fn-held");
  const move = (to) => {
    end = pointIn(svg, to);
    mark.setAttribute("transform", `translate(${Math.round(end.x - start.x)} ${Math.round(end.y - start.y)})`);
  };
  const drop = () => {
    mark.removeEventListener("pointermove", move);
    mark.classList.remove("fn-held");
    if (Math.hypot(end.x - start.x, end.y - start.y) < 5) {
      mark.removeAttribute("transform");
      return;
    }
    form.elements.person.value = mark.dataset.person;
    form.elements.x.value = String(Math.round(end.x));
    form.elements.y.value = String(Math.round(end.y));
    form.submit();
  };
  mark.addEventListener("pointermove", move);
  mark.addEventListener("pointerup", drop, { once: true });
  mark.addEventListener("pointercancel", drop, { once: true });
}

if (form) {
  for (const mark of document.querySelectorAll(".fn-picture [data-person]")) {
    mark.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      drag(mark, event);
    });
  }
}
