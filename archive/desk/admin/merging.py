"""Merging terms: choose the other one, see what changes, do it; and undo it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import DELETION
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk import log
from archive.desk.admin.choosing import ChosenRows
from archive.desk.admin.people import user_of
from archive.desk.admin.terms import TermSearch
from archive.desk.models import Merge
from archive.desk.vocabulary_care import merging
from archive.desk.vocabulary_care.links import LINKS
from archive.ledger.acts import RefusedAct
from archive.vocabulary.models import Term

NOTE = gettext_lazy("Public, where readers know the tag, party or dossier; it may be left empty.")


def may_merge(user: Any, vocabulary: str) -> bool:
    """Whether a user may merge terms of a vocabulary: those who may change and delete them."""
    return bool(user.has_perms([f"vocabulary.{act}_{vocabulary}" for act in ("change", "delete")]))


class NoteForm(forms.Form):
    """The note of a merge."""

    note = forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NOTE,
    )


class MergeForm(NoteForm):
    """The term into which another is merged, and why."""

    field_order = ["into", "note"]

    def __init__(self, data: Any, *, term: Term) -> None:
        super().__init__(data)
        link = next(iter(LINKS[type(term)].values()))
        self.term = term
        self.fields["into"] = forms.ModelChoiceField(
            type(term)._default_manager.all(),
            label=_("Merge into"),
            widget=TermSearch(link.model._meta.get_field(link.term), admin.site),
            help_text=_("It keeps its name and takes over everything of the other."),
        )
        self.order_fields(self.field_order)

    def clean_into(self) -> Term:
        """Another term."""
        into: Term = self.cleaned_data["into"]
        if into == self.term:
            raise forms.ValidationError(_("Choose another term of the same vocabulary."))
        return into


def merge_page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """Show what a merge would change (GET with `into`), and do it (POST)."""
    term: Term = get_object_or_404(model_admin.model, pk=pk)
    if not may_merge(request.user, str(term._meta.model_name)):
        raise PermissionDenied
    form = MergeForm(request.POST if request.method == "POST" else request.GET or None, term=term)
    into = form.cleaned_data["into"] if form.is_valid() else None
    if request.method == "POST" and into:
        try:
            return _merge(request, term, into, form.cleaned_data["note"])
        except RefusedAct as error:
            form.add_error(None, error.reason)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": term,
        "form": form,
        "fields": [form["note" if into else "into"]],
        "into": into,
        "preview": merging.preview(term, into) if into else None,
        "title": _("Merge"),
        "subtitle": None,
        "media": model_admin.media + form.media,
    }
    return TemplateResponse(request, "admin/vocabulary/merge.html", context)


@transaction.atomic
def _merge(request: HttpRequest, term: Term, into: Term, note: str) -> HttpResponse:
    names = {"name": term.name, "into": into.name}
    log.note(user_of(request), [term], _("Merged into “%(into)s”.") % names, flag=DELETION)
    merging.merge(term, into, by=user_of(request), note=note)
    log.note(user_of(request), [into], _("“%(name)s” was merged into it.") % names)
    messages.success(request, _("“%(name)s” is now “%(into)s”.") % names)
    return HttpResponseRedirect(reverse(f"admin:vocabulary_{into._meta.model_name}_change", args=[into.pk]))


@admin.register(Merge)
class MergeAdmin(ChosenRows, admin.ModelAdmin):  # type: ignore[type-arg]
    """The merges that were done, each with the way to undo it."""

    list_display = ["name", "into", "vocabulary", "at", "by", "entry", "undone_at"]
    list_filter = ["vocabulary"]
    search_fields = ["name", "into", "note"]
    list_select_related = ["by"]
    fields = ["name", "into", "vocabulary", "note", "at", "by", "entry", "undone_at"]
    readonly_fields = ["name", "into", "vocabulary", "note", "at", "by", "entry", "undone_at"]
    change_form_template = "admin/vocabulary/merge_detail.html"
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Those who may merge in this vocabulary, or in any."""
        vocabularies = [obj.vocabulary] if obj else Merge.Vocabulary.values
        return any(may_merge(request.user, vocabulary) for vocabulary in vocabularies)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The same."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A merge begins at the page of a term."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was done stays written."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was done stays written."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The page that undoes a merge, before Django's own."""
        undo = path("<int:pk>/undo/", self.admin_site.admin_view(self.undo_page), name="desk_merge_undo")
        return [undo, *super().get_urls()]

    def undo_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what undoing a merge would bring back, and do it (POST)."""
        kept = get_object_or_404(Merge, pk=pk)
        if not may_merge(request.user, kept.vocabulary):
            raise PermissionDenied
        form = NoteForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                return self._undo(request, kept, form.cleaned_data["note"])
            except RefusedAct as error:
                form.add_error(None, error.reason)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": kept,
            "form": form,
            "articles": len({place[0] for places in kept.places.values() for place in places}),
            "changed": merging.changed_since(kept),
            "title": _("Undo a merge"),
            "subtitle": None,
        }
        return TemplateResponse(request, "admin/vocabulary/undo.html", context)

    @transaction.atomic
    def _undo(self, request: HttpRequest, kept: Merge, note: str) -> HttpResponse:
        term = merging.undo(kept, by=user_of(request), note=note)
        log.note(user_of(request), [term, kept], _("The merge was undone."))
        messages.success(request, _("“%(name)s” is a term of its own again.") % {"name": term.name})
        return HttpResponseRedirect(
            reverse(f"admin:vocabulary_{term._meta.model_name}_change", args=[term.pk])
        )
