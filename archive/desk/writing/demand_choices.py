"""Demands that may be meant while somebody types which one is answered, or restated."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from archive.desk.lists import words
from archive.desk.models import Article, BlockParty, Demand
from archive.vocabulary.names import fold

MOST_ARTICLES = 10
MOST = 20


@dataclass(frozen=True, slots=True)
class DemandChoice:
    """A demand: how it is named (``address#key``), its words, who makes it, and the title and the date of
    its event."""

    reference: str
    text: str
    issuers: str
    event: str
    date: str


def demand_choices(said: str) -> list[DemandChoice]:
    """The demands of the articles in which these words stand, or of the address that is written so far; those
    in whose own text the words stand come first. A fixed number of queries."""
    wanted, _mark, key = said.strip().partition("#")
    if not wanted:
        return []
    has_demands = Exists(Demand.objects.filter(article=OuterRef("pk")))
    articles = words.search(Article.objects.filter(has_demands), wanted).order_by("-changed_at")
    keys = list(articles.values_list("pk", flat=True)[:MOST_ARTICLES])
    rows = with_sides(Demand.objects.filter(article__in=keys))
    demands = [each for each in rows.order_by("block__position", "position") if each.key.startswith(key)]
    demands.sort(key=lambda each: (not _says(each, wanted), keys.index(each.article_id)))
    return list(map(choice_of, demands[:MOST]))


def with_sides(demands: QuerySet[Demand]) -> QuerySet[Demand]:
    """The demands with what a choice says of them, in two queries."""
    parties = BlockParty.objects.select_related("party")
    return demands.select_related("article__record").prefetch_related(
        Prefetch("block__block_parties", parties)
    )


def choice_of(demand: Demand) -> DemandChoice:
    """A demand as a choice."""
    parties = demand.block.block_parties.all()
    return DemandChoice(
        reference=f"{demand.article.address}#{demand.key}",
        text=demand.text,
        issuers=", ".join(each.party.name for each in parties if each.role == BlockParty.Role.ISSUER),
        event=demand.article.title,
        date=demand.article.date.words,
    )


def _says(demand: Demand, wanted: str) -> bool:
    text = fold(demand.text)
    return all(word in text for word in fold(wanted).split())
