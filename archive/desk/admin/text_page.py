"""The article as one text: read as it is typed, with a remark beside each doubtful line, and saved as
the form is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.admin import acts, autosaving, conflicts
from archive.desk.admin.autosaving import RESTORED
from archive.desk.admin.conflicts import Offer
from archive.desk.admin.importing import WholeText
from archive.desk.admin.people import user_of
from archive.desk.admin.previews import written
from archive.desk.articles import RefusedDocument, document_of, save_document
from archive.desk.importing.items import UnreadableItem, decode
from archive.desk.models import Article
from archive.desk.revisions import Conflict, settle
from archive.desk.writing import preview
from archive.desk.writing.texts import Remark, obstacles, remarks, with_fresh_keys
from archive.documents import Document, Reading, read_text, write_text

NOTHING = Document(title="")


def addresses(model_admin: Any) -> list[URLPattern]:
    """The addresses of the text page, and of reading it as it is typed."""
    view, given = model_admin.admin_site.admin_view, {"model_admin": model_admin}
    return [
        path("text/", view(text_page), given, name="desk_article_text_new"),
        path("<int:pk>/text/", view(text_page), given, name="desk_article_text"),
    ]


class TextForm(forms.Form):
    """The text. When it is valid, `reading` is what it says; when somebody else has saved since it was
    opened, `offers` are the differences to choose in."""

    text = WholeText(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 30, "class": "whole-text", "spellcheck": "true", "dir": "auto"}),
    )
    opened_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("What did you change?"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("For your colleagues; readers do not see it."),
    )

    def __init__(self, article: Article | None, data: Any = None) -> None:
        held = document_of(article) if article else NOTHING
        text = write_text(held) if article else ""
        super().__init__(data, initial={"text": text, "opened_version": article and article.version})
        self.article = article
        self.instance = article
        self.offers: list[Offer] = []
        self.reading: Reading | None = None
        self.document = held
        self.choices = conflicts.choices(self.data)

    def clean_text(self) -> str:
        """The text, read."""
        try:
            text = decode(self.cleaned_data["text"].encode("utf-8", "surrogatepass"))
        except UnreadableItem as error:
            raise forms.ValidationError(str(error)) from error
        self.reading = read_text(text)
        last = self.article.last_demand if self.article else 0
        self.document = with_fresh_keys(self.reading, text, self.document, last)
        return text

    def clean(self) -> dict[str, Any]:
        """What comes from an unsaved text is shown, not saved."""
        data = super().clean() or {}
        if RESTORED in self.data:
            self.add_error(None, _("This is what you typed. It is not saved yet."))
        return data

    @property
    def remarks(self) -> list[Remark]:
        """What is said of its lines."""
        return remarks(self.cleaned_data["text"], self.reading) if self.reading else []

    @property
    def obstacles(self) -> list[str]:
        """Why it cannot be saved as it is."""
        return obstacles(self.reading) if self.reading else []

    def save(self, by: User) -> Article | None:
        """Save what the text says, or what was chosen of it and of what somebody else has saved since.
        None where it is refused: then its errors say why."""
        try:
            document = self._settled()
            return save_document(document, article=self.article, by=by, reason=self.cleaned_data["reason"])
        except Conflict as conflict:
            self.offers = list(conflicts.offers(conflict, self.choices))
            self.add_error(None, conflicts.stale(conflict.newest))
        except RefusedDocument as error:
            self.add_error(None, [str(problem) for problem in error.problems])
        return None

    def _settled(self) -> Document:
        if self.article is None:
            return self.document
        opened = self.cleaned_data["opened_version"]
        return settle(self.document, self.article, opened=opened, choices=self.choices)


def text_page(request: HttpRequest, model_admin: Any, pk: int | None = None) -> HttpResponse:
    """The text (GET); as it is read (POST `_read`, `_look`); saved (POST otherwise)."""
    article = written(request, model_admin, pk)
    if answer := autosaving.answered(request, article, is_text=True):
        return answer
    if request.method == "POST" and not {"_read", "_look"} & set(request.POST):
        with transaction.atomic():
            return _save(request, model_admin, written(request, model_admin, pk, hold=True))
    form = TextForm(article, request.POST or None)
    form.is_valid()
    return _look(request, form) if "_look" in request.POST else _page(request, model_admin, form)


def _save(request: HttpRequest, model_admin: Any, article: Article | None) -> HttpResponse:
    """Save it, and answer as the form does."""
    form = TextForm(article, request.POST)
    saved = form.save(user_of(request)) if form.is_valid() and not form.obstacles else None
    if saved is None:
        return _page(request, model_admin, form)
    form.instance = saved
    autosaving.saved(request)
    message = model_admin.construct_change_message(request, form, [], add=article is None)
    if article is None:
        model_admin.log_addition(request, saved, message)
        here = reverse("admin:desk_article_text", args=[saved.pk])
        added: HttpResponse = model_admin.response_add(request, saved, here)
        return added
    model_admin.log_change(request, saved, message)
    changed: HttpResponse = model_admin.response_change(request, saved)
    return changed


def _look(request: HttpRequest, form: TextForm) -> HttpResponse:
    """What the page's script shows beside the text while it is typed."""
    answer = {
        "remarks": [asdict(remark) for remark in form.remarks],
        "obstacles": [*form.obstacles, *form.errors.get("text", [])],
        "preview": preview.page(request, form.document, form.article or Article()) if form.reading else "",
    }
    return JsonResponse(answer)


def _page(request: HttpRequest, model_admin: Any, form: TextForm) -> HttpResponse:
    article = form.article
    context = {
        **model_admin.admin_site.each_context(request),
        **autosaving.context(request, article),
        "opts": model_admin.opts,
        "original": article,
        "title": _("Write as text"),
        "subtitle": None,
        "form": form,
        "acts": [act for act in acts.possible(article, request.user) if act.saves_first],
    }
    return TemplateResponse(request, "admin/desk/article/text.html", context)
