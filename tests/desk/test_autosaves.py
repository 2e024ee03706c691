from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from archive.desk import autosaves
from archive.desk.articles import save_document
from archive.desk.models import Article, Autosave
from tests.desk.documents import TREATY

pytestmark = pytest.mark.django_db

FIELDS = [("title", "A treaty"), ("tags", "1"), ("tags", "2"), ("lead", "")]


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann")


@pytest.fixture
def ben() -> User:
    return User.objects.create_user("ben")


@pytest.fixture
def treaty() -> Article:
    return save_document(TREATY, by=None)


def test_fields_come_back_as_they_were_sent(ann: User, treaty: Article) -> None:
    kept = autosaves.keep("1", user=ann, article=treaty, version=1, fields=FIELDS)

    (left,) = autosaves.left_by(ann, treaty)
    assert left == kept
    expected = [("title", ["A treaty"]), ("tags", ["1", "2"]), ("lead", [""])]
    assert list(autosaves.fields_of(left).lists()) == expected


def test_newer_fields_of_a_page_replace_earlier_ones_and_a_mere_sign_of_life_does_not(
    ann: User, treaty: Article
) -> None:
    autosaves.keep("1", user=ann, article=treaty, version=1, fields=FIELDS)
    autosaves.keep("1", user=ann, article=treaty, version=1, fields=[("title", "Two treaties")])
    autosaves.keep("1", user=ann, article=treaty, version=1)

    (left,) = autosaves.left_by(ann, treaty)
    assert autosaves.fields_of(left).dict() == {"title": "Two treaties"}


def test_pages_of_one_person_are_kept_apart_and_the_newest_comes_first(ann: User) -> None:
    autosaves.keep("1", user=ann, article=None, version=None, fields=FIELDS)
    autosaves.keep("2", user=ann, article=None, version=None, fields=[("title", "Second")])

    assert [left.page for left in autosaves.left_by(ann, None)] == ["2", "1"]


def test_unsaved_text_is_offered_to_nobody_else_and_at_no_other_article(
    ann: User, ben: User, treaty: Article
) -> None:
    other = save_document(TREATY, by=None)
    autosaves.keep("1", user=ann, article=treaty, version=1, fields=FIELDS)

    assert list(autosaves.left_by(ben, treaty)) == []
    assert list(autosaves.left_by(ann, other)) == []
    assert list(autosaves.left_by(ann, None)) == []


def test_forgetting_a_page_is_ones_own_affair(ann: User, ben: User, treaty: Article) -> None:
    for user in (ann, ben):
        autosaves.keep("1", user=user, article=treaty, version=1, fields=FIELDS)

    autosaves.forget("1", user=ben)

    assert [kept.user for kept in Autosave.objects.all()] == [ann]


def test_closed_page_keeps_its_text_and_is_not_open(ann: User, ben: User, treaty: Article) -> None:
    autosaves.keep("1", user=ann, article=treaty, version=1, fields=FIELDS)

    autosaves.close("1", user=ann)

    assert autosaves.at(treaty, besides=ben) == []
    assert autosaves.left_by(ann, treaty).count() == 1


def test_who_else_has_it_open(ann: User, ben: User, treaty: Article) -> None:
    other = save_document(TREATY, by=None)
    for page, user, article in (
        ("1", ann, treaty),
        ("2", ann, treaty),
        ("3", ben, treaty),
        ("4", ann, other),
    ):
        autosaves.keep(page, user=user, article=article, version=1)

    assert autosaves.at(treaty, besides=ben) == [ann]
    assert autosaves.at(treaty, besides=ann) == [ben]


def test_page_that_is_not_heard_of_is_not_open(ann: User, ben: User, treaty: Article) -> None:
    autosaves.keep("1", user=ann, article=treaty, version=1)

    with time_machine.travel(timezone.now() + autosaves.OPEN_FOR + timedelta(seconds=1)):
        assert autosaves.at(treaty, besides=ben) == []


def later(delta: timedelta) -> datetime:
    return timezone.now() + delta + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("age", "kept"),
    [
        (timedelta(0), {"empty", "typed", "new"}),
        (autosaves.OPEN_FOR, {"typed", "new"}),
        (autosaves.KEPT_FOR, {"new"}),
    ],
)
def test_old_pages_are_let_go_when_a_new_one_is_opened(
    ann: User, treaty: Article, age: timedelta, kept: set[str]
) -> None:
    autosaves.keep("empty", user=ann, article=treaty, version=1)
    autosaves.keep("typed", user=ann, article=treaty, version=1, fields=FIELDS)

    with time_machine.travel(later(age), tick=False):
        autosaves.keep("new", user=ann, article=treaty, version=1)

    assert set(Autosave.objects.values_list("page", flat=True)) == kept
