"""Acts on many articles of the list at once, each article through the gate by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.desk import publishing
from archive.desk.admin import acts
from archive.desk.admin.people import user_of
from archive.desk.models import Article
from archive.desk.workflow import gate, steps, table
from archive.desk.workflow.states import state_of
from archive.ledger.acts import RefusedAct

MOST = 500
"""Articles that one click may move."""

SHOWN = 10


@admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
def submit(model_admin: Any, request: HttpRequest, queryset: QuerySet[Article]) -> None:
    """Hand the chosen articles in."""
    _do_each(model_admin, request, queryset, steps.submit)


@admin.action(description=gettext_lazy("Approve"), permissions=["approve"])
def approve(model_admin: Any, request: HttpRequest, queryset: QuerySet[Article]) -> None:
    """Approve the chosen articles, as they are now."""
    _do_each(model_admin, request, queryset, steps.approve)


@admin.action(description=gettext_lazy("Publish…"), permissions=["publish"])
def publish(model_admin: Any, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
    """Publish the chosen articles that have never been public, after a page that asks first."""
    if "confirmed" in request.POST:
        _do_each(model_admin, request, queryset, publishing.publish)
        return None
    if _are_too_many(model_admin, request, queryset):
        return None
    articles = list(queryset.select_related("record", "submission"))
    ready = [article for article in articles if gate.possible(article, table.PUBLISH, request.user)]
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Publish articles"),
        "subtitle": None,
        "ready": [(article, state_of(article).label) for article in ready],
        "others": [article for article in articles if article not in ready],
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/desk/article/publish_selected.html", context)


ACTIONS = (submit, approve, publish)


def _do_each(
    model_admin: Any, request: HttpRequest, queryset: QuerySet[Article], act: Callable[..., object]
) -> None:
    """Do the act with each of the articles, and say which it was refused for, and why."""
    if _are_too_many(model_admin, request, queryset):
        return
    refused: list[str] = []
    articles = list(queryset.order_by("pk"))
    for article in articles:
        try:
            _do(model_admin, request, article, act)
        except RefusedAct as error:
            refused.append(f"{article}: {error.reason}")
    if done := len(articles) - len(refused):
        message = ngettext("%(count)d article done.", "%(count)d articles done.", done) % {"count": done}
        messages.success(request, message)
    _say_refused(request, refused)


@transaction.atomic
def _do(model_admin: Any, request: HttpRequest, article: Article, act: Callable[..., object]) -> None:
    act(article, by=user_of(request))
    label = next(each.label for each in acts.ACTS if each.do == act)
    model_admin.log_change(request, article, str(label))


def _say_refused(request: HttpRequest, refused: list[str]) -> None:
    for line in refused[:SHOWN]:
        messages.error(request, line)
    if rest := len(refused[SHOWN:]):
        messages.error(request, ngettext("%(count)d more.", "%(count)d more.", rest) % {"count": rest})


def _are_too_many(model_admin: Any, request: HttpRequest, queryset: QuerySet[Article]) -> bool:
    too_many = queryset[: MOST + 1].count() > MOST
    if too_many:
        messages.error(request, _("Choose at most %(count)d articles.") % {"count": MOST})
    return too_many
