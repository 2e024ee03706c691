from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission, User

from tests.desk.admin.pages import account, filled, send, signed_in

pytestmark = pytest.mark.django_db


def page_of(user: User) -> str:
    return f"/admin/auth/user/{user.pk}/change/"


def test_chief_gives_the_roles_that_a_chief_has() -> None:
    client = signed_in(account("chief", "chief"))
    person = account("person")

    values = filled(client, page_of(person)) | {"groups": [Group.objects.get(name="editor").pk]}
    assert send(client, page_of(person), values).status_code == 302

    assert [group.name for group in person.groups.all()] == ["editor"]


def test_chief_gives_nobody_what_a_chief_lacks() -> None:
    client = signed_in(account("chief", "chief"))
    person = account("person")
    owners = Group.objects.create(name="owners")
    owners.permissions.set(Permission.objects.filter(codename="delete_user"))
    beyond = Permission.objects.get(codename="delete_logentry")
    values = filled(client, page_of(person))

    for forged in ({"is_superuser": "on"}, {"groups": [owners.pk]}, {"user_permissions": [beyond.pk]}):
        send(client, page_of(person), values | forged)

    person = User.objects.get(username="person")
    assert not person.is_superuser
    assert person.get_all_permissions() == set()


@pytest.mark.parametrize("is_active", [True, False])
def test_chief_does_not_touch_accounts_with_more_rights(is_active: bool) -> None:
    client = signed_in(account("chief", "chief"))
    owner = account("owner", superuser=True)
    clerk = account("clerk")
    clerk.user_permissions.set(Permission.objects.filter(codename="delete_user"))
    User.objects.exclude(username="chief").update(is_active=is_active)
    passwords = dict(User.objects.values_list("username", "password"))

    for person in (owner, clerk):
        sent = {
            "username": "taken-over",
            "password1": "another long phrase",
            "password2": "another long phrase",
        }
        assert send(client, page_of(person), sent).status_code == 403
        assert send(client, f"/admin/auth/user/{person.pk}/password/", sent).status_code == 403

    assert dict(User.objects.values_list("username", "password")) == passwords


@pytest.mark.parametrize("role", ["writer", "editor"])
def test_accounts_are_no_matter_of_writers_and_editors(role: str) -> None:
    client = signed_in(account("person", role))

    assert client.get("/admin/auth/user/").status_code == 403
    assert client.get("/admin/auth/group/").status_code == 403


def test_password_hash_is_not_shown() -> None:
    person = account("person")

    page = signed_in(account("chief", "chief")).get(page_of(person)).content.decode()

    assert person.password not in page
