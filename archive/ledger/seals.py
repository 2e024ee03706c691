"""The seal of an entry: SHA-256 over its content and the seal of the entry before."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import rfc8785

from archive.ledger.models import Edition, Entry


def seal(entry: Entry) -> str:
    """The seal in hex: SHA-256 of the canonical JSON (RFC 8785) of the entry's content."""
    return hashlib.sha256(rfc8785.dumps(content(entry))).hexdigest()


def content(entry: Entry) -> dict[str, Any]:
    """All that the seal covers; anyone can recompute it from these public facts."""
    return {
        "number": entry.number,
        "act": str(entry.act),
        "record": entry.record_id,
        "slug": entry.slug,
        "edition": _edition(entry.edition),
        "note": entry.note,
        "payload": entry.payload,
        "actor": entry.actor,
        "at": moment(entry.at),
        "previous": entry.previous,
    }


def _edition(edition: Edition | None) -> dict[str, Any] | None:
    return {"number": edition.number, "digest": edition.digest} if edition else None


def moment(at: datetime) -> str:
    """UTC to the microsecond: "2021-12-17T10:00:00.000000Z"."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
