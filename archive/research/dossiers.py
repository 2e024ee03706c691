"""A whole dossier as one file: each record as text and JSON, a table of all, and a manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from archive import documents
from archive.catalog.freshness import view
from archive.catalog.hits import Hit, Named
from archive.ledger.models import Edition
from archive.public import errors
from archive.public.addresses import absolute_to
from archive.public.dossiers import head_and_texts, paragraphs
from archive.public.lists import list_page
from archive.public.terms import DOSSIERS, records_of
from archive.research import exports
from archive.research.bundles import Bundle

MOST: Final = 5000
"""Records in one file, the oldest; the manifest says how many are left out."""

BATCH: Final = 200

README: Final = """{name}

{introduction}

{records} records of the archive {site}.
To cite: {citation}

records.csv         a line for each record, in the order of the events
records/NAME.txt    the record in the plain-text form, as it can be imported
records/NAME.json   the same as JSON (RFC 8785); its SHA-256 is the digest under which the ledger has it
manifest.json       what this file holds, with lengths and digests
"""


@list_page
def dossier_zip(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The records of a dossier, by the present address of the dossier."""
    mark, description, _checked = head_and_texts(slug)
    asked = records_of(DOSSIERS, slug, head=mark)
    term = asked.names["dossier"].get(slug)
    if term is None or term.slug != slug:
        raise Http404
    if view(mark).behind:
        return errors.unavailable(request)
    hits = list(islice(asked.stream(), MOST + 1))
    about = _about(term, hits, mark.number, mark.seal)
    introduction = "\n\n".join(paragraphs(description))
    readme = README.format(name=term.name, introduction=introduction, site=settings.SITE_NAME, **about)
    files = _files(hits[:MOST], readme)
    disposition = content_disposition_header(as_attachment=True, filename=f"{slug}.zip")
    headers = {"Content-Disposition": disposition or "attachment"}
    return StreamingHttpResponse(Bundle(about).packed(files), content_type="application/zip", headers=headers)


def _about(term: Named, hits: Sequence[Hit], number: int, seal: str) -> dict[str, Any]:
    address = absolute_to("dossier-detail", term.slug)
    site = settings.SITE_NAME
    count = min(len(hits), MOST)
    return {
        "dossier": term.name,
        "address": address,
        "ledger": {"entry": number, "seal": seal},
        "records": count,
        "is_whole": len(hits) <= MOST,
        "citation": f"“{term.name}”, {site}, dossier of {count} records, ledger entry {number}, {address}",
    }


def _files(hits: Sequence[Hit], readme: str) -> Iterator[tuple[str, Iterable[str]]]:
    yield "README.txt", [readme]
    yield "records.csv", exports.as_csv(hits)
    for start in range(0, len(hits), BATCH):
        batch = hits[start : start + BATCH]
        editions = Edition.objects.current().filter(record__in=[hit.record for hit in batch])
        found = {edition.record_id: edition for edition in editions}
        for hit in batch:
            if edition := found.get(hit.record):
                yield f"records/{hit.slug}.txt", [documents.write_text(edition.value)]
                yield f"records/{hit.slug}.json", [edition.document]
