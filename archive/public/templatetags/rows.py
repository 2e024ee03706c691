"""`{% load rows %}`: rows of long lists (see `archive.public.rows` and `archive.public.hit_rows`)."""

from __future__ import annotations

from django import template

from archive.public import hit_rows, rows

register = template.Library()
register.filter("choice_rows", rows.choice_rows)
register.filter("option_rows", rows.option_rows)
register.filter("bar_rows", rows.bar_rows)
register.filter("tag_rows", rows.tag_rows)
register.filter("term_rows", rows.term_rows)
register.filter("hit_rows", hit_rows.hit_rows)
register.filter("dateline", hit_rows.dateline)
