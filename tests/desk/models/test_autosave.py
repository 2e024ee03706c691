from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from archive.desk.models import Autosave

pytestmark = pytest.mark.django_db


def test_autosave_of_a_page_is_kept_once_for_each_user() -> None:
    ann, ben = (User.objects.create_user(name) for name in ("ann", "ben"))
    Autosave.objects.create(user=ann, page="1")
    Autosave.objects.create(user=ben, page="1")

    with pytest.raises(IntegrityError), transaction.atomic():
        Autosave.objects.create(user=ann, page="1")


@pytest.mark.parametrize("values", [{"page": ""}, {"fields": "[]"}, {"kept_at": timezone.now()}])
def test_autosave_has_a_page_and_a_moment_for_what_was_typed(values: dict[str, object]) -> None:
    ann = User.objects.create_user("ann")

    with pytest.raises(IntegrityError), transaction.atomic():
        Autosave.objects.create(user=ann, **{"page": "1", **values})
