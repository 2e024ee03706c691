"""The desk has the readers' colours and fonts, and none of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib import admin

from tests.templates import ROOT

OURS = sorted((ROOT / "static" / "desk").glob("*.css"))
TOKENS = ROOT / "static" / "css" / "tokens.css"
DJANGO = Path(admin.__file__).parent / "static" / "admin" / "css" / "base.css"
LITERAL = re.compile(r"#(?:[0-9a-f]{3,4}){1,2}\b(?=[^{}]*})|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)


def own_colours(css: str) -> list[str]:
    """Colours that are written out in declarations, and not named."""
    return LITERAL.findall(css)


def unknown_names(css: str, known: str) -> set[str]:
    """Custom properties that are used, and declared nowhere."""
    return set(re.findall(r"var\((--[\w-]+)", css)) - set(re.findall(r"(--[\w-]+):", known))


@pytest.mark.parametrize("sheet", OURS, ids=lambda sheet: sheet.name)
def test_stylesheet_of_the_desk_names_colours_of_the_tokens(sheet: Path) -> None:
    css = sheet.read_text()
    known = "".join(each.read_text() for each in (TOKENS, DJANGO, *OURS))

    assert own_colours(css) == []
    assert unknown_names(css, known) == set()


def test_every_name_that_django_has_for_a_colour_or_font_is_said_in_tokens() -> None:
    theme = (ROOT / "static" / "desk" / "theme.css").read_text()
    declared = set(re.findall(r"(--[\w-]+):", DJANGO.read_text()))

    assert declared - set(re.findall(r"(--[\w-]+):", theme)) == set()


@pytest.mark.parametrize("colour", ["#ba2121", "#FFF", "rgb(0 0 0)", "rgba(0, 0, 0, .5)"])
def test_own_colour_is_found(colour: str) -> None:
    assert own_colours(f"#header {{ color: {colour}; }}") != []


def test_unknown_name_is_found() -> None:
    assert unknown_names("a { color: var(--lnik); }", "--link: blue;") == {"--lnik"}
