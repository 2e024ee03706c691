"""Filters of the list of articles."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.desk.models import Article, Care
from archive.desk.workflow.states import State, in_state
from archive.desk.workflow.states import state_of as workflow_state_of
from archive.ledger.models import Record

CHANGED = "changed"
CHANGED_LABEL = _("published, changed since")


def state_of(article: Article) -> Any:
    """The state of an article as the list reads it, with its submission, and the `edition_digest`
    beside it."""
    state = workflow_state_of(article)
    is_same = article.digest == getattr(article, "edition_digest", article.digest)
    return state.label if is_same or state != State.PUBLISHED else CHANGED_LABEL


def signed(article: Article) -> str:
    """The state of an article, with the name of its sign for the stylesheet."""
    return format_html(
        '<span class="stands" data-state="{}">{}</span>', workflow_state_of(article).value, state_of(article)
    )


class StateFilter(admin.SimpleListFilter):
    """Articles by their state."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The states."""
        return [*State.choices, (CHANGED, CHANGED_LABEL)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles of the chosen state; "published" are all that readers see."""
        value = self.value()
        readable = queryset.filter(record__state=Record.State.PUBLISHED)
        if value == State.PUBLISHED:
            return readable
        if value == CHANGED:
            return readable.exclude(digest=F("record__edition__digest"))
        return in_state(queryset, State(value)) if value in State.values else queryset


class CareFilter(admin.SimpleListFilter):
    """Articles by what needs care in them."""

    title = _("what needs care")
    parameter_name = "care"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """What can need care."""
        return list(Care.Kind.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """The articles in which that was noted."""
        value = self.value()
        return queryset.filter(cares__kind=value) if value in Care.Kind.values else queryset
