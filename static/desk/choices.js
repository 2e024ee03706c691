// Gives each choice that is searched as you type the name that its label says, also to those who only hear it.
function nameChoices() {
  for (const choice of document.querySelectorAll(".select2-selection--single")) {
    const label = choice.closest(".select2-container").previousElementSibling?.labels?.[0];
    const told = choice.getAttribute("aria-labelledby");
    if (!label || !told || (label.id && told.startsWith(label.id))) continue;
    label.id ||= `label-${label.htmlFor}`;
    choice.setAttribute("aria-labelledby", `${label.id} ${told}`);
    choice.querySelector(".select2-selection__rendered").setAttribute("aria-labelledby", label.id);
  }
}

window.addEventListener("load", () => setTimeout(nameChoices));
