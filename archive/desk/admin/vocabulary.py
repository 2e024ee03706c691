"""The admin of the controlled vocabulary."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.admin.choosing import ChosenRows
from archive.desk.admin.merging import may_merge, merge_page
from archive.desk.admin.people import user_of
from archive.desk.admin.twins import twins_page
from archive.desk.admin.uses import term_uses
from archive.desk.renaming import rename
from archive.desk.vocabulary_care import doubts
from archive.ledger.acts import RefusedAct
from archive.vocabulary.models import NAMES, Dossier, DossierName, Party, PartyName, Tag, TagName, Term
from archive.vocabulary.names import clean_name, fold, validate_name
from archive.vocabulary.terms import NameTaken


def free_name(vocabulary: type[Term], name: str, *, term: int | None) -> str:
    """The name, cleaned of what nobody sees. Raises ValidationError for one that cannot be a name,
    or that another term of the vocabulary has or had."""
    cleaned = clean_name(name)
    validate_name(cleaned)
    others = NAMES[vocabulary].objects.filter(key=fold(cleaned)).exclude(term=term)
    if holder := others.select_related("term").first():
        raise forms.ValidationError(_("“%(name)s” already has this name.") % {"name": holder.term})
    return cleaned


class TermForm(forms.ModelForm):  # type: ignore[type-arg]
    """A term."""

    def clean_name(self) -> str:
        """A free name."""
        return free_name(type(self.instance), self.cleaned_data["name"], term=self.instance.pk)


class NameForm(forms.ModelForm):  # type: ignore[type-arg]
    """Another name of a term."""

    def clean_name(self) -> str:
        """A free name, which this term does not have either."""
        vocabulary = type(self.instance)._meta.get_field("term").related_model
        return free_name(vocabulary, self.cleaned_data["name"], term=None)


class Addressed:
    """What readers find below an address, which is shown under that name."""

    @admin.display(description=gettext_lazy("Address"), ordering="slug")
    def address(self, term: Any) -> str:
        """The part of the address that is its own."""
        return str(term.slug)


class NameInline(Addressed, admin.TabularInline):  # type: ignore[type-arg]
    """All names of a term, present, former and other: by each of them it is found. They are added,
    never changed or removed, since readers may come by any of them."""

    form = NameForm
    extra = 0
    fields = ["name", "address"]
    readonly_fields = ["address"]
    verbose_name = gettext_lazy("name")
    verbose_name_plural = gettext_lazy("all its names")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever sees the term sees its names."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may change the term may add names, once it is saved."""
        return obj is not None and request.user.has_perm(f"vocabulary.change_{obj._meta.model_name}")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes a name."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody removes one."""
        return False


def names_of(model: type[Model]) -> type[NameInline]:
    """The rows of a vocabulary's names."""
    return type(f"{model.__name__}Inline", (NameInline,), {"model": model})


class TermAdmin(Addressed, ChosenRows, admin.ModelAdmin):  # type: ignore[type-arg]
    """What the three vocabularies have in common. Saving another name is renaming."""

    form = TermForm
    texts = ["description"]
    fields = ["name", "address", *texts]
    readonly_fields = ["address"]
    list_display = ["name", "address", "description_line"]
    search_fields = ["names__key"]
    list_per_page = 100
    show_full_result_count = False
    change_form_template = "admin/vocabulary/change_form.html"
    change_list_template = "admin/vocabulary/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        """The pages of care, before those of Django."""
        pages = (("<int:pk>/merge/", merge_page), ("<int:pk>/uses/", term_uses), ("twins/", twins_page))
        care = [
            path(
                address,
                self.admin_site.admin_view(view),
                {"model_admin": self},
                name=f"vocabulary_{self.opts.model_name}_{address.rstrip('/').rpartition('/')[2]}",
            )
            for address, view in pages
        ]
        return [*care, *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The terms with a name, present or former, in which the words are, however they are spelled."""
        return super().get_search_results(request, queryset, fold(search_term))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, with the way to the care of the vocabulary."""
        return super().changelist_view(request, {**self._care(request), **(extra_context or {})})

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page of a term, with the way to merge it."""
        return super().render_change_form(request, {**context, **self._care(request)}, *args, **kwargs)

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page of a term; what the ledger refuses, or somebody else was faster in, is said."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (RefusedAct, NameTaken) as error:
            messages.error(request, getattr(error, "reason", None) or str(error))
            return HttpResponseRedirect(request.get_full_path())

    def _care(self, request: HttpRequest) -> dict[str, Any]:
        return {"may_merge": may_merge(request.user, str(self.opts.model_name))}

    @admin.display(description=gettext_lazy("description"))
    def description_line(self, term: Term) -> str:
        """The beginning of the description."""
        return term.description if len(term.description) <= 100 else f"{term.description[:99]}…"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save the term; its name through a rename, which keeps the old one."""
        if not change:
            obj.save()
            self._doubt(request, obj.name)
            return
        kept = type(obj).objects.get(pk=obj.pk)
        if obj.name != kept.name:
            rename(kept, obj.name, by=user_of(request))
            self._doubt(request, kept.name)
        for text in self.texts:
            setattr(kept, text, getattr(obj, text))
        kept.save()
        obj.name, obj.slug = kept.name, kept.slug

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save the names that were added."""
        super().save_formset(request, form, formset, change)
        for added in formset.new_objects:
            self._doubt(request, added.name)

    def _doubt(self, request: HttpRequest, name: str) -> None:
        """Say what may be wrong with a name that was saved."""
        for said in (*doubts.mixed([name]), *doubts.twinned(self.model, [name])):
            messages.warning(request, said)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A term that readers know stays."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_public)


@admin.register(Tag)
class TagAdmin(TermAdmin):
    """Tags."""

    inlines = [names_of(TagName)]


@admin.register(Party)
class PartyAdmin(TermAdmin):
    """Parties."""

    inlines = [names_of(PartyName)]


@admin.register(Dossier)
class DossierAdmin(TermAdmin):
    """Dossiers."""

    texts = ["description", "checked"]
    fields = ["name", "address", *texts]
    inlines = [names_of(DossierName)]
