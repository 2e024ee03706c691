"""Renaming terms from the desk: on the record where readers know the term, quietly where they do not."""

from __future__ import annotations

import json
from functools import reduce
from operator import or_

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from archive.ledger import acts
from archive.ledger.models import Edition
from archive.vocabulary import terms
from archive.vocabulary.models import Term


def is_public(term: Term) -> bool:
    """Whether an edition, present or former, holds one of the names of the term."""
    names = (json.dumps(each.name, ensure_ascii=False) for each in term.names.all())
    held = reduce(or_, (Q(document__contains=name) for name in names), Q(pk=None))
    return Edition.objects.filter(held).exists()


@transaction.atomic
def rename(term: Term, name: str, *, by: User) -> None:
    """Give the term a new name; a term that no reader has seen leaves no trace in the ledger.

    Raises RefusedAct or NameTaken for a name that belongs to another term.
    """
    if is_public(term):
        acts.rename(term, name, by=by.get_username())
    else:
        terms.rename(term, name)
