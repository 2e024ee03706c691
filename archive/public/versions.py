"""The languages in which records are written: marked where they are not the page's own, so that they are
read aloud and written as they are (WCAG 2.2, 3.1.2), and the same record in each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from archive.catalog.hits import Hit
from archive.public.addresses import absolute
from archive.public.languages import InLanguage
from archive.vocabulary import languages

_AS_IT_IS = mark_safe('dir="auto"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A record in one of its languages, at its address in that language where the site speaks it. `is_shown`
    is the one on the page, `is_original` the one that the others translate."""

    tag: str
    title: str
    path: str
    is_shown: bool
    is_original: bool

    @property
    def name(self) -> str:
        """The language's own name."""
        return languages.name_of(self.tag)

    @property
    def direction(self) -> str:
        """Which way the language is written."""
        return languages.direction(self.tag)

    @property
    def address(self) -> str:
        """Its absolute address."""
        return absolute(self.path)


def versions(own: Hit | None, translations: Iterable[Hit]) -> tuple[Version, ...]:
    """The record and the same in other languages, the original first; nothing where there is one only."""
    others = tuple(translations)
    if own is None or not others:
        return ()
    ordered = sorted((own, *others), key=lambda hit: (hit.translation_of is not None, language_of(hit)))
    return tuple(_version(hit, is_shown=hit is own) for hit in ordered)


def _version(hit: Hit, *, is_shown: bool) -> Version:
    tag = language_of(hit)
    with translation.override(_spoken(tag)):
        path = reverse("article-detail", args=[hit.slug])
    return Version(
        tag=tag,
        title=hit.title,
        path=path,
        is_shown=is_shown,
        is_original=hit.translation_of is None,
    )


def _spoken(tag: str) -> str:
    """The language of the site for readers of this one; the first, where it does not speak theirs."""
    spoken = dict(settings.LANGUAGES)
    known = (code for code in (tag.lower(), tag.partition("-")[0]) if code in spoken)
    return next(known, settings.LANGUAGE_CODE)


def in_versions(pages: Iterable[InLanguage], found: Iterable[Version]) -> list[InLanguage]:
    """A page in the languages of the site, each leading to the record in that language where there is one."""
    paths = {version.tag: version.path for version in found if not version.is_shown}
    return [page._replace(address=paths.get(page.code, page.address)) for page in pages]


def language_of(written: Any) -> str:
    """The tag of the language of a hit, a demand, an answer or a document."""
    return getattr(written, "language", "") or languages.own()


def in_language(written: Any) -> SafeString:
    """The attributes of an element with words of one of these: language and direction where
    it is not written in the language of the page."""
    tag = _foreign(written)
    return format_html('lang="{}" dir="{}"', tag, languages.direction(tag)) if tag else _AS_IT_IS


def drawn_in_language(written: Any) -> SafeString:
    """The same for text in a drawing, of which SVG knows the language only."""
    tag = _foreign(written)
    return format_html(' lang="{}"', tag) if tag else SafeString()


def _foreign(written: Any) -> str:
    """The tag of the language, where it is not that of the page."""
    tag = language_of(written)
    return "" if tag.lower() == (translation.get_language() or settings.LANGUAGE_CODE).lower() else tag
