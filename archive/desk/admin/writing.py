"""What the pages to write on ask for while somebody writes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from archive.dates import UNDATED, EventDate, UnreadableDate, read_date
from archive.desk.admin import previews, text_page
from archive.desk.admin.terms import is_key
from archive.desk.models import Article, KeyFact
from archive.desk.writing.demand_choices import demand_choices
from archive.desk.writing.pasting import FORMS, MOST_CHARACTERS, as_text
from archive.desk.writing.restatements import restatements

NEWEST_FACTS = 5000
MOST_LABELS = 200
MOST_TYPED = 200
SIDES = ("issuers", "addressees")
MODULES = ("autosave", "date", "demands", "details", "paste", "preview")
"""The scripts of the article page that are modules."""


def addresses(model_admin: Any) -> list[URLPattern]:
    """The addresses of all that helps to write."""
    view, given = model_admin.admin_site.admin_view, {"model_admin": model_admin}
    return [
        path("date/", view(date_reading), given, name="desk_article_date"),
        path("demands/", view(demands), given, name="desk_article_demands"),
        path("paste/", view(paste), given, name="desk_article_paste"),
        *previews.addresses(model_admin),
        *text_page.addresses(model_admin),
    ]


def context(article: Article | None) -> dict[str, Any]:
    """What the article page takes to help."""
    name = "admin:desk_article_text"
    return {
        "date_address": reverse("admin:desk_article_date"),
        "demands_address": reverse("admin:desk_article_demands"),
        "paste_address": reverse("admin:desk_article_paste"),
        "preview_address": previews.address_of(article),
        "text_address": reverse(name, args=[article.pk]) if article else reverse(f"{name}_new"),
        "fact_labels": fact_labels(),
    }


def fact_labels() -> list[str]:
    """The labels of the facts written last, in alphabetical order, each once (one query, whose cost
    does not grow with the archive)."""
    newest = KeyFact.objects.order_by("-pk").values_list("label", flat=True)[:NEWEST_FACTS]
    return sorted(dict.fromkeys(label for label in newest if len(label) <= 60), key=str.casefold)[
        :MOST_LABELS
    ]


class HtmlForm(forms.Form):
    """What was pasted, and the kind of field that takes it."""

    html = forms.CharField(max_length=MOST_CHARACTERS, strip=False)
    form = forms.ChoiceField(choices=[(name, name) for name in FORMS])
    is_whole = forms.BooleanField(required=False)


@require_POST
def paste(request: HttpRequest, model_admin: Any) -> JsonResponse:
    """Pasted HTML as clean text; nothing is kept."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = HtmlForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    data = form.cleaned_data
    is_text = data["form"] == "text"
    text = as_text(data["html"], is_whole=data["is_whole"]) if is_text else FORMS[data["form"]](data["html"])
    return JsonResponse({"text": text})


@require_safe
def date_reading(request: HttpRequest, model_admin: Any) -> JsonResponse:
    """What a date means as it stands: its EDTF form, its bounds, and the words that readers will see."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    said = request.GET.get("said", "").strip()
    try:
        date = read_date(said) if said else UNDATED
    except UnreadableDate as error:
        return JsonResponse({"error": str(error)})
    return JsonResponse({"edtf": date.edtf, "told": told(date)})


@require_safe
def demands(request: HttpRequest, model_admin: Any) -> JsonResponse:
    """The demands that may be meant by what is typed; where nothing is, those that a demand in these words
    (`like`), by these parties and of those, is likely to make again."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    term, like = (request.GET.get(name, "")[:MOST_TYPED].strip() for name in ("term", "like"))
    sides = {name: [int(key) for key in request.GET.getlist(name) if is_key(key)] for name in SIDES}
    article = request.GET.get("article", "")
    found = (
        demand_choices(term)
        if term or not like
        else restatements(like, **sides, article=int(article) if is_key(article) else None)
    )
    return JsonResponse({"demands": [asdict(choice) for choice in found]})


def told(date: EventDate) -> str:
    """A date in the words of readers, with the earliest and the latest day that it can mean."""
    if date.is_undated or (date.earliest and date.earliest == date.latest):
        return date.words
    values = {
        "words": date.words,
        "earliest": date.earliest or _("open"),
        "latest": date.latest or _("open"),
    }
    return _("%(words)s: from %(earliest)s to %(latest)s") % values
