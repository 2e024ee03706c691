"""The form of an article: its own fields, and the check of the whole page as one document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms import formsets
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import UNDATED, EventDate, UnreadableDate, read_date, read_edtf
from archive.desk.admin import conflicts
from archive.desk.admin.autosaving import RESTORED
from archive.desk.admin.conflicts import Offer
from archive.desk.admin.contents import Contents
from archive.desk.admin.terms import TermsField
from archive.desk.articles import addresses
from archive.desk.articles.saving import faults
from archive.desk.models import Article, ArticleDossier, ArticleParty, TaggedArticle
from archive.desk.revisions import Conflict, settle
from archive.desk.vocabulary_care import doubts
from archive.documents import Document, Problem, clean_line, is_slug, language_of, problems
from archive.vocabulary.models import Term

LINE = forms.Textarea(attrs={"rows": 2, "class": "line"})
PARAGRAPH = forms.Textarea(attrs={"rows": 4})


class ArticleForm(forms.ModelForm):  # type: ignore[type-arg]
    """An article. When its page is valid, `document` is what it says; when somebody else has saved
    since it was opened, `offers` are the differences to choose in."""

    date = forms.CharField(
        label=gettext_lazy("Event date"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("As the source says it: “17 December 2021”, “early 2022”, “c. 1914”."),
    )
    edtf = forms.CharField(
        label=gettext_lazy("as EDTF"),
        required=False,
        help_text=gettext_lazy("Made from the words. Change it only where they do not say it."),
    )
    tags = TermsField(TaggedArticle, "tag", label=gettext_lazy("Tags"), can_add=True)
    parties = TermsField(ArticleParty, "party", label=gettext_lazy("Parties"), can_add=True)
    dossiers = TermsField(ArticleDossier, "dossier", label=gettext_lazy("Dossiers"), can_add=True)
    opened_version = forms.IntegerField(required=False, label="", widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("What did you change?"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("For your colleagues; readers do not see it."),
    )

    class Meta:
        model = Article
        fields = ["title", "slug", "headline", "dek", "lead", "closing", "language", "translation_of"]
        widgets = {"title": LINE, "headline": LINE, "dek": LINE, "lead": PARAGRAPH, "closing": PARAGRAPH}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        article = self.instance
        self.document: Document | None = None
        self.offers: list[Offer] = []
        self.choices = conflicts.choices(self.data)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].show_hidden_initial = True
        self._held_date: EventDate = article.date
        self.held_slug = article.slug
        self.initial.update(date=article.date_said or article.date_edtf, edtf=article.date_edtf)
        if article.pk:
            self.initial.update(opened_version=article.version)
            self._hold_terms("tags", [link.tag for link in article.tag_links.select_related("tag")])
            self._hold_terms("parties", [link.party for link in article.party_links.select_related("party")])
            dossiers = article.dossier_links.select_related("dossier")
            self._hold_terms("dossiers", [link.dossier for link in dossiers])

    def _hold_terms(self, name: str, held: Sequence[Term]) -> None:
        """The terms that the article has, and what is doubtful about their names."""
        self.initial[name] = [term.pk for term in held]
        if name in self.fields:
            self.fields[name].help_text = " ".join(doubts.mixed(term.name for term in held))

    def clean_slug(self) -> str:
        """An address that no other record has or had; untouched, the one that it has now."""
        slug: str = self.cleaned_data["slug"]
        if not slug or slug == self.held_slug or "slug" not in self.changed_data:
            return str(self.held_slug)
        if addresses.belongs_to_other(slug, self.instance):
            raise forms.ValidationError(_("This address belongs to another record."))
        self._refuse_moved_meanwhile()
        return slug

    def _refuse_moved_meanwhile(self) -> None:
        """Nobody replaces an address that they have not seen."""
        opened = self.add_initial_prefix("slug")
        if self.instance.pk and self.data.get(opened) not in {None, self.held_slug}:
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data[opened] = self.held_slug  # type: ignore[index]
            message = _("Its address has become %(slug)s meanwhile. To replace it by yours, save again.")
            raise forms.ValidationError(message % {"slug": self.held_slug})

    def clean_language(self) -> str:
        """The tag as documents write it."""
        said: str = self.cleaned_data["language"]
        tag = language_of(said)
        if said and not tag:
            message = _("“%(said)s” is not the tag of a language, as “uk” or “pt-BR” are.")
            raise forms.ValidationError(message % {"said": said})
        return tag

    def clean_translation_of(self) -> str:
        """An address, whether or not there is a record under it."""
        slug: str = self.cleaned_data["translation_of"]
        if slug and not is_slug(slug):
            raise forms.ValidationError(_("This is no address of a record: letters, digits and hyphens."))
        return slug

    def clean(self) -> dict[str, Any]:
        """Read the date and the whole page, and settle it with what others have saved meanwhile."""
        super().clean()
        self._read_date()
        if RESTORED in self.data:
            self.add_error(None, _("This is what you typed. It is not saved yet."))
        if not self.errors:
            self._read_page()
        return self.cleaned_data

    def _read_date(self) -> None:
        if not {"date", "edtf"} <= self.cleaned_data.keys():
            return
        field = "edtf" if "edtf" in self.changed_data else "date"
        try:
            self.cleaned_data["event_date"] = self._event_date()
        except UnreadableDate as error:
            self.add_error(field, str(error))

    def _event_date(self) -> EventDate:
        """What the two fields say: untouched, they mean what they meant."""
        said, edtf = self.cleaned_data["date"], self.cleaned_data["edtf"]
        if not {"date", "edtf"}.intersection(self.changed_data):
            return self._held_date
        if edtf and "edtf" in self.changed_data:
            return EventDate(said=clean_line(said), edtf=read_edtf(edtf).edtf)
        return read_date(said) if said else UNDATED

    def _read_page(self) -> None:
        rows = self.instance.formsets
        if not formsets.all_valid(rows):
            return
        contents = Contents(self.instance, self.cleaned_data, rows)
        found = [*contents.problems, *faults(contents.document, self.instance)]
        loose = [problem for problem in found if not contents.blame(problem)]
        if found:
            self._refuse(_("This cannot be saved as it is; see the marked rows."), loose)
        elif self.instance.pk:
            self._settle(contents.document)
        else:
            self.document = contents.document

    def _refuse(self, message: str, found: list[Problem]) -> None:
        self.add_error(None, [message, *map(str, found)])

    def _settle(self, mine: Document) -> None:
        """Save mine, or what was chosen of it and of what somebody else has saved since."""
        opened = self.cleaned_data.get("opened_version")
        try:
            document = settle(mine, self.instance, opened=opened, choices=self.choices)
        except Conflict as conflict:
            self.offers = list(conflicts.offers(conflict, self.choices))
            self.add_error(None, conflicts.stale(conflict.newest))
            return
        if document != mine and (found := [*problems(document), *faults(document, self.instance)]):
            self._refuse(_("What you have chosen does not go together."), found)
        self.document = document
