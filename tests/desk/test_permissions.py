"""Every address and every action of the desk, for every role, in every state of an article: whom it
opens to, and by whom anything is changed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, include, path, reverse
from django.urls.resolvers import RegexPattern

from tests.desk.admin.pages import account
from tests.desk.documents import rolled_back
from tests.desk.permissions.addresses import actions, address_of, addresses
from tests.desk.permissions.cast import Role, Stage
from tests.desk.permissions.rules import ACTIONS, RULES
from tests.desk.permissions.scene import TITLE, Scene, Watch, scene

pytestmark = pytest.mark.django_db

CASES = [(role, state) for role in Role for state in Stage]
READS_ALL = {Role.OWNER, Role.OTHER}
"""Those who may do most and least at the desk: what they come upon is written out, and does not fail."""

OF_ARTICLES = {name for name in RULES if name.startswith(("admin:desk_article", "admin/desk/article"))}


def test_every_address_is_classified() -> None:
    assert addresses() == set(RULES)


def test_every_action_is_classified() -> None:
    assert actions(account("root", superuser=True)) == set(ACTIONS)


def test_new_address_is_found() -> None:
    new = [path("new/<int:pk>/", HttpResponse, name="desk_new"), path("unnamed/", HttpResponse)]
    resolver = URLResolver(RegexPattern(r"^/"), [path("admin/", include((new, "admin")))])

    assert addresses(resolver) == {"admin:desk_new", "admin/unnamed/"}


@pytest.fixture(autouse=True)
def unwritten(request: pytest.FixtureRequest, settings: Any) -> None:
    """Write pages out only where somebody reads them."""
    cases = getattr(request.node, "callspec", None)
    if cases and cases.params.get("role") not in {None, *READS_ALL}:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.desk.permissions.unwritten.Unwritten"]


@pytest.mark.parametrize("role", Role)
def test_addresses_open_to_those_who_may(role: Role) -> None:
    assert list(wrong_addresses(scene(role, Stage.DRAFT), set(RULES) - OF_ARTICLES)) == []


@pytest.mark.parametrize(("role", "state"), CASES)
def test_addresses_of_articles_open_to_those_who_may(role: Role, state: Stage) -> None:
    assert list(wrong_addresses(scene(role, state), OF_ARTICLES)) == []


@pytest.mark.parametrize(("role", "state"), CASES)
def test_actions_are_done_by_those_who_may(role: Role, state: Stage) -> None:
    assert list(wrong_actions(scene(role, state))) == []


@pytest.mark.parametrize(
    ("codename", "opened"),
    [
        ("publish_article", "admin:desk_article_publish"),
        ("change_every_article", "admin:desk_article_change"),
        ("view_logentry", "admin:admin_logentry_export"),
    ],
)
def test_right_too_many_is_found(codename: str, opened: str) -> None:
    Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename=codename))

    assert list(wrong_addresses(scene(Role.OTHER, Stage.DRAFT), {opened})) != []


def test_action_too_many_is_found() -> None:
    Group.objects.get(name="writer").permissions.add(Permission.objects.get(codename="delete_article"))

    assert list(wrong_actions(scene(Role.OTHER, Stage.DRAFT))) == ["desk.article:delete_selected writes"]


def wrong_addresses(visit: Scene, names: set[str]) -> Iterator[str]:
    """Where the desk does not do what the rules say."""
    watch, case = Watch(), (visit.role, visit.state)
    for name in sorted(names):
        rule = RULES[name]
        address, body = address_of(name, rule, visit), rule.body(visit)
        for method, opens, does in (
            ("get", case in rule.see, False),
            ("post", case in rule.takes, case in rule.do),
        ):
            with rolled_back():
                visited = Visit(visit.client, method, address, body)
                if watch.has_seen_a_change(visited.go) != does:
                    yield f"{method} {name} {'does nothing' if does else 'writes'}"
                yield from (f"{method} {name} {fault}" for fault in visited.faults(opens=opens))


def wrong_actions(visit: Scene) -> Iterator[str]:
    """Which actions do not do what the rules say."""
    watch, case = Watch(), (visit.role, visit.state)
    for name, rule in ACTIONS.items():
        model, _colon, action = name.partition(":")
        address = reverse(f"admin:{model.replace('.', '_')}_changelist")
        visited = Visit(visit.client, "post", address, {**rule.body(visit), "action": action})
        with rolled_back():
            if watch.has_seen_a_change(visited.go) != (case in rule.do):
                yield f"{name} {'does nothing' if case in rule.do else 'writes'}"
            yield from (f"{name} {fault}" for fault in visited.faults(opens=case in rule.see))


@dataclass
class Visit:
    """One request, and what was answered."""

    client: Client
    method: str
    address: str
    body: Any
    response: Any = None

    def go(self) -> None:
        """Ask; what that does to the cookies is forgotten."""
        held = SimpleCookie({name: morsel.value for name, morsel in self.client.cookies.items()})
        self.response = getattr(self.client, self.method)(
            self.address, self.body if self.method == "post" else None
        )
        self.client.cookies = held

    def faults(self, *, opens: bool) -> Iterator[str]:
        """What is wrong with the answer: it refuses or opens where it should not, fails, or tells of the
        article while it refuses."""
        status, location = self.response.status_code, self.response.headers.get("Location", "")
        is_refused = status in {403, 404, 405} or location.startswith("/admin/login/")
        if status >= 500 or is_refused == opens:
            yield f"answers {status} {location}".rstrip()
        if is_refused and TITLE.encode() in self.response.content:
            yield "tells of the article"
