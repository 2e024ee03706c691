from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from archive.documents import Verdict


def test_every_verdict_has_a_meaning_and_names_its_cameo_code() -> None:
    assert [verdict for verdict in Verdict if not verdict.meaning] == []
    assert [verdict for verdict in Verdict if bool(verdict.cameo) != bool(verdict.cameo_name)] == []


def test_sides_that_give_verdicts_are_told_apart() -> None:
    assert [verdict.value for verdict in Verdict if verdict.is_of_issuer] == ["withdrawn", "superseded"]


@pytest.mark.parametrize("verdict", Verdict)
def test_verdict_is_its_word(verdict: Verdict) -> None:
    assert Verdict(verdict.value) is verdict
    assert pickle.loads(pickle.dumps(verdict)) is verdict
    assert verdict.words == verdict.value.replace("-", " ")


def test_verdicts_are_explained_to_editors_in_their_order() -> None:
    text = (Path(__file__).parents[2] / "docs" / "demands.md").read_text(encoding="utf-8")

    assert re.findall(r"^\| ([a-z-]+) \| ", text.split("## How")[0], re.MULTILINE)[1:] == list(Verdict)


def test_unknown_verdict_is_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        Verdict("perhaps")
