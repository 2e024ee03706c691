"""Narrowing a list of articles: by tag, party, dossier, language, event date, and by what articles lack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from archive.desk.models import (
    Article,
    ArticleDossier,
    ArticleParty,
    Block,
    BlockParty,
    KeyFact,
    Relation,
    Source,
    TaggedArticle,
)
from archive.vocabulary import languages
from archive.vocabulary.models import Dossier, Party, Tag


class Lack(TextChoices):
    """What an article can be without."""

    DATE = "date", _("date")
    TAG = "tag", _("tag")
    PARTY = "party", _("party")
    DOSSIER = "dossier", _("dossier")
    SOURCE = "source", _("source")
    KEY_FACT = "key_fact", _("key fact")
    DEMANDS = "demands", _("demand list")
    RELATION = "relation", _("relation")


def _none(links: QuerySet[Any], article: str = "article") -> Q:
    return ~Q(Exists(links.filter(**{article: OuterRef("pk")})))


LACKING: dict[str, Callable[[], Q]] = {
    Lack.DATE: lambda: Q(date_edtf=""),
    Lack.TAG: lambda: _none(TaggedArticle._default_manager.all(), "content_object"),
    Lack.PARTY: lambda: _none(ArticleParty.objects.all()),
    Lack.DOSSIER: lambda: _none(ArticleDossier.objects.all()),
    Lack.SOURCE: lambda: _none(Source.objects.all()),
    Lack.KEY_FACT: lambda: _none(KeyFact.objects.all()),
    Lack.DEMANDS: lambda: _none(Block.objects.filter(kind=Block.Kind.DEMAND_LIST)),
    Lack.RELATION: lambda: _none(Relation.objects.all()),
}
"""What it means to be without each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What the articles of a list must have in common. `first_day` and `last_day` are day numbers of
    `archive.dates`, both counted in; an event whose date is vague is between them if it may be, and
    with `certain` only if it must be."""

    tag: Tag | None = None
    party: Party | None = None
    dossier: Dossier | None = None
    language: str = ""
    first_day: int | None = None
    last_day: int | None = None
    certain: bool = False
    without: tuple[str, ...] = ()

    def of(self, articles: QuerySet[Article]) -> QuerySet[Article]:
        """Those of the articles that have it."""
        if self.tag:
            tagged = TaggedArticle._default_manager.filter(tag=self.tag)
            articles = articles.filter(pk__in=tagged.values("content_object"))
        if self.party:
            articles = articles.filter(_concerns(self.party))
        if self.dossier:
            filed = ArticleDossier.objects.filter(dossier=self.dossier)
            articles = articles.filter(pk__in=filed.values("article"))
        if self.language:
            articles = articles.filter(language__in=languages.ways_to_say(self.language))
        for lack in self.without:
            articles = articles.filter(LACKING[lack]())
        return self._dated(articles)

    def _dated(self, articles: QuerySet[Article]) -> QuerySet[Article]:
        if self.first_day is None and self.last_day is None:
            return articles
        dated = articles.exclude(date_edtf="")
        return dated.filter(self._surely() if self.certain else self._perhaps())

    def _perhaps(self) -> Q:
        """The spans overlap; a bound that is open reaches as far as there are days."""
        condition = Q()
        if self.first_day is not None:
            condition &= Q(last_day=None) | Q(last_day__gte=self.first_day)
        if self.last_day is not None:
            condition &= Q(first_day=None) | Q(first_day__lte=self.last_day)
        return condition

    def _surely(self) -> Q:
        """One span lies within the other; what is open does not."""
        condition = Q()
        if self.first_day is not None:
            condition &= Q(first_day__gte=self.first_day)
        if self.last_day is not None:
            condition &= Q(last_day__lte=self.last_day)
        return condition


def _concerns(party: Party) -> Q:
    """The articles whose event the party is part of, or in which it demands or is addressed."""
    named = BlockParty.objects.filter(party=party).values("block__article")
    return Q(pk__in=ArticleParty.objects.filter(party=party).values("article")) | Q(pk__in=named)
