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

// The same for a choice of one, whose value is told after its name. What is chosen is no list to hear:
// it has a button among its items.
function labelChoices() {
  for (const chosen of document.querySelectorAll("ul.select2-selection__rendered")) chosen.setAttribute("role", "presentation");
  for (const choice of document.querySelectorAll(".djn-table .select2-selection--single[aria-labelledby]")) {
    const select = choice.closest(".select2-container").previousElementSibling;
    const chosen = document.getElementById(choice.getAttribute("aria-labelledby"));
    const label = select?.getAttribute("aria-label") ?? choice.closest("td")?.dataset.label;
    if (!label || !chosen) continue;
    choice.setAttribute("aria-label", label);
    choice.setAttribute("aria-describedby", chosen.id);
    choice.removeAttribute("aria-labelledby");
    chosen.removeAttribute("role");
    chosen.removeAttribute("aria-readonly");
  }
}

// The search field of the list is labelled by a picture alone.
function labelSearchBar() {
  const bar = document.getElementById("searchbar");
  const told = document.getElementById("searchbar_helptext");
  if (bar && told) bar.setAttribute("aria-label", told.textContent.trim());
}

// What removes a row that is not saved yet is said in English alone by whoever made the rows.
function sayRemoval() {
  const said = document.querySelector("[data-remove]")?.dataset.remove;
  for (const link of document.querySelectorAll(".inline-deletelink")) link.textContent = said ?? link.textContent;
}

function showAll() {
  document.querySelectorAll("#blocks-group .djn-inline-form").forEach(showBlock);
  document.querySelectorAll(".djn-table").forEach(labelCells);
  sayRemoval();
  labelSearches();
  labelChoices();
}

document.addEventListener("change", ({ target }) => {
  if (target.matches("select[name$='-kind']")) showBlock(target.closest(".djn-inline-form"));
  if (target.matches("input[name$='-position']")) moveRow(target);
});
document.addEventListener("formset:added", () => setTimeout(showAll));
document.addEventListener("DOMContentLoaded", showAll);
window.addEventListener("load", () => setTimeout(() => {
  labelSearches();
  labelChoices();
  labelSearchBar();
}));
