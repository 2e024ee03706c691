// Tells what the event date means while it is typed. Without it the page tells after saving.

const PAUSE = 250;

const address = document.querySelector("[data-date]")?.dataset.date;
const said = document.getElementById("id_date");
const edtf = document.getElementById("id_edtf");
const reading = document.querySelector(".field-reading .readonly");

let timer;

// The EDTF form says it where somebody has changed it by hand.
const text = () => (edtf.value !== edtf.defaultValue ? edtf.value : said.value);

async function read() {
  const response = await fetch(`${address}?${new URLSearchParams({ said: text() })}`, { redirect: "manual" });
  if (!response.ok) return;
  const answer = await response.json();
  reading.textContent = answer.error ?? (answer.edtf ? `${answer.told} (EDTF ${answer.edtf})` : answer.told);
  reading.classList.toggle("unread", Boolean(answer.error));
}

if (address && said && edtf && reading) {
  reading.setAttribute("role", "status");
  for (const field of [said, edtf]) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => read().catch(() => {}), PAUSE);
    });
  }
}
