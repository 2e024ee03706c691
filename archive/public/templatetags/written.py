"""Languages of records in templates (see `archive.public.versions`)."""

from __future__ import annotations

from django import template

from archive.public import versions

register = template.Library()
register.filter("in_language", versions.in_language)
register.filter("drawn_in_language", versions.drawn_in_language)
register.filter("in_versions", versions.in_versions)
