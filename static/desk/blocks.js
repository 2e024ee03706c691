// Shows of each block only what its kind has: points of a section; parties and demands of a demand
// list. What holds something stays in sight, whatever the kind.
const isEmpty = (part) =>
  [...part.querySelectorAll("textarea, select")].every((field) => !field.value) &&
  !part.querySelector(".djn-inline-form:not(.djn-empty-form), .errorlist");

function show(block) {
  const kind = block.querySelector("select[name$='-kind']");
  if (!kind) return;
  const isList = kind.value === "demand_list";
  const parts = [
    [".form-row.field-points", isList],
    [".parties", !isList],
    [".djn-group-nested", !isList],
  ];
  for (const [selector, isOther] of parts) {
    for (const part of block.querySelectorAll(selector)) {
      part.classList.toggle("is-of-other-kind", isOther && isEmpty(part));
    }
  }
}

function showAll() {
  document.querySelectorAll("#blocks-group > fieldset > .items > .djn-inline-form").forEach(show);
}

document.addEventListener("change", (event) => {
  if (event.target.matches("select[name$='-kind']")) show(event.target.closest(".djn-inline-form"));
});
document.addEventListener("formset:added", showAll);
document.addEventListener("DOMContentLoaded", showAll);
