from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from archive.dates import read_date
from archive.desk import publishing
from archive.desk.articles import Save, moving, save_document, save_documents
from archive.desk.models import Care
from archive.documents import Answer, Demand, DemandList, Document, KeyFact, Source, Verdict
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db

FACTS = (KeyFact(label="Place", value="Geneva"), KeyFact(label="Day", value="3", source="note"))
NOTE = Source(key="note", title="Note")


def noted() -> set[tuple[str, str, str]]:
    """What is noted: article, kind, and what."""
    return set(Care.objects.values_list("article__title", "kind", "what"))


def demanding(title: str, *keys: str) -> Document:
    """An event in which there are demands with these keys."""
    demands = tuple(Demand(key=key, text=f"Demand {key}") for key in keys)
    return titled(title, blocks=(DemandList(heading="Demands", demands=demands),) if demands else ())


def answering(title: str, *demands: str) -> Document:
    """An event that answers these demands."""
    return titled(title, answers=tuple(Answer(demand=each, verdict=Verdict.REJECTED) for each in demands))


def test_facts_without_a_source_are_noted_until_they_have_one() -> None:
    article = save_document(titled("Talks", key_facts=FACTS, sources=(NOTE,)), by=None)
    assert noted() == {("Talks", "facts", "Place")}

    facts = tuple(replace(fact, source="note") for fact in FACTS)
    save_document(titled("Talks", key_facts=facts, sources=(NOTE,)), article=article, by=None)
    assert noted() == set()


def test_date_that_the_lead_says_more_exactly_is_noted() -> None:
    vague = replace(titled("Talks", date=read_date("March 1998")), lead="On 3 March 1998 they met.")
    article = save_document(vague, by=None)
    assert noted() == {("Talks", "vague", "1998-03-03")}

    save_document(replace(vague, date=read_date("3 March 1998")), article=article, by=None)
    assert noted() == set()


def test_answers_are_noted_as_long_as_their_demand_is_not_there() -> None:
    event = save_document(demanding("Demands", "d1"), by=None)
    save_document(answering("Reply", "demands#d1", "demands#d2", "elsewhere#d1"), by=None)
    assert noted() == {("Reply", "answers", "demands#d2")}

    save_document(demanding("Demands", "d1", "d2"), article=event, by=None)
    assert noted() == set()
    save_document(demanding("Demands"), article=event, by=None)
    assert noted() == {("Reply", "answers", "demands#d1, demands#d2")}


def test_answers_to_own_demands_are_noted_with_the_address() -> None:
    save_document(replace(demanding("Talks", "d1"), answers=answering("", "#d1", "#d2").answers), by=None)

    assert noted() == {("Talks", "answers", "talks#d2")}


def test_article_that_comes_later_is_asked_for_its_demands() -> None:
    save_document(answering("Reply", "demands#d1", "demands#d2", "new-place#d3"), by=None)
    assert noted() == set()

    event = save_document(demanding("Demands", "d1"), by=None)
    assert noted() == {("Reply", "answers", "demands#d2")}
    moving.move(event, "new-place")
    assert noted() == {("Reply", "answers", "new-place#d2, new-place#d3")}


def test_note_knows_author_and_moment_of_its_article() -> None:
    article = save_document(titled("Talks", key_facts=FACTS, sources=(NOTE,)), by=person("writer"))
    save_document(titled("Talks", key_facts=FACTS[:1]), article=article, by=person("editor"))
    save_document(answering("Reply", "talks#d1"), by=person("chief"))
    save_document(titled("Talks", closing="More"), article=article, by=person("editor"))

    (note,) = Care.objects.select_related("article")
    assert (note.author, note.changed_at) == (person("chief"), note.article.changed_at)


def test_notes_made_from_the_tables_are_those_made_with_every_save() -> None:
    chief = person("chief")
    event = save_document(demanding("Demands", "d1"), by=chief)
    publishing.publish(event, by=chief)
    answers = answering("", "demands#d1", "demands#d2", "#d3", "elsewhere#d1").answers
    vague = titled("Reply", date=read_date("March 1998"), key_facts=FACTS, sources=(NOTE,), answers=answers)
    save_document(replace(vague, lead="On 3 March 1998 they met."), by=person("writer"))
    rows = list(Care.objects.order_by("kind").values_list("article", "kind", "what", "author", "changed_at"))
    assert len(rows) == 3

    Care.objects.all().delete()
    import_module("archive.desk.migrations.0014_care_of_articles").note(apps, None)

    assert rows == list(
        Care.objects.order_by("kind").values_list("article", "kind", "what", "author", "changed_at")
    )


def test_saving_costs_the_same_for_more_articles() -> None:
    for number in range(3):
        save_document(answering(f"Reply {number}", "event-0#d1", "event-1#d1"), by=None)

    costs = []
    for count in (1, 3):
        saves = [Save(replace(demanding(f"Event {number}"), key_facts=FACTS[:1])) for number in range(count)]
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            save_documents(saves, by=None)
            assert Care.objects.filter(kind="answers").count() == 3
            transaction.set_rollback(True)
        costs.append(len(queries))

    assert costs[0] == costs[1]
