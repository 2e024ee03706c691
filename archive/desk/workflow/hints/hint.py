"""One line of the check list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hint:
    """What may be wrong. One that `blocks` would break a promise to readers: the gate refuses it."""

    code: str
    message: str
    blocks: bool = False
