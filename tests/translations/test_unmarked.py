"""No template shows words that nothing translates."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_architecture import text, tracked
from tests.translations.unmarked import unmarked, unmarked_in_script

OF_DEVELOPERS = {Path("templates/style.html")}
"""Shown only with DEBUG."""


def test_templates_translate_what_they_show() -> None:
    templates = set(tracked(".html")) - OF_DEVELOPERS

    assert [f"{path}:{fault}" for path in sorted(templates) for fault in unmarked(text(path))] == []


@pytest.mark.parametrize(
    "source",
    [
        "<p>\nClose</p>",
        '\n<button aria-label="Close">×</button>',
        '<input\ntype="submit" value="Close">',
        "\n{% if here %}Close{% endif %}",
        "{% blocktranslate %}Open{% endblocktranslate %}\nClose",
        "{% block bodyclass %}wide{% endblock %}\nClose",
    ],
)
def test_unmarked_words_are_found(source: str) -> None:
    (found,) = unmarked(source)

    assert found.endswith(": Close")


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Close" %}',
        "<p>{% blocktranslate count n=n %}{{ n }} tag{% plural %}{{ n }} tags{% endblocktranslate %}</p>",
        "{# Close #}{% comment %}Close{% endcomment %}<!-- Close -->",
        '<a title="{% translate \'Close\' %}" class="close">×</a>',
        '{% block here %} aria-current="page"{% endblock %}',
        '<code>title:ultimatum</code><script>close()</script><input type="hidden" value="close">',
        "<p>{{ words }} · CSV, 12, x</p>",
    ],
)
def test_what_is_translated_or_not_shown_is_no_fault(source: str) -> None:
    assert list(unmarked(source)) == []


def test_scripts_get_their_words_from_the_page() -> None:
    scripts = tracked(".js")

    assert scripts
    assert [f"{path}: {words}" for path in scripts for words in unmarked_in_script(text(path))] == []


def test_sentence_in_a_script_is_found() -> None:
    source = 'if (event.key === "Enter") told.textContent = `Nothing was saved: ${why}`; // "Not here"'

    assert list(unmarked_in_script(source)) == ["Nothing was saved: ${why}", "Not here"]
