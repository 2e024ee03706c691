from __future__ import annotations

import csv
import io

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.desk import log
from archive.vocabulary.models import Tag
from tests.desk.admin.pages import account, filled, send, signed_in

pytestmark = pytest.mark.django_db
LOG = "/admin/admin/logentry/"


@pytest.fixture
def chief() -> User:
    return account("chief", "chief")


@pytest.fixture
def client(chief: User) -> Client:
    return signed_in(chief)


def exported(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{LOG}export/{query}")
    assert response.status_code == 200
    text = response.getvalue().decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_log_says_who_did_what(client: Client, chief: User) -> None:
    tag = Tag.objects.create(name="Arms control")
    page = f"/admin/vocabulary/tag/{tag.pk}/change/"
    send(client, page, filled(client, page) | {"description": "New"})

    row = exported(client)[0]

    assert (row.pop("at")[:2], row) == (
        "20",
        {
            "who": "chief",
            "did": "Change",
            "kind": "Vocabulary | tag",
            "id": str(tag.pk),
            "object": "Arms control",
            "what": "Changed Description.",
        },
    )
    assert f'<a href="/admin/vocabulary/tag/{tag.pk}/change/">' in client.get(LOG).content.decode()


def test_log_is_filtered_and_exported_alike(client: Client, chief: User) -> None:
    other = account("other", "editor")
    tags = [Tag.objects.create(name=name) for name in ("First", "Second", "Third")]
    log.note(chief, tags[:2], "Looked at")
    log.note(other, tags[2:], "Found", flag=ADDITION)

    for query, count in {
        "": 3,
        f"?user__id__exact={other.pk}": 1,
        "?action_flag__exact=2": 2,
        "?q=found": 1,
        f"?q={tags[0].pk}&action_flag__exact=2": 1,
        "?q=nothing": 0,
    }.items():
        assert len(exported(client, query)) == client.get(f"{LOG}{query}").context["cl"].result_count == count
    assert [row["object"] for row in exported(client)] == ["Third", "Second", "First"]


def test_log_export_holds_no_formula(client: Client, chief: User) -> None:
    log.note(chief, [Tag.objects.create(name="=HYPERLINK(1)")], "+1")
    row = exported(client)[0]
    assert (row["object"], row["what"]) == ("'=HYPERLINK(1)", "'+1")


@pytest.mark.parametrize("rows", [1, 3])
def test_log_page_queries(
    client: Client, chief: User, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    log.note(chief, [Tag.objects.create(name=f"Tag {number}") for number in range(rows)], "Looked at")
    client.get(LOG)
    with django_assert_num_queries(8):
        client.get(LOG)


@pytest.mark.parametrize("superuser", [False, True])
def test_nobody_changes_the_log(superuser: bool) -> None:
    person = account("person", "chief", superuser=superuser)
    client = signed_in(person)
    log.note(person, [Tag.objects.create(name="A")], "Looked at")
    entry = LogEntry.objects.get()

    for address in ("add/", f"{entry.pk}/change/", f"{entry.pk}/delete/"):
        assert client.post(f"{LOG}{address}", {"post": "yes", "change_message": "Nothing"}).status_code == 403
    client.post(LOG, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"})

    assert LogEntry.objects.values_list("change_message", flat=True).get() == "Looked at"


@pytest.mark.parametrize("role", ["writer", "editor"])
def test_log_is_read_by_chiefs_alone(role: str) -> None:
    client = signed_in(account("person", role))
    for address in (LOG, f"{LOG}export/"):
        assert client.get(address).status_code == 403


def test_log_holds_no_password(client: Client, chief: User) -> None:
    person = account("person", "editor")
    secret = "tr0ub4dor & 3 horses"
    address = f"/admin/auth/user/{person.pk}/password/"
    response = client.post(address, {"password1": secret, "password2": secret, "usable_password": "true"})
    assert response.status_code == 302
    person.refresh_from_db()
    assert person.check_password(secret)

    rows = exported(client)

    assert len(rows) == 1
    assert secret not in str(rows)
    assert person.password not in str(rows)


def test_account_that_the_log_names_is_not_deleted(chief: User) -> None:
    root = account("root", superuser=True)
    log.note(chief, [Tag.objects.create(name="A")], "Looked at")
    client = signed_in(root)

    client.post(f"/admin/auth/user/{chief.pk}/delete/", {"post": "yes"})
    client.post(
        "/admin/auth/user/", {"action": "delete_selected", "_selected_action": [chief.pk], "post": "yes"}
    )
    with pytest.raises(ProtectedError, match="make it inactive"), transaction.atomic():
        chief.delete()

    assert LogEntry.objects.get().user == chief


def test_account_that_did_nothing_is_deleted() -> None:
    account("nobody").delete()
    assert not User.objects.exists()
