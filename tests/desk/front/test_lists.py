from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from archive.dates import read_date
from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.front import worklist
from archive.desk.front.lists import front_page
from archive.desk.front.worklist import WorkList
from archive.desk.models import Article, Submission
from archive.desk.workflow import steps
from archive.documents import Answer, Document, KeyFact, Relation, RelationType, Source, Verdict
from tests.desk.documents import titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def shown(user: User) -> dict[str, list[tuple[str, str]]]:
    """The lists of the page: title and remark of each line."""
    page = front_page(User.objects.get(pk=user.pk))
    return {each.name: [(line.title, line.remark) for line in each.lines] for each in page}


def submitted(title: str, writer: User) -> Article:
    article = save_document(titled(title), by=writer)
    steps.submit(article, by=writer)
    return article


def test_page_of_an_empty_desk_has_one_s_own_drafts_alone() -> None:
    assert front_page(person("writer")) == [
        WorkList("drafts", "My drafts", [], 0, f"state=draft&author={person('writer').pk}")
    ]


def test_drafts_are_one_s_own_and_say_why_they_came_back() -> None:
    writer, editor = person("writer"), person("editor")
    save_document(titled("Somebody's draft"), by=editor)
    save_document(titled("Draft"), by=writer)
    article = submitted("Sent back", writer)
    steps.send_back(article, by=editor, comment="Who took part?")

    assert shown(writer)["drafts"] == [("Sent back", "Sent back: Who took part?"), ("Draft", "")]
    assert shown(editor)["drafts"] == [("Somebody's draft", "")]


def test_handed_in_articles_are_listed_by_how_far_they_have_come() -> None:
    writer, editor = person("writer"), person("editor")
    submitted("Waiting", writer)
    for title in ("Approved", "Lapsed", "Late", "Soon"):
        steps.approve(submitted(title, writer), by=editor)
    lapsed, late, soon = (Article.objects.get(title=title) for title in ("Lapsed", "Late", "Soon"))
    save_document(titled("Lapsed", closing="More"), article=lapsed, by=editor)
    steps.schedule(late, due_at=timezone.now() + 2 * TOMORROW, by=editor)
    steps.schedule(soon, due_at=timezone.now() + TOMORROW, by=editor)
    Submission.objects.filter(article=late).update(failure="this address belongs to another record")

    lists = shown(editor)

    assert lists["review"] == [("Waiting", ""), ("Lapsed", "Changed since it was approved")]
    assert lists["approved"] == [("Approved", "")]
    assert lists["scheduled"] == [
        ("Soon", ""),
        ("Late", "Could not be published: this address belongs to another record"),
    ]


def test_what_was_published_and_corrected_lately_is_listed() -> None:
    editor = person("chief")
    article = save_document(titled("Talks"), by=editor)
    publishing.publish(article, by=editor)
    save_document(titled("Talks", closing="They failed."), article=article, by=editor)
    publishing.correct(article, by=editor, note="The end")

    lists = shown(editor)

    assert (lists["published"], lists["corrected"]) == ([("Talks", "")], [("Talks", "The end")])


def test_what_needs_care_is_listed() -> None:
    chief = person("chief")
    withdrawn = save_document(titled("Mistake"), by=chief)
    publishing.publish(withdrawn, by=chief)
    publishing.withdraw(withdrawn, by=chief, note="In error")
    relation = Relation(type=RelationType.LED_TO, target="mistake")
    source = Source(key="note", title="Note")
    facts = (KeyFact(label="Place", value="Geneva"), KeyFact(label="Day", value="3", source="note"))
    save_document(titled("Facts", key_facts=facts, sources=(source,)), by=chief)
    save_document(titled("Related", relations=(relation,)), by=chief)
    answers = (Answer(demand="mistake#d1", verdict=Verdict.REJECTED),)
    save_document(titled("Answers", answers=answers), by=chief)
    dated = replace(titled("Vague"), lead="On 3 March 1998 they met.", date=read_date("March 1998"))
    save_document(dated, by=chief)
    near = titled("Near", date=read_date("4 May 1998"), dossiers=("The Strait",), tags=("Fleets",))
    publishing.publish(save_document(near, by=chief), by=chief)
    save_document(replace(near, title="Far", date=read_date("9 May 1998")), by=chief)

    lists = shown(chief)

    assert lists["facts"] == [("Facts", "Place")]
    assert lists["withdrawn"] == [("Related", "led to Mistake")]
    assert lists["answers"] == [("Answers", "mistake#d1")]
    assert lists["vague"] == [("Vague", "The lead says 3 March 1998.")]
    assert lists["related"] == [("Far", "Near: same dossier, 1 shared tag, 5 days apart")]


def test_what_needs_care_is_found_however_long_ago_it_was_saved() -> None:
    chief = person("chief")
    fact = KeyFact(label="Place", value="Geneva")
    for number in range(7):
        save_document(titled(f"Facts {number}", key_facts=(fact,)), by=chief)
    for number in range(101):
        save_document(titled(f"Later {number}"), by=chief)

    (facts,) = (each for each in front_page(chief) if each.name == "facts")

    assert [line.title for line in facts.lines] == [f"Facts {number}" for number in (6, 5, 4, 3, 2)]
    assert (facts.total, facts.query) == (7, "care=facts")


def test_no_list_is_counted_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist, "MOST_COUNTED", 2)
    counted = []
    for number in range(4):
        counted.append(front_page(person("writer"))[0].counted)
        save_document(titled(f"Draft {number}"), by=person("writer"))

    assert [*counted, front_page(person("writer"))[0].counted] == ["", "1", "2", "2+", "2+"]


def test_all_that_needs_care_of_one_kind_is_a_list(client: Any) -> None:
    writer = person("writer")
    fact = KeyFact(label="Place", value="Geneva")
    save_document(titled("Of others", key_facts=(fact,)), by=person("editor"))
    save_document(titled("Own", key_facts=(fact,)), by=writer)
    save_document(titled("In order"), by=writer)
    client.force_login(person("editor"))

    for query, titles in (
        ("care=facts", ["Own", "Of others"]),
        (f"care=facts&author={writer.pk}", ["Own"]),
        ("care=vague", []),
    ):
        shown = client.get(f"/admin/desk/article/?{query}").context["cl"].result_list
        assert [article.title for article in shown] == titles


def test_writers_are_told_of_their_own_articles_alone() -> None:
    fact = KeyFact(label="Place", value="Geneva")
    save_document(titled("Of others", key_facts=(fact,)), by=person("editor"))
    save_document(titled("Own", key_facts=(fact,)), by=person("writer"))

    assert shown(person("writer"))["facts"] == [("Own", "Place")]


def crowd(count: int) -> None:
    """So many articles in every list."""
    chief, writer = person("chief"), person("writer")
    for number in range(count):
        document = titled(
            f"Article {number}",
            date=read_date("March 1998"),
            lead="On 3 March 1998 they met.",
            dossiers=("The Strait",),
            key_facts=(KeyFact(label="Place", value="Geneva"),),
            answers=(Answer(demand="#d7", verdict=Verdict.REJECTED),),
        )
        for stage in ("draft", "review", "approved", "scheduled", "public", "withdrawn"):
            _lead(replace(document, title=f"{stage} {number}"), stage, writer if stage == "draft" else chief)
        target = Relation(type=RelationType.LED_TO, target=f"1998-03-withdrawn-{number}")
        save_document(titled(f"Relation {number}", relations=(target,)), by=writer)


def _lead(document: Document, stage: str, by: User) -> None:
    article = save_document(document, by=by)
    if stage in {"review", "approved", "scheduled"}:
        steps.submit(article, by=by)
    if stage == "approved":
        steps.approve(article, by=by)
    if stage == "scheduled":
        steps.schedule(article, due_at=timezone.now() + TOMORROW, by=by)
    if stage in {"public", "withdrawn"}:
        publishing.publish(article, by=by)
    if stage == "public":
        save_document(replace(document, closing="More"), article=article, by=by)
        publishing.correct(article, by=by, note="The end")
    if stage == "withdrawn":
        publishing.withdraw(article, by=by, note="In error")


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_more_articles(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowd(count)
    chief = User.objects.get(username="chief")
    chief.has_perm("desk.view_article")
    front_page(chief)  # the catalog follows

    with django_assert_num_queries(23):
        lists = front_page(chief)

    assert {each.name for each in lists} == {
        *("drafts", "review", "approved", "scheduled", "published", "corrected"),
        *("facts", "withdrawn", "answers", "vague", "related"),
    }


def test_front_page_is_shown_to_those_who_see_articles(client: Any) -> None:
    submitted("Waiting <b>", person("writer"))
    client.force_login(person("editor"))

    page = client.get("/admin/").content.decode()

    assert "Waiting for review" in page
    assert "Waiting &lt;b&gt;" in page


def test_front_page_without_the_right_to_see_articles_tells_nothing(client: Any) -> None:
    submitted("Waiting", person("writer"))
    client.force_login(User.objects.create(username="guest", is_staff=True))

    response = client.get("/admin/")

    assert response.status_code == 200
    assert "Waiting" not in response.content.decode()
