"""Records in a list as HTML: their dates, titles and tags, and where the words of a search were found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.catalog.hits import Hit
from archive.catalog.snippets import Snippet
from archive.dates import EventDate
from archive.public.addresses import path_to
from archive.public.rows import rows, tag_rows
from archive.public.texts import highlighted, plain
from archive.public.versions import in_language

_NOTHING: Final = mark_safe("")


def hit_rows(hits: Iterable[Hit], level: int) -> SafeString:
    """The records, with headings of this level."""
    return rows(f'<li>%s<h{level}><a href="%s" %s>%s</a></h{level}>%s%s</li>', map(_hit, hits))


def _hit(hit: Hit) -> tuple[SafeString, ...]:
    address, attributes = escape(path_to(hit.slug, "article-detail")), in_language(hit)
    found = hit.found
    title = highlighted(found.title) if found else escape(plain(hit.title))
    about = _found(found, address, attributes) if found else _dek(hit, attributes)
    return dateline(hit.date), address, attributes, title, about, _tags(hit)


def _dek(hit: Hit, attributes: SafeString) -> SafeString:
    return rows("<p %s>%s</p>", [(attributes, plain(hit.dek))] if hit.dek else ())


def _tags(hit: Hit) -> SafeString:
    if not hit.tags:
        return _NOTHING
    return rows('<ul class="row" aria-label="%s">%s</ul>', [(_("Tags"), tag_rows(hit.tags))])


def _found(found: Snippet, address: SafeString, attributes: SafeString) -> SafeString:
    facts = rows(
        '<div><dt dir="auto">%s</dt><dd dir="auto">%s</dd></div>',
        [(highlighted(fact.label), highlighted(fact.value)) for fact in found.facts],
    )
    demands = rows(
        '<li><a href="%s#%s" %s>%s</a></li>',
        [(address, demand.key, attributes, highlighted(demand.text)) for demand in found.demands],
    )
    parts = (
        rows("<p %s>%s</p>", [(attributes, highlighted(found.dek))] if found.dek else ()),
        rows('<p class="passage" %s>%s</p>', [(attributes, highlighted(one)) for one in found.passages]),
        rows('<dl class="found-facts" %s>%s</dl>', [(attributes, facts)] if facts else ()),
        rows(
            '<ul class="found-demands" aria-label="%s">%s</ul>', [(_("Demands"), demands)] if demands else ()
        ),
    )
    return mark_safe("".join(parts))  # noqa: S308 - made of safe texts


def dateline(date: EventDate, with_said: bool = False) -> SafeString:
    """The date of an event above its title; on its own page (`with_said`) with what the source says, where
    that is something else."""
    if date.is_exact and date.earliest:
        return rows('<p class="dateline"><time datetime="%s">%s</time></p>', [(date.edtf, date.words)])
    differs = with_said and date.said and date.said != date.words
    said = rows(
        ' <span class="quiet">(%s: <bdi>%s</bdi>)</span>',
        [(_("in the source"), date.said)] if differs else (),
    )
    return rows('<p class="dateline">%s%s</p>', [(date.words, said)])
