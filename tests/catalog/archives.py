"""Strategies for small archives, queries that hit them, and an index made of them."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

from archive.catalog.conditions import Condition
from archive.catalog.hits import Hit, Named
from archive.catalog.holdings import Holding
from archive.catalog.language.reading import UnreadableSearch, read_search
from archive.catalog.language.searchable import FIELDS
from archive.catalog.query import CatalogQuery
from archive.catalog.storage import Mark, Shelf, Snapshot
from archive.dates import Precision, day_number, read_edtf
from archive.documents import Demand, DemandList, Document, KeyFact, Section, Source
from tests.memory import IN_MEMORY

SLUGS = {"nato": "NATO", "ünited": "Ünited", "c-2": "C++", "kyiv": "Kyïv"}
TERMS = tuple(Named(slug, name) for slug, name in SLUGS.items())
LABELS = {
    "Peace": "peace",
    "peace treaty": "peace-treaty",
    "Peace Tréaty:": "peace-treaty",
    "treaty": "treaty",
    "人权": "人权",
    "€": "u20ac",
}
"""Labels of facts, with what they are called in addresses."""

WORDS = ("peace", "Peaces", "treaty", "Kyïv", "kyiv", "U.S.", "人权", "don't", "of", "Ελλάδα", "x" * 30)
LANGUAGES = ("", "", "", "en", "de", "uk", "fr-CA", "pl")
"""Of records: the archive's own by either way of saying it, with rules of their own, without any."""

DATES = (
    "",
    "2021-12-17",
    "2021-12",
    "2021",
    "2021-12/2022-02",
    "2022-01/2022-04~",
    "2022-02-24/..",
    "../1918-03-03",
    "19XX",
    "1850/2021",
    "-0043-03-15",
    "0000",
    "2021-21",
    "1997~",
)
DAYS = tuple(
    day_number(*parts)
    for parts in (
        (-43, 3, 15),
        (0, 1, 1),
        (1918, 3, 3),
        (1997, 6, 1),
        (2021, 1, 1),
        (2021, 12, 17),
        (2022, 1, 31),
    )
)
PUBLISHED_AT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

CORRECTED_AT = tuple(PUBLISHED_AT + datetime.timedelta(days=days) for days in (1, 400))

texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
terms = st.lists(st.sampled_from(TERMS), max_size=len(TERMS), unique=True).map(tuple)


facts = st.builds(KeyFact, label=st.sampled_from([*LABELS]), value=texts)
sources = st.builds(Source, key=st.just("s1"), title=texts, issuer=texts)
demands = texts.map(lambda text: DemandList(demands=(Demand(key="d1", text=text),)))


@st.composite
def holdings(draw: st.DrawFn, record: int) -> Holding:
    """A record with this id."""
    title = draw(texts)
    language = draw(st.sampled_from(LANGUAGES))
    hit = Hit(
        record=record,
        slug=f"r-{record}",
        title=title,
        dek="",
        date=read_edtf(draw(st.sampled_from(DATES))),
        edition=1,
        published_at=PUBLISHED_AT,
        corrected_at=draw(st.sampled_from((None, *CORRECTED_AT))),
        tags=draw(terms),
        parties=draw(terms),
        dossiers=draw(terms),
        language=language,
    )
    document = Document(
        title=title,
        language=language,
        key_facts=tuple(draw(st.lists(facts, max_size=2))),
        sources=tuple(draw(st.lists(sources, max_size=1))),
        blocks=(
            Section(heading=draw(texts), points=(draw(texts), draw(texts))),
            *draw(st.lists(demands, max_size=1)),
        ),
    )
    return Holding(hit=hit, document=document, addresses=(hit.slug,))


def dated(record: int, edtf: str) -> Holding:
    """A record of which nothing is known but its date."""
    hit = Hit(
        record=record,
        slug=f"r-{record}",
        title="",
        dek="",
        date=read_edtf(edtf),
        edition=1,
        published_at=PUBLISHED_AT,
        corrected_at=None,
    )
    return Holding(hit=hit, document=Document(title=""), addresses=(hit.slug,))


@st.composite
def archives(draw: st.DrawFn) -> list[Holding]:
    """Up to eight records."""
    return [draw(holdings(record)) for record in range(1, draw(st.integers(0, 8)) + 1)]


_words = st.sampled_from((*WORDS, "PEACE", "nowhere"))
_phrases = st.lists(_words, min_size=1, max_size=3).map(lambda some: f'"{" ".join(some)}"')
_beginnings = st.sampled_from(("peac*", "TREA*", "kyi*", "nat*"))
_confined = st.tuples(
    st.sampled_from(tuple(f"{field.name}:" for field in FIELDS)), _words | _phrases | _beginnings
).map("".join)
_facts = st.tuples(
    st.sampled_from(("fact:peace=", "fact:treaty=", 'fact:"peace treaty"=')), st.just("") | _words | _phrases
).map("".join)
_terms = _words | _phrases | _beginnings | _confined | _facts


def _grouped(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.tuples(parts, st.sampled_from((" ", " OR ")), parts).map("".join)
    return joined | joined.map(lambda text: f"({text})") | parts.map(lambda text: f"-({text})")


def searches() -> st.SearchStrategy[str]:
    """A search of words, phrases, beginnings and fields, with exclusions, alternatives and groups."""
    signed = st.tuples(st.sampled_from(("", "", "-")), _terms).map("".join)
    return st.just("") | st.recursive(signed, _grouped, max_leaves=4).filter(_is_readable)


def _is_readable(text: str) -> bool:
    try:
        return bool(read_search(text))
    except UnreadableSearch:
        return False


VALUES = {
    **dict.fromkeys(("tag", "party", "dossier"), (*SLUGS, "unknown")),
    "fact": (*LABELS.values(), "unknown"),
    **dict.fromkeys(("demands", "sources"), ("some", "none")),
    "precision": tuple(Precision),
    "language": ("en", "uk", "fr-CA", "unknown"),
}
"""What can be asked for in each field, some of it carried by no record."""


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """What must or must not be carried."""
    field = draw(st.sampled_from([*VALUES]))
    return Condition(field, draw(st.sampled_from(VALUES[field])), draw(st.sampled_from((True, True, False))))


@st.composite
def queries(draw: st.DrawFn) -> CatalogQuery:
    """A query; a range of dates may be open, a day, a year or of length."""
    first, last = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    year = (day_number(2021, 1, 1), day_number(2021, 12, 31))
    first_day, last_day = draw(
        st.sampled_from(((None, None), (first, last), (None, last), (first, None), (first, first), year))
    )
    return CatalogQuery(
        words=draw(searches()),
        conditions=tuple(draw(st.lists(conditions(), max_size=4, unique=True))),
        first_day=first_day,
        last_day=last_day,
        certain=draw(st.booleans()),
        sort=draw(st.sampled_from(("newest", "oldest", "relevance", "changed"))),
    )


@contextmanager
def indexed(holdings: list[Holding], *, commits: int = 1) -> Iterator[Snapshot]:
    """An index of these records, written in so many commits (each leaves a segment)."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        shelf = Shelf(Path(folder))
        with shelf.locked(0), shelf.replacing() as writing:
            writing.commit(Mark(0, ""))
        for part in range(commits):
            with shelf.locked(0), shelf.writing() as writing:
                for holding in holdings[part::commits]:
                    writing.put(holding)
                writing.commit(Mark(part + 1, ""))
        snapshot = shelf.snapshot()
        assert snapshot
        yield snapshot
