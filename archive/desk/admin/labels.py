"""Near twins among the labels of key facts, to be written alike or kept apart."""

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
from archive.desk.admin.tagging import LIMIT, tell
from archive.desk.vocabulary_care import uses
from archive.desk.vocabulary_care.labels import keep_apart, label_twins, relabel
from archive.documents import clean_line
from archive.vocabulary.names import fold

PER_PAGE = 50


class TwinsForm(forms.Form):
    """Two labels, and what is to be done: write the first where the other stands, or keep them apart."""

    one = forms.CharField(strip=False)
    other = forms.CharField(strip=False)
    act = forms.ChoiceField(choices=[("write", ""), ("keep", "")])

    def clean_one(self) -> str:
        """A label that a document can hold."""
        label = str(self.cleaned_data["one"])
        if clean_line(label) != label:
            raise forms.ValidationError(_("This cannot be a label."))
        return label

    def clean(self) -> dict[str, Any]:
        """Two labels; those that differ in capitals alone cannot be kept apart."""
        data = super().clean() or {}
        one, other = data.get("one", ""), data.get("other", "")
        if one == other or (data.get("act") == "keep" and fold(one) == fold(other)):
            raise forms.ValidationError(_("These are one label."))
        if data.get("act") == "write" and uses.articles_with_label(other).count() > LIMIT:
            raise forms.ValidationError(_("At most %(limit)d articles at once.") % {"limit": LIMIT})
        return data


def label_twins_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The pairs of labels that may mean one thing; POST writes them alike, or keeps them apart."""
    if not (may_merge(request.user, "tag") and model_admin.has_change_permission(request)):
        raise PermissionDenied
    if request.method == "POST":
        form = TwinsForm(request.POST)
        return _do(request, form) if form.is_valid() else HttpResponse(form.errors.as_text(), status=400)
    page = Paginator(label_twins(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "page": page,
        "title": _("Labels that look alike"),
        "subtitle": None,
    }
    return TemplateResponse(request, "admin/desk/label_twins.html", context)


def _do(request: HttpRequest, form: TwinsForm) -> HttpResponse:
    one, other = form.cleaned_data["one"], form.cleaned_data["other"]
    if form.cleaned_data["act"] == "keep":
        keep_apart(one, other)
        messages.success(
            request, _("“%(one)s” and “%(other)s” are kept apart.") % {"one": one, "other": other}
        )
    else:
        outcome = relabel(other, one, by=user_of(request))
        message = _("Key facts: “%(old)s” → “%(new)s”") % {"old": other, "new": one}
        log.note(user_of(request), outcome.changed, message)
        tell(request, outcome)
    return HttpResponseRedirect(request.get_full_path())
