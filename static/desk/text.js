// Reads the text while it is typed, and shows each remark beside its line. Without it “Read again” does.

const PAUSE = 600;

const form = document.getElementById("text_form");
const area = form?.querySelector("textarea");
const list = document.getElementById("remarks");
const obstacles = document.getElementById("obstacles");
const pane = document.getElementById("preview");
const isWide = window.matchMedia("(min-width: 1024px)");
const COPIED = ["font", "lineHeight", "letterSpacing", "padding", "border", "boxSizing", "tabSize", "direction"];

let timer;
let asked;

// The top of each line of the text in the box, below which long lines go on.
function tops() {
  const mirror = document.createElement("div");
  const style = getComputedStyle(area);
  for (const name of COPIED) mirror.style[name] = style[name];
  mirror.className = "mirror";
  mirror.style.width = `${area.offsetWidth}px`;
  for (const line of area.value.split("\n")) {
    mirror.append(Object.assign(document.createElement("div"), { textContent: line || "\u200b" }));
  }
  area.parentElement.append(mirror);
  const found = [...mirror.children].map((line) => line.offsetTop);
  mirror.remove();
  return found;
}

// Beside its line, or as near below as the remark before leaves room.
function place() {
  const items = [...list.children];
  list.classList.toggle("placed", isWide.matches);
  if (!isWide.matches) {
    for (const item of items) item.style.top = "";
    return;
  }
  const lines = tops();
  const above = area.getBoundingClientRect().top - list.getBoundingClientRect().top;
  let free = 0;
  for (const item of items) {
    const top = Math.max(free, above + (lines[Number(item.dataset.line) - 1] ?? 0));
    item.style.top = `${top}px`;
    free = top + item.offsetHeight + 4;
  }
  list.style.minHeight = `${free}px`;
}

function goTo(line) {
  const start = area.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, area.value.indexOf("\n", start) < 0 ? area.value.length : area.value.indexOf("\n", start));
}

function item(remark) {
  const shown = document.createElement("li");
  shown.className = remark.level;
  shown.dataset.line = remark.line;
  if (remark.line) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${list.dataset.line} ${remark.line}` });
    button.addEventListener("click", () => goTo(remark.line));
    shown.append(button, " ");
  }
  shown.append(`${remark.name}: ${remark.message}`);
  return shown;
}

function show({ remarks, obstacles: found, preview }) {
  list.replaceChildren(...remarks.map(item));
  obstacles.replaceChildren(...found.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
  obstacles.hidden = !found.length;
  place();
  if (preview) pane.dispatchEvent(new CustomEvent("written", { detail: preview }));
}

async function look() {
  asked?.abort();
  asked = new AbortController();
  const body = new FormData(form);
  body.set("_look", "1");
  try {
    const response = await fetch(location.pathname, { method: "POST", body, signal: asked.signal, redirect: "manual" });
    if (response.ok) show(await response.json());
  } catch {
    // What is shown stays until the desk answers again.
  }
}

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
};

if (area) {
  area.addEventListener("input", soon);
  pane.addEventListener("toggled", look);
  isWide.addEventListener("change", place);
  new ResizeObserver(place).observe(area);
  look();
}
