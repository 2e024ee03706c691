"""The log of the desk: who did what to which object, kept in Django's `LogEntry`.

Pages of Django's admin write it themselves; acts of our own that have no such page write it here.
Nothing removes an entry, and an account that stands in one is closed (made inactive), not deleted.
Messages name fields and addresses, never contents of passwords, tokens or preview links.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _


def note(by: User, objects: Sequence[Model], message: str, *, flag: int = CHANGE) -> None:
    """Write down what was done to the objects: one entry each, together."""
    if objects:
        LogEntry.objects.log_actions(by.pk, objects, flag, message)


def keep_people(sender: Any, instance: User, **_kwargs: Any) -> None:
    """Refuse to delete an account that the log names: Django would delete its entries too."""
    entries = LogEntry.objects.filter(user=instance)
    if entries.exists():
        raise ProtectedError(_("The log names this account: make it inactive instead."), set(entries[:1]))


def connect() -> None:
    """Keep the log from now on."""
    pre_delete.connect(keep_people, sender=User, dispatch_uid="desk_log_keeps_people")
