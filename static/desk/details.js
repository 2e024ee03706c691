// Shows beside each choice that is found as you type what tells it from others.

function shown({ text, detail }) {
  if (!detail) return text;
  const choice = document.createElement("span");
  const told = Object.assign(document.createElement("span"), { className: "detail", textContent: detail });
  choice.append(text, told);
  return choice;
}

window.django?.jQuery?.fn.select2?.defaults.set("templateResult", shown);
