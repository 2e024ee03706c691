// Makes the rows of the article page easier to read. Without it, all of them work, and show more.

// Of each block, only what its kind has: points of a section; parties and demands of a demand list.
// What holds something stays in sight, whatever the kind.
const isEmpty = (part) =>
  [...part.querySelectorAll("textarea, select")].every((field) => !field.value) &&
  !part.querySelector(".djn-inline-form:not(.djn-empty-form), .errorlist");

function showBlock(block) {
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

// On a narrow screen a row is a card: each field then tells what the head of its column says.
function labelCells(table) {
  const heads = [...table.querySelectorAll(":scope > thead th:not(.original)")];
  for (const row of table.querySelectorAll(":scope > tbody > tr.djn-tr")) {
    [...row.querySelectorAll(":scope > td:not(.original)")].forEach((cell, index) => {
      cell.dataset.label = heads[index]?.textContent.trim() ?? "";
    });
  }
}

// A row goes where its number says. Rows are numbered from 0, in their order on the page.
function moveRow(input) {
  const row = input.closest(".djn-inline-form");
  const rows = [...row.parentElement.children].filter((each) => each.matches(".djn-item.djn-inline-form"));
  const others = rows.filter((each) => each !== row);
  const place = Math.max(0, Math.min(Number(input.value) || 0, others.length));
  if (place < others.length) others[place].before(row);
  else others.at(-1)?.after(row);
  others.splice(place, 0, row);
  others.forEach((each, index) => {
    each.querySelector(`[name="${each.id}-position"]`).value = index;
  });
  input.focus();
}

// The search field of a choice says what is searched for, also to those who only hear it.
function labelSearches() {
  for (const search of document.querySelectorAll(".select2-search__field")) {
    const select = search.closest(".select2-container").previousElementSibling;
    const label = select?.getAttribute("aria-label") ?? select?.labels?.[0]?.textContent.trim();
    if (label) search.setAttribute("aria-label", label);
  }
}

function showAll() {
  document.querySelectorAll("#blocks-group .djn-inline-form").forEach(showBlock);
  document.querySelectorAll(".djn-table").forEach(labelCells);
  labelSearches();
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("select[name$='-kind']")) showBlock(target.closest(".djn-inline-form"));
  if (target.matches("input[name$='-position']")) moveRow(target);
});
document.addEventListener("formset:added", () => setTimeout(showAll));
document.addEventListener("DOMContentLoaded", showAll);
window.addEventListener("load", () => setTimeout(labelSearches));
