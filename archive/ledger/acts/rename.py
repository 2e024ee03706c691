"""Renaming a tag, party or dossier: readers know it by another name; the old address leads to it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.documents import clean_line
from archive.ledger.acts.naming import known_as, payload, see_again
from archive.ledger.chain import actor, appending
from archive.ledger.errors import RefusedAct
from archive.ledger.models import Entry
from archive.vocabulary import terms
from archive.vocabulary.models import Term


def rename(term: Term, name: str, *, by: str, note: str = "") -> Entry:
    """Give the term a new name and address; what it was called before still finds it.

    The entry's `payload` is JSON: ``{"vocabulary": "tag", "from": {"name", "slug"}, "to": …}``.
    Raises RefusedAct for a name that is another term's, or unchanged, or no name at all.
    """
    with appending() as chain:
        see_again(term)
        before = known_as(term)
        _rename(term, name)
        if known_as(term) == before:
            raise RefusedAct(_("“%(name)s” is its name already") % {"name": term.name})
        told = payload(term, before, known_as(term))
        return chain.append(Entry.Act.RENAME, payload=told, note=clean_line(note), actor=actor(by))


def _rename(term: Term, name: str) -> None:
    try:
        terms.rename(term, name)
    except ValidationError as error:
        raise RefusedAct("; ".join(error.messages)) from error
    except terms.NameTaken as error:
        raise RefusedAct(str(error)) from error
