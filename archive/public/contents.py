"""The headings of a record: the addresses by which they are linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from archive.public.texts import plain
from archive.vocabulary.slugs import slugify


def section_anchors(headings: Iterable[str]) -> Iterator[str]:
    """The address of each heading on its page, made of its words, so that it outlives what is written
    before or after it. Equal ones are numbered. No key of a demand has an underline.

    >>> list(section_anchors(["The declaration", "Reactions", "Reactions", "!"]))
    ['section_the-declaration', 'section_reactions', 'section_reactions-2', 'section_untitled']
    """
    given: set[str] = set()
    for heading in headings:
        base = f"section_{slugify(plain(heading)) or 'untitled'}"
        numbered = (base if number == 1 else f"{base}-{number}" for number in count(1))
        anchor = next(name for name in numbered if name not in given)
        given.add(anchor)
        yield anchor
