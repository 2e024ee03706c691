"""Finding, creating and renaming terms by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.vocabulary.models import NAMES, Term, slug_base, taken_slugs
from archive.vocabulary.names import clean_name, fold, validate_name
from archive.vocabulary.slugs import FreeSlugs

AnyTerm = TypeVar("AnyTerm", bound=Term)

ATTEMPTS = 20
"""Each failed attempt means that another process has just created one of the terms: it is then found."""


class NameTaken(ValueError):
    """The name belongs, or belonged, to another term of the vocabulary."""


def find(model: type[AnyTerm], names: Iterable[str]) -> dict[str, AnyTerm]:
    """The terms that have or had these names, by the name as given; names of none are left out."""
    keys = {name: fold(name) for name in names}
    rows = NAMES[model].objects.filter(key__in=set(keys.values())).select_related("term")
    terms = {row.key: row.term for row in rows}
    return {name: terms[key] for name, key in keys.items() if key in terms}


def present(model: type[Term], names: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The present address and name of those that `find` would find: what is read of very many."""
    keys = {name: fold(name) for name in names}
    rows = NAMES[model].objects.filter(key__in=set(keys.values()))
    said = {key: (slug, name) for key, slug, name in rows.values_list("key", "term__slug", "term__name")}
    return {name: said[key] for name, key in keys.items() if key in said}


def resolve(model: type[AnyTerm], names: Iterable[str]) -> dict[str, AnyTerm]:
    """The terms of these names, by the name as given; those that no term has are created.

    One query finds them; many processes may create the same terms at once, and all get the same.
    Raises ValidationError for a name that cannot be one (see `names.validate_name`).
    """
    wanted = list(dict.fromkeys(names))
    for _attempt in range(ATTEMPTS):
        found = find(model, wanted)
        missing = [name for name in wanted if name not in found]
        if not missing:
            return found
        try:
            _create(model, missing)
        except IntegrityError as error:
            conflict = error
    raise conflict


@transaction.atomic
def _create(model: type[Term], names: Collection[str]) -> None:
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(fold(name), _valid(name))  # the first spelling is kept
    # Sorted, so that two processes that create the same terms wait for each other in one order.
    spelled = [by_key[key] for key in sorted(by_key)]
    bases = [slug_base(model, name) for name in spelled]
    slugs = FreeSlugs(lambda slugs: taken_slugs(model, slugs), bases)
    terms = [model(name=name, slug=slugs.give(base)) for name, base in zip(spelled, bases, strict=True)]
    model._default_manager.bulk_create(terms)
    NAMES[model].objects.bulk_create(
        [NAMES[model](term=term, name=term.name, key=fold(term.name), slug=term.slug) for term in terms]
    )


def _valid(name: str) -> str:
    cleaned = clean_name(name)
    try:
        validate_name(cleaned)
    except ValidationError as error:
        said = _("“%(name)s”: %(message)s")
        raise ValidationError([said % {"name": name, "message": each} for each in error.messages]) from error
    return cleaned


def at_address(model: type[AnyTerm], slugs: Iterable[str]) -> dict[str, AnyTerm]:
    """The terms that are or were known under these addresses, by address."""
    rows = NAMES[model].objects.filter(slug__in=set(slugs)).select_related("term")
    return {row.slug: row.term for row in rows}


@transaction.atomic
def rename(term: Term, name: str) -> None:
    """Give the term a new preferred name and its address; all earlier names and addresses stay.

    A public term is renamed by the ledger's act, which calls this. Raises NameTaken, ValidationError.
    """
    spelled = _valid(name)
    row = _name_row(term, spelled)
    row.name = term.name = spelled
    row.save()
    term.slug = row.slug
    term.save()


def _name_row(term: Term, name: str) -> Any:
    model = NAMES[type(term)]
    row = model.objects.filter(key=fold(name)).select_related("term").first()
    if row and row.term != term:
        raise NameTaken(_("“%(name)s” is a name of “%(term)s”.") % {"name": name, "term": row.term})
    return row or model(term=term)
