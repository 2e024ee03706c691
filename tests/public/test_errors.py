from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from archive.public import errors
from tests.public.pages import page, texts

SECRET = "select * from /srv/secret"
HANDLERS: dict[int, Callable[[HttpRequest], HttpResponse]] = {
    400: lambda request: errors.bad_request(request, ValueError(SECRET)),
    403: lambda request: errors.permission_denied(request, PermissionDenied(SECRET)),
    404: lambda request: errors.page_not_found(request, Http404(SECRET)),
    500: errors.server_error,
    503: errors.unavailable,
}


@pytest.mark.django_db
@pytest.mark.parametrize("status", HANDLERS)
def test_error_page_is_generic_and_asks_no_database(
    rf: RequestFactory, django_assert_num_queries: DjangoAssertNumQueries, status: int
) -> None:
    request = rf.get("/somewhere/<script>/")

    with django_assert_num_queries(0):
        response = HANDLERS[status](request)
    html = response.content.decode()

    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert "secret" not in html
    assert "somewhere" not in html
    assert html.count("<h1>") == 1


@pytest.mark.parametrize(("path", "ways"), [("/admin/x/", ["/", "/admin/"]), ("/administration/", ["/"])])
def test_error_page_leads_back_to_where_one_was(rf: RequestFactory, path: str, ways: list[str]) -> None:
    html = errors.permission_denied(rf.get(path), PermissionDenied()).content.decode()

    assert re.findall('<p><a href="([^"]*)">', html) == ways


def test_unavailable_page_says_when_to_come_back(rf: RequestFactory) -> None:
    assert errors.unavailable(rf.get("/")).headers["Retry-After"] == "60"


def test_server_error_has_its_reference_in_the_log(
    rf: RequestFactory, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        html = errors.server_error(rf.get("/")).content.decode()

    (message,) = caplog.messages
    assert message.split()[-2] in html


def test_server_error_stands_when_its_page_is_broken(
    rf: RequestFactory, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TEMPLATES = []  # type: ignore[attr-defined]

    response = errors.server_error(rf.get("/"))

    assert (response.status_code, response.headers["Content-Type"]) == (500, "text/plain")


def test_wrong_value_is_said_by_its_name_and_escaped(rf: RequestFactory) -> None:
    response = errors.wrong_value(rf.get("/"), {"from": ["<b>no</b> date"], "page": ["no number", "at all"]})

    assert response.status_code == 400
    assert "from: &lt;b&gt;no&lt;/b&gt; date page: no number at all" in response.content.decode()


@pytest.mark.parametrize(("address", "status"), [("/nothing/", 404), ("/archive/?q=%00", 400)])
def test_site_answers_with_these_pages(client: Client, address: str, status: int) -> None:
    root = page(client, address, status)

    assert texts(root, ".//main/p/a") == ["To the front page"]


def test_page_that_is_not_there_offers_to_search(client: Client) -> None:
    form = page(client, "/nothing/", 404).find(".//form[@role='search']")

    assert form is not None
    assert form.attrib["action"] == reverse("archive")
