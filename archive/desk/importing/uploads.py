"""Uploaded files: a few, or a zip of them, read within limits and never written to a folder."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from archive.desk.importing.places import SUFFIXES, Raw, read_file

MIB = 1024 * 1024
MOST_FILES = 500
MOST_BYTES = 8 * MIB
"""Bytes of all files together, as they are uploaded."""

MOST_UNPACKED = 32 * MIB
MOST_DOCUMENTS = 1000
"""Documents of one upload: more than that is work for the command."""

TABLE = ".csv"
_ENCRYPTED = 0x1


class RefusedUpload(ValueError):
    """Files that are not taken, and why."""


def read_uploads(uploaded: Iterable[UploadedFile]) -> dict[str, bytes]:
    """The files by name, those of a zip by their path in it. Raises RefusedUpload for more files or
    bytes than are taken, for two of one name, and for names that lead out of the folder."""
    files: dict[str, bytes] = {}
    sent = list(uploaded)
    if sum(file.size or 0 for file in sent) > MOST_BYTES:
        raise RefusedUpload(_("The files are larger than %(limit)d MiB.") % {"limit": MOST_BYTES // MIB})
    for file in sent:
        name = file.name or ""
        members = _unzipped(file) if name.lower().endswith(".zip") else [(name, file.read())]
        for path, data in members:
            _take(files, path, data)
    if not files:
        raise RefusedUpload(_("There is no document among the files."))
    return files


def _take(files: dict[str, bytes], path: str, data: bytes) -> None:
    if path in files:
        raise RefusedUpload(_("Two files are called “%(name)s”.") % {"name": path})
    files[path] = data
    if len(files) > MOST_FILES:
        raise RefusedUpload(_("More than %(limit)d files.") % {"limit": MOST_FILES})
    if sum(map(len, files.values())) > MOST_UNPACKED:
        raise RefusedUpload(
            _("Unpacked, the files are larger than %(limit)d MiB.") % {"limit": MOST_UNPACKED // MIB}
        )


def _unzipped(file: UploadedFile) -> Iterator[tuple[str, bytes]]:
    """The documents in a zip; what it says of their sizes is not relied on."""
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if _is_document(info):
                    yield info.filename, _unpacked(archive, info)
    except RefusedUpload:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise RefusedUpload(_("“%(name)s” is no zip that can be read.") % {"name": file.name}) from error


def _is_document(info: zipfile.ZipInfo) -> bool:
    """Whether the member is a document; hidden files, README files and other kinds are not."""
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in info.filename:
        raise RefusedUpload(_("“%(name)s” leads out of the zip.") % {"name": info.filename})
    if info.flag_bits & _ENCRYPTED:
        raise RefusedUpload(_("“%(name)s” is encrypted.") % {"name": info.filename})
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    is_known = path.suffix.lower() in {*SUFFIXES, TABLE}
    return is_known and not info.is_dir() and not hidden and path.stem.upper() != "README"


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as stream:
        return stream.read(MOST_UNPACKED + 1)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip, to be kept."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of a zip that `pack` made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table_of(files: Mapping[str, bytes]) -> bytes | None:
    """The table that was uploaded, which comes alone; None where documents were. Raises RefusedUpload."""
    tables = [name for name in files if name.lower().endswith(TABLE)]
    if tables and len(files) > 1:
        raise RefusedUpload(_("A table (.csv) is uploaded alone."))
    return files[tables[0]] if tables else None


def raws(files: Mapping[str, bytes]) -> list[Raw]:
    """The documents of the files. Raises RefusedUpload for too many."""
    found: list[Raw] = []
    for name, data in files.items():
        stream: BinaryIO = io.BytesIO(data)
        for raw in read_file(stream, name, name):
            found.append(raw)
            if len(found) > MOST_DOCUMENTS:
                raise RefusedUpload(_("More than %(limit)d documents.") % {"limit": MOST_DOCUMENTS})
    return found
