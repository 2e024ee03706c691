"""What entries say of terms: JSON such as ``{"vocabulary": "tag", "from": {"name", "slug"}, "to": …}``."""

from __future__ import annotations

from typing import Any

import rfc8785
from django.utils.translation import gettext as _

from archive.ledger.errors import RefusedAct
from archive.vocabulary.models import Term


def see_again(*terms: Term) -> None:
    """Read the terms as they are now. Raises RefusedAct for one that was merged or deleted meanwhile."""
    for term in terms:
        try:
            term.refresh_from_db()
        except type(term).DoesNotExist as error:
            raise RefusedAct(_("“%(name)s” is no more") % {"name": term.name}) from error


def known_as(term: Term) -> dict[str, str]:
    """Name and address of the term."""
    return {"name": term.name, "slug": term.slug}


def payload(term: Term, before: dict[str, str], after: dict[str, str]) -> str:
    """The payload of an entry: what was known by the one name is known by the other from now on."""
    change: dict[str, Any] = {"vocabulary": term._meta.model_name, "from": before, "to": after}
    return rfc8785.dumps(change).decode()
