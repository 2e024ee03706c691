"""A batch of documents: saved together, published together, remembered by their sources."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.desk import publishing
from archive.desk.articles import Save, save_documents
from archive.desk.importing.items import Item
from archive.desk.importing.reports import Outcome, Report
from archive.desk.models import Article, ImportedSource
from archive.desk.workflow import gate
from archive.desk.workflow.gate import NotAdmitted
from archive.documents import Document
from archive.ledger.models import Record

REASON = gettext_noop("Imported")


def sources(keys: Collection[str]) -> dict[str, ImportedSource]:
    """What was imported before under these keys, by key, with articles and their editions' digests."""
    rows = ImportedSource.objects.select_related("article__record__edition", "article__submission")
    rows = rows.defer("article__record__edition__document")
    return {row.key: row for row in rows.filter(key__in=keys)}


@dataclass(slots=True)
class Planned:
    """A document that was read without fault, what is known of its source, and its report."""

    item: Item
    document: Document
    report: Report
    source: ImportedSource | None

    def again(self) -> Planned:
        """The same plan as if nothing had been tried, with what the database says now."""
        report = replace(self.report, messages=[])
        return replace(self, report=report, source=sources([self.item.key]).get(self.item.key))

    def save(self) -> Save:
        """The document, to be saved in the article of its source."""
        return Save(self.document, self.source.article if self.source else Article(), self.item.slug)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Documents that are written in one transaction, which is the caller's."""

    planned: Sequence[Planned]
    by: User | None
    publish: bool
    note: str

    def write(self) -> list[Report]:
        """Save the documents and publish those that are to be; raises what refuses one of them."""
        saves = [planned.save() for planned in self.planned]
        self._refuse_foreign(saves)
        before = [save.article.version for save in saves]
        save_documents(saves, by=self.by, reason=_(REASON))
        for planned, save, version in zip(self.planned, saves, before, strict=True):
            _report_save(planned, save.article, version)
        left_out = self._publish(saves) if self.publish else {}
        self._remember(saves, left_out)
        return [planned.report for planned in self.planned]

    def _refuse_foreign(self, saves: Sequence[Save]) -> None:
        """Refuse to write over an article that whoever imports may not change."""
        for save in saves:
            if self.by and save.article.pk and not gate.may_write(self.by, save.article):
                message = _("%(name)s may not change the article")
                raise NotAdmitted(message % {"name": self.by.get_username()}, slug=save.article.slug)

    def _publish(self, saves: Sequence[Save]) -> dict[Article, str]:
        """Publish what the public does not have yet; the references left out, by article."""
        open_to_public = []
        for planned, save in zip(self.planned, saves, strict=True):
            if save.article.record and save.article.record.state == Record.State.WITHDRAWN:
                planned.report.messages.append(_("withdrawn, so not published"))
            else:
                open_to_public.append((save.article, save.document))
        published = publishing.publish_all(open_to_public, by=self.by, note=self.note)
        for planned, save in zip(self.planned, saves, strict=True):
            if edition := published.get(save.article):
                _report_edition(planned.report, edition)
        return {article: "\n".join(edition.left_out) for article, edition in published.items()}

    def _remember(self, saves: Sequence[Save], left_out: dict[Article, str]) -> None:
        rows = [
            _source(planned, save.article, left_out)
            for planned, save in zip(self.planned, saves, strict=True)
        ]
        known = [row for row in rows if not row._state.adding]
        ImportedSource.objects.bulk_create(row for row in rows if row._state.adding)
        ImportedSource.objects.bulk_update(known, ["digest", "version", "left_out"])


def _source(planned: Planned, article: Article, left_out: dict[Article, str]) -> ImportedSource:
    row = planned.source or ImportedSource(key=planned.item.key, article=article)
    row.digest, row.version = planned.item.digest, article.version
    row.left_out = left_out.get(article, row.left_out)
    return row


def _report_save(planned: Planned, article: Article, before: int) -> None:
    report = planned.report
    report.slug = article.address
    if before == 0:
        report.outcome = Outcome.CREATED
    elif article.version == before:
        report.outcome = Outcome.UNCHANGED
    else:
        report.outcome = Outcome.REVISED
        if planned.source and planned.source.version != before:
            message = _("replaces what was changed at the desk, kept as revision %(number)d")
            report.messages.append(message % {"number": before})


def _report_edition(report: Report, published: publishing.Published) -> None:
    report.outcome = Outcome.PUBLISHED if published.edition.number == 1 else Outcome.CORRECTED
    if published.left_out:
        message = _("named but not public yet: %(slugs)s")
        report.messages.append(message % {"slugs": ", ".join(published.left_out)})
