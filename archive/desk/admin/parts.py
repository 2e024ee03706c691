"""The rows of the article page: forms that make parts of a document, not rows of a table.

What is posted is read as a document and saved as one (`articles.save_document`), so row numbers in
a post mean nothing: neither forged ones nor those that another save has replaced meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from nested_admin.formsets import NestedInlineFormSet
from nested_admin.nested import NestedInlineModelAdmin, NestedStackedInline, NestedTabularInline

from archive.desk.admin.terms import TermsField
from archive.desk.models import Answer, Block, BlockParty, Demand, KeyFact, Relation, Source
from archive.desk.models.parts import KEY_LENGTH
from archive.documents import RelationType

ONE_LINE = forms.Textarea(attrs={"rows": 1, "class": "line"})
DEMAND = forms.TextInput(attrs={"class": "vTextField", "placeholder": _("its words, or address#key")})
POSITION_HELP = _("The order on the page; drag a row, or change its number.")


class PartForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form whose cleaned data are a part of the document. `faults` are those that only the whole
    document shows; they outlive a second cleaning."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.faults: list[tuple[str | None, str]] = []
        for field in self.fields.values():  # in a table the label stands far above
            field.widget.attrs.setdefault("aria-label", field.label)

    def has_changed(self) -> bool:
        """Whether something was written in it: its place alone does not make a row."""
        return any(name not in {"position", "id"} for name in self.changed_data)

    def clean(self) -> dict[str, Any]:
        """Add what is wrong with it in the whole document."""
        for field, message in self.faults:
            self.add_error(field if field in self.fields else None, message)
        return self.cleaned_data

    def _post_clean(self) -> None:
        """Not a row: the document is checked instead of the model."""


class RemovedPlace(forms.NumberInput):
    """The place of a row that was sent to be removed: should the page come back, it still says so."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The number, and the mark below it."""
        place = super().render(name, value, attrs, renderer)
        mark = '<label class="removal"><input type="checkbox" name="{}" value="on" checked> {}</label>'
        return format_html("{}" + mark, place, self.field, _("remove"))


class PartFormSet(NestedInlineFormSet):
    """Rows of one kind. What was posted is taken for new rows, whatever ids it names."""

    def initial_form_count(self) -> int:
        """The rows of the database, when they are shown for the first time."""
        return 0 if self.is_bound else super().initial_form_count()

    def total_form_count(self) -> int:
        """The rows that came, whatever number of them is claimed: a smaller one loses none, and a larger
        one makes no more than there are fields."""
        claimed = super().total_form_count()
        if not self.is_bound:
            return claimed
        placed = next(row for row in count() if f"{self.prefix}-{row}-position" not in self.data)
        return min(max(claimed, placed), len(self.data))

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Let the hidden ids of row and parent be anything."""
        super().add_fields(form, index)
        for name in (self.model._meta.pk.name, self.fk.name):
            form.fields[name] = forms.CharField(required=False, widget=forms.HiddenInput)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = form.fields["DELETE"].label
        removal = form.add_prefix("DELETE")
        if removal in form.data:
            form.fields["position"].widget = RemovedPlace(removal)

    def is_valid(self) -> bool:
        """Whether all rows are in order; what is in a removed row need not be."""
        parent = getattr(self, "parent_form", None)
        is_removed = parent is not None and f"{parent.prefix}-DELETE" in parent.data
        return is_removed or bool(super().is_valid())

    def validate_unique(self) -> None:
        """The document's rules cover it, and say where."""

    @property
    def parts(self) -> list[PartForm]:
        """The rows to be kept, in the order of their numbers."""
        kept = [form for form in self.forms if not form.cleaned_data.get("DELETE")]
        return sorted(kept, key=_place)


def _place(form: PartForm) -> int:
    place = form.cleaned_data.get("position")
    if place is None:
        place = form.data.get(form.add_prefix("position"), "")
    return int(place) if str(place).isdecimal() else 0


class PartInline(NestedInlineModelAdmin):
    """A kind of part on the article page; who may edit the article may edit its parts."""

    form = PartForm
    formset = PartFormSet
    extra = 0
    sortable_field_name: Any = "position"

    def _edits(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(getattr(request, "edits_article", False))

    has_add_permission: Callable[..., bool] = _edits
    has_change_permission: Callable[..., bool] = _edits
    has_delete_permission: Callable[..., bool] = _edits

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The page itself asks who may see the article."""
        return True


class SourceForm(PartForm):
    """A source."""

    class Meta:
        model = Source
        fields = ["position", "key", "title", "issuer", "date", "url"]
        widgets = dict.fromkeys(["title", "issuer", "date", "url"], ONE_LINE)


class CitingForm(PartForm):
    """A part that cites a source by its key."""

    source = forms.CharField(
        label=_("Source"), required=False, max_length=KEY_LENGTH, help_text=_("Key of a source below.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cited = self.instance.source
        self.initial["source"] = cited.key if cited else ""


class KeyFactForm(CitingForm):
    """A key fact."""

    class Meta:
        model = KeyFact
        fields = ["position", "label", "value", "source"]
        widgets = {"label": forms.TextInput(attrs={"list": "fact-labels"}), "value": ONE_LINE}


class AnswerForm(CitingForm):
    """An answer."""

    class Meta:
        model = Answer
        fields = ["position", "demand", "verdict", "by", "note", "source"]
        widgets = {"demand": DEMAND, "note": ONE_LINE}
        help_texts = {
            "demand": _("Address and key, as in 2021-12-russia-issues-ultimatum#d1."),
            "by": _("The party that answers, where not all whom it addresses do."),
        }


class DemandForm(PartForm):
    """A demand."""

    class Meta:
        model = Demand
        fields = ["position", "text", "restates", "key"]
        widgets = {"text": ONE_LINE, "restates": DEMAND}
        help_texts = {
            "restates": _("An earlier demand: address and key."),
            "key": _("Its anchor for readers; left empty, it gets the next number."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].required = False


class RelationForm(CitingForm):
    """A relation to an article, or to an address of which the desk has no article."""

    class Meta:
        model = Relation
        fields = ["position", "type", "target_article", "target", "certainty", "note", "source"]
        widgets = {"note": ONE_LINE}
        labels = {"target": _("or address")}
        help_texts = {"target": _("Only where the desk has no article of the event.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [("", "---------"), *map(_both_ways, RelationType)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One target, and only one."""
        data = super().clean()
        if bool(data.get("target_article")) == bool(data.get("target")) and not self.errors:
            raise forms.ValidationError(_("Choose an article, or give an address."))
        return data


def _both_ways(kind: RelationType) -> tuple[str, str]:
    """The type as it is read here, and as it is read on the page of the other event."""
    if kind.converse is kind:
        return kind.value, _("%(here)s (both ways)") % {"here": _(kind.words)}
    return kind.value, _("%(here)s (there: %(there)s)") % {
        "here": _(kind.words),
        "there": _(kind.converse.words),
    }


class BlockForm(PartForm):
    """A section or a demand list."""

    issuers = TermsField(BlockParty, "party", label=_("Who demands"))
    addressees = TermsField(BlockParty, "party", label=_("Of whom"))

    class Meta:
        model = Block
        fields = ["position", "kind", "heading", "level", "paragraphs", "points", "issuers", "addressees"]
        widgets = {
            "heading": ONE_LINE,
            "paragraphs": forms.Textarea(attrs={"rows": 3}),
            "points": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "level": _("2 for a section, 3 to 6 for those within it."),
            "paragraphs": _("A blank line begins a new paragraph."),
            "points": _("One a line."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            parties = self.instance.block_parties.all()
            for field, role in (("issuers", "issuer"), ("addressees", "addressee")):
                self.initial[field] = [each.party_id for each in parties if each.role == role]

    def clean(self) -> dict[str, Any]:
        """What belongs to the other kind is not dropped in silence."""
        data = super().clean()
        if data.get("kind") == Block.Kind.DEMAND_LIST and data.get("points"):
            self.add_error("points", _("A demand list has demands: put these lines there."))
        if data.get("kind") == Block.Kind.SECTION and (data.get("issuers") or data.get("addressees")):
            self.add_error("kind", _("Only a demand list has parties: choose that kind, or remove them."))
        return data


class SourceInline(PartInline, NestedTabularInline):
    """The sources of an article."""

    model = Source
    form = SourceForm


class KeyFactInline(PartInline, NestedTabularInline):
    """The key facts of an article."""

    model = KeyFact
    form = KeyFactForm


class DemandInline(PartInline, NestedTabularInline):
    """The demands of a demand list."""

    model = Demand
    form = DemandForm
    fk_name = "block"


class BlockInline(PartInline, NestedStackedInline):
    """The sections and demand lists of an article."""

    model = Block
    form = BlockForm
    inlines = [DemandInline]
    fieldsets = [
        (None, {"fields": [("position", "kind", "level"), "heading", "paragraphs", "points"]}),
        (None, {"fields": ["issuers", "addressees"], "classes": ["parties"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The blocks with their parties."""
        return super().get_queryset(request).prefetch_related("block_parties")


class AnswerInline(PartInline, NestedTabularInline):
    """What the event answered."""

    model = Answer
    form = AnswerForm


class RelationInline(PartInline, NestedTabularInline):
    """How the event stands to others."""

    model = Relation
    form = RelationForm
    fk_name = "article"
    autocomplete_fields = ["target_article"]
