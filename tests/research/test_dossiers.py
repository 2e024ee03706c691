from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from django.test import Client

from archive.documents import from_json, read_text
from archive.ledger import acts
from archive.vocabulary.models import Dossier
from tests.ledger.factories import BY, published, withdrawn

pytestmark = pytest.mark.django_db
ADDRESS = "/dossiers/straits/dossier.zip"


@pytest.fixture
def straits() -> None:
    """A dossier of two records, with an introduction."""
    for year in (1922, 1921):
        published(f"Event of {year}", slug=f"event-{year}", date=str(year), dossiers=("Straits",))
    published("Elsewhere", slug="elsewhere")
    withdrawn("Secret", slug="secret", dossiers=("Straits",))
    Dossier.objects.update(description="It began with a note.")


def unpacked(client: Client) -> dict[str, str]:
    """The files in the ZIP, by their names, in their order."""
    response = client.get(ADDRESS)
    assert response.headers["Content-Type"] == "application/zip"
    packed = zipfile.ZipFile(io.BytesIO(response.getvalue()))
    assert packed.testzip() is None
    return {name: packed.read(name).decode() for name in packed.namelist()}


def test_dossier_is_had_as_a_whole(client: Client, straits: None) -> None:
    files = unpacked(client)

    assert list(files) == [
        "README.txt",
        "records.csv",
        "records/event-1921.txt",
        "records/event-1921.json",
        "records/event-1922.txt",
        "records/event-1922.json",
        "manifest.json",
    ]
    assert [line.split(",")[1] for line in files["records.csv"].splitlines()] == [
        "slug",
        "event-1921",
        "event-1922",
    ]
    document = from_json(files["records/event-1921.json"])
    assert document.title == "Event of 1921"
    assert read_text(files["records/event-1921.txt"]).document == document


def test_manifest_names_every_file_with_its_digest(client: Client, straits: None) -> None:
    files = unpacked(client)
    manifest = json.loads(files.pop("manifest.json"))

    assert manifest.pop("files") == [
        {
            "name": name,
            "bytes": len(text.encode()),
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
        for name, text in files.items()
    ]
    entry = manifest["ledger"]["entry"]
    citation = f"“Straits”, Demarche, dossier of 2 records, ledger entry {entry}, http://testserver/dossiers/straits/"
    assert manifest == {
        "dossier": "Straits",
        "address": "http://testserver/dossiers/straits/",
        "ledger": manifest["ledger"],
        "records": 2,
        "is_whole": True,
        "citation": citation,
    }
    assert citation in files["README.txt"]
    assert "It began with a note." in files["README.txt"]


def test_same_dossier_is_the_same_file(client: Client, straits: None) -> None:
    assert client.get(ADDRESS).getvalue() == client.get(ADDRESS).getvalue()


def test_dossier_that_is_not_public_has_no_file(client: Client) -> None:
    withdrawn("Secret", dossiers=("Straits",))
    Dossier.objects.create(name="Drafts alone")

    for slug in ("straits", "drafts-alone", "nowhere"):
        assert client.get(f"/dossiers/{slug}/dossier.zip").status_code == 404


def test_dossier_says_when_it_is_cut(client: Client, straits: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.research.dossiers.MOST", 1)

    files = unpacked(client)

    assert list(files)[2:4] == ["records/event-1921.txt", "records/event-1921.json"]
    assert len(files) == 5
    assert json.loads(files["manifest.json"])["is_whole"] is False


def test_file_has_the_record_as_it_is_now(client: Client, straits: None) -> None:
    record = published("Third", slug="third", dossiers=("Straits",)).record
    assert "records/third.txt" in unpacked(client)

    acts.withdraw(record, by=BY, note="Wrong.")

    assert "records/third.txt" not in unpacked(client)
