// Offers what a reader may be typing below a box to search in: an editable combobox with a list box, as
// the ARIA Authoring Practices Guide has it. Where it is not loaded, or not answered, the box is a plain one.

const WAIT = 120; // milliseconds after the last letter

class Suggestions {
  #asked;
  #timer;
  #active = -1;

  constructor(input, address, label) {
    this.input = input;
    this.address = address;
    this.list = document.createElement("div");
    Object.assign(this.list, { id: `${input.id}_suggestions`, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", label);
    this.status = document.createElement("p");
    this.status.className = "unseen";
    this.status.setAttribute("role", "status");
    input.parentElement.classList.add("suggesting");
    input.after(this.list, this.status);
    this.#makeCombobox();
  }

  #makeCombobox() {
    const { input, list } = this;
    // A box for searches may not be a combobox (ARIA in HTML); one for text may.
    Object.assign(input, { type: "text", enterKeyHint: "search", autocomplete: "off" });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => this.#pressed(event));
    input.addEventListener("blur", () => this.#leave());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  }

  #typed() {
    this.#stop();
    this.#activate(-1);
    if (this.input.value.trim()) this.#timer = setTimeout(() => this.#ask(), WAIT);
    else this.#close();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#asked?.abort();
  }

  #leave() {
    this.#stop();
    this.#close();
  }

  async #ask() {
    const asked = (this.#asked = new AbortController());
    const query = new URLSearchParams({ q: this.input.value });
    try {
      const response = await fetch(`${this.address}?${query}`, { signal: asked.signal });
      const answer = response.ok ? await response.json() : { suggestions: [], status: "" };
      if (!asked.signal.aborted) this.#show(answer);
    } catch {
      if (!asked.signal.aborted) this.#close();
    }
  }

  #show({ suggestions, status }) {
    this.#activate(-1);
    this.list.replaceChildren(...suggestions.map((one, number) => this.#option(one, number)));
    this.status.textContent = status;
    if (suggestions.length) this.#open();
    else this.#close();
  }

  #option({ kind, name, detail, address }, number) {
    const option = document.createElement("a");
    Object.assign(option, { id: `${this.list.id}_${number}`, href: address, tabIndex: -1 });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const words = document.createElement("span");
    Object.assign(words, { textContent: name, dir: "auto" });
    const about = document.createElement("span");
    Object.assign(about, { className: "quiet", textContent: detail ? `${kind} · ${detail}` : kind });
    option.append(words, " ", about);
    return option;
  }

  get #isOpen() {
    return !this.list.hidden;
  }

  #open() {
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  #close() {
    this.#activate(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }

  #activate(number) {
    this.list.children[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = number;
    const option = this.list.children[number];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  // From the box through the list and back to the box.
  #move(step) {
    const places = this.list.children.length + 1;
    if (places === 1) return;
    const from = this.#isOpen ? this.#active : -1;
    this.#open();
    this.#activate(((from + 1 + step + places) % places) - 1);
  }

  #pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const answer = {
      ArrowDown: () => (event.altKey ? this.list.children.length && this.#open() : this.#move(1)),
      ArrowUp: () => (event.altKey ? this.#close() : this.#move(-1)),
      Escape: () => this.#close(),
      Enter: () => this.list.children[this.#active].click(),
    }[event.key];
    const isMeant = { Escape: this.#isOpen, Enter: this.#active >= 0 }[event.key] ?? true;
    if (answer && isMeant) {
      event.preventDefault();
      answer();
    } else if (event.key === "Enter") {
      this.#leave();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.#activate(-1);
    }
  }
}

const { address, label } = document.querySelector("script[data-address]").dataset;
for (const input of document.querySelectorAll('form[role="search"] input[name="q"]')) {
  new Suggestions(input, address, label);
}
