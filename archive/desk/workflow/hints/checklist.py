"""The whole check list of an article: a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.desk.articles import addresses, demands
from archive.desk.models import Article
from archive.desk.suggestions import suggestions_for
from archive.desk.vocabulary_care import doubts
from archive.desk.workflow.hints import anchors, relations, texts, translations
from archive.desk.workflow.hints.hint import Hint
from archive.desk.writing.restatements import likely
from archive.documents import Document, problems
from archive.ledger import references
from archive.ledger.models import Address, Record
from archive.vocabulary.models import Tag


def checklist(article: Article, document: Document) -> list[Hint]:
    """What an editor should know before the document becomes an edition of the article; what blocks
    it comes first."""
    today = timezone.localdate()
    hints = [
        *_blocking(article, document),
        *texts.of_document(document, today),
        *_references(article, document),
        *relations.of_relations(article, document),
        *translations.of_translation(document),
        *_rare_tags(document),
        *_restatements(article, document),
        *_related(article, document),
    ]
    return sorted(hints, key=lambda hint: not hint.blocks)


def _blocking(article: Article, document: Document) -> Iterator[Hint]:
    for problem in problems(document):
        yield Hint("ill-formed", str(problem), blocks=True)
    if addresses.belongs_to_other(article.slug, article):
        yield Hint("address", _("Its address belongs to another record."), blocks=True)
    for keys in anchors.broken([(article, document)]).values():
        yield Hint("demand-gone", anchors.gone(keys), blocks=True)


def _references(article: Article, document: Document) -> Iterator[Hint]:
    named = references.named(document)
    states = dict(Address.objects.filter(slug__in=named).values_list("slug", "record__state"))
    own = {"", article.address, article.slug}
    if unknown := [slug for slug in named if slug not in states and slug not in own]:
        message = _("Named, but not public: %(slugs)s. It is left out.")
        yield Hint("not-public", message % {"slugs": texts.listed(unknown)})
    if withdrawn := [slug for slug in named if states.get(slug) == Record.State.WITHDRAWN]:
        message = _("Named, but withdrawn: %(slugs)s.")
        yield Hint("withdrawn", message % {"slugs": texts.listed(withdrawn)})
    yield from _demands(document, own)


def _demands(document: Document, own: set[str]) -> Iterator[Hint]:
    """Answers to demands, and demands restated, that their record does not have."""
    wanted = [answer.demand for answer in document.answers]
    wanted += [demand.restates for demand in document.demands if demand.restates]
    others = [reference for reference in wanted if reference.partition("#")[0] not in own]
    keys = {demand.key for demand in document.demands}
    lost = {each for each in wanted if each not in others and each.partition("#")[2] not in keys}
    lost |= demands.missing(others)
    if gone := [reference for reference in wanted if reference in lost]:
        yield Hint("no-demand", _("No such demand: %(references)s.") % {"references": texts.listed(gone)})


def _rare_tags(document: Document) -> Iterator[Hint]:
    used = Tag.objects.filter(name__in=document.tags).annotate(uses=Count("tagged_articles"))
    common = {name for name, uses in used.values_list("name", "uses") if uses > 1}
    if rare := [name for name in document.tags if name not in common]:
        yield Hint("rare-tag", _("No other article has the tag %(tags)s.") % {"tags": texts.listed(rare)})
        yield from (Hint("near-twin", said) for said in doubts.twinned(Tag, rare))


def _restatements(article: Article, document: Document) -> Iterator[Hint]:
    for key, choice in likely(article, document):
        message = _("Demand %(key)s was perhaps made before: %(reference)s, “%(text)s”.")
        yield Hint("restates", message % {"key": key, "reference": choice.reference, "text": choice.text})


def _related(article: Article, document: Document) -> Iterator[Hint]:
    if titles := [one.hit.title for one in suggestions_for(article, document)]:
        yield Hint("related", _("Perhaps related: %(titles)s.") % {"titles": texts.listed(titles)})
