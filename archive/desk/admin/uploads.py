"""The pages that import many files: uploaded, looked at, confirmed, and a report to take away."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.desk.admin.log import as_cell
from archive.desk.admin.people import user_of
from archive.desk.importing import confirming, tables
from archive.desk.importing.items import UnreadableItem
from archive.desk.importing.tables import KINDS, Table
from archive.desk.importing.uploads import RefusedUpload, pack, raws, read_uploads, table_of, unpack
from archive.desk.models import Upload

KEPT = 20
SHOWN = 200
SHOWN_ROWS = 5
FIELDS = ("outcome", "title", "address", "file", "remarks")


class FilesInput(forms.FileInput):
    """Chooses several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each as Django takes one."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files that were chosen."""
        return [super(FilesField, self).clean(each, initial) for each in data or [None]]


class UploadForm(forms.Form):
    """Files to import. Once it is valid, `contents` has them by name."""

    chosen = FilesField(
        label=gettext_lazy("Files"),
        allow_empty_file=True,
        widget=FilesInput(attrs={"accept": ".txt,.md,.json,.jsonl,.ndjson,.zip,.csv"}),
        help_text=gettext_lazy("Documents (.txt, .md, .json, .jsonl), a zip of them, or one table (.csv)."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("A table is of"), choices=[(name, kind.label) for name, kind in KINDS.items()]
    )

    def clean(self) -> dict[str, Any]:
        """Read the files within their limits."""
        data = super().clean() or {}
        if not self.errors:
            try:
                self.contents = read_uploads(data["chosen"])
                self.table = table_of(self.contents)
                _check(self.contents, self.table)
            except (RefusedUpload, UnreadableItem) as error:
                raise forms.ValidationError(str(error)) from error
        return data


def _check(contents: dict[str, bytes], table: bytes | None) -> None:
    """Raise what refuses the files as a whole."""
    if table is None:
        raws(contents)
    else:
        tables.read_table(table)


class MappingForm(forms.Form):
    """Which column of a table holds what."""

    def __init__(self, table: Table, mapping: dict[str, Any], data: Any = None) -> None:
        kind = KINDS[mapping["kind"]]
        super().__init__(data, initial=mapping.get("columns") or tables.guess(table, kind))
        for held in kind.columns:
            self.fields[held] = forms.TypedChoiceField(
                label=_LABELS[held],
                choices=[("", "—"), *enumerate(table.columns)],
                coerce=int,
                empty_value=None,
                required=held not in kind.optional,
            )

    @property
    def columns(self) -> dict[str, int]:
        """The columns that were chosen."""
        return {held: column for held, column in self.cleaned_data.items() if column is not None}


_LABELS = {
    "address": gettext_lazy("Address of the article"),
    "label": gettext_lazy("Label"),
    "value": gettext_lazy("Value"),
    "source": gettext_lazy("Source (key or title)"),
    "type": gettext_lazy("Relation"),
    "target": gettext_lazy("Address of the other article"),
    "note": gettext_lazy("Note"),
    "certainty": gettext_lazy("Certainty"),
}


def addresses(model_admin: Any) -> list[URLPattern]:
    """The pages of uploads."""
    view, given = model_admin.admin_site.admin_view, {"model_admin": model_admin}
    return [
        path("import/files/", view(upload_list), given, name="desk_article_uploads"),
        path("import/files/<int:pk>/", view(upload_page), given, name="desk_article_upload"),
        path("import/files/<int:pk>/report.csv", view(report), given, name="desk_article_upload_report"),
    ]


def upload_list(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """Take files, and show the uploads that the reader made before."""
    _require(request, model_admin)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect(_address(_keep(request, form)))
    mine = Upload.objects.filter(user=user_of(request)).defer("content", "report")
    return _page(request, model_admin, "uploads", form=form, uploads=mine)


def _keep(request: HttpRequest, form: UploadForm) -> Upload:
    """Keep the files, and find out what they would do; of a table the columns are asked for first."""
    names = list(dict.fromkeys(file.name for file in form.cleaned_data["chosen"]))
    upload = Upload(user=user_of(request), name=", ".join(names)[:200], content=pack(form.contents))
    if form.table is not None:
        upload.mapping = {"kind": form.cleaned_data["kind"]}
    upload.save()
    old = Upload.objects.filter(user=upload.user).values_list("pk", flat=True)[KEPT:]
    Upload.objects.filter(pk__in=list(old)).delete()
    if form.table is None:
        confirming.preview(upload)
    return upload


def upload_page(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """Show what an upload would do, or what it did; import it, or forget it (POST)."""
    _require(request, model_admin)
    upload = get_object_or_404(Upload, pk=pk, user=user_of(request))
    table = _table(upload)
    data = request.POST if "_map" in request.POST else None
    form = MappingForm(table, upload.mapping, data) if table else None
    if request.method == "POST" and (done := _do(request, upload, form)):
        return done
    return _page(
        request,
        model_admin,
        "upload",
        upload=upload,
        form=form,
        table=table,
        sample=table.rows[:SHOWN_ROWS] if table else (),
        **_shown(upload),
    )


def _table(upload: Upload) -> Table | None:
    data = table_of(unpack(bytes(upload.content))) if upload.content else None
    return None if data is None else tables.read_table(data)


def _do(request: HttpRequest, upload: Upload, form: MappingForm | None) -> HttpResponse | None:
    """What the button says; nothing where the columns that were chosen do not do."""
    if "_forget" in request.POST:
        upload.delete()
        return HttpResponseRedirect(reverse("admin:desk_article_uploads"))
    if "_map" in request.POST and form:
        if not form.is_valid():
            return None
        upload.mapping["columns"] = form.columns
        confirming.preview(upload)
    elif "_confirm" in request.POST and confirming.confirm(upload):
        messages.success(request, _("Imported. Readers do not see any of it yet."))
    return HttpResponseRedirect(_address(upload))


def _shown(upload: Upload) -> dict[str, Any]:
    reported = upload.report or []
    counts = sorted(Counter(one["outcome"] for one in reported).items())
    changes = {"created", "revised"}.intersection(outcome for outcome, _count in counts)
    return {
        "counts": counts,
        "reported": reported[:SHOWN],
        "further": max(0, len(reported) - SHOWN),
        "can_confirm": bool(changes) and upload.done_at is None,
    }


@require_safe
def report(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The report of an upload, for spreadsheets."""
    _require(request, model_admin)
    upload = get_object_or_404(Upload.objects.exclude(report=None), pk=pk, user=user_of(request))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{upload.pk}.csv"'
    writer = csv.writer(response)
    writer.writerow(FIELDS)
    for one in upload.report or []:
        cells = (one["outcome"], one["title"], one["slug"], one["place"], "\n".join(_remarks(one)))
        writer.writerow(map(as_cell, cells))
    return response


def _remarks(one: dict[str, Any]) -> Iterator[str]:
    yield from one["messages"]
    for said in one["diagnostics"]:
        where = _("line %(line)d: ") % {"line": said["line"]} if said["line"] else ""
        yield f"{where}{said['message']}"


def _require(request: HttpRequest, model_admin: Any) -> None:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied


def _address(upload: Upload) -> str:
    return reverse("admin:desk_article_upload", args=[upload.pk])


def _page(request: HttpRequest, model_admin: Any, name: str, **given: Any) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Import files"),
        "subtitle": None,
        **given,
    }
    return TemplateResponse(request, f"admin/desk/article/{name}.html", context)
