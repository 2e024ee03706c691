from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from tests.memory import IN_MEMORY
from tests.public.pages import listed, texts

ROOT = Path(__file__).resolve().parents[2]


def seen(answer: str, status: int = 200) -> Element:
    """The page of an answer."""
    code, _space, body = answer.partition(" ")
    assert int(code) == status
    root: Element = html5lib.parse(body, namespaceHTMLElements=False)
    return root


def test_facet_is_filter_count_chip_feed_and_help_by_being_one_object() -> None:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        where = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "true",
            "DATABASE_URL": f"sqlite:///{folder}/archive.sqlite3",
            "CATALOG_DIR": f"{folder}/catalog",
        }
        command = [sys.executable, "-m", "tests.catalog.further"]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **where}, capture_output=True, text=True, check=True
        )
    everything, chosen, table, wrong, help_page = json.loads(done.stdout)

    assert "Who published the sources" in texts(seen(everything), ".//section[@class='facets']//h3")
    boxes = seen(everything).findall(".//section[@class='facets']//input[@name='source_issuer']")
    assert [box.attrib["value"] for box in boxes] == ["arcadia", "boreal"]
    assert listed(seen(chosen)) == ["Treaty of Vale"]
    assert texts(seen(chosen), ".//ul[@class='chips']/li") == ["× Published by: Arcadia remove"]
    assert ("Treaty of Vale" in table, "Note on fleets" in table) == (True, False)
    assert texts(seen(wrong, 400), ".//ul[@class='errorlist']/li") == [
        "An address is made of letters, digits and hyphens."
    ]
    assert "source_issuer" in texts(seen(help_page), ".//dt")
