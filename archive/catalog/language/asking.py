"""A search as the engine takes it, built of parts: no reader's word is ever parsed by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

import tantivy
from tantivy import Occur

from archive.catalog.language.reading import All, Either, Node, Not, Term
from archive.catalog.language.searchable import EVERYTHING, PAIRS, SEARCHABLE, TITLE, label_key
from archive.catalog.schema import SCHEMA

Clause: TypeAlias = tuple[Occur, tantivy.Query]

TITLE_BOOST: Final = 3.0
"""How much more a word counts in the title, when hits are put into order by relevance."""


def clauses(nodes: Iterable[Node]) -> Iterator[Clause]:
    """The clauses of a boolean query that find what is asked. Where all of them exclude, the query
    needs another one that includes."""
    for node in nodes:
        if isinstance(node, Not):
            yield Occur.MustNot, _query((node.node,))
        elif isinstance(node, All):
            yield from clauses(node.nodes)
        elif isinstance(node, Either):
            yield Occur.Must, _any([_query((one,)) for one in node.nodes])
        else:
            yield from _term_clauses(node)


def _query(nodes: tuple[Node, ...]) -> tantivy.Query:
    found = list(clauses(nodes))
    if all(occur == Occur.MustNot for occur, _ in found):
        # The engine finds nothing by exclusion alone.
        found.append((Occur.Must, tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)))
    return found[0][1] if len(found) == 1 else tantivy.Query.boolean_query(found)


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, query) for query in queries])


def _term_clauses(term: Term) -> Iterator[Clause]:
    field = SEARCHABLE[term.field]
    if term.begins:
        # The analyser leaves letters and digits only: nothing in them is an operator of a pattern.
        beginning, fields = f"{term.words[0]}.*", (field.words, field.stems)
        yield Occur.Must, _any([tantivy.Query.regex_query(SCHEMA, name, beginning) for name in fields])
    elif term.label is not None:
        key = label_key(" ".join(term.label))
        yield Occur.Must, _phrase(PAIRS, [f"{key}={stem}" for stem in term.stems or ("",)])
    else:
        yield Occur.Must, _phrase(field.stems, term.stems)
        if field is EVERYTHING:
            yield Occur.Should, tantivy.Query.boost_query(_phrase(TITLE.stems, term.stems), TITLE_BOOST)


def _phrase(field: str, words: Sequence[str]) -> tantivy.Query:
    # The engine panics at a phrase of one word.
    if len(words) == 1:
        return tantivy.Query.term_query(SCHEMA, field, words[0], "freq")
    return tantivy.Query.phrase_query(SCHEMA, field, [*words])
