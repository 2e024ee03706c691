"""`{% load rows %}`: the rows of long lists in templates (see `archive.public.rows`)."""

from __future__ import annotations

from django import template

from archive.public import rows

register = template.Library()
register.filter("choice_rows", rows.choice_rows)
register.filter("option_rows", rows.option_rows)
register.filter("bar_rows", rows.bar_rows)
register.filter("tag_rows", rows.tag_rows)
