// Offers demands while somebody types which one is answered or restated, and before that those which are
// likely to be restated. Without it the address and the key of the demand are written by hand.

const PAUSE = 250;

const address = document.querySelector("[data-demands]")?.dataset.demands;
const list = document.getElementById("known-demands");
const isMeant = (field) => field.matches?.("input[name$='-demand'], input[name$='-restates']");

let timer;
let asked;

// What is known of the demand in whose row a field stands: its words, and the parties of its list.
function around(field) {
  const known = [];
  const row = field.name.replace(/-restates$/, "");
  const block = row.replace(/-demands-\d+$/, "");
  const like = field.form.elements[`${row}-text`]?.value;
  if (like && row !== field.name) known.push(["like", like]);
  for (const side of ["issuers", "addressees"]) {
    const chosen = field.form.elements[`${block}-${side}`]?.selectedOptions ?? [];
    for (const { value } of chosen) known.push([side, value]);
  }
  const article = location.pathname.match(/\/(\d+)\/change\/$/);
  if (article) known.push(["article", article[1]]);
  return known;
}

async function offer(field) {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams([["term", field.value], ...(field.value ? [] : around(field))]);
  const response = await fetch(`${address}?${query}`, { signal: asked.signal, redirect: "manual" });
  if (!response.ok) return;
  const { demands } = await response.json();
  const told = ({ text, issuers, event, date }) => [text, issuers, event, date].filter(Boolean).join(" · ");
  list.replaceChildren(...demands.map((demand) => new Option(told(demand), demand.reference)));
}

if (address && list) {
  document.addEventListener("focusin", ({ target }) => {
    if (!isMeant(target)) return;
    target.setAttribute("list", list.id);
    if (!target.value) offer(target).catch(() => {});
  });
  document.addEventListener("input", ({ target }) => {
    if (!isMeant(target)) return;
    clearTimeout(timer);
    timer = setTimeout(() => offer(target).catch(() => {}), PAUSE);
  });
}
