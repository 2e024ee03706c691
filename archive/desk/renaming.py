"""Renaming terms from the desk: on the record where readers know the term, quietly where they do not."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from archive.ledger import acts
from archive.vocabulary import terms
from archive.vocabulary.models import Term


@transaction.atomic
def rename(term: Term, name: str, *, by: User) -> None:
    """Give the term a new name; a term that no reader has seen leaves no trace in the ledger.

    Raises RefusedAct or NameTaken for a name that belongs to another term.
    """
    term.refresh_from_db(from_queryset=type(term)._default_manager.select_for_update())
    if term.is_public:
        acts.rename(term, name, by=by.get_username())
    else:
        terms.rename(term, name)
