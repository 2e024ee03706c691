"""Two terms become one, and become two again.

Merging moves names: whatever found the merged term, by name or address, then finds the other one.
What is to be known of the merged term to bring it back is its `Former`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive.vocabulary import locks
from archive.vocabulary.models import NAMES, Dossier, Term


class NotMerged(ValueError):
    """The terms cannot be merged, or not be separated again; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What a term was before it was merged. `addresses` are those of all its names, `checked` the months
    of a dossier."""

    name: str
    slug: str
    description: str
    is_public: bool
    addresses: tuple[str, ...]
    checked: str = ""


def former(term: Term) -> Former:
    """What is to be known of the term to bring it back once it is merged."""
    return Former(
        name=term.name,
        slug=term.slug,
        description=term.description,
        is_public=term.is_public,
        addresses=tuple(term.names.order_by("pk").values_list("slug", flat=True)),
        checked=getattr(term, "checked", ""),
    )


@transaction.atomic
def merge(term: Term, into: Term) -> None:
    """Give all names and addresses of the term to the other one, and remove the term.

    A public term is merged by the ledger's act, which calls this. Raises NotMerged for terms that
    are one already or of two vocabularies, and while anything still points at the term.
    """
    locks.move()
    if type(term) is not type(into) or term == into:
        raise NotMerged(_("Two terms of one vocabulary are merged."))
    NAMES[type(term)].objects.filter(term=term).update(term=into)
    if term.is_public and not into.is_public:
        into.is_public = True
        into.save(update_fields=["is_public"])
    try:
        term.delete()
    except ProtectedError as error:
        raise NotMerged(_("“%(name)s” is still in use.") % {"name": term.name}) from error


@transaction.atomic
def separate(vocabulary: type[Term], was: Former) -> tuple[Term, Term]:
    """Make the merged term anew with those of its names that the other one still has. Returns the term
    that had them, and the new one.

    A public term is separated by the ledger's act, which calls this. Raises NotMerged where the name
    is a term of its own again, or now the present name of the other.
    """
    locks.move()
    names = NAMES[vocabulary].objects.select_related("term")
    own = names.filter(slug=was.slug).first()
    if own is None or own.term.slug == own.slug:
        raise NotMerged(
            _("“%(name)s” is a term of its own: there is nothing to separate.") % {"name": was.name}
        )
    holder: Term = own.term
    term = vocabulary(name=own.name, slug=own.slug, description=was.description, is_public=was.is_public)
    if isinstance(term, Dossier):
        term.checked = was.checked
    vocabulary._default_manager.bulk_create([term])  # save() would give it another row of the name
    names.filter(slug__in=was.addresses, term=holder).exclude(slug=holder.slug).update(term=term)
    return holder, term
