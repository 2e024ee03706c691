"""Whether the files of an index are what the engine wrote.

Each file of a segment ends with a footer that has the CRC-32 of what stands before it, then the length of
the footer and a fixed number (tantivy's `directory::footer`).
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import BinaryIO, Final

from archive.catalog.segments import files_of, read_list

ENDING: Final = struct.Struct("<II")
MAGIC: Final = 1337

CHUNK: Final = 2**20


def faults(path: Path, *, thoroughly: bool = False) -> list[str]:
    """What is wrong with the files of the index in a folder to which nobody writes: unreadable, missing or
    cut short, one line each. `thoroughly` also reads every byte of them and compares their checksums."""
    try:
        names = [name for segment in read_list(path)["segments"] for name in files_of(segment)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"meta.json: {error}"]
    return [f"{name}: {fault}" for name in names if (fault := _fault(path / name, thoroughly))]


def _fault(path: Path, thoroughly: bool) -> str:
    try:
        with path.open("rb") as file:
            length, checksum = _footer(file)
            altered = thoroughly and _checksum(file, length) != checksum
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        return str(error)
    return "is not what was written" if altered else ""


def _footer(file: BinaryIO) -> tuple[int, int]:
    """How many bytes stand before the footer, and their checksum."""
    end = file.seek(-ENDING.size, 2)
    length, magic = ENDING.unpack(file.read(ENDING.size))
    if magic != MAGIC or length > end:
        raise ValueError("is cut short")
    file.seek(end - length)
    return end - length, json.loads(file.read(length))["crc"]


def _checksum(file: BinaryIO, length: int) -> int:
    file.seek(0)
    checksum = 0
    while length > 0:
        checksum = zlib.crc32(file.read(min(CHUNK, length)), checksum)
        length -= CHUNK
    return checksum
