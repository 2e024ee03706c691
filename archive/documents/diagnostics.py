"""What the reader has to say about a text, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from archive.dates.speech import gettext as _
from archive.dates.speech import gettext_noop


class Level(StrEnum):
    """How much an editor should care: nothing to do, to be confirmed, to be looked at, to be mended."""

    INFO = gettext_noop("info")
    GUESS = gettext_noop("guess")
    WARNING = gettext_noop("warning")
    ERROR = gettext_noop("error")


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """A remark on a line of the text (from 1; 0 is the whole text)."""

    line: int
    level: Level
    message: str

    def __str__(self) -> str:
        if not self.line:
            return self.message
        return _("line %(line)s: %(message)s") % {"line": self.line, "message": self.message}


@dataclass(slots=True)
class Diagnostics:
    """The remarks collected while a text is read."""

    found: list[Diagnostic] = field(default_factory=list)

    def info(self, line: int, message: str) -> None:
        """Nothing to do."""
        self.found.append(Diagnostic(line, Level.INFO, message))

    def guess(self, line: int, message: str) -> None:
        """Read so, but not said so: to be confirmed."""
        self.found.append(Diagnostic(line, Level.GUESS, message))

    def warning(self, line: int, message: str) -> None:
        """Something is not as the text says it."""
        self.found.append(Diagnostic(line, Level.WARNING, message))

    def error(self, line: int, message: str) -> None:
        """The document cannot be used as it is."""
        self.found.append(Diagnostic(line, Level.ERROR, message))

    def lines(self) -> set[int]:
        """The numbers of the lines that have a remark."""
        return {remark.line for remark in self.found}

    def in_order(self) -> tuple[Diagnostic, ...]:
        """The remarks by line; those of one line as they were made."""
        return tuple(sorted(self.found, key=lambda remark: remark.line))
