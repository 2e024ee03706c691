"""Files packed into one ZIP while they are written: nothing is held but the piece at hand."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that the format can say. What is packed has no time of its own."""


class _Pipe:
    """A file that only takes: what `zipfile` wrote is taken out again at once."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


@dataclass(slots=True)
class Bundle:
    """A ZIP in the making. `manifest.json` comes last: it says what `about` holds, and of each file its
    name, its length in bytes and its SHA-256."""

    about: dict[str, Any]
    _listed: list[dict[str, Any]] = field(default_factory=list)

    def packed(self, files: Iterable[tuple[str, Iterable[str]]]) -> Iterator[bytes]:
        """The pieces of a ZIP that holds these texts, each under its name, in UTF-8."""
        pipe = _Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
            for name, texts in files:
                yield from self._add(archive, pipe, name, texts)
            manifest = json.dumps({**self.about, "files": self._listed}, ensure_ascii=False, indent=2)
            yield from self._add(archive, pipe, "manifest.json", [f"{manifest}\n"])
        yield pipe.take()

    def _add(self, archive: zipfile.ZipFile, pipe: _Pipe, name: str, texts: Iterable[str]) -> Iterator[bytes]:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        digest, length = hashlib.sha256(), 0
        with archive.open(info, "w") as entry:
            for text in texts:
                piece = text.encode()
                digest.update(piece)
                length += entry.write(piece)
                if taken := pipe.take():
                    yield taken
        self._listed.append({"name": name, "bytes": length, "sha256": digest.hexdigest()})
        yield pipe.take()
