"""Readers' pages are in the language of their address, the desk in its editor's."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from django.test import Client
from django.utils import translation

from config.environment import ROOT
from config.languages import named_by

UKRAINIAN_FIRST = """
import json, django
django.setup()
from django.urls import reverse
from django.utils import translation
from config.languages import named_by
languages, links = [named_by("/archive/"), named_by("/en/archive/"), named_by("/uk/archive/")], []
for code in ("uk", "en"):
    with translation.override(code):
        links += [reverse("archive"), reverse("feed")]
print(json.dumps([languages, links]))
"""


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "en"),
        ("/archive/", "en"),
        ("/uk/", "uk"),
        ("/uk", "uk"),
        ("/uk/archive/", "uk"),
        ("/ukraine/", "en"),
        ("/de/", "en"),
        ("", "en"),
    ],
)
def test_language_is_named_by_the_first_part_of_an_address(path: str, language: str) -> None:
    assert named_by(path) == language


def test_first_language_of_a_site_is_at_plain_addresses() -> None:
    environment = {"PATH": "/usr/bin:/bin", "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "true"}

    said = subprocess.run(
        [sys.executable, "-c", UKRAINIAN_FIRST],
        cwd=ROOT, env=environment | {"LANGUAGES": "uk,en"}, capture_output=True, text=True, check=True,
    )  # fmt: skip

    languages, links = json.loads(said.stdout)
    assert languages == ["uk", "en", "uk"]
    assert links == ["/archive/", "/feed.xml", "/en/archive/", "/feed.xml"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("preferred", "language", "button"),
    [("uk,en;q=0.5", "uk", "Увійти"), ("de,en;q=0.5", "en", "Log in"), ("", "en", "Log in")],
)
def test_desk_speaks_the_language_of_the_browser(
    client: Client, preferred: str, language: str, button: str
) -> None:
    said = client.get("/admin/login/", headers={"accept-language": preferred}).content.decode()

    assert f'<html lang="{language}"' in said
    assert f'<input type="submit" value="{button}">' in said


@pytest.mark.django_db
def test_language_of_a_request_ends_with_it(client: Client) -> None:
    client.get("/uk/about/")

    assert translation.get_language() == "en"
