// What is pasted from a word processor or a web page comes out clean. Without it, or where the desk does
// not answer, the plain text is pasted.

const address = document.querySelector("[data-paste]")?.dataset.paste;

function formOf(field) {
  if (field.matches(".whole-text, .import-text")) return "text";
  if (field.name.endsWith("-paragraphs")) return "paragraphs";
  return field.name.endsWith("-points") ? "points" : "line";
}

async function cleaned(field, html) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
  body.set("html", html);
  body.set("form", formOf(field));
  if (!field.value.trim()) body.set("is_whole", "on");
  const response = await fetch(address, { method: "POST", body, redirect: "manual" });
  return (await response.json()).text;
}

// As if it were typed, so that it can be undone.
function insert(field, text) {
  field.focus();
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("paste", async (event) => {
  const field = event.target;
  const html = event.clipboardData?.getData("text/html");
  if (!address || !html || !field.matches?.("textarea")) return;
  event.preventDefault();
  const plain = event.clipboardData.getData("text/plain");
  insert(field, (await cleaned(field, html).catch(() => plain)) ?? plain);
});
