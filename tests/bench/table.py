"""What was measured, as the tables of docs/measurements.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Measures = Mapping[str, float] | None
"""Of one row of one archive; None where there is nothing to measure."""

Results = Mapping[str, Mapping[str, Measures]]
"""By the name of the archive, then by the name of the row."""

UNITS = {
    "article pages a second, 2 workers": ("", 1),
    "fold, records a second": ("", 1),
    "fold, memory": (" MB", 1e-6),
    "index": (" MB", 1e-6),
}
"""Rows whose measure (`value`) is no time: what stands behind it, and by what it is multiplied."""

SHARES = ("engine", "database", "template")


def growth(results: Results) -> str:
    """A row a measure, a column an archive: milliseconds of wall clock, of processor in brackets."""
    names = dict.fromkeys(name for rows in results.values() for name in rows)
    rows = ([name, *(_cell(name, results[each].get(name)) for each in results)] for name in names)
    return _table(["", *results], rows)


def _cell(name: str, measures: Measures) -> str:
    if not measures:
        return "–"
    if name in UNITS:
        unit, factor = UNITS[name]
        return f"{measures['value'] * factor:,.0f}{unit}"
    return f"{_number(measures['wall'])} ({_number(measures['cpu'])})"


def _number(milliseconds: float) -> str:
    return f"{milliseconds:,.0f}" if milliseconds >= 10 else f"{milliseconds:.1f}"


def where_time_goes(rows: Mapping[str, Measures]) -> str:
    """A row an answer: milliseconds of wall clock, and how they were spent."""
    cells = (
        [name, *(_number(part) for part in _parts(measures))]
        for name, measures in rows.items()
        if measures and "cpu" in measures and not name.startswith("publish")
    )
    return _table(["", "whole answer", *SHARES, "the rest"], cells)


def _parts(measures: Mapping[str, float]) -> list[float]:
    parts = [measures.get(name, 0.0) for name in SHARES]
    return [measures["wall"], *parts, max(0.0, measures["wall"] - sum(parts))]


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
