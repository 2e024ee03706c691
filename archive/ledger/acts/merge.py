"""Merging two tags, parties or dossiers, and separating them again. The old address leads to the other.

A term that no reader has seen leaves no trace in the ledger: its name could tell of a draft.
"""

from __future__ import annotations

from django.db import transaction

from archive.documents import clean_line
from archive.ledger.acts.naming import known_as, payload, see_again
from archive.ledger.chain import actor, appending
from archive.ledger.errors import RefusedAct
from archive.ledger.models import Entry
from archive.vocabulary import locks, merging
from archive.vocabulary.merging import Former, NotMerged
from archive.vocabulary.models import Term


@transaction.atomic
def merge(term: Term, into: Term, *, by: str, note: str = "") -> Entry | None:
    """Let one term take the place of another, with all its names and addresses.

    Returns the entry (its `payload`: see `naming`), None where readers did not know the term. Raises
    RefusedAct for terms that are one already, and while anything still points at the term.
    """
    locks.move()
    with appending() as chain:
        see_again(term, into)
        was_public, told = term.is_public, payload(term, known_as(term), known_as(into))
        try:
            merging.merge(term, into)
        except NotMerged as error:
            raise RefusedAct(str(error)) from error
        if not was_public:
            return None
        return chain.append(Entry.Act.MERGE, payload=told, note=clean_line(note), actor=actor(by))


@transaction.atomic
def separate(
    vocabulary: type[Term], was: Former, *, by: str, note: str = ""
) -> tuple[Term, Term, Entry | None]:
    """Bring a merged term back. Returns the term that it was merged into, the term itself, and the
    entry, which is None where readers did not know it. Raises RefusedAct where it is not merged now."""
    locks.move()
    with appending() as chain:
        try:
            holder, term = merging.separate(vocabulary, was)
        except NotMerged as error:
            raise RefusedAct(str(error)) from error
        if not was.is_public:
            return holder, term, None
        told = payload(term, known_as(holder), known_as(term))
        entry = chain.append(Entry.Act.SEPARATE, payload=told, note=clean_line(note), actor=actor(by))
        return holder, term, entry
