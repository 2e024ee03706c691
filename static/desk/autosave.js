// Keeps what is typed in the article page at the desk, every few seconds, and says who else has it
// open. Before a save it makes sure that the desk answers, so that nothing typed is ever sent into
// the void. Without it the page works, and keeps nothing.

const SECONDS_BETWEEN_SAVES = 4;
const SAVES_BETWEEN_SIGNS_OF_LIFE = 5;

const kept = document.getElementById("kept");
const others = document.getElementById("others");
const form = kept?.closest("form");

const isOwn = (name) => name === "csrfmiddlewaretoken" || name === "page" || name.includes("-empty-");

function typed() {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (!isOwn(name) && typeof value === "string") fields.append(name, value);
  }
  return fields;
}

const field = (name) => form.querySelector(`input[name="${name}"]`);

// What the page says of itself, with or without what is typed in it.
function message(fields, more = {}) {
  const body = new URLSearchParams(fields ?? {});
  body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
  body.set("page", field("page").value);
  body.set("opened_version", field("opened_version")?.value ?? "");
  if (fields) body.set("page_typed", "on");
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  return body;
}

function say(element, text, isUrgent = false) {
  element.classList.toggle("warning", isUrgent || element === others);
  element.hidden = !text;
  if (element.textContent !== text) element.textContent = text;
}

// A login in another tab gives the browser another token: this page takes it up.
async function renewToken() {
  const page = new URLSearchParams({ page: field("page").value });
  const response = await fetch(`${kept.dataset.address}?${page}`, { redirect: "manual" });
  if (!response.ok) return response;
  const { token } = await response.json();
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
  return response;
}

const send = (fields) =>
  fetch(kept.dataset.address, { method: "POST", body: message(fields), redirect: "manual" });

// Tells the desk; answers whether it is there and knows us. What it answers otherwise is for the save to show.
async function tell(fields) {
  try {
    let response = await send(fields);
    if (response.status === 403) {
      const renewed = await renewToken();
      response = renewed.ok ? await send(fields) : renewed;
    }
    if (response.type === "opaqueredirect") {
      say(kept, kept.dataset.signedOut, true);
      return false;
    }
    if (response.ok) {
      const answer = await response.json();
      say(others, answer.others);
      if (fields) say(kept, answer.kept);
    }
    return true;
  } catch {
    say(kept, kept.dataset.unreachable, true);
    return false;
  }
}

function keepWatch() {
  let last = kept.dataset.isTyped === "true" ? "" : typed().toString();
  let quiet = 0;
  let isLeaving = false;

  const isChanged = () => typed().toString() !== last;

  async function save() {
    const fields = isChanged() ? typed() : null;
    if (!fields && ++quiet % SAVES_BETWEEN_SIGNS_OF_LIFE) return true;
    quiet = 0;
    const isThere = await tell(fields);
    if (isThere && fields) last = fields.toString();
    return isThere;
  }

  async function watch() {
    if (!isLeaving) await save();
    setTimeout(watch, SECONDS_BETWEEN_SAVES * 1000);
  }

  form.addEventListener("submit", async (event) => {
    if (isLeaving || event.defaultPrevented) return;
    event.preventDefault();
    const { submitter } = event;
    if (!(await tell(typed()))) {
      kept.scrollIntoView({ block: "center" });
      return;
    }
    isLeaving = true;
    form.requestSubmit(submitter);
  });

  window.addEventListener("pagehide", () => {
    if (isLeaving) return;
    const fields = isChanged() ? typed() : null;
    navigator.sendBeacon(kept.dataset.address, message(fields, { page_left: "on" }));
  });

  // Back from a page that answered a save: it is open again.
  window.addEventListener("pageshow", () => { isLeaving = false; });

  tell(null);
  setTimeout(watch, SECONDS_BETWEEN_SAVES * 1000);
}

if (form) window.addEventListener("load", () => setTimeout(keepWatch));
