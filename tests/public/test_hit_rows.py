from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from archive.catalog.hits import Hit, Named
from archive.catalog.marking import Piece
from archive.catalog.snippets import FoundDemand, FoundFact, Snippet
from archive.dates import EventDate
from archive.public.hit_rows import dateline, hit_rows

HOSTILE = "<script>\"'&"
SAFE = "&lt;script&gt;&quot;&#x27;&amp;"
FOUND = (Piece(HOSTILE), Piece(HOSTILE, marked=True))
SNIPPET = Snippet(
    title=FOUND,
    dek=FOUND,
    passages=(FOUND,),
    facts=(FoundFact(FOUND, FOUND),),
    demands=(FoundDemand("d1", FOUND),),
)


def hit(found: Snippet | None = None) -> Hit:
    return Hit(
        record=1,
        slug="note",
        title=HOSTILE,
        dek=HOSTILE,
        date=EventDate("", "1921-12-17"),
        edition=1,
        published_at=datetime(2022, 1, 1, tzinfo=UTC),
        corrected_at=None,
        tags=(Named("straits", HOSTILE),),
        found=found,
    )


@pytest.mark.parametrize(("found", "texts"), [(None, 3), (SNIPPET, 13)])
def test_record_in_a_list_escapes_every_text(found: Snippet | None, texts: int) -> None:
    row = hit_rows([hit(found)], 3)

    assert row.count(SAFE) == texts
    assert re.findall("<script|&(?!lt;|gt;|quot;|#x27;|amp;)", row) == []
    assert row.count("<mark>") == (texts - 1) // 2 if found else row.count("<mark>") == 0


def test_record_in_a_list_has_its_heading_at_the_level_that_is_asked_for() -> None:
    assert re.findall("</?h[1-6]>", hit_rows([hit()], 4)) == ["<h4>", "</h4>"]


@pytest.mark.parametrize(
    ("date", "with_said", "line"),
    [
        (EventDate("yesterday", "1921-12-17"), True, '<time datetime="1921-12-17">17 December 1921</time>'),
        (EventDate("<i>", "1921"), False, "1921"),
        (
            EventDate("<i>", "1921"),
            True,
            '1921 <span class="quiet">(in the source: <bdi>&lt;i&gt;</bdi>)</span>',
        ),
        (EventDate("1921", "1921"), True, "1921"),
    ],
)
def test_dateline_tells_what_the_source_says_where_that_differs(
    date: EventDate, with_said: bool, line: str
) -> None:
    assert dateline(date, with_said) == f'<p class="dateline">{line}</p>'
