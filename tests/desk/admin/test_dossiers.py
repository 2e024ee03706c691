from __future__ import annotations

import pytest
from django.test import Client

from archive.vocabulary.models import Dossier
from tests.desk.admin.pages import account, errors, filled, send, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return signed_in(account("chief", "chief"))


def page_of(dossier: Dossier) -> str:
    return f"/admin/vocabulary/dossier/{dossier.pk}/change/"


def test_months_that_were_checked_are_kept_with_a_dossier(client: Client) -> None:
    dossier = Dossier.objects.create(name="Straits")
    sent = {"description": "About straits.", "checked": "1921-03, 1921-05/1921-08"}

    send(client, page_of(dossier), filled(client, page_of(dossier)) | sent)

    dossier.refresh_from_db()
    assert (dossier.description, dossier.checked) == ("About straits.", "1921-03, 1921-05/1921-08")


def test_what_is_no_month_is_a_fault_of_the_form(client: Client) -> None:
    dossier = Dossier.objects.create(name="Straits", checked="1921-03")

    response = send(client, page_of(dossier), filled(client, page_of(dossier)) | {"checked": "in March"})

    assert errors(response) == ["“in” is no month (as in 2021-03 or 2021-05/2021-08)."]
    dossier.refresh_from_db()
    assert dossier.checked == "1921-03"
