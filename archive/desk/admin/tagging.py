"""The action that changes the tags of many articles, over any search of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from archive.desk import log
from archive.desk.admin.people import user_of
from archive.desk.admin.terms import TermSearch, TermsField, names
from archive.desk.models import Article, TaggedArticle
from archive.desk.vocabulary_care.editing import Outcome
from archive.desk.vocabulary_care.tagging import Retagging, retag
from archive.vocabulary.models import Tag

LIMIT = 5000
"""As many articles are changed in one request: more would take longer than a browser waits."""


def _one_tag(label: Any) -> Any:
    widget = TermSearch(TaggedArticle._meta.get_field("tag"), admin.site)
    return forms.ModelChoiceField(Tag.objects.all(), label=label, required=False, widget=widget)


class TaggingForm(forms.Form):
    """What is to be done to the tags. Once it is valid, `retagging` is what it asks for."""

    retagging: Retagging

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["add"] = TermsField(TaggedArticle, "tag", label=_("Add"))
        self.fields["remove"] = TermsField(TaggedArticle, "tag", label=_("Remove"))
        self.fields["old"] = _one_tag(_("Replace"))
        self.fields["new"] = _one_tag(pgettext("replace a tag", "by"))
        self.fields["reason"] = forms.CharField(label=_("Reason"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        """Something to do, and nothing that contradicts itself."""
        data = super().clean() or {}
        if self.errors:
            return data
        add, remove, old, new = names(data["add"]), names(data["remove"]), data["old"], data["new"]
        if bool(old) != bool(new) or (old and old == new):
            raise forms.ValidationError(_("Choose two tags: the one to replace, and the one in its place."))
        exchange = ((old.name, new.name),) if old and new else ()
        if not (add or remove or exchange):
            raise forms.ValidationError(_("Choose tags to add, to remove or to replace."))
        gone = {*remove, *(pair[0] for pair in exchange)}
        if both := sorted(gone.intersection([*add, *(pair[1] for pair in exchange)])):
            raise forms.ValidationError(
                _("To be added and removed at once: %(tags)s") % {"tags": ", ".join(both)}
            )
        self.retagging = Retagging(add=add, remove=remove, exchange=exchange)
        return data

    @property
    def reason(self) -> str:
        """What the revisions say: the reason that was given, or what was done."""
        return self.cleaned_data["reason"] or described(self.retagging)


def described(retagging: Retagging) -> str:
    """A change of tags in short: "Tags: + War, − Peace, Burma → Myanmar"."""
    parts = [
        *(f"+ {tag}" for tag in retagging.add),
        *(f"− {tag}" for tag in retagging.remove),
        *(f"{old} → {new}" for old, new in retagging.exchange),
    ]
    return _("Tags: %(changes)s") % {"changes": ", ".join(parts)}


@admin.action(description=gettext_lazy("Change tags…"), permissions=["change"])
def change_tags(model_admin: Any, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
    """Ask what to do to the tags of the selected articles, then do it to those that the user may change."""
    selected = list(queryset.order_by("pk")[: LIMIT + 1])
    if len(selected) > LIMIT:
        messages.error(request, _("At most %(limit)d articles at once: narrow the list.") % {"limit": LIMIT})
        return None
    changeable = [article for article in selected if model_admin.has_change_permission(request, article)]
    form = TaggingForm(request.POST if "apply" in request.POST else None)
    if form.is_valid():
        _apply(request, [article.pk for article in changeable], form)
        return HttpResponseRedirect(request.get_full_path())
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "form": form,
        "articles": len(changeable),
        "public": sum(article.record_id is not None for article in changeable),
        "left_out": len(selected) - len(changeable),
        "checkbox": ACTION_CHECKBOX_NAME,
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "across": request.POST.get("select_across", "0"),
        "title": _("Change tags"),
        "subtitle": None,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/desk/article/tagging.html", context)


def _apply(request: HttpRequest, keys: list[int], form: TaggingForm) -> None:
    outcome = retag(keys, form.retagging, by=user_of(request), reason=form.reason)
    log.note(user_of(request), outcome.changed, form.reason)
    tell(request, outcome)


def tell(request: HttpRequest, outcome: Outcome) -> None:
    """Say what was changed, and what was not."""
    done = ngettext("%(count)d article changed.", "%(count)d articles changed.", len(outcome.changed))
    messages.success(request, done % {"count": len(outcome.changed)})
    for article, why in outcome.refused:
        messages.error(request, _("“%(title)s” was not changed: %(why)s") % {"title": article, "why": why})
