from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from archive.dates.score import Answer, Pair, gold_days, main, read_pairs, score

COLUMNS = "source\tclass\traw\tearliest\tlatest\tencoding\toccurrences\tambiguous_in_source\n"


def _pair(raw: str, earliest: str = "", latest: str = "", *, undated: bool = False) -> Pair:
    return Pair("tei:when", raw, gold_days(earliest)[0], gold_days(latest)[1], undated)


@pytest.mark.parametrize(
    ("pair", "answer"),
    [
        (_pair("17 December 2021", "2021-12-17", "2021-12-17"), Answer.EXACTLY),
        (_pair("December 2021", "2021-12", "2021-12"), Answer.EXACTLY),
        (_pair("undated", undated=True), Answer.EXACTLY),
        (_pair("after 1915", "1915"), Answer.EXACTLY),
        (_pair("2021", "2021-12", "2021-12"), Answer.CONTAINS),
        (_pair("before 1915", "1900", "1915"), Answer.CONTAINS),
        (_pair("17 December 2021", "2021", "2021"), Answer.NARROWER),
        (_pair("1914–18", "1916", "1920"), Answer.OVERLAPS),
        (_pair("17 December 2021", "2021-12-18", "2021-12-18"), Answer.EXCLUDED),
        (_pair("undated", "2021", "2021"), Answer.EXCLUDED),
        (_pair("17 December 2021"), Answer.NO_GOLD),
        (_pair("17 December 2021", undated=True), Answer.NO_GOLD),
        (_pair("on a Tuesday or so", "2021", "2021"), Answer.REFUSED),
    ],
)
def test_answer_is_compared_with_its_gold(pair: Pair, answer: Answer) -> None:
    assert score(pair).answer is answer


@pytest.mark.parametrize(
    ("raw", "false_day"),
    [("17 December 2021", True), ("December 2021", False), ("c. 17 December 2021", False)],
)
def test_only_an_exact_day_that_its_gold_excludes_is_a_false_day(raw: str, false_day: bool) -> None:
    assert score(_pair(raw, "1999", "1999")).is_false_day is false_day


@pytest.mark.parametrize(
    ("iso", "days"),
    [
        ("2021-12-17T14:00:00Z", (date(2021, 12, 17).toordinal(),) * 2),
        ("2021", (date(2021, 1, 1).toordinal(), date(2021, 12, 31).toordinal())),
        ("", (None, None)),
        ("unknown", (None, None)),
        ("2021-02-30", (None, None)),
    ],
)
def test_gold_is_read_to_the_day(iso: str, days: tuple[int | None, int | None]) -> None:
    assert gold_days(iso) == days


def test_report_counts_by_class_and_shows_every_false_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(
        COLUMNS
        + "s\tyear\t1897\t1897\t1897\ttei:when\t1\t0\n"
        + "s\tyear\t1897\t1890\t1890\ttei:when\t1\t1\n"
        + "s\tfull-day\tMay 3, 1950\t1951-05-03\t1951-05-03\ttei:when\t1\t0\n",
        encoding="utf-8",
    )

    assert main([str(table), "--examples", "1"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  rows   exactly  contains  narrower  overlaps  excluded   no gold   refused  class",
        "     1         0         0         0         0         1         0         0  tei:when, full-day",
        "     1         1         0         0         0         0         0         0  tei:when, year",
        "     1         0         0         0         0         1         0         0  tei:when, year (ambiguous)",  # noqa: E501
        "     3         1         0         0         0         2         0         0  all",
        "",
        "unambiguous tei rows with bounds: 1 of 2 exactly right, 50.00%",
        "exact days that their gold excludes: 1",
        "  'May 3, 1950': '1950-05-03'; gold 1951-05-03 to 1951-05-03  (tei:when, full-day)",
        "",
        "excluded: 2",
        "  '1897': '1897'; gold 1890-01-01 to 1890-12-31  (tei:when, year (ambiguous))",
    ]


def test_records_are_scored_by_what_they_print(tmp_path: Path) -> None:
    records = tmp_path / "letters.jsonl"
    rows = [
        {"date_raw": "May 3, 1950", "date_iso": "1950-05-03"},
        {"date_raw": "undated", "date_iso": ""},
        {"date_raw": "", "date_iso": "1950"},
    ]
    records.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")

    assert [(pair.group, score(pair).answer) for pair in read_pairs(records)] == [
        ("letters", Answer.EXACTLY),
        ("letters", Answer.EXACTLY),
        ("letters without a string", Answer.NO_GOLD),
    ]


def test_score_is_a_command() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "archive.dates.score", "--help"], capture_output=True, text=True, check=True
    )

    assert "Score the reading of real date strings." in shown.stdout
