from __future__ import annotations

import pytest

from archive.desk.articles import document_of, save_document
from archive.desk.importing import tables
from archive.desk.importing.items import UnreadableItem
from archive.desk.importing.tables import KINDS, Table, guess, read_table
from archive.documents import Certainty, KeyFact, Relation, RelationType, Source
from tests.desk.documents import TREATY, titled

pytestmark = pytest.mark.django_db

FACTS = {"address": 0, "label": 1, "value": 2, "source": 3}
RELATIONS = {"address": 0, "type": 1, "target": 2}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_table_is_read_with_any_common_mark_between_columns(mark: str) -> None:
    lines = [["article", "label", "value"], ["talks", "Place", '"Two\nlines"'], ["", "", ""], ["a", "b", "c"]]
    text = "\r\n".join(mark.join(line) for line in lines)

    table = read_table(b"\xef\xbb\xbf" + text.encode())

    assert table.columns == ("article", "label", "value")
    assert table.rows == ((3, ("talks", "Place", "Two lines")), (5, ("a", "b", "c")))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no table"),
        (b"article,label\n", "no table"),
        (b"a\nb\xff", "line 2: byte 0xff is not UTF-8"),
        (b'a,b\n"x', "line 2: unexpected end of data"),
        (b"a,b\n\0,c", "line 2: holds a NUL character"),
        (b"," * 200 + b"\nx", "no table"),
        (b"a\n" + b"b\n" * (tables.MOST_ROWS + 1), "more than 5000 rows"),
    ],
)
def test_table_that_cannot_be_read_says_why(data: bytes, fault: str) -> None:
    with pytest.raises(UnreadableItem, match=fault):
        read_table(data)


def test_columns_are_guessed_by_their_names() -> None:
    table = read_table(b"Value,Slug,LABEL,other\nx,y,z,w")

    assert guess(table, KINDS["facts"]) == {"address": 1, "label": 2, "value": 0}


@pytest.mark.parametrize("kind", KINDS)
def test_columns_named_as_the_form_names_them_are_all_guessed(kind: str) -> None:
    columns = KINDS[kind].columns

    assert guess(Table(columns, ()), KINDS[kind]) == {held: place for place, held in enumerate(columns)}


def test_table_adds_facts_and_their_sources_to_what_is_there() -> None:
    article = save_document(TREATY, by=None)
    said = ("Form,Two drafts,", "Place,Capital,press", "Weather,Fog,A diary")
    rows = "\n".join(f"{article.slug},{row}" for row in said)

    [change], lost = tables.changes(
        read_table(f"article,label,value,source\n{rows}".encode()), KINDS["facts"], FACTS
    )

    assert (lost, change.refused, change.before) == ([], [], TREATY)
    assert change.after.key_facts == (
        *TREATY.key_facts,
        KeyFact(label="Place", value="Capital", source="press"),
        KeyFact(label="Weather", value="Fog", source="s1"),
    )
    assert change.after.sources == (*TREATY.sources, Source(key="s1", title="A diary"))


def test_table_imported_again_changes_nothing() -> None:
    article = save_document(titled("Talks"), by=None)
    table = read_table(f"article,label,value,source\n{article.slug},Weather,Fog,A diary".encode())
    [first], _lost = tables.changes(table, KINDS["facts"], FACTS)
    save_document(first.after, article=article, by=None)

    [second], _lost = tables.changes(table, KINDS["facts"], FACTS)

    assert second.after == second.before == document_of(article)


def test_table_adds_relations_as_they_are_named() -> None:
    article = save_document(titled("Talks"), by=None)
    rows = f"{article.slug},Responds to,1990-note\n{article.slug},led-to,war\n{article.slug},RELATED,war"

    [change], _lost = tables.changes(
        read_table(f"article,type,target\n{rows}".encode()), KINDS["relations"], RELATIONS
    )

    assert change.after.relations == (
        Relation(type=RelationType.RESPONDS_TO, target="1990-note"),
        Relation(type=RelationType.LED_TO, target="war"),
        Relation(type=RelationType.RELATED, target="war"),
    )


def test_table_of_relations_says_how_certain_they_are_and_who_says_so() -> None:
    article = save_document(titled("Talks"), by=None)
    columns = {name: place for place, name in enumerate(KINDS["relations"].columns)}
    rows = (
        f"{article.slug},led to,war,At once,Disputed,A diary\n{article.slug},led to,peace,,,\n"
        f"{article.slug},led to,fog,,surely,"
    )

    [change], _lost = tables.changes(
        read_table(f"article,type,target,note,certainty,source\n{rows}".encode()), KINDS["relations"], columns
    )

    led_to = RelationType.LED_TO
    assert change.after.relations == (
        Relation(type=led_to, target="war", note="At once", certainty=Certainty.DISPUTED, source="s1"),
        Relation(type=led_to, target="peace"),
    )
    assert change.after.sources == (Source(key="s1", title="A diary"),)
    assert change.refused == ["line 4: “surely” is none of: certain, probable, disputed"]


def test_rows_that_say_nothing_are_named_with_their_lines() -> None:
    article = save_document(titled("Talks"), by=None)
    rows = f"{article.slug},caused,war\n{article.slug},led to,\nnowhere,led to,war"

    [change], lost = tables.changes(
        read_table(f"article,type,target\n{rows}".encode()), KINDS["relations"], RELATIONS
    )

    assert lost == ["line 4: no article has the address “nowhere”"]
    assert [refused.partition(" is none of")[0] for refused in change.refused] == [
        "line 2: “caused”",
        "line 3: nothing stands under “target”",
    ]
    assert change.after == change.before


def test_short_rows_are_empty_where_they_end() -> None:
    article = save_document(titled("Talks"), by=None)

    [change], _lost = tables.changes(
        read_table(f"article,label,value,source\n{article.slug},Place".encode()), KINDS["facts"], FACTS
    )

    assert change.refused == ["line 2: nothing stands under “value”"]
