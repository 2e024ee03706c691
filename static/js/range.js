// The bars of results over time as one control for a range of time: drag over them; or move the range by the
// arrow keys, extend it with Shift, apply it with Enter, give it up with Escape. Each bar stays a link.

const NEAR = 4; // pixels that a pointer may move within a click
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, Home: -Infinity, End: Infinity };

const between = (number, least, most) => Math.max(least, Math.min(number, most));

class TimeRange extends HTMLElement {
  #bars;
  #slider;
  #words;
  #range; // the bar at which it was begun, and the one up to which it goes; none while it is the one in force
  #down; // how a pointer went down, until it is up
  #isDragged = false;

  connectedCallback() {
    this.#bars = [...this.querySelectorAll("li")];
    for (const link of this.querySelectorAll("a")) link.tabIndex = -1;
    this.#slider = this.#made("div", { id: "_range", className: "range", tabIndex: 0, role: "slider",
      ariaLabel: this.dataset.label, ariaValueMin: 0, ariaValueMax: this.#bars.length - 1 });
    const box = this.#made("p", { className: "range-words" });
    this.#words = box.appendChild(document.createElement("strong"));
    box.append(" ", Object.assign(document.createElement("span"), { id: "_keys", textContent: this.dataset.keys }));
    this.#slider.setAttribute("aria-describedby", "_keys");
    this.#listen();
    this.#pick();
  }

  #made(tag, about) {
    return this.appendChild(Object.assign(document.createElement(tag), about));
  }

  #listen() {
    this.#slider.addEventListener("keydown", (event) => this.#pressed(event));
    this.addEventListener("pointerdown", (event) => this.#begin(event));
    this.addEventListener("pointermove", (event) => this.#drag(event));
    this.addEventListener("pointerup", (event) => this.#end(event));
    this.addEventListener("pointercancel", () => this.#giveUp());
    this.addEventListener("dragstart", (event) => event.preventDefault());
    this.addEventListener("click", (event) => { if (this.#isDragged) event.preventDefault(); });
  }

  #begin(event) {
    this.#isDragged = false;
    if (event.isPrimary && !event.button) this.#down = event;
  }

  #drag(event) {
    if (!this.#down || !event.buttons) return;
    if (!this.#isDragged) {
      if (Math.abs(event.clientX - this.#down.clientX) < NEAR) return;
      this.#isDragged = true;
      this.setPointerCapture(event.pointerId);
      this.#slider.focus({ preventScroll: true }); // for Escape
    }
    this.#pick([this.#at(this.#down), this.#at(event)]);
  }

  #end(event) {
    const isMeant = this.#down && (this.#isDragged || event.target === this.#slider);
    if (isMeant && !this.#isDragged) this.#pick([this.#at(event), this.#at(event)]);
    this.#down = undefined;
    if (isMeant) this.#apply();
  }

  #giveUp() {
    this.#down = undefined;
    this.#pick();
  }

  #at({ clientX }) {
    const { left, width } = this.#slider.getBoundingClientRect();
    return between(Math.floor(((clientX - left) / width) * this.#bars.length), 0, this.#bars.length - 1);
  }

  #pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in STEPS) this.#move(STEPS[event.key], event.shiftKey);
    else if (event.key === "Enter" && this.#range) this.#apply();
    else if (event.key === "Escape" && this.#range) this.#giveUp();
    else return;
    event.preventDefault();
  }

  #move(step, isExtended) {
    const end = this.#bars.length - 1;
    const outside = step < 0 ? end + 1 : -1;
    const [anchor, head] = this.#range ?? this.#inForce ?? [outside, outside];
    const by = between(step, -Math.min(anchor, head), end - Math.max(anchor, head));
    this.#pick(isExtended ? [between(anchor, 0, end), between(head + step, 0, end)] : [anchor + by, head + by]);
  }

  get #inForce() {
    const chosen = (bar) => bar.classList.contains("chosen");
    const first = this.#bars.findIndex(chosen);
    return first < 0 ? undefined : [first, this.#bars.findLastIndex(chosen)];
  }

  #pick(range) {
    this.#range = range;
    const [anchor, head] = range ?? this.#inForce ?? [0, this.#bars.length - 1];
    const [first, last] = [Math.min(anchor, head), Math.max(anchor, head)];
    this.classList.toggle("picking", Boolean(range));
    for (const [at, bar] of this.#bars.entries()) bar.classList.toggle("picked", Boolean(range) && at >= first && at <= last);
    this.#slider.style.setProperty("--first", first / this.#bars.length);
    this.#slider.style.setProperty("--last", (last + 1) / this.#bars.length);
    this.#slider.ariaValueNow = head;
    this.#slider.ariaValueText = this.#words.textContent = this.#said(first, last);
  }

  // "1962 to 1964. Records: 14": those that may have happened in the first bar, and those that begin after it.
  #said(first, last) {
    const { range, records, counts, begun } = this.dataset;
    const name = (at) => this.#bars[at].textContent.replace(/:[^:]*$/, "").trim();
    const time = first === last ? name(first) : range.replace("{first}", name(first)).replace("{last}", name(last));
    if (!records) return time;
    const later = begun.split(" ").slice(first + 1, last + 1);
    const count = later.reduce((sum, number) => sum + Number(number), Number(counts.split(" ")[first]));
    return `${time}. ${records.replace("{count}", count.toLocaleString(document.documentElement.lang))}`;
  }

  #apply() {
    const times = this.dataset.times.split(" ");
    const [first, last] = this.#range.toSorted((one, other) => one - other);
    const address = new URL(location);
    for (const name of ["page", "after"]) address.searchParams.delete(name);
    address.searchParams.set("from", times[first]);
    address.searchParams.set("to", times[last]);
    const link = Object.assign(document.createElement("a"), { href: address, hidden: true });
    this.after(link);
    link.click();
    link.remove();
  }
}

customElements.define("time-range", TimeRange);
