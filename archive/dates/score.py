"""How well `read_date` reads real date strings: ``python -m archive.dates.score PATH``.

PATH is a table of tab-separated columns ``class``, ``raw``, ``earliest``, ``latest`` (the gold
bounds, ISO 8601, both or one may be empty), ``encoding`` and ``ambiguous_in_source``; or JSON lines
of records with ``date_raw`` and ``date_iso``. Prints a table of answers by class, then examples of
every answer that its gold contradicts. Rows without gold are only counted as read or refused.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from archive.dates.calendar import date_of, year_of
from archive.dates.edtf import UnreadableDate
from archive.dates.event_date import EventDate
from archive.dates.reading import read_date, read_edtf

_ISO = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?")


class Answer(StrEnum):
    """How a date that was read compares with its gold."""

    EXACTLY = "exactly"
    CONTAINS = "contains"
    NARROWER = "narrower"
    OVERLAPS = "overlaps"
    EXCLUDED = "excluded"
    NO_GOLD = "no gold"
    REFUSED = "refused"


class Pair(NamedTuple):
    """A date string of a source with the first and the last day that its editors gave."""

    group: str
    raw: str
    first_day: int | None
    last_day: int | None
    is_undated: bool = False

    @property
    def is_trusted(self) -> bool:
        """An editor's encoding (TEI) of a string that has one meaning only, with bounds."""
        dated = self.first_day is not None or self.last_day is not None
        return self.group.startswith("tei:") and not self.group.endswith("(ambiguous)") and dated


class Scored(NamedTuple):
    """A pair with what was made of it: the date, or the reason against it."""

    pair: Pair
    answer: Answer
    date: EventDate | None
    reason: str

    @property
    def is_false_day(self) -> bool:
        """One certain day was answered where the gold has others."""
        return self.answer is Answer.EXCLUDED and self.date is not None and self.date.is_exact


def score(pair: Pair) -> Scored:
    """Read one string and compare the days that it can mean with its gold."""
    try:
        date = read_date(pair.raw)
    except UnreadableDate as reason:
        return Scored(pair, Answer.REFUSED, None, str(reason))
    return Scored(pair, _compare(pair, date), date, "")


def _compare(pair: Pair, date: EventDate) -> Answer:
    first, last = pair.first_day, pair.last_day
    if first is None and last is None:
        agrees = pair.is_undated and date.is_undated
        return Answer.EXACTLY if agrees else Answer.NO_GOLD
    if (date.first_day, date.last_day) == (first, last):
        return Answer.EXACTLY
    if not date.may_fall_between(first, last):
        return Answer.EXCLUDED
    if date.surely_falls_between(first, last):
        return Answer.NARROWER
    return Answer.CONTAINS if _contains(date, first, last) else Answer.OVERLAPS


def _contains(date: EventDate, first: int | None, last: int | None) -> bool:
    begins = date.first_day is None or (first is not None and date.first_day <= first)
    ends = date.last_day is None or (last is not None and date.last_day >= last)
    return begins and ends


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a file: a table, or JSON lines by its name's ending."""
    with path.open(encoding="utf-8", newline="") as lines:
        if path.suffix == ".jsonl":
            yield from (_pair_of_record(json.loads(line), path.stem) for line in lines)
        else:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from map(_pair_of_row, rows)


def _pair_of_record(record: dict[str, str], group: str) -> Pair:
    raw, iso = record["date_raw"] or "", record["date_iso"] or ""
    first, last = gold_days(iso) if raw else (None, None)
    return Pair(f"{group}{'' if raw else ' without a string'}", raw, first, last, bool(raw) and not iso)


def _pair_of_row(row: dict[str, str]) -> Pair:
    ambiguous = " (ambiguous)" if row["ambiguous_in_source"] == "1" else ""
    first, last = gold_days(row["earliest"])[0], gold_days(row["latest"])[1]
    group = f"{row['encoding']}, {row['class']}{ambiguous}"
    return Pair(group, row["raw"], first, last, row["class"] == "undated")


def gold_days(iso: str) -> tuple[int | None, int | None]:
    """First and last day of an ISO date to the year, month or day, whatever its time; none if it is wrong."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None, None
    try:
        date = read_edtf("-".join(part for part in match.groups() if part))
    except UnreadableDate:
        return None, None
    return date.first_day, date.last_day


def report(scored: list[Scored], examples: int) -> Iterator[str]:
    """The lines of the report: a table by class, the totals that are aimed at, and examples."""
    by_group: dict[str, list[Scored]] = defaultdict(list)
    for one in scored:
        by_group[one.pair.group].append(one)
    yield f"{'rows':>6} " + " ".join(f"{answer:>9}" for answer in Answer) + "  class"
    for group, members in sorted(by_group.items()):
        yield _table_row(group, members)
    yield _table_row("all", scored)
    yield from _aims(scored)
    for answer in (Answer.EXCLUDED, Answer.NARROWER, Answer.OVERLAPS, Answer.REFUSED):
        yield from _examples(answer, [one for one in scored if one.answer is answer], examples)


def _table_row(name: str, scored: list[Scored]) -> str:
    counts = Counter(one.answer for one in scored)
    return f"{len(scored):>6} " + " ".join(f"{counts[answer]:>9}" for answer in Answer) + f"  {name}"


def _aims(scored: list[Scored]) -> Iterator[str]:
    """The share of trustworthy rows that are exactly right, and the false exact days anywhere."""
    trusted = [one for one in scored if one.pair.is_trusted]
    if trusted:
        right = sum(one.answer is Answer.EXACTLY for one in trusted)
        share = f"{right} of {len(trusted)} exactly right, {right / len(trusted):.2%}"
        yield f"\nunambiguous tei rows with bounds: {share}"
    false_days = [one for one in scored if one.is_false_day]
    yield f"exact days that their gold excludes: {len(false_days)}"
    yield from map(_example, false_days)


def _examples(answer: Answer, scored: list[Scored], most: int) -> Iterator[str]:
    if scored and most:
        yield f"\n{answer}: {len(scored)}"
        yield from map(_example, scored[:: max(1, len(scored) // most)][:most])


def _example(one: Scored) -> str:
    gold = f"{_day(one.pair.first_day)} to {_day(one.pair.last_day)}"
    read = f"{one.date.edtf!r}" if one.date else one.reason
    return f"  {one.pair.raw!r}: {read}; gold {gold}  ({one.pair.group})"


def _day(number: int | None) -> str:
    return str(date_of(number) or (f"year {year_of(number)}" if number is not None else "…"))


def main(arguments: list[str]) -> int:
    """Print the report on one file or several."""
    parser = argparse.ArgumentParser(description="Score the reading of real date strings.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="pairs.tsv or records.jsonl")
    parser.add_argument("--examples", type=int, default=20, help="how many of each kind to print")
    options = parser.parse_args(arguments)
    scored = [score(pair) for path in options.paths for pair in read_pairs(path)]
    sys.stdout.writelines(f"{line}\n" for line in report(scored, options.examples))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
