from __future__ import annotations

from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.desk.revisions import Conflict, settle
from archive.documents import Side
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db

THEIRS, MINE = Side.THEIRS, Side.MINE


@pytest.fixture
def other() -> User:
    return User.objects.create_user("other")


@pytest.fixture
def treaty(other: User) -> Article:
    """A treaty of which somebody else has saved a second revision."""
    article = save_document(TREATY, by=None)
    changed = replace(TREATY, lead="On 4 March 1998.", tags=(*TREATY.tags, "Straits"))
    return save_document(changed, article=article, by=other)


def test_page_of_the_newest_revision_is_saved_as_it_is(treaty: Article) -> None:
    mine = replace(TREATY, lead="On 5 March 1998.")

    assert settle(mine, treaty, opened=2, choices={}) == mine


def test_older_page_is_refused_and_told_all_that_differs(treaty: Article, other: User) -> None:
    mine = replace(TREATY, lead="On 5 March 1998.", dek="Two drafts")

    with pytest.raises(Conflict) as caught:
        settle(mine, treaty, opened=1, choices={})

    assert (caught.value.newest.number, caught.value.newest.by) == (2, other)
    assert [(each.label, each.theirs, each.mine, each.default) for each in caught.value.differences] == [
        ("Dek", TREATY.dek, "Two drafts", MINE),
        ("Lead", "On 4 March 1998.", "On 5 March 1998.", None),
        ("Tag “Straits”", "Straits", "", THEIRS),
    ]


def test_older_page_is_refused_until_each_difference_is_decided(treaty: Article) -> None:
    mine = replace(TREATY, lead="On 5 March 1998.", dek="Two drafts")
    with pytest.raises(Conflict) as caught:
        settle(mine, treaty, opened=1, choices={})
    dek, lead, tag = (difference.key for difference in caught.value.differences)

    with pytest.raises(Conflict):
        settle(mine, treaty, opened=1, choices={dek: MINE, tag: THEIRS})
    settled = settle(mine, treaty, opened=1, choices={dek: MINE, lead: MINE, tag: THEIRS})

    assert settled == replace(mine, tags=(*TREATY.tags, "Straits"))


def test_older_page_that_says_the_same_is_no_conflict(treaty: Article) -> None:
    newest = document_of(treaty)

    assert settle(newest, treaty, opened=1, choices={}) == newest


@pytest.mark.parametrize("opened", [None, 0, 7])
def test_page_of_an_unknown_revision_is_asked_for_what_both_say(treaty: Article, opened: int | None) -> None:
    with pytest.raises(Conflict) as caught:
        settle(TREATY, treaty, opened=opened, choices={})

    assert [(each.label, each.default) for each in caught.value.differences] == [
        ("Lead", None),
        ("Tag “Straits”", THEIRS),
    ]


def test_page_of_an_unreadable_revision_is_asked_like_one_of_an_unknown(treaty: Article) -> None:
    Revision.objects.filter(article=treaty, number=1).update(document="{}")

    with pytest.raises(Conflict) as caught:
        settle(TREATY, treaty, opened=1, choices={})

    assert [each.label for each in caught.value.differences] == ["Lead", "Tag “Straits”"]
