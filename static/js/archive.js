// Shows another result in place: a link within the list, or the form, asks for the page that it leads to, and
// what a query changes is taken from it. Where that fails, the browser goes there as it would without this.

const list = document.querySelector(".archive");
const form = document.querySelector("#_query");
const parts = [...list?.querySelectorAll("[data-renewed]") ?? []];
const ABOUT = "link[rel=canonical], link[rel=alternate], meta[name=robots]";
const IN_ANOTHER_LANGUAGE = "a[hreflang]";
const CHOSEN = "select, [type=checkbox], [type=radio]"; // words and dates wait until they are sent
const SLOW = 1000; // milliseconds after which a reader is told to wait

const status = document.createElement("p");
status.className = "unseen";
status.setAttribute("role", "status");

const place = (address) => {
  const { pathname, search } = new URL(address, location);
  return pathname + search;
};
let shown = new Set([place(location)]); // the address that was asked for, and the one it was given
let asked;

function settle() {
  asked?.abort();
  clearTimeout(asked?.timer);
  asked = undefined;
  list.removeAttribute("aria-busy");
}

async function show(address, { isNew = true, isTyped = false, isTurned = false } = {}) {
  if (asked?.place === place(address)) return;
  settle();
  if (shown.has(place(address))) return;
  const own = (asked = Object.assign(new AbortController(), { place: place(address) }));
  own.timer = setTimeout(() => { status.textContent = list.dataset.busy; }, SLOW);
  status.textContent = "";
  list.setAttribute("aria-busy", "true");
  try {
    const page = await read(address, own.signal);
    const canonical = place(page.querySelector("link[rel=canonical]").getAttribute("href"));
    if (isNew) history.pushState(null, "", canonical);
    shown = new Set([own.place, place(location)]);
    replace(page, isTyped, isTurned);
    settle();
  } catch {
    if (!own.signal.aborted) location.assign(address);
  }
}

async function read(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function replace(page, isTyped, isTurned) {
  const refocus = keepFocus(isTurned);
  for (const one of document.head.querySelectorAll(ABOUT)) one.remove();
  document.head.append(...page.head.querySelectorAll(ABOUT));
  const others = page.querySelectorAll(IN_ANOTHER_LANGUAGE);
  for (const [at, one] of document.querySelectorAll(IN_ANOTHER_LANGUAGE).entries()) one.href = others[at].href;
  for (const part of parts) part.replaceChildren(...page.getElementById(part.id).childNodes);
  fill(page.querySelector("#_query"), isTyped);
  refocus();
  const said = parts[0].querySelectorAll("h2, .paging > span");
  status.textContent = [...said].map((one) => one.textContent.trim()).join(". ");
}

// What is typed stays as it is: somebody may be typing on.
function fill(from, isTyped) {
  for (const kept of form.querySelectorAll("[type=hidden]")) kept.remove();
  form.append(...from.querySelectorAll("[type=hidden]"));
  if (isTyped) return;
  for (const { name, value } of from.elements) if (name) form.elements.namedItem(name).value = value;
}

// A control is the same if its name or its words and the heading above it are. Where it is gone, and where one has turned
// the page, what comes next is read from its heading.
function keepFocus(isTurned) {
  const active = document.activeElement;
  const part = isTurned ? parts[0] : parts.find((one) => one !== active && one.contains(active));
  if (!part) return () => {};
  const name = (one) => [
    one.id,
    one.name,
    one.value,
    one.closest(".facets > .counts")?.previousElementSibling.textContent,
    (one.querySelector("bdi") ?? one).textContent,
  ].join("\n");
  const wanted = isTurned ? "" : name(active);
  return () => {
    const same = [...part.querySelectorAll("a, button, input, [tabindex]")].find((one) => name(one) === wanted);
    const heading = part.closest("section").querySelector("h2");
    heading.tabIndex = -1;
    (same ?? heading).focus({ preventScroll: Boolean(same) });
  };
}

// What the form would ask for, without what asks for nothing.
function written() {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    const isDefault = form.elements.namedItem(name).selectedIndex === 0;
    if (value.trim() && !isDefault) address.searchParams.append(name, value);
  }
  return address;
}

function clicked(event) {
  const link = event.target.closest("a[href]");
  const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.hash) return;
  if (link.origin + link.pathname !== location.origin + location.pathname) return;
  event.preventDefault();
  show(link.href, { isTurned: ["prev", "next"].includes(link.rel) });
}

if (list) {
  list.after(status);
  list.addEventListener("click", clicked);
  document.addEventListener("change", ({ target }) => {
    if (target.form === form && target.matches(CHOSEN)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(written(), { isTyped: true });
  });
  addEventListener("popstate", () => show(location.href, { isNew: false }));
}
