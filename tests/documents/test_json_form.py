from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from archive.dates import EventDate
from archive.documents import (
    SCHEMA,
    Document,
    InvalidDocument,
    Problem,
    Section,
    digest,
    from_data,
    from_json,
    problems,
    to_data,
    to_json,
)
from tests.documents.strategies import documents

SMALL = Document(
    title="Á", date=EventDate("2021", "2021"), blocks=(Section(heading="Text", points=("one",)),)
)
SMALL_JSON = (
    '{"blocks":[{"heading":"Text","kind":"section","points":["one"]}],'
    '"date":{"edtf":"2021","said":"2021"},"format":1,"title":"Á"}'
)


def test_to_json_is_canonical() -> None:
    assert to_json(SMALL) == SMALL_JSON


def test_digest_is_the_hash_of_the_canonical_bytes() -> None:
    assert digest(SMALL) == hashlib.sha256(SMALL_JSON.encode()).hexdigest()


@given(documents())
def test_json_written_and_read_is_the_same_document_and_keeps_to_the_schema(document: Document) -> None:
    assert problems(document) == ()
    assert from_json(to_json(document)) == document
    assert from_json(json.dumps(to_data(document)).encode()) == document
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(to_data(document))] == []


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


WRONG = [
    ({}, [Problem("format", "is not 1"), Problem("title", "is missing")]),
    ({"format": True, "title": "T"}, [Problem("format", "is not 1")]),
    ({"format": 2, "title": "T"}, [Problem("format", "is not 1")]),
    ({"format": 1, "title": 5}, [Problem("title", "is not a string")]),
    ({"format": 1, "title": "T", "colour": "red"}, [Problem("colour", "is not a field of this object")]),
    ({"format": 1, "title": ""}, [Problem("title", "is empty")]),
    ({"format": 1, "title": "T", "tags": "NATO"}, [Problem("tags", "is not a list")]),
    ({"format": 1, "title": "T", "tags": [""]}, [Problem("tags[0]", "is empty")]),
    (
        {"format": 1, "title": "T", "tags": ["a", "a"]},
        [Problem("tags[1]", "the name “a” stands at tags[0] already")],
    ),
    ({"format": 1, "title": "T", "blocks": ["x"]}, [Problem("blocks[0]", "is not an object")]),
    (
        {"format": 1, "title": "T", "blocks": [{"heading": "x"}]},
        [Problem("blocks[0]", "has no kind of: section, demands")],
    ),
    (
        {"format": 1, "title": "T", "blocks": [{"kind": "section", "heading": "x", "level": True}]},
        [Problem("blocks[0].level", "is not a whole number")],
    ),
    (
        {"format": 1, "title": "T", "blocks": [{"kind": "section", "heading": "x", "level": 7}]},
        [Problem("blocks[0].level", "is not a level from 2 to 6")],
    ),
    (
        {"format": 1, "title": "T", "blocks": [{"kind": "demands", "heading": "x"}]},
        [Problem("blocks[0].demands", "a demand list needs at least one demand")],
    ),
    (
        {"format": 1, "title": "T", "relations": [{"type": "likes", "target": "a"}]},
        [
            Problem(
                "relations[0].type",
                "is not one of: led-to, resulted-from, responds-to, answered-by, part-of, includes, "
                "restates, restated-by, contradicts, related",
            )
        ],
    ),
    (
        {"format": 1, "title": "T", "date": "2021"},
        [Problem("date", "is not an object with said and edtf alone")],
    ),
]


@pytest.mark.parametrize(("data", "found"), WRONG)
def test_from_data_names_what_is_wrong(data: object, found: list[Problem]) -> None:
    with pytest.raises(InvalidDocument) as raised:
        from_data(data)
    assert list(raised.value.problems) == found


@pytest.mark.parametrize("data", [data for data, _ in WRONG])
def test_schema_refuses_what_from_data_refuses(data: object) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(data)


def test_what_was_admitted_is_read_strictly_but_its_texts_are_not_examined_again() -> None:
    assert from_json('{"format":1,"title":"a  b"}', was_admitted=True) == Document(title="a  b")
    with pytest.raises(InvalidDocument):
        from_json('{"format":1,"title":5}', was_admitted=True)


def test_from_data_refuses_an_impossible_date() -> None:
    with pytest.raises(InvalidDocument) as raised:
        from_data({"format": 1, "title": "T", "date": {"edtf": "2023-02-30"}})
    assert [problem.path for problem in raised.value.problems] == ["date"]


NOT_JSON = {
    "empty": "",
    "open": "[",
    "word": "nonsense",
    "not a number": '{"a": NaN}',
    "name twice": '{"title": "a", "title": "b"}',
    "deep": "[" * 100_000,
    "not UTF-8": b"\xff",
}


@pytest.mark.parametrize("text", NOT_JSON.values(), ids=NOT_JSON)
def test_from_json_refuses_what_is_not_json(text: str | bytes) -> None:
    with pytest.raises(InvalidDocument) as raised:
        from_json(text)
    assert [problem.path for problem in raised.value.problems] == [""]
    assert raised.value.problems[0].message.startswith("is not JSON: ")


@pytest.mark.parametrize("data", [None, [], "text", 1])
def test_from_data_refuses_what_is_not_an_object(data: object) -> None:
    with pytest.raises(InvalidDocument) as raised:
        from_data(data)
    assert raised.value.problems == (Problem("", "is not an object"),)


@st.composite
def mutants(draw: st.DrawFn) -> Any:
    """The data of a document in which one object has a field too many, or one value the wrong type."""
    data = to_data(draw(documents()))
    objects: list[dict[str, Any]] = [data]
    for held in objects:
        values = [value for value in held.values() if isinstance(value, dict)]
        lists = [item for value in held.values() if isinstance(value, list) for item in value]
        objects += [value for value in (*values, *lists) if isinstance(value, dict)]
    held = draw(st.sampled_from(objects))
    name = draw(st.sampled_from([*held, "surplus"]))
    held[name] = draw(st.sampled_from([None, 3.5, True, {"x": 1}, ["\n"], "\n"]))
    return data


@pytest.mark.parametrize(
    "data",
    [
        {"format": 1, "title": "T\n"},
        {"format": 1, "title": "T", "sources": [{"key": "a\n", "title": "x"}]},
        {"format": 1, "title": "T", "relations": [{"type": "led-to", "target": "a\n"}]},
        {"format": 1, "title": "T", "answers": [{"demand": "a#b\n", "verdict": "rejected"}]},
    ],
)
def test_line_break_at_the_end_is_refused_by_schema_and_reader(data: Any) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(data)
    with pytest.raises(InvalidDocument):
        from_data(data)


@given(mutants())
def test_mutant_of_a_document_is_refused_by_schema_and_reader(data: Any) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(data)
    with pytest.raises(InvalidDocument):
        from_data(data)
