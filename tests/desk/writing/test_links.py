from __future__ import annotations

import datetime

import pytest
import time_machine
from django.contrib.auth.models import User

from archive.desk.articles import save_document
from archive.desk.models import PreviewLink, Revision
from archive.desk.writing import links
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


@pytest.fixture
def editor() -> User:
    return person("editor")


@pytest.fixture
def revision(editor: User) -> Revision:
    return save_document(titled("Talks"), by=editor).revisions.get()


def test_link_is_found_by_its_token_alone(editor: User, revision: Revision) -> None:
    link, token = links.make(revision, by=editor)
    other, _ = links.make(revision, by=editor)

    assert links.follow(token) == link
    assert links.follow(link.token_digest) is None
    assert links.follow("") is None
    assert other != link


def test_token_has_256_bits_and_is_kept_nowhere(editor: User, revision: Revision) -> None:
    link, token = links.make(revision, by=editor, reader="A lawyer")

    assert len(token) == 43  # 32 bytes in base64 (RFC 4648, section 5) without padding
    row = PreviewLink.objects.values().get(pk=link.pk)
    assert not [value for value in row.values() if token in str(value)]


def test_link_ends_at_its_moment(editor: User, revision: Revision) -> None:
    with time_machine.travel(NOON, tick=False):
        link, token = links.make(revision, by=editor, lasts=HOUR)

    with time_machine.travel(NOON + HOUR - datetime.timedelta(seconds=1), tick=False):
        assert links.follow(token) == link
    with time_machine.travel(NOON + HOUR, tick=False):
        assert links.follow(token) is None


def test_link_of_more_than_a_day_is_refused(editor: User, revision: Revision) -> None:
    with pytest.raises(ValueError, match="lasts 1 day"):
        links.make(revision, by=editor, lasts=25 * HOUR)


def test_revoked_link_leads_nowhere_at_once(editor: User, revision: Revision) -> None:
    link, token = links.make(revision, by=editor)

    links.revoke(link)

    assert links.follow(token) is None


def test_link_of_an_account_that_was_closed_leads_nowhere(editor: User, revision: Revision) -> None:
    _link, token = links.make(revision, by=editor)

    User.objects.filter(pk=editor.pk).update(is_active=False)

    assert links.follow(token) is None


def test_link_that_has_ended_is_not_revoked(editor: User, revision: Revision) -> None:
    with time_machine.travel(NOON, tick=False):
        link, _token = links.make(revision, by=editor, lasts=HOUR)

    links.revoke(link)

    link.refresh_from_db()
    assert link.revoked_at is None
