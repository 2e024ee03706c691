"""Which tables are guarded, and how far."""

from __future__ import annotations

APPEND_ONLY = {
    "ledger_address": (("id",), ("slug",)),
    "ledger_edition": (("id",), ("record_id", "number")),
    "ledger_entry": (("number",), ("edition_id",), ("seal",)),
}
"""Tables whose rows are written once, each with its keys: a row with a known key would replace
another under SQLite's INSERT OR REPLACE."""

KEPT = ("ledger_record", "ledger_head")
"""Tables whose rows may change, but never vanish."""

FORWARD = "ledger_head"
"""The table whose `number` only grows."""

REFUSAL = "the ledger keeps what has been published"
