"""`{% load fixed %}`: what stands on every page."""

from __future__ import annotations

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

from archive.public.addresses import spoken_where

register = template.Library()


class _Fixed(template.Node):
    """Its content as it was written first, in each language."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self._written: dict[tuple[str | None, str], str] = {}

    def render(self, context: Context) -> str:
        where = spoken_where()
        if where not in self._written:
            self._written[where] = self.nodelist.render(context)
        return self._written[where]


@register.tag
def fixed(parser: Parser, _token: Token) -> _Fixed:
    """`{% fixed %} … {% endfixed %}`: a part of pages that depends on nothing but the language: links to
    pages, names of files, words. It is written once for each; it took a sixth of writing an article."""
    nodelist = parser.parse(("endfixed",))
    parser.delete_first_token()
    return _Fixed(nodelist)
