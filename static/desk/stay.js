// Before a form is sent, asks whether the desk is there and knows us: what was typed is not sent into the
// void, nor to the login. Without it forms are sent as they are. The pages of articles do the same and more
// (see autosave.js).

const told = document.getElementById("stays");
const address = `${told?.dataset.address}?page=${"0".repeat(32)}`;
const sure = new WeakSet();

// Empty where the form can be sent. A login in another tab gives the browser another token.
async function obstacle() {
  try {
    const response = await fetch(address, { redirect: "manual" });
    if (response.type === "opaqueredirect") return told.dataset.signedOut;
    if (!response.ok) return "";
    const { token } = await response.json();
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
    return "";
  } catch {
    return told.dataset.unreachable;
  }
}

async function send(event) {
  const form = event.target;
  if (form.method !== "post" || !form.closest("#content-main") || sure.delete(form)) return;
  event.preventDefault();
  told.textContent = await obstacle();
  told.hidden = !told.textContent;
  if (told.textContent) {
    told.scrollIntoView({ block: "center" });
  } else {
    sure.add(form);
    form.requestSubmit(event.submitter);
  }
}

if (told && !document.getElementById("kept")) document.addEventListener("submit", send);
