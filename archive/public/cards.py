"""The picture by which a page is shown elsewhere (Open Graph): its headline, its date, the archive's name.

It is drawn with the fonts of the pages, in Latin and Cyrillic. A headline with any other letter is
left out: a picture of empty boxes says less than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from io import BytesIO
from typing import Final, NamedTuple

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont
from PIL.PngImagePlugin import PngInfo

SIZE: Final = (1200, 630)
"""Width and height in pixels, as those who show such pictures ask for."""

_MARGIN = 80
_PAPER, _INK, _QUIET, _MARK = "#fdfcf9", "#1c1b18", "#5b574d", "#8c2a1c"
_MOST_LINES = 4
_CYRILLIC = "\u0400-\u045f\u0490\u0491\u04b0\u04b1"
_DRAWN = re.compile(rf"[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u2010-\u2026\u2030\u2116\u20ac{_CYRILLIC}]*")
_RUNS = re.compile(rf"[{_CYRILLIC}]+|[^{_CYRILLIC}]+")


class Face(NamedTuple):
    """Letters of a family in a size (pixels) and weight."""

    family: str
    size: int
    weight: int

    def runs(self, text: str) -> Iterator[tuple[str, FreeTypeFont]]:
        """A text in pieces of one script, each with the font that has its letters."""
        for run in _RUNS.findall(text):
            script = "cyrillic" if re.match(f"[{_CYRILLIC}]", run) else "latin"
            yield run, self.font(script)

    @cache  # noqa: B019 - the faces are few, and stay
    def font(self, script: str) -> FreeTypeFont:
        """The font for a script."""
        file = settings.BASE_DIR / "static" / "fonts" / f"{self.family}-{script}.woff2"
        font = ImageFont.truetype(str(file), self.size, layout_engine=ImageFont.Layout.BASIC)
        font.set_variation_by_axes([self.weight])
        return font

    def width(self, text: str) -> float:
        """How wide a text is, in pixels."""
        return sum(font.getlength(run) for run, font in self.runs(text))


_HEADLINES = tuple(Face("serif", size, 620) for size in (78, 66, 56, 48))
_NAME, _DATE, _HOST = Face("serif", 52, 700), Face("sans", 36, 600), Face("sans", 28, 400)


@lru_cache(maxsize=256)
def card(headline: str, date: str, site: str) -> bytes:
    """The card as PNG; the headline is in its metadata, too."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    right = SIZE[0] - _MARGIN
    draw.rectangle((_MARGIN, 148, right, 153), fill=_INK)
    draw.rectangle((_MARGIN, 158, right, 159), fill=_INK)
    _write(draw, 76, _drawable(site), _NAME, _INK)
    _write(draw, 196, _drawable(date), _DATE, _MARK)
    face, lines = fitted(_drawable(headline))
    for number, line in enumerate(lines):
        _write(draw, 256 + number * face.size * 1.14, line, face, _INK)
    _write(draw, 566, settings.SITE_URL.partition("://")[2], _HOST, _QUIET)
    said = PngInfo()
    said.add_itxt("Title", headline)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True, pnginfo=said)
    return out.getvalue()


def fitted(headline: str) -> tuple[Face, list[str]]:
    """The largest face in which a headline has few enough lines, and these; the last one is cut where
    no face suffices."""
    for face in _HEADLINES:
        lines = list(_lines(headline.split(), face))
        if len(lines) <= _MOST_LINES:
            return face, lines
    return face, [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …"]


def _lines(words: Iterable[str], face: Face) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and face.width(longer) > SIZE[0] - 2 * _MARGIN:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _drawable(text: str) -> str:
    return text if _DRAWN.fullmatch(text) else ""


def _write(draw: ImageDraw.ImageDraw, y: float, text: str, face: Face, colour: str) -> None:
    x = float(_MARGIN)
    for run, font in face.runs(text):
        draw.text((x, y), run, font=font, fill=colour)
        x += font.getlength(run)
