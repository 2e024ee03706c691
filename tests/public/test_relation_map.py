from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.webs import Edge, Web
from archive.documents import Certainty, RelationType
from archive.public.relation_map import WIDTH, drawn, fitted
from tests.public.test_relations import hit

NUMBER = re.compile(r"-?[\d.]+")


@st.composite
def webs(draw: st.DrawFn) -> Web:
    """A web of up to forty records with any relations."""
    size = draw(st.integers(1, 40))
    records = st.integers(1, size)
    pairs = draw(st.lists(st.tuples(records, records).filter(lambda pair: pair[0] != pair[1]), max_size=30))
    return Web(
        start=draw(records),
        hits={record: hit(record, title="W" * draw(st.integers(0, 200))) for record in range(1, size + 1)},
        edges=tuple(Edge(*pair, RelationType.LED_TO, "", Certainty.CERTAIN, "", pair[0]) for pair in pairs),
    )


@given(webs())
def test_everything_stands_within_the_drawing_and_time_runs_to_the_right(web: Web) -> None:
    drawing = drawn(web)

    assert [dot.hit.record for dot in drawing.dots] == list(web.hits)
    assert [dot.x for dot in drawing.dots] == sorted(dot.x for dot in drawing.dots)
    assert len({dot.y for dot in drawing.dots}) == len(drawing.dots)
    for line in drawing.lines:
        numbers = [float(number) for number in NUMBER.findall(line.path)]
        assert min(numbers) >= 0
        assert max(numbers) <= max(WIDTH, drawing.height)


@given(webs())
def test_line_crosses_no_title(web: Web) -> None:
    drawing = drawn(web)
    places = {dot.hit.record: dot for dot in drawing.dots}

    for line in drawing.lines:
        upper, lower = sorted((places[line.edge.one], places[line.edge.other]), key=lambda dot: dot.y)
        passed = [dot for dot in drawing.dots if upper.y < dot.y < lower.y]
        assert [dot for dot in passed if dot.x < upper.x] == []
        assert lower.x >= upper.x


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Moscow", 6, "Moscow"),
        ("Moscow asks", 6, "Mosco…"),
        ("两国会谈", 6, "两国…"),
        ("", 3, ""),
        ("a b c", 3, "a…"),
    ],
)
def test_title_is_cut_to_its_room(text: str, room: int, shown: str) -> None:
    assert fitted(text, room) == shown
