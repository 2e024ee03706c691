"""The whole check list of an article: a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.desk.articles import addresses
from archive.desk.models import Article, Demand
from archive.desk.workflow.hints import anchors, texts
from archive.desk.workflow.hints.hint import Hint
from archive.desk.workflow.hints.related import related_to
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
        *_rare_tags(document),
        *_related(article, document),
    ]
    return sorted(hints, key=lambda hint: not hint.blocks)


def _blocking(article: Article, document: Document) -> Iterator[Hint]:
    for problem in problems(document):
        yield Hint("ill-formed", str(problem), blocks=True)
    if addresses.belongs_to_other(article.slug, article):
        yield Hint("address", _("Its address belongs to another record."), blocks=True)
    for keys in anchors.broken([(article, document)]).values():
        yield Hint("demand-gone", gone_message(keys), blocks=True)


def gone_message(keys: list[str]) -> str:
    """What to say of demands that others name and that are to go."""
    message = _("Other records answer or restate demands that it no longer has: %(keys)s. Keep their keys.")
    return message % {"keys": ", ".join(sorted(keys))}


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
    yield from _demands(document, own, set(named))


def _demands(document: Document, own: set[str], named: set[str]) -> Iterator[Hint]:
    """Answers to demands, and demands restated, that their record does not have."""
    keys = {(slug, demand.key) for demand in document.demands for slug in own}
    articles = {article.pk: slug for slug, article in addresses.find(named).items()}
    rows = Demand.objects.filter(article__in=articles).values_list("article", "key")
    keys.update((articles[article], key) for article, key in rows)
    known = own | set(articles.values())
    wanted = [answer.demand for answer in document.answers]
    wanted += [demand.restates for demand in document.demands if demand.restates]
    missing = [
        reference
        for reference in wanted
        if (parts := reference.partition("#"))[0] in known and (parts[0], parts[2]) not in keys
    ]
    if missing:
        message = _("No such demand: %(references)s.")
        yield Hint("no-demand", message % {"references": texts.listed(missing)})


def _rare_tags(document: Document) -> Iterator[Hint]:
    used = Tag.objects.filter(name__in=document.tags).annotate(uses=Count("tagged_articles"))
    common = {name for name, uses in used.values_list("name", "uses") if uses > 1}
    if rare := [name for name in document.tags if name not in common]:
        yield Hint("rare-tag", _("No other article has the tag %(tags)s.") % {"tags": texts.listed(rare)})


def _related(article: Article, document: Document) -> Iterator[Hint]:
    near = [other for other in related_to([article]) if other.address not in references.named(document)]
    if near:
        message = _("Perhaps related: %(titles)s.")
        yield Hint("related", message % {"titles": texts.listed([other.title for other in near])})
