"""Two editors open, write, save, publish and restore one article in any order: no text is lost in silence.

`INTERLEAVINGS` says how many orders are tried; each has up to 20 steps.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace

import pytest
from django.contrib.auth.models import Group, User
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.desk.revisions import Conflict, read, restore, settle
from archive.documents import Difference, Document, KeyFact, Section, Side, to_json
from archive.ledger.acts import NothingChanged
from archive.ledger.models import Edition

INTERLEAVINGS = int(os.environ.get("INTERLEAVINGS", "10"))
EDITORS = st.sampled_from(["ann", "ben"])
STEPS = st.sampled_from(
    [*["write"] * 5, *["save"] * 3, "choose", *["save_and_choose"] * 3, "publish", "restore", "look_again"]
)
LABELS = st.sampled_from(["Date", "Form", "Place"])
BEGUN = Document(
    title="word1",
    lead="word2",
    key_facts=(KeyFact(label="Date", value="word3"), KeyFact(label="Form", value="word4")),
    blocks=(Section(heading="Background", points=("word5 of the day", "word6 of the night")),),
    tags=("word7",),
)


def words(*texts: str) -> set[str]:
    """The words that tell what was lost: each is written once."""
    return set(re.findall(r"word[0-9]+", " ".join(texts)))


def words_of(document: Document) -> set[str]:
    return words(to_json(document))


def editor(name: str) -> User:
    """An account that may publish."""
    user, _created = User.objects.get_or_create(username=name)
    user.groups.add(Group.objects.get(name="editor"))
    return user


@dataclass
class Form:
    """An open form: the revision that it shows, what is written in it, and what was asked and chosen."""

    opened: int
    began: Document
    mine: Document
    asked: tuple[Difference, ...] = ()
    choices: dict[str, Side] = field(default_factory=dict)

    def given_up(self, side: Side) -> set[str]:
        """The words of one side in the differences in which the other was chosen."""
        return words(
            *(
                each.theirs if side is Side.THEIRS else each.mine
                for each in self.asked
                if self.choices.get(each.key) not in {None, side} and "rder of " not in each.label
            )
        )


class TwoEditors(RuleBasedStateMachine):
    """Ann and Ben, at one article."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 7
        self.users = {name: editor(name) for name in ("ann", "ben")}
        self.article = save_document(BEGUN, article=Article(), by=None)
        self.saved = [BEGUN]
        self.editions: list[Document] = []
        self.forms: dict[str, Form] = {}
        self.seen = {"ann": 1, "ben": 1}

    # Opening and writing

    @initialize()
    def both_open_it(self) -> None:
        for name in ("ann", "ben"):
            self.open(name)

    def open(self, name: str) -> None:
        document = document_of(self.article)
        self.forms[name] = Form(Article.objects.get(pk=self.article.pk).version, document, document)

    @rule(name=EDITORS, step=STEPS, data=st.data())
    def step(self, name: str, step: str, data: st.DataObject) -> None:
        """One rule for all: Hypothesis leaves out some rules of a machine for a whole run."""
        getattr(self, step)(name, data)

    def look_again(self, name: str, data: st.DataObject) -> None:
        if self.forms[name].mine == self.forms[name].began:
            self.open(name)
        self.seen[name] = len(self.saved)

    def write(self, name: str, data: st.DataObject) -> None:
        self.count += 1
        kind = data.draw(st.sampled_from(["text", "fact", "point", "tags"]))
        form = self.forms[name]
        form.mine = data.draw(getattr(self, kind)(form.mine, f"word{self.count}"))

    def text(self, mine: Document, word: str) -> st.SearchStrategy[Document]:
        parts = st.sampled_from(["title", "headline", "lead", "closing"])
        return parts.map(lambda part: replace(mine, **{part: word}))  # type: ignore[arg-type]

    @staticmethod
    @st.composite
    def fact(draw: st.DrawFn, mine: Document, word: str) -> Document:
        label = draw(LABELS)
        others = [fact for fact in mine.key_facts if fact.label != label]
        place = draw(st.integers(0, len(others)))
        fresh = [KeyFact(label=label, value=word)] if draw(st.booleans()) else []
        return replace(mine, key_facts=(*others[:place], *fresh, *others[place:]))

    @staticmethod
    @st.composite
    def point(draw: st.DrawFn, mine: Document, word: str) -> Document:
        (block,) = mine.blocks
        assert isinstance(block, Section)
        points = list(block.points)
        place = draw(st.integers(0, len(points)))
        points[place : place + draw(st.integers(0, 1))] = [f"{word} of the {place}"] * draw(st.integers(0, 1))
        return replace(mine, blocks=(replace(block, points=tuple(points)),))

    @staticmethod
    @st.composite
    def tags(draw: st.DrawFn, mine: Document, word: str) -> Document:
        tags = draw(st.permutations(mine.tags))
        return replace(mine, tags=(*tags[: draw(st.integers(0, len(tags)))], word))

    # Saving

    def save(self, name: str, data: st.DataObject) -> None:
        form, before = self.forms[name], document_of(self.article)
        article = Article.objects.get(pk=self.article.pk)
        try:
            settled = settle(form.mine, article, opened=form.opened, choices=form.choices)
        except Conflict as conflict:
            form.asked = conflict.differences
            assert document_of(self.article) == before
            return
        save_document(settled, article=article, by=self.users[name])
        self.nothing_lost(form, before, document_of(article))
        self.note()
        self.open(name)

    def choose(self, name: str, data: st.DataObject) -> None:
        form = self.forms[name]
        for difference in form.asked:
            form.choices[difference.key] = difference.default or data.draw(st.sampled_from(Side))

    def save_and_choose(self, name: str, data: st.DataObject) -> None:
        self.save(name, data)
        if self.forms[name].asked:
            self.choose(name, data)
            self.save(name, data)

    def nothing_lost(self, form: Form, before: Document, after: Document) -> None:
        """Words went only where the editor saw them and took them out, or chose the other side."""
        lost = words_of(before) - words_of(after)
        removed_on_sight = words_of(form.began) - words_of(form.mine)
        assert lost - removed_on_sight - form.given_up(Side.THEIRS) == set()
        assert words_of(form.mine) - words_of(after) - form.given_up(Side.MINE) == set()

    # Readers and revisions

    def publish(self, name: str, data: st.DataObject) -> None:
        article = Article.objects.get(pk=self.article.pk)
        act = publishing.correct if article.record else publishing.publish
        try:
            act(article, by=self.users[name], note="As it is now.")
        except NothingChanged:
            return
        self.editions.append(document_of(article))

    def restore(self, name: str, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, self.seen[name]))
        before, is_newest = document_of(self.article), self.seen[name] == len(self.saved)
        try:
            restore(self.article.revisions.get(number=number), opened=self.seen[name], by=self.users[name])
        except Conflict:
            assert not is_newest
            assert document_of(self.article) == before
            return
        assert is_newest
        assert document_of(self.article) == self.saved[number - 1]
        self.note()

    def note(self) -> None:
        """Remember what is saved, if it is a new revision."""
        document = document_of(self.article)
        if document != self.saved[-1]:
            self.saved.append(document)

    # What always holds

    @invariant()
    def every_save_is_a_revision_for_ever(self) -> None:
        assert [read(revision) for revision in self.article.revisions.all()] == self.saved

    @invariant()
    def every_edition_is_what_was_published(self) -> None:
        record = Article.objects.get(pk=self.article.pk).record
        editions = Edition.objects.filter(record=record).order_by("number") if record else []
        assert [edition.value for edition in editions] == self.editions


@pytest.mark.django_db
def test_two_editors_lose_nothing_in_silence_whatever_they_do() -> None:
    run_state_machine_as_test(
        TwoEditors, settings=settings(max_examples=INTERLEAVINGS, stateful_step_count=20)
    )


class Careless(TwoEditors):
    """The same, where a save is not settled: the machine must find what is lost."""

    def save(self, name: str, data: st.DataObject) -> None:
        form, before = self.forms[name], document_of(self.article)
        article = save_document(form.mine, article=self.article, by=self.users[name])
        self.nothing_lost(form, before, document_of(article))
        self.note()
        self.open(name)


@pytest.mark.django_db
def test_state_machine_finds_what_careless_saving_loses() -> None:
    tries = settings(max_examples=200, stateful_step_count=20, database=None, phases=[Phase.generate])
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Careless, settings=tries)
