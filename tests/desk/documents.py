"""Documents for the tests of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from archive.dates import read_date
from archive.documents import (
    Answer,
    Block,
    Certainty,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    RelationType,
    Section,
    Source,
    Verdict,
)
from archive.vocabulary.names import clean_name, fold, validate_name

TREATY = Document(
    title="Coastal Powers Propose a Harbour Treaty",
    headline="A Treaty for the Harbours",
    dek="Two drafts ask for limits on warships in the strait",
    lead="On 3 March 1998 the coastal powers handed over two drafts.",
    date=read_date("3 March 1998"),
    key_facts=(
        KeyFact(label="Date", value="3 March 1998", source="note"),
        KeyFact(label="Form", value="Two drafts"),
    ),
    blocks=(
        Section(heading="Background", paragraphs=("First.", "Second:"), points=("One", "Two")),
        DemandList(
            heading="Demands",
            paragraphs=("The drafts ask for:",),
            issuers=("Northland", "Southland"),
            addressees=("Island Union",),
            demands=(
                Demand(key="d1", text="No warships in the strait"),
                Demand(key="d2", text="Open harbours", restates="1990-05-old-demand#d1"),
            ),
        ),
        Section(heading="Aftermath", level=3, paragraphs=("Nothing came of it.",)),
    ),
    closing="The drafts were never signed.",
    answers=(Answer(demand="1990-05-old-demand#d2", verdict=Verdict.DEFERRED, note="Later", source="note"),),
    sources=(
        Source(key="note", title="Note of the powers", issuer="Northland", date="3 March 1998"),
        Source(key="press", title="The Strait Herald", url="https://example.org/herald"),
    ),
    tags=("Harbours", "Arms control"),
    parties=("Northland", "Southland", "Island Union"),
    dossiers=("The Strait",),
    relations=(
        Relation(
            type=RelationType.RESPONDS_TO,
            target="1990-05-old-demand",
            note="By name",
            certainty=Certainty.PROBABLE,
            source="press",
        ),
    ),
)


def titled(title: str, **fields: object) -> Document:
    """A short document."""
    return replace(Document(title=title, lead=f"About {title}."), **fields)  # type: ignore[arg-type]


def with_accepted_names(document: Document) -> Document:
    """The document with those names only that the vocabulary takes as they are, each spelled in one
    way: what the vocabulary does with others is its own matter."""
    spelled: dict[str, str] = {}
    return replace(
        document,
        tags=_accepted(document.tags, {}),
        dossiers=_accepted(document.dossiers, {}),
        parties=_accepted(document.parties, spelled),
        blocks=tuple(_with_accepted_parties(block, spelled) for block in document.blocks),
        answers=tuple(
            replace(answer, by="".join(_accepted((answer.by,), spelled))) for answer in document.answers
        ),
    )


def _with_accepted_parties(block: Block, spelled: dict[str, str]) -> Block:
    if not isinstance(block, DemandList):
        return block
    return replace(
        block,
        issuers=_accepted(block.issuers, spelled),
        addressees=_accepted(block.addressees, spelled),
    )


def _accepted(names: tuple[str, ...], spelled: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelled.setdefault(fold(name), name) for name in names if _is_accepted(name)))


def _is_accepted(name: str) -> bool:
    try:
        validate_name(name)
    except ValidationError:
        return False
    return clean_name(name) == name


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction of which nothing stays: one for each example of a law."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
