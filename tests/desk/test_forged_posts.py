"""What no page of the desk would send: it changes nothing, and is answered like any other fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article
from archive.desk.workflow.states import State, state_of
from tests.desk.admin.pages import CHANGE, account, filled, send, signed_in
from tests.desk.documents import TREATY, rolled_back, titled
from tests.desk.permissions.addresses import address_of
from tests.desk.permissions.cast import Role, Stage
from tests.desk.permissions.rules import ACTIONS, ACTS, RULES
from tests.desk.permissions.scene import Scene, Watch, scene

pytestmark = pytest.mark.django_db

LIST = "/admin/desk/article/"
SENT = sorted(name for name, rule in RULES.items() if rule.takes and name != "admin:login")
FILLED = sorted(name for name, rule in RULES.items() if rule.do)
NOWHERE = {(404, None), (302, "/admin/")}
NONSENSE = ("\x00", "9" * 40)


@pytest.fixture
def writer() -> User:
    return account("writer", "writer")


@pytest.fixture
def client(writer: User) -> Client:
    return signed_in(writer)


@pytest.fixture
def article(writer: User) -> Article:
    return save_document(TREATY, by=writer)


@pytest.fixture
def foreign() -> Article:
    """A draft of somebody else."""
    return save_document(titled("Foreign talks"), by=account("other", "writer"))


def test_nothing_is_taken_without_the_token_of_the_page() -> None:
    visit = scene(Role.OWNER, Stage.DRAFT)
    visit.client.handler.enforce_csrf_checks = True
    answers = {
        name: visit.client.post(address_of(name, RULES[name], visit), RULES[name].body(visit)).status_code
        for name in SENT
    }

    assert {name: status for name, status in answers.items() if status not in {403, 404, 405}} == {}


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_in_any_field_is_no_failure(nonsense: str) -> None:
    visit = scene(Role.OWNER, Stage.DRAFT)

    assert list(failures(visit, nonsense)) == []


def failures(visit: Scene, nonsense: str) -> Iterator[str]:
    """The fields in which the nonsense makes the desk fail."""
    visit.client.raise_request_exception = False
    for name in FILLED:
        address, body = address_of(name, RULES[name], visit), RULES[name].body(visit)
        for field in [field for field in body if not field.endswith("_FORMS")]:  # for these see COUNTS
            with rolled_back():
                status = visit.client.post(address, {**body, field: nonsense}).status_code
            if status >= 500:
                yield f"{name} {field}"


CHOSEN = ("x", "-1", *NONSENSE)


def test_nonsense_among_what_is_chosen_in_a_list_is_no_failure() -> None:
    visit = scene(Role.OWNER, Stage.DRAFT)
    visit.client.raise_request_exception = False
    answers = {}
    for action, rule in ACTIONS.items():
        model, _colon, name = action.partition(":")
        address = reverse(f"admin:{model.replace('.', '_')}_changelist")
        for key in CHOSEN:
            values = {**rule.body(visit), "action": name, "_selected_action": [key]}
            with rolled_back():
                answers[action, key] = visit.client.post(address, values).status_code

    assert {case: status for case, status in answers.items() if status >= 500} == {}


QUERIES = ("q=x", "p=x", f"p={'9' * 40}", "o=99.-x", "all=", "e=1", "id__exact=x", f"id__in={'9' * 40}")


@pytest.mark.parametrize("query", QUERIES)
def test_nonsense_in_the_address_of_a_list_is_no_failure(query: str) -> None:
    client = signed_in(account("root", superuser=True))
    client.raise_request_exception = False
    lists = [name for name in RULES if name.endswith("_changelist")]

    answers = {name: client.get(f"{reverse(name)}?{query}").status_code for name in lists}

    assert {name: status for name, status in answers.items() if status >= 500} == {}


def test_nonsense_among_the_permissions_of_a_group_is_no_failure() -> None:
    visit = scene(Role.OWNER, Stage.DRAFT)
    visit.client.raise_request_exception = False
    addresses = [reverse("admin:auth_group_add"), reverse("admin:auth_group_change", args=[visit.group.pk])]
    for address in addresses:
        for key in CHOSEN:
            response = visit.client.post(address, {"name": "visitors", "permissions": [key]})
            assert (response.status_code, address, key) == (200, address, key)


FORGED: dict[str, dict[str, Any]] = {
    "author": {"created_by": "1", "changed_by": "1"},
    "record": {"record": "1", "state": "published", "submission": "1", "stage": "approved"},
    "counters": {"version": "99", "digest": "0" * 64, "last_demand": "99", "id": "1", "pk": "1"},
}


@pytest.mark.parametrize("forged", FORGED)
def test_field_that_the_page_does_not_have_changes_nothing(
    client: Client, article: Article, foreign: Article, forged: str
) -> None:
    watch, address = Watch(), CHANGE.format(article.pk)
    values = filled(client, address) | FORGED[forged]

    assert not watch.has_seen_a_change(lambda: send(client, address, values)) or (
        document_of(article) == TREATY and Article.objects.get(pk=article.pk).version == 1
    )


COUNTS = {
    "none": {"key_facts-TOTAL_FORMS": ""},
    "a word": {"key_facts-TOTAL_FORMS": "many"},
    "negative": {"key_facts-TOTAL_FORMS": "-1"},
    "fewer than there are": {"blocks-TOTAL_FORMS": "1"},
    "more than there are": {"key_facts-TOTAL_FORMS": "900"},
    "more than any page has": {"key_facts-TOTAL_FORMS": "9" * 30},
    "more before than now": {"key_facts-INITIAL_FORMS": "900"},
    "nested": {"blocks-1-demands-TOTAL_FORMS": "9" * 30},
    "nested, none": {"blocks-1-demands-TOTAL_FORMS": ""},
}


@pytest.mark.parametrize("forged", COUNTS)
def test_forged_count_of_rows_loses_no_row(client: Client, article: Article, forged: str) -> None:
    address = CHANGE.format(article.pk)

    response = send(client, address, filled(client, address) | COUNTS[forged])

    assert response.status_code in {200, 302}
    kept = document_of(article)
    assert (kept.key_facts, kept.blocks) == (TREATY.key_facts, TREATY.blocks)


def test_forged_ids_of_rows_change_nothing_of_another_article(client: Client, article: Article) -> None:
    other = save_document(TREATY, by=None)
    address = CHANGE.format(article.pk)
    theirs = {
        name: value
        for name, value in filled(signed_in(account("root", superuser=True)), CHANGE.format(other.pk)).items()
        if name.endswith(("-id", "-article", "-block"))
    }
    values = filled(client, address) | theirs | {"key_facts-0-value": "Forged"}

    send(client, address, values)

    assert document_of(other) == TREATY
    assert document_of(article).key_facts[0].value == "Forged"


@pytest.mark.parametrize("action", ["submit", "change_tags", "publish", "delete_selected", "no_such"])
def test_action_over_all_reaches_nothing_of_others(client: Client, foreign: Article, action: str) -> None:
    tag = reverse("admin:vocabulary_tag_add")
    client.post(tag, {"name": "Forged", "names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"})
    watch = Watch()
    values = {
        "action": action,
        "select_across": "1",
        "_selected_action": [foreign.pk],
        "confirmed": "1",
        "apply": "1",
        "post": "yes",
        "add": ["1"],
    }

    assert not watch.has_seen_a_change(lambda: client.post(LIST, values))
    assert state_of(foreign) == State.DRAFT


@pytest.mark.parametrize("key", ["x", "\x00", "-1", "9" * 40, ""])
@pytest.mark.parametrize("action", ["submit", "change_tags", "delete_selected"])
def test_action_on_what_is_no_article_changes_nothing(
    client: Client, article: Article, action: str, key: str
) -> None:
    watch = Watch()
    values = {"action": action, "_selected_action": [key], "post": "yes"}

    assert not watch.has_seen_a_change(lambda: client.post(LIST, values))


@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 40])
@pytest.mark.parametrize("act", ["change", "history", "restore/1", "compare", "uses", *ACTS])
def test_address_of_no_article_leads_nowhere(client: Client, key: str, act: str) -> None:
    response = client.get(f"{LIST}{key}/{act}/")

    assert (response.status_code, response.headers.get("Location")) in NOWHERE


@pytest.mark.parametrize("key", ["-1", "x", "1/2"])
def test_address_that_is_no_number_leads_nowhere(client: Client, key: str) -> None:
    response = client.get(f"{LIST}{key}/change/")

    assert (response.status_code, response.headers.get("Location")) in NOWHERE
