"""The cast of the desk's tests: people with the roles that the migrations made."""

from __future__ import annotations

from django.contrib.auth.models import Group, User


def person(role: str, name: str = "") -> User:
    """An account with one of the roles (writer, editor, chief), named for it unless otherwise said."""
    account, _is_new = User.objects.get_or_create(username=name or role, defaults={"is_staff": True})
    account.groups.add(Group.objects.get(name=role))
    return account
