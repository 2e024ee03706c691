"""What the catalog must answer, computed the plain way: by looking at every document."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from math import inf

from archive.catalog.conditions import Condition
from archive.catalog.facets import Count
from archive.catalog.hits import Hit
from archive.catalog.holdings import Holding
from archive.catalog.language.reading import All, Either, Node, Not, Term, read_search
from archive.catalog.language.searchable import SEARCHABLE
from archive.catalog.query import CatalogQuery
from archive.catalog.texts import plain_words_of, stemmer_of, words_of
from archive.dates import EventDate, UnreadableDate, edtf_year, read_edtf, year_of
from tests.catalog.archives import LABELS


def matching(holdings: Iterable[Holding], query: CatalogQuery) -> list[Hit]:
    """The hits of a query, in the order of the record."""
    return [holding.hit for holding in holdings if matches(holding, query)]


def matches(holding: Holding, query: CatalogQuery) -> bool:
    """Whether a record is found by a query."""
    hit = holding.hit
    return (
        all(holds(holding, node) for node in read_search(query.words))
        and all(meets(holding, condition) for condition in query.conditions)
        and falls(hit.date, query)
    )


def meets(holding: Holding, condition: Condition) -> bool:
    """Whether a record carries, or lacks, what is asked."""
    return (condition.value in carried(holding)[condition.field]) == condition.wanted


def carried(holding: Holding) -> dict[str, set[str]]:
    """What a record carries, by the field of the index."""
    hit, document = holding.hit, holding.document
    return {
        "fact": {LABELS[fact.label] for fact in document.key_facts},
        "demands": {"some" if list(document.demands) else "none"},
        "sources": {"some" if document.sources else "none"},
        "precision": {hit.date.precision},
        "language": {hit.language or "en"},
        "tag": {term.slug for term in hit.tags},
        "party": {term.slug for term in hit.parties},
        "dossier": {term.slug for term in hit.dossiers},
    }


def holds(holding: Holding, node: Node) -> bool:
    """Whether what is asked holds of a record."""
    match node:
        case Not(one):
            return not holds(holding, one)
        case All(nodes):
            return all(holds(holding, one) for one in nodes)
        case Either(nodes):
            return any(holds(holding, one) for one in nodes)
        case Term():
            return says(holding, node)


def says(holding: Holding, term: Term) -> bool:
    """Whether the words follow each other in one of the texts that are meant, or a word begins so, by the
    rules of the record's language."""
    stemmer = stemmer_of(holding.hit.language)
    stems = term.stems(stemmer)
    if term.label is not None:
        label = words_of(" ".join(term.label), stemmer)
        return any(
            words_of(fact.label, stemmer) == label and follows(words_of(fact.value, stemmer), stems)
            for fact in holding.document.key_facts
        )
    texts = SEARCHABLE[term.field].texts(holding.hit, holding.document)
    if term.begins:
        said = (word for text in texts for word in (*plain_words_of(text), *words_of(text, stemmer)))
        return any(word.startswith(term.words[0]) for word in said)
    return any(follows(words_of(text, stemmer), stems) for text in texts)


def follows(said: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether the words stand in a text, one after the other."""
    return any(said[start : start + len(words)] == words for start in range(len(said) - len(words) + 1))


def falls(date: EventDate, query: CatalogQuery) -> bool:
    """Whether a date falls within the range of a query."""
    falls_between = date.surely_falls_between if query.certain else date.may_fall_between
    is_ranged = query.first_day is not None or query.last_day is not None
    return not is_ranged or falls_between(query.first_day, query.last_day)


def in_order(hits: Iterable[Hit], sort: str) -> list[int]:
    """The records by their dates, the undated last (or by their last change, the latest first), the
    record deciding between equals."""
    if sort == "changed":
        return [
            hit.record for hit in sorted(hits, key=lambda hit: (hit.changed_at, hit.record), reverse=True)
        ]
    dated = sorted(
        (day if (day := hit.date.first_day) is not None else hit.date.last_day, hit.record)
        for hit in hits
        if not hit.date.is_undated and (hit.date.first_day, hit.date.last_day) != (None, None)
    )
    placed = {record for _day, record in dated}
    rest = sorted(hit.record for hit in hits if hit.record not in placed)
    newest = sort != "oldest"
    return [record for _day, record in (dated[::-1] if newest else dated)] + (rest[::-1] if newest else rest)


def value_counts(holdings: Iterable[Holding], field: str) -> Counter[str]:
    """How many records carry each value."""
    return Counter(value for holding in holdings for value in carried(holding)[field])


def end_years(hits: Iterable[Hit]) -> set[int]:
    """The years in which their dates begin or end."""
    days = [day for hit in hits for day in (hit.date.first_day, hit.date.last_day)]
    return {year_of(day) for day in days if day is not None}


def years_of(query: CatalogQuery) -> tuple[float, float]:
    """The first and the last year that the range of the query touches."""
    return (
        -inf if query.first_day is None else year_of(query.first_day),
        inf if query.last_day is None else year_of(query.last_day),
    )


def year_counts(holdings: Iterable[Holding], query: CatalogQuery, years: Iterable[float]) -> dict[str, int]:
    """How many results the part of each year gives that lies in the range of the query."""
    return period_counts(holdings, query, map(edtf_year, map(int, years)))


def month_counts(holdings: Iterable[Holding], query: CatalogQuery, year: int) -> dict[str, int]:
    """The same for the months of a year; those that give none are left out."""
    months = (f"{edtf_year(year)}-{month:02}" for month in range(1, 13))
    return {edtf: count for edtf, count in period_counts(holdings, query, months).items() if count}


def day_counts(holdings: Iterable[Holding], query: CatalogQuery, month: str) -> dict[str, int]:
    """The same for the days of a month."""
    days = (f"{month}-{day:02}" for day in range(1, monthrange(2000, int(month[-2:]))[1] + 1))
    dates = (edtf for edtf in days if is_date(edtf))
    return {edtf: count for edtf, count in period_counts(holdings, query, dates).items() if count}


def is_date(edtf: str) -> bool:
    """Whether there is such a day."""
    try:
        return bool(read_edtf(edtf))
    except UnreadableDate:
        return False


def period_counts(holdings: Iterable[Holding], query: CatalogQuery, periods: Iterable[str]) -> dict[str, int]:
    """How many results the part of each period gives that lies in the range of the query."""
    dates = {edtf: read_edtf(edtf) for edtf in periods}
    return {edtf: len(within(holdings, query, date)) for edtf, date in dates.items()}


def within(holdings: Iterable[Holding], query: CatalogQuery, date: EventDate) -> list[Hit]:
    """The results of the query that match the period too, as far as the range touches it."""
    assert date.first_day is not None
    assert date.last_day is not None
    first = date.first_day if query.first_day is None else max(date.first_day, query.first_day)
    last = date.last_day if query.last_day is None else min(date.last_day, query.last_day)
    if first > last:
        return []
    return matching(holdings, replace(query, first_day=first, last_day=last))


def counted(counts: Iterable[Count]) -> dict[str, int]:
    """Counts as a plain mapping."""
    return {count.value: count.count for count in counts}
