"""The rows by which articles carry terms, and moving them from one term to another and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from django.db.models import Exists, OuterRef, QuerySet

from archive.desk.models import ArticleDossier, ArticleParty, BlockParty, TaggedArticle
from archive.vocabulary.models import Dossier, Party, Tag, Term

Place: TypeAlias = list[Any]
"""Where a row stood: the values of its link's `place`, its position, and whether the other term stood
there too."""

BATCH = 500


@dataclass(frozen=True, slots=True)
class Link:
    """A table of such rows. `term` is the field that points at the term, `owner` are those that make a
    row unique together with it, and `place` finds the row again after its article was saved anew."""

    model: Any
    term: str
    owner: tuple[str, ...]
    place: tuple[str, ...]

    def rows(self, term: Term) -> QuerySet[Any]:
        """The rows that point at the term."""
        rows: QuerySet[Any] = self.model._default_manager.filter(**{self.term: term})
        return rows

    def move(self, term: Term, into: Term) -> list[Place]:
        """Let each row point at the other term; of two rows that then were the same one goes.
        Returns where the rows stood."""
        both = self._beside(into, self.rows(term))
        doubled = set(both.values_list("pk", flat=True))
        rows = list(self.rows(term).values_list("pk", *self.place, "position"))
        both.delete()
        self.rows(term).update(**{self.term: into})
        return [[*place, pk in doubled] for pk, *place in rows]

    def restore(self, places: Iterable[Place], term: Term, holder: Term) -> None:
        """Give the term back the rows that stood at the places, of those that the holder has now. Where
        the article was changed since, so that the holder is not there, it stays as it is."""
        held = self.rows(holder).values_list("pk", *self.place, *self.owner)
        width = len(self.place)
        rows = {tuple(row[1 : width + 1]): row for row in held}
        found = [(place, row) for place in places if (row := rows.get(tuple(place[:width])))]
        doubled = [(place[width], row[width + 1 :]) for place, row in found if place[-1]]
        self._put_beside(doubled, term, holder)
        for batch in _batches(row[0] for place, row in found if not place[-1]):
            self.model._default_manager.filter(pk__in=batch).update(**{self.term: term})

    def _beside(self, other: Term, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the rows whose owner has a row of the other term too."""
        same_owner = {field: OuterRef(field) for field in self.owner}
        return rows.filter(Exists(self.rows(other).filter(**same_owner)))

    def _put_beside(self, rows: list[tuple[int, tuple[Any, ...]]], term: Term, holder: Term) -> None:
        """New rows of the term where the holder stands too, at their old position if it is free."""
        beside = self._beside(holder, self.model._default_manager.all())
        taken: dict[tuple[Any, ...], set[int]] = {}
        for *owner, position in beside.values_list(*self.owner, "position") if rows else ():
            taken.setdefault(tuple(owner), set()).add(position)
        self.model._default_manager.bulk_create(
            self.model(
                **dict(zip(self.owner, owner, strict=True)),
                **{self.term: term},
                position=position if position not in taken[owner] else max(taken[owner]) + 1,
            )
            for position, owner in rows
        )


def _batches(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while batch := list(islice(rest, BATCH)):
        yield batch


LINKS: dict[type[Term], dict[str, Link]] = {
    Tag: {"tags": Link(TaggedArticle, "tag", ("content_object_id",), ("content_object_id",))},
    Party: {
        "parties": Link(ArticleParty, "party", ("article_id",), ("article_id",)),
        "demand lists": Link(
            BlockParty, "party", ("block_id", "role"), ("block__article_id", "block__position", "role")
        ),
    },
    Dossier: {"dossiers": Link(ArticleDossier, "dossier", ("article_id",), ("article_id",))},
}
"""All rows that point at the terms of each vocabulary."""
