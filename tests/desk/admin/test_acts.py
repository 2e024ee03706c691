from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from archive.desk import publishing
from archive.desk.admin.acts import ACTS
from archive.desk.articles import save_document
from archive.desk.models import Article, Step, Submission
from archive.desk.workflow import steps
from archive.desk.workflow.due import publish_due
from archive.desk.workflow.states import State
from archive.documents import Answer, Demand, DemandList, Relation, RelationType, Verdict
from archive.ledger import guards
from archive.ledger.models import Edition, Entry, Record
from tests.desk.admin.pages import CHANGE, account, errors, filled, send, signed_in, texts, tree
from tests.desk.documents import titled
from tests.desk.people import person
from tests.desk.workflow.rights import CHIEF, EDITOR, STRANGER, WRITER, article_in

pytestmark = pytest.mark.django_db

NEXT_YEAR = timezone.now().year + 1
ANSWERS = {
    "note": "A reason",
    "comment": "A reason",
    "kind": "fact",
    "day": f"{NEXT_YEAR}-11-24",
    "time": "12:00",
    "zone": "Europe/Berlin",
}
RIGHTS = {"author": WRITER, "stranger": STRANGER, "editor": EDITOR, "chief": CHIEF}
EVER = {who: set().union(*rights.values()) for who, rights in RIGHTS.items()}


def public_article(*, by: str = "publisher") -> Article:
    """A public article with a change that readers have not seen."""
    publisher = person("chief", by)
    article = save_document(titled("Talks"), by=publisher)
    publishing.publish(article, by=publisher)
    return save_document(titled("Talks", closing="More."), article=article, by=publisher)


def address(article: Article, act: str) -> str:
    return f"/admin/desk/article/{article.pk}/{act}/"


@pytest.mark.parametrize("who", RIGHTS)
@pytest.mark.parametrize("state", State)
def test_act_is_done_by_those_alone_who_may_and_where_it_makes_sense(who: str, state: State) -> None:
    article = article_in(state)
    if state == State.PUBLISHED:
        save_document(titled("Talks", closing="More."), article=article, by=None)
    role = who if who in {"editor", "chief"} else "writer"
    client = signed_in(person(role, {"author": "writer"}.get(who, who)))

    for act in ACTS:
        does, may = act.name in RIGHTS[who][state], act.name in EVER[who]
        with transaction.atomic():
            response = client.post(address(article, act.name), ANSWERS)
            taken = Step.objects.count()
            transaction.set_rollback(True)
        is_own_record = who == "author" and article.record_id is not None and act.transition.own
        refused = 200 if may and not is_own_record else 403
        assert (act.name, response.status_code, taken) == (act.name, 302 if does else refused, int(does))


@pytest.mark.parametrize("act", [act.name for act in ACTS])
def test_looking_at_an_act_does_nothing(act: str) -> None:
    article = public_article()
    before = Entry.objects.count()

    assert signed_in(account("person", "chief")).get(address(article, act)).status_code == 200
    assert Entry.objects.count() == before


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_act_that_readers_would_ask_about_needs_a_note(act: str) -> None:
    article = public_article()

    response = signed_in(person("chief")).post(address(article, act), {"note": " ", "kind": "fact"})

    assert errors(response) == ["This field is required."]
    assert Edition.objects.count() == 1
    assert Record.objects.get().state == Record.State.PUBLISHED


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("typing", "Typing error: A reason"),
        ("fact", "Fact corrected: A reason"),
        ("addition", "Addition: A reason"),
        ("legal", "Legal reasons: A reason"),
    ],
)
def test_public_note_of_a_correction_begins_with_its_kind(kind: str, note: str) -> None:
    article = public_article()

    signed_in(person("editor")).post(address(article, "correct"), {**ANSWERS, "kind": kind})

    assert [edition.note for edition in Edition.objects.order_by("number")] == ["", note]


@pytest.mark.parametrize("kind", ["", "unknown"])
def test_correction_needs_a_kind(kind: str) -> None:
    article = public_article()

    response = signed_in(person("editor")).post(address(article, "correct"), {**ANSWERS, "kind": kind})

    assert len(errors(response)) == 1
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"day": "2126-03-31", "time": "02:30"}, "There is no 2126-03-31 02:30 in Europe/Berlin"),
        ({"day": "2126-10-27", "time": "02:30"}, "2126-10-27 02:30 comes twice in Europe/Berlin"),
        ({"day": "2020-01-01"}, "This moment has passed."),
        ({"day": "9999-12-31"}, "This day is more than ten years away."),
        ({"day": "soon"}, "Enter a valid date."),
        ({"zone": "Europe/Nowhere"}, "Select a valid choice."),
    ],
)
def test_moment_that_cannot_be_is_a_fault_of_the_form(answers: dict[str, str], fault: str) -> None:
    article = article_in(State.DRAFT)

    response = signed_in(person("editor")).post(address(article, "schedule"), {**ANSWERS, **answers})

    assert [error.startswith(fault) for error in errors(response)] == [True]
    assert not Submission.objects.exists()


def test_moment_is_read_in_its_time_zone() -> None:
    article = article_in(State.DRAFT)

    signed_in(person("editor")).post(address(article, "schedule"), ANSWERS)

    assert Submission.objects.get().due_at == datetime(NEXT_YEAR, 11, 24, 11, tzinfo=UTC)


def test_page_of_publishing_says_where_and_what_is_left_out() -> None:
    author = account("author", "writer")
    save_document(titled("Unseen"), by=author)
    relations = (Relation(type=RelationType.LED_TO, target="unseen"),)
    article = save_document(titled("Talks", relations=relations), by=author)
    client = signed_in(account("person", "editor"))

    page = client.get(address(article, "publish"))
    done = client.post(address(article, "publish"), {"note": ""}, follow=True)

    left_out = "Left out, because they are not public yet: unseen. Publish a correction once they are."
    hint = "Named, but not public: “unseen”. It is left out."
    assert hint in texts(page, "li", "remark")
    assert f"{settings.SITE_URL}/articles/talks/" in page.content.decode()
    assert [str(message) for message in done.context["messages"]] == ["Published as edition 1.", left_out]


def test_page_of_a_correction_says_what_changes() -> None:
    article = public_article()

    page = signed_in(person("editor")).get(address(article, "correct"))

    assert [change.label for change in page.context["changes"]] == ["Closing"]
    assert texts(page, "ul", "changes") == ["Closing added More."]


def test_correction_of_nothing_is_refused_with_the_reason() -> None:
    publisher = account("publisher", "editor")
    article = save_document(titled("Talks"), by=publisher)
    publishing.publish(article, by=publisher)

    response = signed_in(publisher).post(address(article, "correct"), ANSWERS)

    assert errors(response) == ["nothing has changed since the current edition"]
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("who", RIGHTS)
@pytest.mark.parametrize("state", State)
def test_article_page_offers_what_may_be_done_now(who: str, state: State) -> None:
    article = article_in(state)
    user = person(who if who in {"editor", "chief"} else "writer", {"author": "writer"}.get(who, who))

    page = signed_in(user).get(CHANGE.format(article.pk)).content.decode()

    offered = {
        act.name for act in ACTS if f'name="_{act.name}"' in page or f'<a href="../{act.name}/">' in page
    }
    assert offered == RIGHTS[who][state]


def test_page_of_an_article_shows_what_was_said_on_its_way() -> None:
    writer = person("writer")
    article = save_document(titled("Talks"), by=writer)
    steps.submit(article, by=writer)
    steps.send_back(article, by=person("editor"), comment="Who <took> part?")

    page = signed_in(writer).get(CHANGE.format(article.pk))

    said = [" ".join("".join(each.itertext()).split()) for each in tree(page).iter("q")]
    assert said == ["Who <took> part?"]
    assert [str(each.label) for each in page.context["steps"]] == ["Sent back", "Submitted"]


def test_author_cannot_change_what_is_handed_in() -> None:
    writer = person("writer")
    article = save_document(titled("Talks"), by=writer)
    client = signed_in(writer)
    values = filled(client, CHANGE.format(article.pk)) | {"closing": "Forged."}
    steps.submit(article, by=writer)

    response = send(client, CHANGE.format(article.pk), values)

    assert response.status_code == 403
    assert Article.objects.get().closing == ""


def test_demand_that_others_answer_keeps_a_correction_from_readers() -> None:
    demands = titled(
        "Demands", blocks=(DemandList(demands=(Demand(key="d1", text="Open"), Demand(key="d2", text="Go"))),)
    )
    chief = person("chief")
    article = save_document(demands, by=chief)
    publishing.publish(article, by=chief)
    answers = (Answer(demand="demands#d2", verdict=Verdict.REJECTED),)
    publishing.publish(save_document(titled("Answer", answers=answers), by=chief), by=chief)
    kept = titled("Demands", blocks=(DemandList(demands=(Demand(key="d1", text="Open"),)),))
    save_document(kept, article=article, by=chief)
    client = signed_in(chief)

    page = client.get(address(article, "correct"))
    response = client.post(address(article, "correct"), ANSWERS)
    scheduled = client.post(address(article, "schedule"), ANSWERS)

    why = "Other records answer or restate demands that it no longer has: d2. Keep their keys."
    assert texts(page, "li", "warning") == [f"Cannot be published: {why}"]
    assert errors(response) == errors(scheduled) == [why]
    assert Edition.objects.count() == 2


def test_page_is_saved_before_it_is_published() -> None:
    editor = account("person", "editor")
    article = save_document(titled("Talks"), by=editor)
    client = signed_in(editor)
    values = filled(client, CHANGE.format(article.pk)) | {"closing": "Just written.", "_publish": "1"}

    response = send(client, CHANGE.format(article.pk), values)

    assert response.headers["Location"] == address(article, "publish")
    client.post(address(article, "publish"), {"note": ""})
    assert Edition.objects.get().value.closing == "Just written."


def test_acts_need_the_token_of_their_own_page() -> None:
    article = article_in(State.DRAFT)
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("person", "editor"))

    assert client.post(address(article, "publish"), {"note": ""}).status_code == 403
    assert not Edition.objects.exists()


@pytest.mark.parametrize("act", ["publish", "schedule"])
def test_ledger_without_its_guards_is_a_clear_refusal(act: str) -> None:
    article = save_document(titled("Talks"), by=None)
    client = signed_in(person("chief"))
    guards.remove()

    response = client.post(address(article, act), ANSWERS, follow=True)

    assert response.status_code == 200
    said = [each.partition(",")[0] for each in errors(response)]
    assert said == (["The database does not guard what is published"] if act == "publish" else [])
    assert not Edition.objects.exists()


def test_due_article_of_a_ledger_without_its_guards_waits_with_the_reason() -> None:
    article = save_document(titled("Talks"), by=None)
    signed_in(person("chief")).post(address(article, "schedule"), ANSWERS)
    Submission.objects.update(due_at=datetime(2020, 1, 1, tzinfo=UTC))
    guards.remove()

    [due] = publish_due()

    assert due.failure.startswith("The database does not guard what is published")
    assert Submission.objects.get().failure == due.failure
