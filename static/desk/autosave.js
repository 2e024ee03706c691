// Keeps what is typed in an article's form or text at the desk, every few seconds, and says who else has
// the article open. Before a save it makes sure that the desk takes what is sent, so that nothing typed is
// ever sent into the void. What the desk cannot be told waits in the browser until it can. Without this
// the pages work, and keep nothing.

const SECONDS_BETWEEN_SAVES = 4;
const SAVES_BETWEEN_SIGNS_OF_LIFE = 5;
const LAST_WORDS = 60_000; // characters that a browser sends for a page that is gone

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

// What waits in the browser: of this person, for this article, by the page in which it was typed.
const WAITING = `unsaved ${kept?.dataset.person} ${kept?.dataset.address} `;

function wait(fields) {
  try {
    localStorage.setItem(WAITING + field("page").value, message(fields));
  } catch {
    // Full, or forbidden: then it is on the page alone.
  }
}

const waitNoLonger = (page) => localStorage.removeItem(WAITING + page);

// Hands over what pages that are gone could not; answers whether there was something.
async function handOver() {
  let isGiven = false;
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(WAITING))) {
    const body = new URLSearchParams(localStorage.getItem(key));
    body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    body.set("page_left", "on");
    if (!(await fetch(kept.dataset.address, { method: "POST", body, redirect: "manual" })).ok) continue;
    localStorage.removeItem(key);
    isGiven = true;
  }
  return isGiven;
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

async function answerTo(fields) {
  const response = await send(fields);
  if (response.status !== 403) return response;
  const renewed = await renewToken();
  return renewed.ok ? send(fields) : renewed;
}

function complain(response, isTyped) {
  if (response.type === "opaqueredirect") say(kept, kept.dataset.signedOut, true);
  else if (isTyped) say(kept, `${kept.dataset.refused} ${response.status}`, true);
}

// Tells the desk; answers whether it has taken it.
async function tell(fields) {
  try {
    const response = await answerTo(fields);
    if (response.ok) {
      const answer = await response.json();
      say(others, answer.others);
      if (fields) say(kept, answer.kept);
      if (fields) waitNoLonger(field("page").value);
      return true;
    }
    complain(response, Boolean(fields));
  } catch {
    say(kept, kept.dataset.unreachable, true);
  }
  if (fields) wait(fields);
  return false;
}

function keepWatch() {
  let last = kept.dataset.isTyped === "true" ? "" : typed().toString();
  let quiet = 0;
  let isThere = true;
  let isLeaving = false;

  const isChanged = () => typed().toString() !== last;

  async function save() {
    const fields = isChanged() ? typed() : null;
    if (!fields && ++quiet % SAVES_BETWEEN_SIGNS_OF_LIFE) return;
    quiet = 0;
    isThere = await tell(fields);
    if (isThere && fields) last = fields.toString();
  }

  async function watch() {
    if (!isLeaving) await save();
    setTimeout(watch, SECONDS_BETWEEN_SAVES * 1000);
  }

  form.addEventListener("submit", async (event) => {
    if (isLeaving || event.defaultPrevented) return;
    event.preventDefault();
    const { submitter } = event;
    isThere = await tell(typed());
    if (!isThere) {
      kept.scrollIntoView({ block: "center" });
      return;
    }
    isLeaving = true;
    form.requestSubmit(submitter);
  });

  // What the desk has not been told, and cannot be told any more, is not left by accident.
  window.addEventListener("beforeunload", (event) => {
    const isLost = isChanged() && (!isThere || message(typed()).toString().length > LAST_WORDS);
    if (!isLeaving && isLost) event.preventDefault();
  });

  window.addEventListener("pagehide", () => {
    if (isLeaving) return;
    const fields = isChanged() ? typed() : null;
    if (fields && !isThere) wait(fields);
    navigator.sendBeacon(kept.dataset.address, message(fields, { page_left: "on" }));
  });

  // Back from a page that answered a save: it is open again.
  window.addEventListener("pageshow", () => { isLeaving = false; });

  tell(null);
  setTimeout(watch, SECONDS_BETWEEN_SAVES * 1000);
}

// What was handed over is offered by the page when it is loaded anew.
async function begin() {
  const isOffered = kept.dataset.isTyped !== "true" && (await handOver().catch(() => false));
  if (isOffered) location.reload();
  else keepWatch();
}

if (form) window.addEventListener("load", () => setTimeout(begin));
