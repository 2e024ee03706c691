// Offers demands while somebody types which one is answered or restated. Without it the address and the key
// of the demand are written by hand.

const PAUSE = 250;

const address = document.querySelector("[data-demands]")?.dataset.demands;
const list = document.getElementById("known-demands");
const isMeant = (field) => field.matches?.("input[name$='-demand'], input[name$='-restates']");

let timer;
let asked;

async function offer(term) {
  asked?.abort();
  asked = new AbortController();
  const query = new URLSearchParams({ term });
  const response = await fetch(`${address}?${query}`, { signal: asked.signal, redirect: "manual" });
  if (!response.ok) return;
  const { demands } = await response.json();
  list.replaceChildren(...demands.map(({ reference, text, event }) => new Option(`${text} (${event})`, reference)));
}

if (address && list) {
  document.addEventListener("focusin", ({ target }) => {
    if (isMeant(target)) target.setAttribute("list", list.id);
  });
  document.addEventListener("input", ({ target }) => {
    if (!isMeant(target)) return;
    clearTimeout(timer);
    timer = setTimeout(() => offer(target.value).catch(() => {}), PAUSE);
  });
}
