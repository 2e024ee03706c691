"""The preview beside the article page, and the links that show a revision to outsiders."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from archive.desk.admin.autosaving import RESTORED
from archive.desk.admin.people import user_of
from archive.desk.models import Article, PreviewLink, Revision
from archive.desk.writing import links, preview

INCOMPLETE = 422


def addresses(model_admin: Any) -> list[URLPattern]:
    """The addresses of previews."""
    view, given = model_admin.admin_site.admin_view, {"model_admin": model_admin}
    return [
        path("preview/", view(live_preview), given, name="desk_article_preview_new"),
        path("<int:pk>/preview/", view(live_preview), given, name="desk_article_preview"),
        path("<int:pk>/preview-links/", view(links_page), given, name="desk_article_preview_links"),
    ]


def address_of(article: Article | None) -> str:
    """Where the page of an article, or of a new one, is previewed."""
    name = "admin:desk_article_preview"
    return reverse(name, args=[article.pk]) if article else reverse(f"{name}_new")


def written(request: HttpRequest, model_admin: Any, pk: int | None, *, hold: bool = False) -> Article | None:
    """The article that this user is writing; None for a new one. `hold`: nobody else saves it until the
    transaction ends. Raises PermissionDenied and Http404."""
    if hold and pk:
        Article.objects.select_for_update(no_key=True).filter(pk=pk).first()
    article: Article | None = get_object_or_404(model_admin.get_queryset(request), pk=pk) if pk else None
    may = (
        model_admin.has_change_permission(request, article)
        if article
        else model_admin.has_add_permission(request)
    )
    if not may:
        raise PermissionDenied
    return article


@require_POST
@xframe_options_sameorigin
def live_preview(request: HttpRequest, model_admin: Any, pk: int | None = None) -> HttpResponse:
    """What the page says now, as readers would see it; nothing is saved. What cannot be read yet is
    said instead (422)."""
    article = written(request, model_admin, pk)
    form = _read(request, model_admin, article)
    if form.document is None:
        return render_faults(request, _faults(form))
    return HttpResponse(preview.page(request, form.document, article or Article()))


def render_faults(request: HttpRequest, faults: list[str]) -> HttpResponse:
    """Why there is nothing to be seen yet."""
    context = {"faults": faults}
    return TemplateResponse(request, "admin/desk/article/no_preview.html", context, status=INCOMPLETE)


def _read(request: HttpRequest, model_admin: Any, article: Article | None) -> Any:
    """The form of the page with its rows, read as for a save that nobody else came before."""
    data = request.POST.copy()
    data.pop(RESTORED, None)
    data["opened_version"] = str(article.version) if article else ""
    data["title"] = data.get("title", "").strip() or _("Untitled")
    request.POST = data  # type: ignore[assignment]
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, article))
    form_class = model_admin.get_form(request, article, change=article is not None, fields=fields)
    form = form_class(data, instance=article)
    model_admin._create_formsets(request, form.instance, change=article is not None)
    form.is_valid()
    return form


def _faults(form: Any) -> list[str]:
    labels = {name: field.label for name, field in form.fields.items()}
    return [
        f"{labels[name]}: {message}" if name in labels else str(message)
        for name, messages_ in form.errors.items()
        for message in messages_
    ]


class LinkForm(forms.Form):
    """A link to be made, to the revision of this `number`."""

    number = forms.IntegerField(label=gettext_lazy("Revision"), min_value=1, max_value=2**31 - 1)
    reader = forms.CharField(
        label=gettext_lazy("For whom"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("So that you know later which link to revoke."),
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("How long"),
        coerce=int,
        choices=[(1, gettext_lazy("1 hour")), (8, gettext_lazy("8 hours")), (24, gettext_lazy("1 day"))],
        initial=24,
    )

    def __init__(self, article: Article, data: Any = None, number: object = None) -> None:
        number = number if str(number).isdecimal() else article.version
        super().__init__(data, initial={"number": number})
        self._article = article
        self.revision: Revision | None = None

    def clean_number(self) -> int:
        """The number of a revision that the article has."""
        number: int = self.cleaned_data["number"]
        self.revision = self._article.revisions.filter(number=number).first()
        if self.revision is None:
            raise forms.ValidationError(_("There is no revision %(number)d.") % {"number": number})
        return number


def links_page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The preview links of an article: made and revoked (POST). A link is shown once, when it is made."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=pk)
    if not model_admin.has_view_permission(request, article):
        raise PermissionDenied
    may_make = model_admin.has_change_permission(request, article)
    if "revoke" in request.POST:
        return _revoke(request, model_admin, article, may_make)
    form, address = LinkForm(article, request.POST or None, request.GET.get("revision")), ""
    if request.method == "POST":
        if not may_make:
            raise PermissionDenied
        if form.is_valid():
            address, form = _make(request, model_admin, article, form), LinkForm(article)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": article,
        "title": _("Preview links"),
        "subtitle": None,
        "form": form,
        "address": address,
        "may_make": may_make,
        "links": _rows(request, article, may_make),
    }
    return TemplateResponse(request, "admin/desk/article/preview_links.html", context)


def _rows(request: HttpRequest, article: Article, may_change: bool) -> list[dict[str, Any]]:
    now, user = timezone.now(), user_of(request)
    made = PreviewLink.objects.filter(revision__article=article).select_related("revision", "made_by")
    return [
        {
            "link": link,
            "is_valid": link.is_valid(now),
            "may_revoke": link.is_valid(now) and (may_change or link.made_by == user),
        }
        for link in made
    ]


@transaction.atomic
def _make(request: HttpRequest, model_admin: Any, article: Article, form: LinkForm) -> str:
    revision, data = form.revision, form.cleaned_data
    assert revision is not None  # the form is valid
    lasts = datetime.timedelta(hours=data["hours"])
    _link, token = links.make(revision, by=user_of(request), lasts=lasts, reader=data["reader"])
    message = _("Preview link to revision %(number)d made.") % {"number": revision.number}
    model_admin.log_change(request, article, message)
    return request.build_absolute_uri(reverse("preview-link", args=[token]))


@transaction.atomic
def _revoke(request: HttpRequest, model_admin: Any, article: Article, may_change: bool) -> HttpResponse:
    pk = request.POST["revoke"]
    known = PreviewLink.objects.filter(revision__article=article)
    link = get_object_or_404(known, pk=pk if pk.isdecimal() and len(pk) < 19 else 0)
    if not may_change and link.made_by != user_of(request):
        raise PermissionDenied
    links.revoke(link)
    number = {"number": link.revision.number}
    model_admin.log_change(request, article, _("Preview link to revision %(number)d revoked.") % number)
    messages.success(request, _("The link leads nowhere any more."))
    return HttpResponseRedirect(reverse("admin:desk_article_preview_links", args=[article.pk]))
