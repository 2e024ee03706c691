from __future__ import annotations

from django.template import Context, Template
from django.utils import translation


def test_fixed_part_is_written_once_in_each_language() -> None:
    page = Template("{% load fixed texts %}{% fixed %}{{ told }}: {{ 'archive'|path }}{% endfixed %}")

    def written(language: str, told: str) -> str:
        with translation.override(language):
            return page.render(Context({"told": told}))

    assert written("en", "first") == written("en", "again") == "first: /archive/"
    assert written("uk", "first elsewhere") == written("uk", "again") == "first elsewhere: /uk/archive/"
