"""django-taggit's manager of an object's tags, taught to find a tag by any of its names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from taggit.managers import _TaggableManager

from archive.vocabulary.models import Tag
from archive.vocabulary.terms import resolve


class TagsByName(_TaggableManager):
    """For ``TaggableManager(through=…, manager=TagsByName)``: names that differ in case, accents or
    width are one tag, former names lead to the tag, and new tags cost three queries together."""

    def _to_tag_model_instances(self, tags: Iterable[Tag | str], tag_kwargs: dict[str, Any]) -> list[Tag]:
        given = list(tags)
        by_name = resolve(Tag, (tag for tag in given if isinstance(tag, str)))
        return list(dict.fromkeys(by_name[tag] if isinstance(tag, str) else tag for tag in given))
