"""The rows of a page's long lists as HTML.

They are written here, and not by templates: an archive page has some 450 of them, and a template takes 30
microseconds for what takes these three. (`format_html` takes 18: it looks for lazy texts in each field.)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString, mark_safe

from archive.catalog.facets import Count
from archive.catalog.hits import Named
from archive.public.addresses import path_to
from archive.public.numbers import grouped

if TYPE_CHECKING:
    from archive.public.archive_list import Choice
    from archive.public.controls import Control
    from archive.public.histogram import Bar

_NOTHING: Final = mark_safe("")
_CHECKED: Final = mark_safe(" checked")
_CHOSEN: Final = mark_safe(' class="chosen"')
_CURRENT: Final = mark_safe(' aria-current="true"')
_NOFOLLOW: Final = mark_safe(' rel="nofollow"')


def choice_rows(choices: Iterable[Choice], is_noindex: bool) -> SafeString:
    """Links to narrower lists, each with those inside it; robots are to follow none on a page that they
    are not to index."""
    robots = _NOFOLLOW if is_noindex else _NOTHING
    return rows(
        '<li><a href="%s"%s%s><bdi>%s</bdi></a> <span class="quiet">%s</span>%s</li>',
        (
            (
                choice.href,
                _CURRENT if choice.is_chosen else _NOTHING,
                robots,
                choice.label,
                grouped(choice.count),
                rows("<ul>%s</ul>", [(choice_rows(choice.within, is_noindex),)] if choice.within else ()),
            )
            for choice in choices
        ),
    )


def option_rows(control: Control) -> SafeString:
    """Boxes to tick, or buttons of which one is chosen, with how many records each gives."""
    return rows(
        '<li><label><input type="%s" name="%s" value="%s" form="_query"%s><bdi>%s</bdi>'
        ' <span class="quiet">%s</span></label></li>',
        (
            (
                control.type,
                control.name,
                option.value,
                _CHECKED if option.is_chosen else _NOTHING,
                option.label,
                grouped(option.count),
            )
            for option in control.options
        ),
    )


def bar_rows(bars: Sequence[Bar], is_noindex: bool) -> SafeString:
    """Bars of a histogram, each a link to the records of its time; one of no records is its words alone."""
    robots = _NOFOLLOW if is_noindex else _NOTHING
    inner = (_link(bar, robots) if bar.count else _words(bar) for bar in bars)
    chosen = (_CHOSEN if bar.is_chosen else _NOTHING for bar in bars)
    return rows("<li%s>%s</li>", zip(chosen, inner, strict=True))


def _link(bar: Bar, robots: SafeString) -> SafeString:
    return rows(
        '<a href="%s" title="%s"%s><svg viewBox="0 0 1 100" preserveAspectRatio="none" aria-hidden="true">'
        '<rect y="%s" width="1" height="%s"/></svg>%s</a>',
        [(bar.href, bar.words, robots, bar.top, bar.height, _words(bar))],
    )


def _words(bar: Bar) -> SafeString:
    return rows('<span class="unseen">%s</span>', [(bar.words,)])


def tag_rows(tags: Iterable[Named]) -> SafeString:
    """Links to the pages of tags."""
    links = ((path_to(slug, "tag-detail"), name) for slug, name in tags)
    return rows('<li><a href="%s" dir="auto">%s</a></li>', links)


def term_rows(terms: Iterable[Count], name: str) -> SafeString:
    """Links to the pages of terms or of key facts, whose address has this name, with their records."""
    links = ((path_to(term.value, name), term.name, grouped(term.count)) for term in terms)
    return rows('<li><a href="%s" dir="auto">%s</a> <span class="quiet">%s</span></li>', links)


def rows(markup: str, items: Iterable[tuple[object, ...]]) -> SafeString:
    """The markup once for each item, with its fields in their places, escaped where they are not safe."""
    return mark_safe("".join([markup % tuple(map(_escaped, item)) for item in items]))  # noqa: S308 - as it says


def _escaped(field: object) -> str:
    return field if isinstance(field, SafeString) else escape(str(field))
