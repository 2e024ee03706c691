"""Choices found as you type, each with what tells it from others: how many articles a term has, when
the event of an article was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Count, Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.desk.models import Article, ArticleDossier, ArticleParty, TaggedArticle
from archive.ledger.models import Address
from archive.vocabulary.models import Dossier, Party, Tag, Term
from archive.vocabulary.names import mixes_scripts

LINKS: dict[type[Model], tuple[type[Model], str]] = {
    Tag: (TaggedArticle, "tag"),
    Party: (ArticleParty, "party"),
    Dossier: (ArticleDossier, "dossier"),
}
"""The rows that tie terms to articles, and their field."""


class Autocomplete(AutocompleteJsonView):
    """Django's answer to what is typed, with a `detail` of each choice."""

    def get_queryset(self) -> QuerySet[Any]:
        """What is found; articles by their earlier addresses, too."""
        found: QuerySet[Any] = super().get_queryset()
        address = self.term.strip()
        if found.model is not Article or not address:
            return found
        records = Address.objects.filter(slug__icontains=address).values("record")
        return found | self.model_admin.get_queryset(self.request).filter(record__in=records)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page of choices; their details are read at once."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        self.details = details(list(context["object_list"]))
        return context

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """One choice."""
        result: dict[str, str] = super().serialize_result(obj, to_field_name)  # type: ignore[misc] # no stub
        told = [self.details.get(obj.pk, "")]
        if isinstance(obj, Term) and mixes_scripts(obj.name):
            told.append(_("mixes scripts"))
        return {**result, "detail": ", ".join(filter(None, told))}


def details(choices: Sequence[Any]) -> dict[int, str]:
    """What tells choices of one kind from each other, by their keys; one query at most."""
    if choices and isinstance(choices[0], Article):
        return {article.pk: article.date.words for article in choices}
    if not choices or type(choices[0]) not in LINKS:
        return {}
    link, name = LINKS[type(choices[0])]
    rows = link._default_manager.filter(**{f"{name}__in": choices}).order_by().values_list(name)
    counts = dict(rows.annotate(Count("pk")))
    return {choice.pk: _articles(counts.get(choice.pk, 0)) for choice in choices}


def _articles(count: int) -> str:
    return ngettext("%(count)d article", "%(count)d articles", count) % {"count": count}
