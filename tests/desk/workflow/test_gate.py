from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from archive.desk.articles import save_document
from archive.desk.models import Article, Step
from archive.desk.workflow import gate, steps, table
from archive.desk.workflow.gate import NotAdmitted
from archive.desk.workflow.states import State, in_state, state_of, with_state
from archive.ledger.models import Record
from tests.desk.documents import titled
from tests.desk.people import person
from tests.desk.workflow.rights import CHIEF, EDITOR, STRANGER, WRITER, article_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "name", "rights"),
    [
        ("writer", "writer", WRITER),
        ("writer", "stranger", STRANGER),
        ("editor", "editor", EDITOR),
        ("chief", "chief", CHIEF),
    ],
    ids=["author", "other writer", "editor", "chief"],
)
def test_gate_lets_each_role_do_this(role: str, name: str, rights: dict[State, set[str]]) -> None:
    user = person(role, name)

    for state in State:
        article = article_in(state)
        offered = {each.name for each in table.TABLE if gate.possible(article, each, user)}

        assert (state, offered) == (state, rights[state])
        for each in table.TABLE:
            assert (each.name, is_admitted(article, each, user)) == (each.name, each.name in rights[state])


def is_admitted(article: Article, transition: table.Transition, user: object) -> bool:
    try:
        with transaction.atomic():
            gate.take(article, transition, by=user)  # type: ignore[arg-type]
            transaction.set_rollback(True)
    except NotAdmitted:
        return False
    return True


def test_correction_that_is_handed_in_is_corrected_and_not_published() -> None:
    article, editor = article_in(State.APPROVED, is_public=True), person("editor")

    offered = {each.name for each in table.TABLE if gate.possible(article, each, editor)}

    assert offered == {"comment", "send_back", "schedule", "correct"}


def test_author_hands_in_no_correction() -> None:
    assert not gate.possible(article_in(State.PUBLISHED), table.SUBMIT, person("writer"))


def test_state_is_the_same_for_one_article_and_in_a_list() -> None:
    articles = [article_in(state) for state in State]
    approved = next(article for article in articles if state_of(article) == State.APPROVED)
    save_document(titled("Written after the approval"), article=approved, by=None)

    read = Article.objects.select_related("record", "submission")
    states = {article.pk: str(state_of(article)) for article in read}

    assert dict(with_state(Article.objects.all()).values_list("pk", "state")) == states
    assert sorted(states.values()) == [
        "draft",
        "in_review",
        "in_review",
        "published",
        "scheduled",
        "withdrawn",
    ]
    in_review = in_state(Article.objects.all(), State.IN_REVIEW)
    assert {article.pk for article in in_review} == {
        pk for pk, state in states.items() if state == State.IN_REVIEW
    }


def test_refused_transition_leaves_no_step() -> None:
    article = article_in(State.DRAFT)

    with pytest.raises(NotAdmitted, match="this cannot be done with an article that is draft"):
        steps.approve(article, by=person("editor"))

    assert not Step.objects.exists()


def test_account_that_was_closed_may_do_nothing() -> None:
    article, editor = article_in(State.IN_REVIEW), person("editor")
    editor.is_active = False
    editor.save()

    with pytest.raises(NotAdmitted, match="editor may not do this"):
        steps.approve(article, by=editor)


@pytest.fixture
def second_person(settings: Any) -> None:
    settings.SECOND_PERSON = True


def refuses_second(article: Article, transition: table.Transition, by: str | None) -> bool:
    """Whether the gate wants a second person, whatever else it says."""
    user = by and person("chief" if by == "chief" else "editor", by)
    return not is_admitted(article, transition, user or None)


@pytest.mark.usefixtures("second_person")
@pytest.mark.parametrize("transition", [table.PUBLISH, table.SCHEDULE], ids=lambda each: each.name)
def test_second_person_is_none_who_wrote(transition: table.Transition) -> None:
    article = save_document(titled("Talks"), by=person("editor", "anna"))
    save_document(titled("Peace talks"), article=article, by=person("editor", "boris"))
    save_document(titled("Long talks"), article=article, by=None)

    assert {name: refuses_second(article, transition, name) for name in ("anna", "boris", "clara", None)} == {
        "anna": True,
        "boris": True,
        "clara": False,
        None: True,
    }


@pytest.mark.usefixtures("second_person")
def test_own_text_is_not_approved_by_oneself() -> None:
    anna = person("editor", "anna")
    article = save_document(titled("Talks"), by=anna)
    steps.submit(article, by=anna)

    with pytest.raises(NotAdmitted, match="a second person"):
        steps.approve(article, by=anna)


@pytest.mark.usefixtures("second_person")
def test_approval_by_a_second_person_holds_for_that_text_alone() -> None:
    anna, boris = person("editor", "anna"), person("editor", "boris")
    article = save_document(titled("Talks"), by=anna)
    steps.submit(article, by=anna)
    steps.approve(article, by=boris)

    assert is_admitted(article, table.PUBLISH, anna)

    save_document(titled("Quite other talks"), article=article, by=anna)
    assert not is_admitted(article, table.PUBLISH, anna)
    assert is_admitted(article, table.PUBLISH, boris)


@pytest.mark.usefixtures("second_person")
def test_writers_of_what_is_public_already_may_correct_what_others_wrote() -> None:
    anna, boris = person("editor", "anna"), person("editor", "boris")
    article = article_in(State.PUBLISHED)
    save_document(titled("Talks again"), article=article, by=anna)
    Step.objects.create(article=article, name="publish", version=2, by=boris)
    save_document(titled("Talks once more"), article=article, by=boris)

    assert is_admitted(article, table.CORRECT, anna)
    assert not is_admitted(article, table.CORRECT, boris)


@pytest.mark.usefixtures("second_person")
@pytest.mark.parametrize("count", [1, 3])
def test_gate_costs_the_same_for_many(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    made = [save_document(titled(f"Talks {number}"), by=person("writer")) for number in range(count)]
    editor = person("editor")
    editor.has_perm("desk.publish_article")
    articles = list(
        Article.objects.select_related("record", "submission").filter(pk__in=[a.pk for a in made])
    )

    with django_assert_num_queries(1):
        gate.admit_all(articles, table.PUBLISH, by=editor)


@pytest.mark.parametrize("role", ["editor", "chief"])
def test_roles_that_publish_may_approve(role: str) -> None:
    assert person(role).has_perm("desk.approve_article")


def test_writers_may_not_approve() -> None:
    assert not person("writer").has_perm("desk.approve_article")


def test_withdrawn_record_is_read_from_the_ledger() -> None:
    article = article_in(State.WITHDRAWN)

    assert article.record
    assert Record.objects.get().state == "withdrawn"
    assert state_of(article) == State.WITHDRAWN
