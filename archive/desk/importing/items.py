"""From the bytes of a document to what it says, or to the reason why it cannot be read."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from archive.desk.importing.places import Form, Raw
from archive.desk.models import ImportedSource
from archive.documents import Reading, is_slug, read_text
from archive.documents.rows import read_row

KEY_LENGTH = ImportedSource._meta.get_field("key").max_length or 0
_BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_DATED = re.compile(r"\d{4}-.*[^\W\d_]")


class UnreadableItem(ValueError):
    """Bytes that are no document; says what is wrong, and in which line."""


@dataclass(frozen=True, slots=True)
class Item:
    """A document to import. `key` tells it from all others, in this import and in later ones;
    `digest` is the SHA-256 of its bytes; `slug` the address that it wishes for."""

    key: str
    place: str
    digest: str
    content: str | dict[str, Any]
    slug: str = ""

    def read(self) -> Reading:
        """The document, with what is to be said of how it was read."""
        return read_text(self.content) if isinstance(self.content, str) else read_row(self.content)


def item_of(raw: Raw) -> Item:
    """The item of some bytes; raises UnreadableItem."""
    if raw.fault:
        raise UnreadableItem(raw.fault)
    digest = hashlib.sha256(raw.data).hexdigest()
    text = decode(raw.data)
    if raw.form is Form.TEXT:
        key, slug = raw.name or f"text {digest}", raw.stem
        return Item(_fit(key), raw.place, digest, text, slug if is_dated_address(slug) else "")
    row = parse_row(text)
    slug = row.pop("slug", "") if isinstance(row.get("slug"), str) else ""
    return Item(_fit(_key(row, raw.name)), raw.place, digest, row, slug if is_slug(slug) else "")


def _key(row: dict[str, Any], name: str) -> str:
    """The row's own `id`, which is no part of a canonical document, else the name given to it."""
    key = row.pop("id", name) if "format" in row else row.get("id", name)
    return str(key) if isinstance(key, str | int) and str(key).strip() else name


def _fit(key: str) -> str:
    if not key or len(key) > KEY_LENGTH:
        raise UnreadableItem(_("its key must have 1 to %(limit)d characters") % {"limit": KEY_LENGTH})
    return key


def is_dated_address(stem: str) -> bool:
    """Whether a file is named as an address is made, such as ``1994-12-budapest-memorandum``."""
    return bool(_DATED.match(stem)) and is_slug(stem)


def decode(data: bytes) -> str:
    """The text of some bytes: UTF-8, with or without its mark at the beginning (RFC 3629).

    Raises UnreadableItem, with the line, for other encodings and for NUL.
    """
    if encoding := _BYTE_ORDER_MARKS.get(data[:2]):
        raise UnreadableItem(_("line 1: this is %(encoding)s; save it as UTF-8") % {"encoding": encoding})
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableItem(
            _("line %(line)d: byte %(byte)s is not UTF-8")
            % {"line": line, "byte": f"0x{data[error.start]:02x}"}
        ) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableItem(_("line %(line)d: holds a NUL character") % {"line": line})
    return text


def parse_row(text: str) -> dict[str, Any]:
    """The JSON object of a text; raises UnreadableItem, also for lone surrogates and NUL in it."""
    try:
        row = json.loads(text, parse_constant=_refuse_constant)
        row_text = json.dumps(row, ensure_ascii=False)
        row_text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableItem(
            _("holds half a character (lone surrogate %(character)a)")
            % {"character": error.object[error.start]}
        ) from error
    except RecursionError as error:
        raise UnreadableItem(_("not JSON: nested too deeply")) from error
    except ValueError as error:
        raise UnreadableItem(_("not JSON: %(reason)s") % {"reason": error}) from error
    if "\\u0000" in row_text:
        raise UnreadableItem(_("holds a NUL character"))
    if not isinstance(row, dict):
        raise UnreadableItem(_("not a JSON object"))
    return row


def _refuse_constant(name: str) -> None:
    raise ValueError(_("%(name)s is no JSON value") % {"name": name})
