"""Drawings are the same in every language: a number in them has a point, whatever readers write."""

from __future__ import annotations

from itertools import chain

import pytest
from django.test import Client

from tests.public.demands import archive
from tests.public.pages import page

pytestmark = pytest.mark.django_db
MEASURES = ("x", "x1", "x2", "y", "cx", "cy", "width", "height", "viewBox")


def measures(client: Client, address: str) -> list[str]:
    """What the drawings of a page measure, in order."""
    drawn = page(client, address).iterfind(".//{*}svg//{*}*")
    return [value for one in drawn for name in MEASURES if (value := one.get(name))]


def test_drawing_measures_the_same_in_each_language(client: Client) -> None:
    archive.exchange()
    addresses = [
        "",
        "archive/",
        "timeline/",
        "demands/note_d1/",
        "articles/note/relations/",
        "dossiers/straits/",
    ]

    english = [measures(client, f"/{address}") for address in addresses]

    assert english == [measures(client, f"/uk/{address}") for address in addresses]
    assert any("." in measure for measure in chain(*english))
