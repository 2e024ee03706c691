"""What keeps the house simple and no linter checks: small functions and files, tests beside what
they test, nothing postponed, nothing of one machine, every dependency pinned and explained."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
FUNCTION_LINES = 50
FILE_LINES = 350
POSTPONED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"]) + r")\b")
OF_ONE_MACHINE = re.compile(r"(?<![\w.*-])/(home|root|work|farm|Users)/")
TESTS_OF_NO_ROOM = {"config", "journeys"}


def tracked(*suffixes: str) -> list[Path]:
    """The files of the repository with these endings, relative to its root."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    names = [Path(name) for name in listing.stdout.split("\0") if name.endswith(suffixes)]
    return [name for name in names if (ROOT / name).exists()]


def python_files() -> list[Path]:
    """The Python files that people write."""
    return [path for path in tracked(".py") if "migrations" not in path.parts]


def text(path: Path) -> str:
    """What a file of the repository says."""
    return (ROOT / path).read_text(encoding="utf-8")


def long_functions(path: Path, source: str) -> Iterator[str]:
    """Functions longer than is allowed, as `file:line name (lines)`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            lines = node.end_lineno - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{path}:{node.lineno} {node.name} ({lines})"


def found(pattern: re.Pattern[str], path: Path, source: str) -> Iterator[str]:
    """Lines that hold a pattern, as `file:line text`."""
    for number, line in enumerate(source.splitlines(), 1):
        if pattern.search(line):
            yield f"{path}:{number} {line.strip()}"


def test_functions_are_short() -> None:
    assert [fault for path in python_files() for fault in long_functions(path, text(path))] == []


def test_long_function_is_found() -> None:
    source = "def short():\n    pass\n\n\ndef long():\n" + "    pass\n" * FUNCTION_LINES

    assert [*long_functions(Path("a.py"), source)] == [f"a.py:5 long ({FUNCTION_LINES + 1})"]


def test_files_are_short() -> None:
    lengths = {str(path): len(text(path).splitlines()) for path in [*python_files(), *tracked(".html")]}

    assert {path: lines for path, lines in lengths.items() if lines > FILE_LINES} == {}


@pytest.mark.parametrize("pattern", [POSTPONED, OF_ONE_MACHINE], ids=["postponed", "of one machine"])
def test_no_line_holds(pattern: re.Pattern[str]) -> None:
    files = tracked(
        ".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".conf", ".service", ".timer", "run"
    )

    assert [fault for path in files for fault in found(pattern, path, text(path))] == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (POSTPONED, "# TO" + "DO: later"),
        (OF_ONE_MACHINE, "path = '/ho" + "me/anna/archive'"),
        (OF_ONE_MACHINE, "see file:///ro" + "ot/notes"),
    ],
)
def test_line_that_must_not_be_is_found(pattern: re.Pattern[str], line: str) -> None:
    assert [*found(pattern, Path("a.py"), f"first\n{line}\n")] == [f"a.py:2 {line}"]


def test_tests_stand_in_the_folders_of_the_rooms() -> None:
    folders = {
        path.parent.relative_to("tests") for path in tracked(".py") if path.match("tests/*/**/test_*.py")
    }
    rooms = {folder for folder in folders if folder.parts[0] not in TESTS_OF_NO_ROOM}

    assert [str(room) for room in rooms if not (ROOT / "archive" / room).is_dir()] == []


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads(text(Path("pyproject.toml")))


def test_every_room_has_its_place_in_the_layers() -> None:
    layers = project()["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip() for layer in layers for name in layer.split("|")}
    rooms = {path.parts[1] for path in tracked("__init__.py") if path.match("archive/*/__init__.py")}

    assert placed == {f"archive.{room}" for room in rooms} | {"config"}


def pins(name: str) -> dict[str, str]:
    """The versions that a requirements file pins; every pin must have a hash."""
    blocks = re.findall(
        r"^([a-z][\w.-]*)==([^\s;]+).*\\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)",
        text(Path("requirements", name)),
        flags=re.MULTILINE,
    )
    return {package: version for package, version, _ in blocks}


def unpinned(wanted: list[str], pinned: dict[str, str]) -> list[str]:
    """Those of the wanted requirements that no pin satisfies."""
    requirements = [Requirement(line) for line in wanted]
    return [str(each) for each in requirements if not each.specifier.contains(pinned.get(each.name, "0"))]


def test_every_dependency_is_pinned() -> None:
    wanted = project()["project"]["dependencies"]

    assert unpinned(wanted, pins("production.txt")) == []
    assert unpinned(wanted + project()["dependency-groups"]["dev"], pins("development.txt")) == []


def test_dependency_that_is_not_pinned_is_found() -> None:
    assert unpinned(["django~=5.2.0", "nh3~=0.3"], {"django": "6.1.3", "nh3": "0.3.8"}) == ["django~=5.2.0"]
    assert unpinned(["django~=5.2.0"], {}) == ["django~=5.2.0"]


def test_development_stands_on_production() -> None:
    development = pins("development.txt")

    assert {name: development.get(name) for name in pins("production.txt")} == pins("production.txt")


@pytest.mark.parametrize("name", ["production.txt", "development.txt"])
def test_requirements_hold_pins_with_hashes_and_nothing_else(name: str) -> None:
    lines = text(Path("requirements", name)).splitlines()
    starts = [line for line in lines if not line.lstrip().startswith(("#", "--hash=sha256:"))]

    assert len(starts) == len(pins(name))
    assert [line for line in lines if "://" in line or "index" in line] == []


def test_every_dependency_says_why_it_is_there() -> None:
    lines = text(Path("pyproject.toml")).splitlines()
    start, end = lines.index("dependencies = ["), lines.index("[tool.pytest.ini_options]")
    listed = [line for line in lines[start:end] if line.startswith("    ")]
    groups = "\n".join(listed).split("    #")

    assert groups[0] == ""
    assert len(listed) > len(groups)
