"""The import page: a text is pasted or uploaded, read, looked at, and only then saved as a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import ProhibitNullCharactersValidator as ProhibitNullCharacters
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from archive.desk.admin.people import user_of
from archive.desk.articles import RefusedDocument, save_document
from archive.desk.importing.items import UnreadableItem, decode, item_of
from archive.desk.importing.places import Form, Raw
from archive.desk.writing.texts import obstacles, remarks
from archive.documents import Reading, read_text, write_text

MAX_BYTES = 2 * 1024 * 1024
REASON = gettext_noop("Imported by hand")


class WholeText(forms.CharField):
    """The text of a whole document. A NUL is refused where it is read, which says in which line it stands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, strip=False)
        self.validators = [each for each in self.validators if not isinstance(each, ProhibitNullCharacters)]


class ImportForm(forms.Form):
    """A text, pasted or in a file. Once it is valid, `reading` is what the text says."""

    text = WholeText(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 16, "class": "import-text", "spellcheck": "false", "dir": "auto"}
        ),
        help_text=gettext_lazy(
            "Title, dek and lead on the first lines, then headings, points and paragraphs."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("or file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.json"}),
        help_text=gettext_lazy("One document: .txt, .md or .json, at most 2 MB."),
    )

    def clean(self) -> dict[str, Any]:
        """Read what was given; a file takes the place of the text."""
        data = super().clean() or {}
        try:
            file = data.get("file")
            data["text"], self.reading = read_file(file) if file else _read(data.get("text", ""))
        except UnreadableItem as error:
            raise forms.ValidationError(str(error)) from error
        if not data["text"].strip():
            raise forms.ValidationError(_("Paste a text, or choose a file."))
        return data


def _read(text: str) -> tuple[str, Reading]:
    text = decode(text.encode("utf-8", "surrogatepass"))
    return text, read_text(text)


def read_file(file: UploadedFile) -> tuple[str, Reading]:
    """An uploaded file as text, and what it says; raises UnreadableItem."""
    if (file.size or 0) > MAX_BYTES:
        raise UnreadableItem(_("the file is larger than 2 MB"))
    name, data = file.name or "", file.read()
    if not name.lower().endswith(".json"):
        text = decode(data)
        return text, read_text(text)
    reading = item_of(Raw("file", name, Form.JSON, data)).read()
    return write_text(reading.document), reading


def import_page(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Show what a text would become (POST), and save it as a draft when that is asked for."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = ImportForm(request.POST or None, request.FILES or None)
    reading = form.reading if form.is_valid() else None
    if reading and "_save" in request.POST and not obstacles(reading):
        try:
            return _save(request, model_admin, reading)
        except RefusedDocument as error:
            form.add_error(None, [str(problem) for problem in error.problems])
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Import an article"),
        "subtitle": None,
        "form": form,
        "errors": form.non_field_errors(),
        "reading": None,
        **(_look(form, reading) if reading else {}),
    }
    return TemplateResponse(request, "admin/desk/article/import.html", context)


def _look(form: ImportForm, reading: Reading) -> dict[str, Any]:
    """What the page shows of a reading; the text stays in the form, to be mended there."""
    text = form.cleaned_data["text"]
    return {
        "form": ImportForm(initial={"text": text}),
        "reading": reading,
        "remarks": remarks(text, reading),
        "obstacles": obstacles(reading),
    }


def _save(request: HttpRequest, model_admin: Any, reading: Reading) -> HttpResponse:
    article = save_document(reading.document, by=user_of(request), reason=_(REASON))
    model_admin.log_addition(request, article, _(REASON))
    messages.success(request, _("Saved as a draft. Readers do not see it yet."))
    return HttpResponseRedirect(reverse("admin:desk_article_change", args=[article.pk]))
