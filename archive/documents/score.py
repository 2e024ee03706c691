"""Score the reading of bare texts: ``python -m archive.documents.score PATH``.

PATH is a file of JSON lines, each with `id`, `plain` (a text without marks) and `gold` (what its
source marked: `sections` with a `heading` and `blocks` of points, `ul`, or paragraphs, `p`). Printed
are the means over the documents of F1 for headings and for points, the worst documents first with
what was missed and what was taken in error. Points before the first heading count too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.documents.lines import clean_line
from archive.documents.model import DemandList, Document
from archive.documents.reading import read_text


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far what was read agrees with what was meant."""

    right: int
    missed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find."""
        total = 2 * self.right + len(self.missed) + len(self.extra)
        return 2 * self.right / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Score:
    """The agreement of one document."""

    id: str
    headings: Agreement
    points: Agreement


def agreement(meant: Iterable[str], read: Iterable[str]) -> Agreement:
    """Agreement of two collections of lines, each as often as it stands there."""
    want, got = Counter(map(clean_line, meant)), Counter(map(clean_line, read))
    return Agreement((want & got).total(), tuple((want - got).elements()), tuple((got - want).elements()))


def score(row: Mapping[str, Any]) -> Score:
    """The score of one row."""
    document = read_text(row["plain"]).document
    gold = row["gold"]
    headings = agreement((section["heading"] for section in gold["sections"]), _headings(document))
    return Score(row["id"], headings, agreement(_gold_points(gold), _points(document)))


def _headings(document: Document) -> list[str]:
    facts = ["Key Facts"] if document.key_facts else []
    return facts + [block.heading for block in document.blocks if block.heading]


def _points(document: Document) -> Iterator[str]:
    yield from (f"{fact.label}: {fact.value}" for fact in document.key_facts)
    for block in document.blocks:
        held = (demand.text for demand in block.demands) if isinstance(block, DemandList) else block.points
        yield from held


def _gold_points(gold: Mapping[str, Any]) -> Iterator[str]:
    blocks = [block for section in gold["sections"] for block in section["blocks"]]
    for block in (*blocks, *(held for held in gold.get("intro", ()) if isinstance(held, dict))):
        yield from block.get("ul", ())


def report(scores: list[Score]) -> Iterator[str]:
    """The lines of the report."""
    for name in ("headings", "points"):
        found: list[Agreement] = [getattr(one, name) for one in scores]
        mean = sum(one.f1 for one in found) / max(1, len(found))
        yield f"{name}: mean F1 {mean:.4f} over {len(found)} documents"
    for one in sorted(scores, key=lambda one: one.headings.f1 + one.points.f1):
        if one.headings.f1 + one.points.f1 < 2:
            yield f"\n{one.id}: headings {one.headings.f1:.3f}, points {one.points.f1:.3f}"
            yield from _failures("heading", one.headings)
            yield from _failures("point", one.points)


def _failures(name: str, found: Agreement) -> Iterator[str]:
    yield from (f"  {name} missed: {text[:100]}" for text in found.missed)
    yield from (f"  no {name}, taken as one: {text[:100]}" for text in found.extra)


def main(arguments: list[str] | None = None) -> None:
    """Print the report for the file that is named."""
    parser = argparse.ArgumentParser(prog="python -m archive.documents.score", description=__doc__)
    parser.add_argument("path", type=Path, help="JSON lines with id, plain and gold")
    rows = parser.parse_args(arguments).path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    sys.stdout.writelines(f"{line}\n" for line in report([score(json.loads(row)) for row in rows]))


if __name__ == "__main__":
    main()
