"""A search as the engine takes it, built of parts: no reader's word is ever parsed by the engine.

Each record is searched by the rules of its own language: a word is looked up under the stem that each
language in use gives to it. Where all of them give the same, or there is one only, that is one look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import tantivy
from tantivy import Occur

from archive.catalog.language.reading import All, Either, Node, Not, Term
from archive.catalog.language.searchable import EVERYTHING, PAIRS, SEARCHABLE, STEMMER, TITLE, label_key
from archive.catalog.schema import SCHEMA
from archive.catalog.texts import OWN

Clause: TypeAlias = tuple[Occur, tantivy.Query]

TITLE_BOOST: Final = 3.0
"""How much more a word counts in the title, when hits are put into order by relevance."""


def stemmers_in_use(searcher: tantivy.Searcher) -> tuple[str, ...]:
    """The stemmers of the languages in which there are records, that of the most records first. (The
    engine's dictionary still knows those of records that are gone: they find nothing.)"""
    counted = searcher.terms_with_prefix(STEMMER, "")
    return tuple(name for name, _count in sorted(counted, key=lambda one: (-one[1], one[0]))) or (OWN,)


def clauses(nodes: Iterable[Node], stemmers: Sequence[str]) -> Iterator[Clause]:
    """The clauses of a boolean query that find what is asked, in records of these stemmers. Where all of
    the clauses exclude, the query needs another one that includes."""
    for node in nodes:
        if isinstance(node, Not):
            yield Occur.MustNot, _query((node.node,), stemmers)
        elif isinstance(node, All):
            yield from clauses(node.nodes, stemmers)
        elif isinstance(node, Either):
            yield Occur.Must, _any([_query((one,), stemmers) for one in node.nodes])
        else:
            yield from _term_clauses(node, stemmers)


def _query(nodes: tuple[Node, ...], stemmers: Sequence[str]) -> tantivy.Query:
    found = list(clauses(nodes, stemmers))
    if all(occur == Occur.MustNot for occur, _ in found):
        # The engine finds nothing by exclusion alone.
        found.append((Occur.Must, tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)))
    return found[0][1] if len(found) == 1 else tantivy.Query.boolean_query(found)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _term_clauses(term: Term, stemmers: Sequence[str]) -> Iterator[Clause]:
    field = SEARCHABLE[term.field]
    if term.begins:
        # The analyser leaves letters and digits only: nothing in them is an operator of a pattern.
        beginning, fields = f"{term.words[0]}.*", (field.words, field.stems)
        yield Occur.Must, _any([tantivy.Query.regex_query(SCHEMA, name, beginning) for name in fields])
    elif term.label is not None:
        yield Occur.Must, _by_language(PAIRS, lambda stemmer: _pairs(term, stemmer), stemmers)
    else:
        yield Occur.Must, _by_language(field.stems, term.stems, stemmers)
        if field is EVERYTHING:
            in_title = _by_language(TITLE.stems, term.stems, stemmers)
            yield Occur.Should, tantivy.Query.boost_query(in_title, TITLE_BOOST)


def _pairs(term: Term, stemmer: str) -> tuple[str, ...]:
    key = label_key(" ".join(term.label or ()), stemmer)
    return tuple(f"{key}={stem}" for stem in term.stems(stemmer) or ("",))


def _by_language(
    field: str, words: Callable[[str], tuple[str, ...]], stemmers: Sequence[str]
) -> tantivy.Query:
    """The records that have the words which each stemmer makes, in records of that stemmer."""
    users: dict[tuple[str, ...], list[tantivy.Query]] = {}
    for stemmer in stemmers:
        users.setdefault(words(stemmer), []).append(_uses(stemmer))
    (most, _users), *others = users.items()
    if not others:
        return _phrase(field, most)
    # The records of most languages are told by what they are not: the shorter lists are gone through.
    elsewhere = [(Occur.MustNot, use) for _said, uses in others for use in uses]
    parts = [[(Occur.Must, _phrase(field, said)), (Occur.Must, _any(uses))] for said, uses in others]
    parts.append([(Occur.Must, _phrase(field, most)), *elsewhere])
    return _any(list(map(tantivy.Query.boolean_query, parts)))


def _uses(stemmer: str) -> tantivy.Query:
    return tantivy.Query.const_score_query(tantivy.Query.term_query(SCHEMA, STEMMER, stemmer, "basic"), 0.0)


def _phrase(field: str, words: Sequence[str]) -> tantivy.Query:
    # The engine panics at a phrase of one word.
    if len(words) == 1:
        return tantivy.Query.term_query(SCHEMA, field, words[0], "freq")
    return tantivy.Query.phrase_query(SCHEMA, field, [*words])
