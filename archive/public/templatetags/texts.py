"""`{% load texts %}`: the texts of documents in templates."""

from __future__ import annotations

from django import template

from archive.public import addresses, controls, languages, notes, numbers, texts

register = template.Library()
register.filter("inline", texts.inline)
register.filter("plain", texts.plain)
register.filter("highlighted", texts.highlighted)
register.filter("cited", notes.cited)
register.filter("reference", notes.reference)
register.filter("in_each_language", languages.in_each_language)
register.filter("of_form", controls.of_form)
register.filter("grouped", numbers.grouped)
register.filter("path", addresses.path_of)
register.filter("path_to", addresses.path_to)
