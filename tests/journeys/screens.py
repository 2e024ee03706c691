"""Screens on which an open page is shown, and what axe finds there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SCREENS: Final[dict[str, dict[str, Any]]] = {
    "wide and light": {"width": 1280, "height": 900, "color_scheme": "light"},
    "phone and dark": {"width": 390, "height": 900, "color_scheme": "dark"},
    "narrowest": {"width": 320, "height": 640, "color_scheme": "light"},
    "half as wide, where all is twice as large": {"width": 640, "height": 450, "color_scheme": "dark"},
    "colours of the reader": {"width": 820, "height": 900, "forced_colors": "active"},
}
WIDE_AND_PHONE: Final = tuple(SCREENS)[:2]
DEFAULT: Final[dict[str, Any]] = {"color_scheme": "light", "forced_colors": "none"}

EVERY_RULE: Final[dict[str, Any]] = {"resultTypes": ["violations"]}
"""Options of axe: all rules that it has by itself."""

_AXE: Final = Axe()


def turned(page: Page, screens: tuple[str, ...] = tuple(SCREENS)) -> Iterator[str]:
    """Show the open page on one screen after another: that costs less than to load it for each."""
    for name in screens:
        screen = SCREENS[name]
        page.set_viewport_size({"width": screen["width"], "height": screen["height"]})
        page.emulate_media(**{key: screen.get(key, value) for key, value in DEFAULT.items()})
        page.evaluate("document.getAnimations().forEach(each => each.finish())")  # colours that still fade
        yield name


def violations(page: Page, options: dict[str, Any] = EVERY_RULE) -> list[dict[str, Any]]:
    """What axe finds wrong with the page as it is shown now."""
    page.evaluate(f"if (!window.axe) {{ {_AXE.axe_script} }}")
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(options).then(all => all.violations)", options
    )
    return found


def is_too_wide(page: Page) -> bool:
    """Whether one must scroll to the side to read the page."""
    wider: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wider
