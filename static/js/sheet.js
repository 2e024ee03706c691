// What lies over the page on a phone goes away when one leaves it by keyboard.

const sheet = document.querySelector("[popover]");

sheet?.addEventListener("focusout", (event) => {
  const isLeft = event.relatedTarget && !sheet.contains(event.relatedTarget);
  if (isLeft && sheet.matches(":popover-open")) sheet.hidePopover();
});
