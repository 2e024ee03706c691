"""The demands of any query of the register as files, streamed: comma-separated values and JSON lines.

In the tables a demand is a row, and what it has several of stands in one cell; the JSON has the answers as
objects, each with its event.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from archive.catalog.demands.filters import DemandFilter
from archive.catalog.demands.hits import DemandHit, Reply
from archive.catalog.freshness import view
from archive.catalog.hits import Named
from archive.public import errors
from archive.public.addresses import absolute_to
from archive.public.lists import list_page
from archive.research.exports import Fields, csv_lines, day_of

Form = Callable[[Iterable[DemandHit]], Iterator[str]]


def _names(parties: Iterable[Named]) -> list[str]:
    return [name for _slug, name in parties]


def _states(demand: DemandHit) -> list[str]:
    """The state; with several addressees, that with each of them."""
    names = dict(demand.addressed)
    states = demand.states
    return [f"{names[slug]}: {state}" if len(states) > 1 else state for slug, state in states.items()]


def _answer(reply: Reply) -> str:
    by = f" ({reply.by_name})" if reply.by_name else ""
    return f"{reply.date.edtf} {reply.verdict}{by} {reply.slug}".strip()


def _thread(demand: DemandHit) -> str:
    slug, _mark, key = demand.first.rpartition("_")
    return absolute_to("demand-detail", slug, key)


FIELDS: Final[Fields] = {
    "demand": lambda demand: f"{demand.slug}#{demand.key}",
    "address": lambda demand: absolute_to("demand-detail", demand.slug, demand.key),
    "text": lambda demand: demand.text,
    "issuers": lambda demand: _names(demand.issuers),
    "addressees": lambda demand: _names(demand.addressed),
    "record": lambda demand: demand.slug,
    "record_title": lambda demand: demand.title,
    "date_said": lambda demand: demand.date.said,
    "date_edtf": lambda demand: demand.date.edtf,
    "date_earliest": lambda demand: day_of(demand.date.earliest),
    "date_latest": lambda demand: day_of(demand.date.latest),
    "tags": lambda demand: _names(demand.tags),
    "dossiers": lambda demand: _names(demand.dossiers),
    "state": _states,
    "thread": _thread,
    "thread_steps": lambda demand: demand.steps,
    "answers": lambda demand: [_answer(reply) for reply in demand.replies],
}
"""Every field of a demand in a table. A new field is a new line here."""


def _reply_data(reply: Reply) -> dict[str, Any]:
    return {
        "verdict": reply.verdict,
        "by": reply.by_name or None,
        "note": reply.note,
        "source": reply.cited,
        "record": reply.slug,
        "record_title": reply.title,
        "date_said": reply.said,
        "date_edtf": reply.edtf,
    }


def as_json_lines(demands: Iterable[DemandHit]) -> Iterator[str]:
    """One JSON object (RFC 8259) a line."""
    for demand in demands:
        data: dict[str, Any] = {name: read(demand) for name, read in FIELDS.items()}
        names = dict(demand.addressed)
        data["state"] = {names.get(slug, ""): state for slug, state in demand.states.items()}
        data["answers"] = [_reply_data(reply) for reply in demand.replies]
        yield json.dumps(data, ensure_ascii=False) + "\n"


@list_page
def demands_csv(request: HttpRequest) -> HttpResponseBase:
    """Comma-separated values, faithful to the letter."""
    return _download(request, _csv, "demands.csv", "text/csv; charset=utf-8; header=present")


@list_page
def demands_safe_csv(request: HttpRequest) -> HttpResponseBase:
    """Comma-separated values that no spreadsheet takes for formulas."""
    name = "demands-safe-for-spreadsheets.csv"
    return _download(request, _safe_csv, name, "text/csv; charset=utf-8; header=present")


@list_page
def demands_jsonl(request: HttpRequest) -> HttpResponseBase:
    """JSON lines (https://jsonlines.org)."""
    return _download(request, as_json_lines, "demands.jsonl", "application/jsonl; charset=utf-8")


def _csv(demands: Iterable[DemandHit]) -> Iterator[str]:
    return csv_lines(FIELDS, ((demand,) for demand in demands))


def _safe_csv(demands: Iterable[DemandHit]) -> Iterator[str]:
    return csv_lines(FIELDS, ((demand,) for demand in demands), is_safe=True)


def _download(request: HttpRequest, form: Form, filename: str, content_type: str) -> HttpResponseBase:
    asked = DemandFilter(request.GET)
    if not asked.is_valid():
        return errors.wrong_value(request, asked.form.errors)
    if view(asked.head_number).behind:
        return errors.unavailable(request)
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return StreamingHttpResponse(form(asked.stream()), content_type=content_type, headers=headers)
