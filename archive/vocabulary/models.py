"""The controlled vocabulary: tags, parties and dossiers, and every name that each has had.

A term is found by any of its names, whatever their case, accents or width; each name that it
ever had keeps an address, so a renamed or merged term never breaks a link.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from archive.vocabulary.months import validate_months
from archive.vocabulary.names import KEY_LENGTH, NAME_LENGTH, fold, validate_name
from archive.vocabulary.slugs import free, slugify


class Term(models.Model):
    """What tag, party and dossier share: a preferred name, its address, a description.

    Name and address of a saved term change by `terms.rename` alone, which keeps the old ones.
    `is_public` is set for good when an edition first names the term.
    """

    name = models.CharField(_("name"), max_length=NAME_LENGTH, unique=True, validators=[validate_name])
    slug = models.SlugField(
        _("address"), max_length=NAME_LENGTH + 10, unique=True, allow_unicode=True, blank=True
    )
    description = models.TextField(_("description"), blank=True)
    is_public = models.BooleanField(default=False, editable=False)

    if TYPE_CHECKING:
        names: Any

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="%(class)s_named_and_addressed", condition=~Q(name="") & ~Q(slug=""))
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the term; a new one gets an address, and with it the first of its names.

        Raises ValueError for a saved term whose name or address was changed here.
        """
        is_new = self._state.adding
        if is_new:
            self.slug = self.slug or term_slug(type(self), self.name)
        else:
            self._refuse_renaming()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if is_new:
                self.names.create(name=self.name, slug=self.slug)

    def clean(self) -> None:
        """Refuse a name that another term of this vocabulary has or had."""
        super().clean()
        holder = NAMES[type(self)].objects.filter(key=fold(self.name)).exclude(term=self.pk).first()
        if holder:
            raise ValidationError({"name": _("“%(name)s” already has this name.") % {"name": holder.term}})

    def _refuse_renaming(self) -> None:
        if not self.names.filter(key=fold(self.name), slug=self.slug).exists():
            raise ValueError(
                f"“{self.name}”: a name changes by rename, which keeps the old name and address."
            )


class TermName(models.Model):
    """A name that a term has or had. `key` is the name folded (see `names.fold`), unique in its
    vocabulary; `slug` is the address under which readers may still know the term."""

    name = models.CharField(_("name"), max_length=NAME_LENGTH, validators=[validate_name])
    key = models.CharField(max_length=KEY_LENGTH, unique=True, editable=False)
    slug = models.SlugField(max_length=NAME_LENGTH + 10, unique=True, allow_unicode=True, editable=False)

    if TYPE_CHECKING:
        term: models.ForeignKey[Any, Any]

    class Meta:
        abstract = True
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(name="%(class)s_keyed_and_addressed", condition=~Q(key="") & ~Q(slug=""))
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the name with its key and, when it is new, its address."""
        self.key = fold(self.name)
        self.slug = self.slug or term_slug(type(self.term), self.name)
        super().save(*args, **kwargs)


class Tag(Term, TagBase):
    """A subject under which records are found."""

    class Meta(Term.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")


class TagName(TermName):
    """A name of a tag."""

    term = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="names")


class Party(Term):
    """A state, organisation or group that demands, is addressed or takes part."""

    class Meta(Term.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")


class PartyName(TermName):
    """A name of a party."""

    term = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="names")


class Dossier(Term):
    """A conflict or crisis: its records in order of their dates; the description is its introduction.
    `checked` names the months that somebody has looked through: where no event is recorded in one of
    them, readers are told that none was found (see `months.read_months`)."""

    checked = models.TextField(
        _("months checked"),
        blank=True,
        validators=[validate_months],
        help_text=_(
            "Months that were looked through, events recorded or not: 2021-03, 2021-05/2021-08. "
            "Readers see them on the page of the dossier."
        ),
    )

    class Meta(Term.Meta):
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")


class DossierName(TermName):
    """A name of a dossier."""

    term = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="names")


NAMES: dict[type[Term], Any] = {Tag: TagName, Party: PartyName, Dossier: DossierName}
"""The model that keeps the names of each vocabulary."""


def slug_base(model: type[Term], name: str) -> str:
    """The address that a name asks for; "tag", "party" or "dossier" where it has no letter or digit."""
    return slugify(name)[:NAME_LENGTH].strip("-") or str(model._meta.model_name)


def term_slug(model: type[Term], name: str) -> str:
    """A free address in the vocabulary for a term of this name."""
    return free(slug_base(model, name), lambda slugs: taken_slugs(model, slugs))


def taken_slugs(model: type[Term], slugs: Collection[str]) -> set[str]:
    """Those of the addresses under which a term of the vocabulary is or was known."""
    return set(NAMES[model].objects.filter(slug__in=slugs).values_list("slug", flat=True))
