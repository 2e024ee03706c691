"""Near twins of a vocabulary, to be merged or kept apart."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.desk import log
from archive.desk.admin.merging import may_merge
from archive.desk.admin.people import user_of
from archive.desk.vocabulary_care import uses
from archive.desk.vocabulary_care.twins import keep_apart, twins
from archive.vocabulary.models import NAMES

PER_PAGE = 50


class ApartForm(forms.Form):
    """Two names of a vocabulary, by their keys."""

    def __init__(self, data: Any, *, vocabulary: Any) -> None:
        super().__init__(data)
        names = NAMES[vocabulary].objects.select_related("term")
        for name in ("one", "other"):
            self.fields[name] = forms.ModelChoiceField(names, to_field_name="key")


def twins_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The pairs of names that may mean one thing; POST keeps a pair apart."""
    vocabulary = model_admin.model
    if not may_merge(request.user, str(vocabulary._meta.model_name)):
        raise PermissionDenied
    if request.method == "POST":
        form = ApartForm(request.POST, vocabulary=vocabulary)
        return _keep_apart(request, form) if form.is_valid() else HttpResponse(status=400)
    page = Paginator(twins(vocabulary), PER_PAGE).get_page(request.GET.get("page"))
    shown = {name.term.pk for pair in page for name in (pair.one, pair.other)}
    counts = uses.counts(vocabulary, shown)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "page": page,
        "pairs": [
            (pair, counts.get(pair.one.term.pk, 0), counts.get(pair.other.term.pk, 0)) for pair in page
        ],
        "title": _("Near twins"),
        "subtitle": None,
    }
    return TemplateResponse(request, "admin/vocabulary/twins.html", context)


def _keep_apart(request: HttpRequest, form: ApartForm) -> HttpResponse:
    one, other = form.cleaned_data["one"], form.cleaned_data["other"]
    keep_apart(type(one.term), one.key, other.key)
    names = {"one": one.name, "other": other.name}
    log.note(user_of(request), [one.term], _("“%(one)s” and “%(other)s” are kept apart.") % names)
    messages.success(request, _("“%(one)s” and “%(other)s” are kept apart.") % names)
    return HttpResponseRedirect(request.get_full_path())
