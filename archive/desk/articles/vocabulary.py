"""The terms that documents name, found or created together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from archive.documents import Answer, Block, DemandList, Document
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms by each name that a document gives them, former names and other spellings included,
    and by their present name."""

    tags: dict[str, Tag]
    parties: dict[str, Party]
    dossiers: dict[str, Dossier]

    def spell(self, document: Document) -> Document:
        """The document with the present name of each term, and each term once."""
        return replace(
            document,
            tags=_names(document.tags, self.tags),
            parties=_names(document.parties, self.parties),
            dossiers=_names(document.dossiers, self.dossiers),
            blocks=tuple(map(self._spell_block, document.blocks)),
            answers=tuple(map(self._spell_answer, document.answers)),
        )

    def _spell_block(self, block: Block) -> Block:
        if not isinstance(block, DemandList):
            return block
        return replace(
            block,
            issuers=_names(block.issuers, self.parties),
            addressees=_names(block.addressees, self.parties),
        )

    def _spell_answer(self, answer: Answer) -> Answer:
        return replace(answer, by=self.parties[answer.by].name) if answer.by else answer


def resolve(documents: Iterable[Document]) -> Terms:
    """The terms that the documents name; those that no vocabulary has are created.

    Raises ValidationError for a name that cannot be one.
    """
    tags: set[str] = set()
    parties: set[str] = set()
    dossiers: set[str] = set()
    for document in documents:
        tags.update(document.tags)
        parties.update(document.all_parties())
        dossiers.update(document.dossiers)
    return Terms(
        tags=_by_name(terms.resolve(Tag, tags)),
        parties=_by_name(terms.resolve(Party, parties)),
        dossiers=_by_name(terms.resolve(Dossier, dossiers)),
    )


AnyTerm = TypeVar("AnyTerm", bound=Term)


def _by_name(found: dict[str, AnyTerm]) -> dict[str, AnyTerm]:
    return found | {term.name: term for term in found.values()}


def _names(names: tuple[str, ...], known: Mapping[str, Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[name].name for name in names))
