"""Filters of the list of articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet, TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.desk.models import Article
from archive.ledger.models import Record


class State(TextChoices):
    """Where an article stands towards the public."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("published, changed since")
    WITHDRAWN = "withdrawn", _("withdrawn")


def state_of(article: Article) -> Any:
    """The state of an article as the list reads it, with the `edition_digest` beside it."""
    if article.record is None:
        return State.DRAFT.label
    if article.record.state == Record.State.WITHDRAWN:
        return State.WITHDRAWN.label
    is_same = article.digest == getattr(article, "edition_digest", article.digest)
    return State.PUBLISHED.label if is_same else State.CHANGED.label


class StateFilter(admin.SimpleListFilter):
    """Articles by their state."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The states."""
        return list(State.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the chosen state; "published" are all that readers see."""
        match self.value():
            case State.DRAFT:
                return queryset.filter(record=None)
            case State.PUBLISHED:
                return queryset.filter(record__state=Record.State.PUBLISHED)
            case State.CHANGED:
                return queryset.filter(record__state=Record.State.PUBLISHED).exclude(
                    digest=F("record__edition__digest")
                )
            case State.WITHDRAWN:
                return queryset.filter(record__state=Record.State.WITHDRAWN)
        return queryset
