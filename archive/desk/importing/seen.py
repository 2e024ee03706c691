"""The keys met in one import, kept on disk: an import may have more of them than memory."""

from __future__ import annotations

import sqlite3


class Seen:
    """Remembers where each key was met first."""

    def __init__(self) -> None:
        # An empty name is a database of its own in a temporary file that nobody else sees.
        self._database = sqlite3.connect("")
        self._database.execute("CREATE TABLE seen (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")

    def first_place(self, key: str, place: str) -> str:
        """Where the key was met first: this place, unless it was met before."""
        self._database.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (key, place))
        (first,) = self._database.execute("SELECT place FROM seen WHERE key = ?", (key,)).fetchone()
        return str(first)

    def close(self) -> None:
        """Forget them all."""
        self._database.close()
