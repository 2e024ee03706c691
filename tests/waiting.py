"""Waiting in a browser for what only its own scripts know."""

from __future__ import annotations

from playwright.sync_api import Page

_LOOK = """() => new Promise((done, fail) => {
  const end = performance.now() + 30_000;
  const look = () => {
    if (%s) done();
    else if (performance.now() > end) fail(new Error("It never came."));
    else setTimeout(look, 20);
  };
  look();
})"""


def wait_until(page: Page, condition: str) -> None:
    """Wait until a condition in JavaScript holds. (The driver's own `wait_for_function` evaluates a text in
    the page, which our policy forbids, as soon as the condition does not hold at its first look.)"""
    page.evaluate(_LOOK % condition)
