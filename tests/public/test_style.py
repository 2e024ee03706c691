from __future__ import annotations

import pytest
from django.test import Client

from archive.documents import Verdict
from config.environment import ROOT
from tests.public.pages import page, texts

STYLES = ROOT / "static" / "css"


def test_site_that_readers_use_has_no_page_of_components(client: Client) -> None:
    assert client.get("/style/").status_code == 404


def test_page_of_components_shows_every_way_a_demand_can_stand(client: Client, settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]

    root = page(client, "/style/")

    shown = texts(root, ".//dl[@class='signs']/dt")
    assert len(root.findall(".//ol[@class='demands']/li")) == 3
    assert shown == [*(verdict.words for verdict in Verdict), "open"]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_way_a_demand_can_stand_has_a_shape(verdict: Verdict) -> None:
    styles = (STYLES / "components.css").read_text()
    half = '[data-verdict^="partly"]::before' if verdict.startswith("partly") else ""

    assert f'[data-verdict="{verdict}"]::before' in styles or half in styles
