"""The history of an article: its revisions, any two compared, any one restored."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.admin.people import user_of
from archive.desk.articles import RefusedDocument
from archive.desk.models import Article, Revision
from archive.desk.revisions import Conflict, UnreadableRevision, read, restore
from archive.desk.workflow.table import PUBLISHING
from archive.documents import Change, compare

PER_PAGE = 50


def addresses(model_admin: Any) -> list[URLPattern]:
    """The addresses of comparing and restoring; the history has Django's own."""
    view, given = model_admin.admin_site.admin_view, {"model_admin": model_admin}
    return [
        path("<int:pk>/compare/", view(compare_page), given, name="desk_article_compare"),
        path("<int:pk>/restore/<int:number>/", view(restore_page), given, name="desk_article_restore"),
    ]


class CompareForm(forms.Form):
    """The two revisions to be compared."""

    old = forms.IntegerField(label=gettext_lazy("From revision"), min_value=1, max_value=2**31 - 1)
    new = forms.IntegerField(label=gettext_lazy("to revision"), min_value=1, max_value=2**31 - 1)

    def __init__(self, article: Article, data: Any) -> None:
        super().__init__(data)
        self._article = article
        self.changes: tuple[Change, ...] | None = None
        self.revisions: tuple[Revision, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Find the two, and compare them."""
        wanted = {name: self.cleaned_data[name] for name in ("old", "new") if name in self.cleaned_data}
        found = {each.number: each for each in _revisions(self._article).filter(number__in=wanted.values())}
        for name, number in wanted.items():
            if number not in found:
                self.add_error(name, _("There is no revision %(number)d.") % {"number": number})
        if not self.errors:
            self._compare(found[wanted["old"]], found[wanted["new"]])
        return self.cleaned_data

    def _compare(self, old: Revision, new: Revision) -> None:
        self.revisions = (old, new)
        try:
            self.changes = compare(read(old), read(new))
        except UnreadableRevision as error:
            self.add_error(None, str(error))


class SeenForm(forms.Form):
    """The revision that the article had when its user decided to restore another."""

    opened = forms.IntegerField(min_value=1)


def history_page(request: HttpRequest, model_admin: Any, pk: str) -> HttpResponse:
    """All revisions, the newest first."""
    article = _visible(request, model_admin, pk)
    revisions = _revisions(article).defer("document").order_by("-number")
    page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **_context(request, model_admin, article, _("Revisions")),
        "revisions": page,
        "published": set(article.steps.filter(name__in=PUBLISHING).values_list("version", flat=True)),
        "may_restore": model_admin.has_change_permission(request, article),
    }
    return TemplateResponse(request, "admin/desk/article/history.html", context)


def compare_page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """What changed from one revision to another."""
    article = _visible(request, model_admin, pk)
    form = CompareForm(article, request.GET)
    form.is_valid()
    context = {**_context(request, model_admin, article, _("Compare revisions")), "form": form}
    return TemplateResponse(request, "admin/desk/article/compare.html", context)


def restore_page(request: HttpRequest, pk: int, number: int, model_admin: Any) -> HttpResponse:
    """Show what restoring a revision would change, then do it (POST)."""
    article = _visible(request, model_admin, pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    revision = get_object_or_404(_revisions(article), number=number)
    newest = get_object_or_404(_revisions(article), number=article.version)
    context = {
        **_context(request, model_admin, article, _("Restore revision %(number)d") % {"number": number}),
        "revision": revision,
        "newest": newest,
        "errors": [],
        "changes": None,
    }
    if request.method == "POST":
        try:
            return _restored(request, model_admin, revision)
        except Conflict:
            context["errors"] = [_stale(newest)]
        except (RefusedDocument, UnreadableRevision) as error:
            context["errors"] = [str(error)]
    try:
        context["changes"] = compare(read(newest), read(revision))
    except UnreadableRevision as error:
        context["errors"] = [str(error)]
    return TemplateResponse(request, "admin/desk/article/restore.html", context)


def _restored(request: HttpRequest, model_admin: Any, revision: Revision) -> HttpResponse:
    seen = SeenForm(request.POST)
    opened = seen.cleaned_data["opened"] if seen.is_valid() else 0
    article = restore(revision, opened=opened, by=user_of(request))
    message = _("Revision %(number)d is restored.") % {"number": revision.number}
    model_admin.log_change(request, article, message)
    messages.success(request, message)
    return HttpResponseRedirect(reverse("admin:desk_article_change", args=[article.pk]))


def _stale(newest: Revision) -> str:
    message = _(
        "%(who)s has saved this article meanwhile (revision %(number)d). Nothing is restored yet; below "
        "is what would change now."
    )
    return message % {"who": newest.by or _("Somebody"), "number": newest.number}


def _visible(request: HttpRequest, model_admin: Any, pk: Any) -> Article:
    known = Q(pk=pk) if str(pk).isdecimal() else Q(pk=None)
    article: Article = get_object_or_404(model_admin.get_queryset(request), known)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    return article


def _revisions(article: Article) -> QuerySet[Revision]:
    return article.revisions.select_related("by")


def _context(request: HttpRequest, model_admin: Any, article: Article, title: str) -> dict[str, Any]:
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": title,
        "subtitle": None,
    }
