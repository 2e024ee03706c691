// The list of contents: open where it stands beside the text, and marking the heading that one reads under.

const contents = document.querySelector(".contents");
const links = new Map();
for (const link of contents.querySelectorAll("a")) {
  links.set(document.getElementById(decodeURIComponent(link.hash.slice(1))), link);
}

const beside = matchMedia("(min-width: 58rem)");
const unfold = () => { contents.querySelector("details").open = beside.matches; };
beside.addEventListener("change", unfold);
unfold();

function mark() {
  const above = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
  for (const link of links.values()) link.removeAttribute("aria-current");
  links.get(above.at(-1))?.setAttribute("aria-current", "location");
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; mark(); });
}, { passive: true });
mark();
