"""What the README says of the code is so."""

from __future__ import annotations

import re

from config.environment import ROOT, VARIABLES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_table_of_variables_is_that_of_the_code() -> None:
    rows = [
        f"| `{variable.name}` | {f'`{variable.default}`' if variable.default else ''} | {variable.meaning} |"
        for variable in VARIABLES
    ]
    table = "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])

    assert table in README


def test_paths_that_it_names_exist() -> None:
    named = set(
        re.findall(r"`((?:archive|config|templates|static|tests|docs|deploy|demo)/[\w./-]*)`", README)
    )

    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
    assert "archive/dates/" in named


def test_make_targets_that_it_names_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert {"demo", "test"} <= set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets
