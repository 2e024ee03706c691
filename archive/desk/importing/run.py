"""An import: documents in, articles saved and, where it is wished, published; a report for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError, reset_queries, transaction
from django.utils.translation import gettext as _

from archive.desk.articles import RefusedDocument
from archive.desk.importing.batch import Batch, Planned, sources
from archive.desk.importing.completing import complete
from archive.desk.importing.items import Item, UnreadableItem, item_of
from archive.desk.importing.places import Raw
from archive.desk.importing.reports import Outcome, Report
from archive.desk.importing.seen import Seen
from archive.desk.models import ImportedSource
from archive.documents import Level
from archive.ledger.acts import RefusedAct

BATCH = 500
"""Documents that share a transaction, and a commit of the catalog, which costs as much for one as for all."""

BATCH_BYTES = 8 * 1024 * 1024
CORRECTION_NOTE = "Corrected from the source of the import"
REFUSALS = (RefusedDocument, RefusedAct, ValidationError, DatabaseError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """How documents are imported: by whom, whether they are published, and with what public note
    where that corrects a record; a dry run finds out all that would happen and writes nothing."""

    by: User | None = None
    publish: bool = False
    note: str = CORRECTION_NOTE
    dry_run: bool = False

    def run(self, raws: Iterable[Raw]) -> Iterator[Report]:
        """Import the documents, a batch at a time, in order; a report for each as its batch is done."""
        with closing(Seen()) as seen:
            for batch in batches(raws):
                yield from self._batch(batch, seen)
                reset_queries()  # with DEBUG Django keeps every statement in memory
        if self.publish and not self.dry_run:
            complete(by=self.by)

    def _batch(self, raws: Sequence[Raw], seen: Seen) -> list[Report]:
        reports, items = _items(raws, seen)
        known = sources([item.key for item in items])
        planned: list[Planned] = []
        for item in items:
            source = known.get(item.key)
            if source and self._is_done(item, source):
                reports[item.key] = _unchanged(item, source)
            else:
                self._plan(item, source, reports, planned)
        for report in self._write(planned):
            reports[report.key] = report
        return list(reports.values())

    def _is_done(self, item: Item, source: ImportedSource) -> bool:
        """Whether there is nothing to do for a document that was imported before."""
        return source.digest == item.digest and not (self.publish and source.article.record is None)

    def _plan(
        self, item: Item, source: ImportedSource | None, reports: dict[str, Report], planned: list[Planned]
    ) -> None:
        """Read a document; one that cannot be saved is refused here."""
        reading = item.read()
        report = Report(
            item.key,
            item.place,
            Outcome.REFUSED,
            title=reading.document.title,
            diagnostics=reading.diagnostics,
        )
        reports[item.key] = report
        if all(one.level != Level.ERROR for one in reading.diagnostics):
            planned.append(Planned(item, reading.document, report, source))

    def _write(self, planned: Sequence[Planned]) -> list[Report]:
        """Write a batch in one transaction; when one of its documents is refused, each by itself."""
        if not planned:
            return []
        try:
            with transaction.atomic():
                reports = Batch(planned=planned, by=self.by, publish=self.publish, note=self.note).write()
                if self.dry_run:
                    transaction.set_rollback(True)
        except REFUSALS as error:
            if len(planned) == 1:
                return [_refused(planned[0].report, error)]
            return [report for each in planned for report in self._write([each.again()])]
        return reports


def batches(raws: Iterable[Raw]) -> Iterator[list[Raw]]:
    """The documents in groups that fit into memory and into a short transaction."""
    batch: list[Raw] = []
    size = 0
    for raw in raws:
        batch.append(raw)
        size += len(raw.data)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _items(raws: Sequence[Raw], seen: Seen) -> tuple[dict[str, Report], list[Item]]:
    """The items of a batch, and reports of those that are none. The same key twice in one import is
    refused, since one of them would win by chance."""
    reports: dict[str, Report] = {}
    items = []
    for raw in raws:
        try:
            item = item_of(raw)
            _refuse_repeated(item, seen)
        except UnreadableItem as error:
            reports[raw.place] = Report(raw.name, raw.place, Outcome.REFUSED, messages=[str(error)])
        else:
            reports[item.key] = Report(item.key, item.place, Outcome.REFUSED)
            items.append(item)
    return reports, items


def _refuse_repeated(item: Item, seen: Seen) -> None:
    first = seen.first_place(item.key, item.place)
    if first != item.place:
        raise UnreadableItem(
            _("the key “%(key)s” stands at %(place)s already") % {"key": item.key, "place": first}
        )


def _unchanged(item: Item, source: ImportedSource) -> Report:
    article = source.article
    return Report(item.key, item.place, Outcome.UNCHANGED, title=article.title, slug=article.address)


def _refused(report: Report, error: Exception) -> Report:
    report.outcome = Outcome.REFUSED
    report.messages.extend(getattr(error, "messages", None) or [str(error)])
    return report
