from __future__ import annotations

from django.contrib.staticfiles import finders
from django.test import Client

from tests.public.pages import page


def test_manifest_names_the_site_and_files_that_exist(client: Client) -> None:
    response = client.get("/site.webmanifest")
    said = response.json()

    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (said["name"], said["start_url"]) == ("Demarche", "/")
    icons = [icon["src"].removeprefix("/static/") for icon in said["icons"]]
    assert [bool(finders.find(icon)) for icon in icons] == [True, True]


def test_every_page_names_its_icons_manifest_and_fonts(client: Client) -> None:
    root = page(client, "/search-help/")

    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(".//link")}
    assert links["manifest"] == "/site.webmanifest"
    assert links["icon"] == "/static/icon.svg"
    preloaded = [link.attrib["href"] for link in root.findall(".//link[@rel='preload']")]
    assert [bool(finders.find(each.removeprefix("/static/"))) for each in preloaded] == [True, True]
