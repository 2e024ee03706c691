"""The log page: read, searched, filtered and exported, never changed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.desk.admin.choosing import ChosenRows

FIELDS = ("at", "who", "did", "kind", "id", "object", "what")
_FORMULA = re.compile(r"^(?=\s*[=+\-@＝＋－＠])")


@admin.register(LogEntry)
class LogAdmin(ChosenRows, admin.ModelAdmin):  # type: ignore[type-arg]
    """Who did what to which object."""

    list_display = ["action_time", "user", "did", "content_type", "object_link", "message"]
    list_display_links = None
    list_filter = [
        "action_flag",
        ("content_type", admin.RelatedOnlyFieldListFilter),
        ("user", admin.RelatedOnlyFieldListFilter),
        "action_time",
    ]
    search_fields = ["object_repr", "change_message", "user__username", "=object_id"]
    list_select_related = ["user", "content_type"]
    ordering = ["-pk"]
    list_per_page = 100
    show_full_result_count = False
    actions = None
    change_list_template = "admin/log_list.html"

    @admin.display(description=_("did"), ordering="action_flag")
    def did(self, entry: LogEntry) -> str:
        """Added, changed or deleted."""
        return entry.get_action_flag_display()

    @admin.display(description=_("object"), ordering="object_repr")
    def object_link(self, entry: LogEntry) -> str:
        """The object, with the way to its page."""
        address = None if entry.is_deletion() else entry.get_admin_url()
        return (
            format_html('<a href="{}">{}</a>', address, entry.object_repr) if address else entry.object_repr
        )

    @admin.display(description=_("what"))
    def message(self, entry: LogEntry) -> str:
        """What was done, in words."""
        return entry.get_change_message()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody writes in the log."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody takes anything from it; so no account that it names can be deleted either."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The export, before Django's own pages."""
        export = path("export/", self.admin_site.admin_view(self.export), name="admin_logentry_export")
        return [export, *super().get_urls()]

    def export(self, request: HttpRequest) -> HttpResponseBase:
        """All entries that the filters in the address leave, newest first, for spreadsheets."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)
        lines = as_csv(entries.select_related("user", "content_type").iterator(chunk_size=1000))
        response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="log-{timezone.localdate():%Y-%m-%d}.csv"'
        return response


def as_csv(entries: Iterable[LogEntry]) -> Iterator[str]:
    """The entries as comma-separated values (RFC 4180). An apostrophe stands before what a spreadsheet
    would run as a formula (OWASP ASVS 5.0, 1.2.10)."""
    writer = csv.writer(_Echo())
    yield writer.writerow(FIELDS)
    for entry in entries:
        cells = (
            entry.action_time.isoformat(),
            str(entry.user),
            entry.get_action_flag_display(),
            str(entry.content_type or ""),
            entry.object_id or "",
            entry.object_repr,
            entry.get_change_message(),
        )
        yield writer.writerow(map(as_cell, cells))


def as_cell(text: str) -> str:
    """The text as a spreadsheet takes it for text."""
    return _FORMULA.sub("'", text)


class _Echo:
    """Gives `csv` a file to write to, and us the line that it wrote."""

    @staticmethod
    def write(line: str) -> str:
        return line
