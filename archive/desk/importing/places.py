"""Where documents are read from: files, folders, lines of JSON, standard input; one at a time, so
that a file of any size needs little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.utils.translation import gettext as _

MAX_BYTES = 16 * 1024 * 1024
"""The largest single document, in bytes."""

TEXTS = {".txt", ".md"}
LINES = {".jsonl", ".ndjson"}
SUFFIXES = {*TEXTS, *LINES, ".json"}


class Form(StrEnum):
    """What the bytes of a document are."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one document. `name` is its key unless the document brings one (`id`), `place`
    where a person finds it, `stem` what may be its address. `fault` says why there are no bytes."""

    name: str
    place: str
    form: Form
    data: bytes = b""
    stem: str = ""
    fault: str = ""


def read_places(paths: Iterable[str], standard_input: BinaryIO) -> Iterator[Raw]:
    """Every document at the paths: files, folders with all that is in them, ``-``."""
    for path in paths:
        if path == "-":
            yield from _standard_input(standard_input)
        elif (root := Path(path)).is_dir():
            for file in files_in(root):
                yield from _file(file, str(file.relative_to(root)))
        else:
            yield from _file(Path(path), Path(path).name)


def files_in(folder: Path) -> list[Path]:
    """The documents in a folder and those below it, in order of their names; hidden files, README
    files and files of other kinds are not documents."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and _is_document(path, folder))


def _is_document(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in SUFFIXES and path.stem.upper() != "README" and not hidden


def _file(path: Path, name: str) -> Iterator[Raw]:
    try:
        with path.open("rb") as stream:
            yield from read_file(stream, name, str(path))
    except OSError as error:
        yield Raw(name, str(path), Form.TEXT, fault=error.strerror or str(error))


def read_file(stream: BinaryIO, name: str, place: str) -> Iterator[Raw]:
    """The documents of an open file, which its name says the kind of."""
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    form = Form.TEXT if suffix in TEXTS else Form.JSON
    if suffix not in SUFFIXES:
        yield Raw(
            name, place, form, fault=_("not one of %(endings)s") % {"endings": ", ".join(sorted(SUFFIXES))}
        )
    elif suffix in LINES:
        yield from _lines(stream, name, place)
    else:
        yield _whole(stream, Raw(name, place, form, stem=path.stem))


def too_large() -> str:
    """Why a document beyond `MAX_BYTES` is none."""
    limit = MAX_BYTES // 1024 // 1024
    return _("larger than %(limit)d MiB, the most that one document may have") % {"limit": limit}


def _whole(stream: BinaryIO, raw: Raw, begun: bytes = b"") -> Raw:
    data = begun + stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Raw(raw.name, raw.place, raw.form, fault=too_large())
    return Raw(raw.name, raw.place, raw.form, data, raw.stem)


def _lines(stream: BinaryIO, name: str, place: str, begun: bytes = b"") -> Iterator[Raw]:
    """A document a line; blank lines are none. `begun` is the first line where it is read already."""
    number = 0
    while line := begun or stream.readline(MAX_BYTES + 1):
        begun = b""
        number += 1
        where, key = f"{place}:{number}", f"{name}:{number}"
        if len(line) > MAX_BYTES:
            _skip_line(stream, line)
            yield Raw(key, where, Form.JSON, fault=too_large())
        elif line.strip():
            yield Raw(key, where, Form.JSON, line)


def _skip_line(stream: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(MAX_BYTES)


def _standard_input(stream: BinaryIO) -> Iterator[Raw]:
    """Lines of JSON when the first is an object, else one text, whose name is its content."""
    first = stream.readline(MAX_BYTES + 1)
    if first.lstrip().startswith(b"{"):
        yield from _lines(stream, "-", "standard input", first)
    else:
        yield _whole(stream, Raw("", "standard input", Form.TEXT), first)
