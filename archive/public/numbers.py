"""Numbers as readers read them."""

from __future__ import annotations

from django.utils.formats import get_format


def grouped(number: int) -> str:
    """A count with its thousands set apart, as the language that is spoken does: 12,345."""
    if -1000 < number < 1000:
        return str(number)
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))
