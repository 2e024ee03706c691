from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.desk.vocabulary_care import editing
from archive.desk.vocabulary_care.tagging import Retagging, retag
from archive.documents import Document
from tests.desk.documents import TREATY, titled

NAMES = ("A", "B", "C", "D")


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create(username="editor")


def tags() -> dict[str, tuple[str, ...]]:
    return {article.title: document_of(article).tags for article in Article.objects.all()}


def keys() -> list[int]:
    return list(Article.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("retagging", "expected"),
    [
        (Retagging(), ("A", "B", "C")),
        (Retagging(add=("D", "A")), ("A", "B", "C", "D")),
        (Retagging(remove=("B", "D")), ("A", "C")),
        (Retagging(exchange=(("B", "D"),)), ("A", "D", "C")),
        (Retagging(exchange=(("B", "C"),)), ("A", "C")),
        (Retagging(exchange=(("D", "E"),)), ("A", "B", "C")),
        (Retagging(add=("D",), remove=("A",), exchange=(("C", "E"),)), ("B", "E", "D")),
    ],
)
def test_retagging(retagging: Retagging, expected: tuple[str, ...]) -> None:
    assert retagging.of(Document(title="Talks", tags=("A", "B", "C"))).tags == expected


some = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)


@given(some, some, some)
def test_retagging_twice_is_retagging_once(
    given_to_it: tuple[str, ...], add: tuple[str, ...], remove: tuple[str, ...]
) -> None:
    retagging = Retagging(add=add, remove=remove)
    once = retagging.of(Document(title="Talks", tags=given_to_it))
    assert set(retagging.of(once).tags) == set(once.tags) == set(given_to_it) - set(remove) | set(add)


def test_retag_saves_what_changes_and_nothing_else(editor: User) -> None:
    whole = save_document(TREATY, by=None)
    before = document_of(whole)
    save_document(titled("Talks", tags=("War",)), by=None)
    save_document(titled("Left alone"), by=None)

    outcome = retag(keys()[:2], Retagging(add=("War",)), by=editor, reason="Tags: + War")

    assert ([article.title for article in outcome.changed], outcome.unchanged) == ([TREATY.title], 1)
    assert tags() == {TREATY.title: (*before.tags, "War"), "Talks": ("War",), "Left alone": ()}
    assert document_of(whole) == Retagging(add=("War",)).of(before)
    newest = Revision.objects.latest("pk")
    assert (newest.article, newest.number, newest.by, newest.reason) == (whole, 2, editor, "Tags: + War")
    assert Revision.objects.count() == 4


def test_retag_goes_on_after_an_article_that_is_refused(editor: User) -> None:
    """An article that holds what no save would let in stops only itself."""
    bad = save_document(titled("Bad"), by=None)
    Article.objects.filter(pk=bad.pk).update(lead="two\nlines")
    save_document(titled("Good"), by=None)

    outcome = retag(keys(), Retagging(add=("War",)), by=editor, reason="")

    assert [article.title for article, _why in outcome.refused] == ["Bad"]
    assert "lead" in outcome.refused[0][1]
    assert tags() == {"Bad": (), "Good": ("War",)}


def test_retag_in_batches(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "BATCH", 2)
    for number in range(5):
        save_document(titled(f"Talks {number}"), by=None)

    assert len(retag(keys(), Retagging(add=("War",)), by=editor, reason="").changed) == 5
    assert set(tags().values()) == {("War",)}


def test_retag_articles_that_are_gone(editor: User) -> None:
    assert retag([10**9], Retagging(add=("War",)), by=editor, reason="").changed == []
