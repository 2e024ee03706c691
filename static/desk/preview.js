// Shows beside the page that is written how readers will see it, a moment after each change. Without it
// the button opens the preview in a tab of its own.

const PAUSE = 700;
const IS_OPEN = "desk-preview";

const pane = document.getElementById("preview");
const frame = pane?.querySelector("iframe");
const told = pane?.querySelector(".told");
const form = pane?.closest("form") ?? document.getElementById("article_form");
const opener = document.querySelector("[data-preview]");

let width = 1280;
let timer;
let asked;

// A link of the preview leads to where nothing is published yet: it is looked at, not followed.
const stay = (event) => {
  if (event.target.closest("a[href]:not([href^='#'])")) event.preventDefault();
};

function show(html) {
  const { scrollY = 0 } = frame.contentWindow ?? {};
  frame.addEventListener("load", () => {
    frame.contentWindow.scrollTo(0, scrollY);
    frame.contentDocument.addEventListener("click", stay);
  }, { once: true });
  frame.srcdoc = html;
}

function faults(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const items = [...page.querySelectorAll(".errorlist li")].map((item) => item.textContent.trim());
  return `${told.dataset.incomplete} ${items.join(" ")}`;
}

async function ask() {
  asked?.abort();
  asked = new AbortController();
  try {
    const body = new FormData(form);
    const response = await fetch(pane.dataset.address, { method: "POST", body, signal: asked.signal, redirect: "manual" });
    const html = response.ok || response.status === 422 ? await response.text() : "";
    if (response.ok) show(html);
    told.textContent = response.ok ? "" : html ? faults(html) : told.dataset.unreachable;
  } catch (error) {
    if (error.name !== "AbortError") told.textContent = told.dataset.unreachable;
  }
}

function soon() {
  clearTimeout(timer);
  if (!pane.hidden && pane.dataset.address) timer = setTimeout(ask, PAUSE);
}

// A page as wide as a desk is shown smaller, as it is.
function fit() {
  const room = frame.parentElement;
  const scale = Math.min(1, room.clientWidth / width);
  frame.style.width = `${width}px`;
  frame.style.height = `${room.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
}

function open(isOpen) {
  pane.hidden = !isOpen;
  document.body.classList.toggle("has-preview", isOpen);
  opener.setAttribute("aria-expanded", isOpen);
  localStorage.setItem(IS_OPEN, isOpen ? "yes" : "");
  if (isOpen) fit();
  if (isOpen && pane.dataset.address) ask();
  pane.dispatchEvent(new Event("toggled"));
}

function listen() {
  opener.addEventListener("click", (event) => {
    event.preventDefault();
    open(pane.hidden);
  });
  pane.addEventListener("click", ({ target }) => {
    if (target.matches("[data-close]")) {
      open(false);
      opener.focus();
    }
    if (!target.matches("[data-width]")) return;
    width = Number(target.dataset.width);
    for (const each of pane.querySelectorAll("[data-width]")) each.setAttribute("aria-pressed", each === target);
    fit();
  });
  pane.addEventListener("written", ({ detail }) => show(detail));
  for (const change of ["input", "change", "formset:added", "formset:removed"]) document.addEventListener(change, soon);
  window.django?.jQuery?.(document).on("change djnesting:mutate", soon);
  new ResizeObserver(fit).observe(frame.parentElement);
  if (localStorage.getItem(IS_OPEN)) open(true);
}

if (pane && form && opener) listen();
