from __future__ import annotations

import pytest

from archive.desk.articles import document_of, moving, save_document
from archive.desk.models import Article
from archive.documents import Answer, Demand, DemandList, Verdict
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db


def answers_after_the_move(*demands: str) -> list[str]:
    """The demands that an article answers, once the draft "talks" has the address "parley"."""
    event = save_document(titled("Talks"), by=None)
    answers = tuple(Answer(demand=each, verdict=Verdict.REJECTED) for each in demands)
    reply = save_document(titled("Reply", answers=answers), by=None)
    moving.move(event, "parley")
    return [answer.demand for answer in document_of(Article.objects.get(pk=reply.pk)).answers]


def test_answers_follow_a_draft_to_its_new_address() -> None:
    assert answers_after_the_move("talks#d1", "talks-2#d1") == ["parley#d1", "talks-2#d1"]


def test_answers_by_both_addresses_stay_as_they_are() -> None:
    assert answers_after_the_move("talks#d1", "parley#d1", "talks#d2") == [
        "talks#d1",
        "parley#d1",
        "parley#d2",
    ]


def test_translations_follow_a_draft_to_its_new_address() -> None:
    event = save_document(titled("Talks"), by=None)
    translation = save_document(titled("Розмови", language="uk", translation_of="talks"), by=None)

    moving.move(event, "parley")

    assert document_of(translation).translation_of == "parley"


def test_demands_that_restate_follow_a_draft_to_its_new_address() -> None:
    event = save_document(titled("Talks"), by=None)
    demand = Demand(key="d1", text="Open harbours", restates="talks#d1")
    later = save_document(
        titled("Later", blocks=(DemandList(heading="Demands", demands=(demand,)),)), by=None
    )

    moving.move(event, "parley")

    assert [each.restates for each in document_of(later).demands] == ["parley#d1"]
