from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone

from archive.ledger.models import Edition, Entry
from archive.ledger.seals import moment, seal


def test_seal_is_what_is_written_down() -> None:
    """Spelled out byte by byte: anyone must be able to recompute it, for ever."""
    at = datetime(2022, 1, 26, 12, 0, 0, 5, tzinfo=UTC)
    edition = Edition(pk=9, number=2, digest="d" * 64)
    entry = Entry(
        number=7, act="correct", record_id=4, edition=edition, slug="talks", note="É", actor="Ada", at=at
    )
    entry.previous = "p" * 64
    canonical = (
        '{"act":"correct","actor":"Ada","at":"2022-01-26T12:00:00.000005Z","edition":{"digest":"'
        + "d" * 64
        + '","number":2},"note":"É","number":7,"payload":"","previous":"'
        + "p" * 64
        + '","record":4,"slug":"talks"}'
    )
    assert seal(entry) == hashlib.sha256(canonical.encode()).hexdigest()


def test_seal_without_edition() -> None:
    entry = Entry(number=1, act="rename", at=datetime(2022, 1, 26, tzinfo=UTC), payload="{}")
    canonical = (
        '{"act":"rename","actor":"","at":"2022-01-26T00:00:00.000000Z","edition":null,"note":"","number":1,'
        '"payload":"{}","previous":"","record":null,"slug":""}'
    )
    assert seal(entry) == hashlib.sha256(canonical.encode()).hexdigest()


def test_moment_is_utc() -> None:
    moscow = datetime(2022, 1, 26, 3, tzinfo=timezone(timedelta(hours=3)))
    assert moment(moscow) == "2022-01-26T00:00:00.000000Z"
