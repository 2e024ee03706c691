"""An upload on its way: what it would make of the desk, and, once that is confirmed, what it made."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.desk import log
from archive.desk.articles import RefusedDocument, save_document
from archive.desk.importing import tables, uploads
from archive.desk.importing.reports import Outcome, Report
from archive.desk.importing.run import Import
from archive.desk.models import Article, Upload
from archive.desk.workflow import gate

REASON = gettext_noop("Imported from a table")


def preview(upload: Upload) -> None:
    """Find out what the upload would do, and keep that as its report; the desk stays as it is."""
    upload.report = [report.as_json for report in _reports(upload, dry_run=True)]
    upload.save(update_fields=["mapping", "report"])


def confirm(upload: Upload) -> bool:
    """Import the upload, once: False where that was done before. The files are not kept any longer."""
    waiting = Upload.objects.filter(pk=upload.pk, done_at=None).exclude(report=None)
    if not waiting.update(done_at=timezone.now()):
        return False
    reports = list(_reports(upload, dry_run=False))
    upload.report, upload.content = [report.as_json for report in reports], b""
    upload.save(update_fields=["report", "content"])
    _log(upload, reports)
    return True


def _log(upload: Upload, reports: list[Report]) -> None:
    changed = {Outcome.CREATED, Outcome.REVISED}
    slugs = [report.slug for report in reports if report.outcome in changed]
    articles = Article.objects.filter(slug__in=slugs)
    log.note(upload.user, list(articles), _("Imported: %(name)s") % {"name": upload.name})


def _reports(upload: Upload, *, dry_run: bool) -> Iterator[Report]:
    files = uploads.unpack(bytes(upload.content))
    data = uploads.table_of(files)
    if data is None:
        yield from Import(by=upload.user, dry_run=dry_run).run(uploads.raws(files))
    else:
        yield from _of_table(upload, data, dry_run=dry_run)


def _of_table(upload: Upload, data: bytes, *, dry_run: bool) -> Iterator[Report]:
    table, kind = tables.read_table(data), tables.KINDS[upload.mapping["kind"]]
    changes, lost = tables.changes(table, kind, upload.mapping["columns"])
    if lost:
        yield Report(upload.name, upload.name, Outcome.REFUSED, messages=lost)
    for change in changes:
        yield _written(upload, change, dry_run=dry_run)


def _written(upload: Upload, change: tables.Change, *, dry_run: bool) -> Report:
    """Save what a table makes of one article, or only try."""
    article = change.article
    report = Report(article.slug, upload.name, Outcome.UNCHANGED, article.title, article.address)
    report.messages.extend(change.refused)
    if change.refused:
        report.outcome = Outcome.REFUSED
        return report
    try:
        with transaction.atomic():
            if _save(upload, change):
                report.outcome = Outcome.REVISED
            transaction.set_rollback(dry_run)
    except (RefusedDocument, ValidationError, DatabaseError) as error:
        report.outcome = Outcome.REFUSED
        report.messages.extend(getattr(error, "messages", None) or [str(error)])
    return report


def _save(upload: Upload, change: tables.Change) -> bool:
    """Save the change in the article as it is now, if its editor may; whether it made a difference."""
    now = gate.locked(change.article)
    if now.version != change.article.version:
        raise ValidationError(_("it was saved meanwhile: upload the table again"))
    if change.after == change.before:
        return False
    if not gate.may_write(upload.user, now):
        message = _("%(name)s may not change the article")
        raise ValidationError(message % {"name": upload.user.get_username()})
    save_document(change.after, article=now, by=upload.user, reason=_(REASON))
    return True
