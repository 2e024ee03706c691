from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.documents.score import agreement, main, score

ROW = {
    "id": "one",
    "plain": "Talks on Tolls\nThe envoys met in the town hall in March.\nAgenda\n- Tolls\n- Patrols\n",
    "gold": {
        "intro": [{"ul": ["Early"]}, "x"],
        "sections": [{"heading": "Agenda", "level": 2, "blocks": [{"p": "x"}, {"ul": ["Tolls"]}]}],
    },
}


def test_agreement_counts_what_was_missed_and_what_was_taken() -> None:
    found = agreement(["a", "b", "b"], ["b", "c"])
    assert (found.right, found.missed, found.extra, found.f1) == (1, ("a", "b"), ("c",), 0.4)


def test_agreement_of_nothing_is_whole() -> None:
    assert agreement([], []).f1 == 1.0


def test_score_compares_what_was_read_with_what_was_marked() -> None:
    found = score(ROW)
    assert (found.headings.f1, found.points.missed, found.points.extra) == (1.0, ("Early",), ("Patrols",))


def test_score_command_prints_the_means_and_the_failures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROW) + "\n")
    main([str(path)])
    assert capsys.readouterr().out == (
        "headings: mean F1 1.0000 over 1 documents\n"
        "points: mean F1 0.5000 over 1 documents\n"
        "\n"
        "one: headings 1.000, points 0.500\n"
        "  point missed: Early\n"
        "  no point, taken as one: Patrols\n"
    )
