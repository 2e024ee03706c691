"""Merging two terms: the desk's articles, the vocabulary and, where readers know the term, the ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.desk.models import Article, Merge
from archive.desk.vocabulary_care import uses
from archive.desk.vocabulary_care.links import LINKS
from archive.ledger import acts
from archive.ledger.acts import RefusedAct
from archive.ledger.acts.naming import see_again
from archive.vocabulary import locks, terms
from archive.vocabulary.merging import Former, former
from archive.vocabulary.models import Dossier, Party, Tag, Term

VOCABULARIES: dict[str, type[Term]] = {"tag": Tag, "party": Party, "dossier": Dossier}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a merge would change: articles that carry the term, those of them that readers see, and those
    that carry the other one too; and the names that would lead to the other."""

    articles: int
    public: int
    both: int
    names: tuple[str, ...]


def preview(term: Term, into: Term) -> Preview:
    """What merging the term into the other would change; a fixed number of queries."""
    carrying = uses.articles(term)
    return Preview(
        articles=carrying.count(),
        public=carrying.published().count(),
        both=carrying.filter(pk__in=uses.articles(into).values("pk")).count(),
        names=tuple(term.names.values_list("name", flat=True)),
    )


@transaction.atomic
def merge(term: Term, into: Term, *, by: User, note: str = "") -> Merge:
    """Let `into` take the place of the term everywhere: its names, its addresses, its articles.

    Editions and revisions stay as they are; the next save of an article names the other term. Raises
    RefusedAct where the two cannot be merged.
    """
    locks.move()
    see_again(term, into)
    if type(term) is not type(into) or term == into:
        raise RefusedAct(_("Choose another term of the same vocabulary."))
    was, links = former(term), LINKS[type(term)]
    kept = Merge(
        vocabulary=str(term._meta.model_name),
        term=term.pk,
        name=term.name,
        into=into.name,
        was=asdict(was),
        places={name: link.move(term, into) for name, link in links.items()},
        note=note,
        by=by,
    )
    entry = acts.merge(term, into, by=by.get_username(), note=note)
    kept.entry = entry.number if entry else None
    kept.save()
    return kept


@transaction.atomic
def undo(kept: Merge, *, by: User, note: str = "") -> Term:
    """Bring the merged term back, with its names, and in the articles that carried it and have not lost
    it since. Raises RefusedAct where it is undone already, or its name is the other's own now."""
    locks.move()
    kept = Merge.objects.select_for_update().get(pk=kept.pk)
    if kept.undone_at:
        raise RefusedAct(_("This merge has been undone already."))
    was = Former(**{**kept.was, "addresses": tuple(kept.was["addresses"])})
    vocabulary = VOCABULARIES[kept.vocabulary]
    holder, term, _entry = acts.separate(vocabulary, was, by=by.get_username(), note=note)
    for name, link in LINKS[vocabulary].items():
        link.restore(kept.places[name], term, holder)
    kept.undone_at = timezone.now()
    kept.save(update_fields=["undone_at"])
    return term


def successors(vocabulary: type[Term], keys: Collection[int]) -> dict[int, Term]:
    """The terms that have taken the place of merged ones, by the primary key that those had: for a form
    that was opened before the merge."""
    merges = Merge.objects.filter(vocabulary=vocabulary._meta.model_name, term__in=keys)
    slugs = {kept.term: kept.was["slug"] for kept in merges}
    found = terms.at_address(vocabulary, slugs.values())
    return {key: found[slug] for key, slug in slugs.items() if slug in found}


def changed_since(kept: Merge) -> Any:
    """The articles that carried the merged term and have been saved since: undoing the merge may find
    them changed."""
    articles = {place[0] for places in kept.places.values() for place in places}
    since = Article.objects.filter(changed_at__gt=kept.at)
    return [article for article in since if article.pk in articles]
