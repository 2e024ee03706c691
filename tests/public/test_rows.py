from __future__ import annotations

import re

from archive.catalog.hits import Named
from archive.public.archive_list import Choice
from archive.public.controls import Control, Option
from archive.public.histogram import Bar
from archive.public.rows import bar_rows, choice_rows, option_rows, tag_rows

HOSTILE = "<script>\"'&"
SAFE = "&lt;script&gt;&quot;&#x27;&amp;"


def choice(label: str, *within: Choice, is_chosen: bool = False) -> Choice:
    return Choice(label=label, href=f"/{label}", count=2, is_chosen=is_chosen, within=within)


def test_choices_stand_inside_those_that_they_narrow_down() -> None:
    year = choice("21", choice("May"), is_chosen=True)

    assert choice_rows([year, choice("1922")], True).split("<li>") == [
        "",
        '<a href="/21" aria-current="true" rel="nofollow"><bdi>21</bdi></a> <span class="quiet">2</span><ul>',
        '<a href="/May" rel="nofollow"><bdi>May</bdi></a> <span class="quiet">2</span></li></ul></li>',
        '<a href="/1922" rel="nofollow"><bdi>1922</bdi></a> <span class="quiet">2</span></li>',
    ]


def test_bar_of_no_records_leads_nowhere() -> None:
    empty, full = (
        Bar("1921", "1921: 0", "/1", 0, 0, 100, True),
        Bar("1922", "1922: 3", "/2", 3, 60, 40, False),
    )

    assert bar_rows([empty, full], False) == (
        '<li class="chosen"><span class="unseen">1921: 0</span></li>'
        '<li><a href="/2" title="1922: 3"><svg viewBox="0 0 1 100" preserveAspectRatio="none"'
        ' aria-hidden="true"><rect y="40" width="1" height="60"/></svg>'
        '<span class="unseen">1922: 3</span></a></li>'
    )


def test_rows_escape_every_text() -> None:
    option = Option(HOSTILE, HOSTILE, 1, True)
    control = Control(name=HOSTILE, label="", type="radio", options=(option,), all_address="", all_label="")
    bar = Bar(HOSTILE, HOSTILE, HOSTILE, 1, 100, 0, False)
    rows = (
        choice_rows([choice(HOSTILE, choice(HOSTILE))], False),
        option_rows(control),
        bar_rows([bar], False),
        tag_rows([Named("straits", HOSTILE)]),
    )

    assert [row.count(SAFE) for row in rows] == [4, 3, 3, 1]
    assert [re.findall("<script|&(?!lt;|gt;|quot;|#x27;|amp;)", row) for row in rows] == [[], [], [], []]
