"""Related events that are suggested for an article, on a page of their own: related, or put away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from archive.desk import log
from archive.desk import suggestions as suggesting
from archive.desk.admin.people import user_of
from archive.desk.articles import document_of
from archive.desk.models import Article
from archive.desk.models.parts import RELATION_TYPES
from archive.documents import RelationType
from archive.ledger.models import Record


class AnswerForm(forms.Form):
    """What somebody says to a suggestion: which record is meant, and how it is related. Without a
    relation it is put away."""

    record = forms.ModelChoiceField(Record.objects.published().select_related("edition"))
    type = forms.ChoiceField(choices=[("", ""), *RELATION_TYPES], required=False)


def addresses(model_admin: Any) -> list[URLPattern]:
    """The page of the suggestions for an article."""
    view = model_admin.admin_site.admin_view(suggestions_page)
    given = {"model_admin": model_admin}
    return [path("<int:pk>/suggestions/", view, given, name="desk_article_suggestions")]


def suggestions_page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The suggestions with their reasons; POST relates one, or puts it away for good."""
    article = get_object_or_404(Article.objects.select_related("record", "submission"), pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    if request.method == "POST":
        form = AnswerForm(request.POST)
        return _answer(request, article, form) if form.is_valid() else HttpResponse(status=400)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "media": model_admin.media,
        "original": article,
        "suggestions": suggesting.suggestions_for(article, document_of(article)),
        "types": RELATION_TYPES,
        "related": RelationType.RELATED,
        "title": _("Suggested related events"),
        "subtitle": None,
    }
    return TemplateResponse(request, "admin/desk/article/suggestions.html", context)


@transaction.atomic
def _answer(request: HttpRequest, article: Article, form: AnswerForm) -> HttpResponse:
    record, kind = form.cleaned_data["record"], form.cleaned_data["type"]
    user, told = user_of(request), {"title": suggesting.title_of(record)}
    if not kind:
        suggesting.dismiss(article, record, by=user)
        said = _("“%(title)s” is not suggested here any more.") % told
    elif suggesting.relate(article, record, type=RelationType(kind), by=user):
        said = _("Related to “%(title)s”.") % told
    else:
        said = _("It is related to “%(title)s” already.") % told
    log.note(user, [article], said)
    messages.success(request, said)
    return HttpResponseRedirect(request.get_full_path())
