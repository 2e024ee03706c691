from __future__ import annotations

import pytest
from django.test import Client

from tests.public.pages import facet, page, texts, titles

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("treaties")
def test_facets_count_what_one_more_click_gives(client: Client) -> None:
    assert facet(client, "/archive/", "Tags") == {"Straits": "2", "Peace": "1", "War": "1"}
    assert facet(client, "/archive/?tag=straits", "Tags") == {"Straits": "2", "Peace": "1"}
    assert facet(client, "/archive/?tag=straits", "Parties") == {"Arcadia": "1", "Boreal League": "1"}
    assert facet(client, "/archive/", "Key facts") == {"Place": "1"}
    assert facet(client, "/archive/", "Demands") == {"any": "4", "some": "1", "none": "3"}
    assert facet(client, "/archive/", "Years") == {"1921": "2", "1920": "1"}


@pytest.mark.usefixtures("treaties")
def test_counts_of_other_values_are_what_choosing_them_gives(client: Client) -> None:
    everything = {"any": "4", "the day": "1", "the month": "1", "the year": "1", "not at all: undated": "1"}

    assert facet(client, "/archive/?precision=year", "How finely the date is known") == everything
    assert facet(client, "/archive/?precision=year", "Tags") == {"Straits": "1"}


@pytest.mark.usefixtures("treaties")
def test_choice_gives_what_it_counts(client: Client) -> None:
    root = page(client, "/archive/?q=treaty")
    section = root.find(".//section[@class='facets']")
    assert section is not None

    for item in section.findall(".//li"):
        link, control, count = (item.find(f".//{tag}") for tag in ("a", "input", "span"))
        assert count is not None
        if link is not None:
            address = link.attrib["href"]
        else:
            assert control is not None
            assert control.attrib["form"] == "_query"
            address = f"/archive/?q=treaty&{control.attrib['name']}={control.attrib['value']}"
        assert str(len(titles(client, address))) == count.text


@pytest.mark.usefixtures("treaties")
def test_control_is_chosen_where_it_is_asked_for(client: Client) -> None:
    root = page(client, "/archive/?tag=straits&tag=nowhere&demands=some&not_tag=war&from=1921")
    inputs = root.findall(".//section[@class='facets']//input")
    kept = root.findall(".//form[@id='_query']/input[@type='hidden']")

    assert [(one.attrib["name"], one.attrib["value"]) for one in inputs if "checked" in one.attrib] == [
        ("tag", "nowhere"),
        ("tag", "straits"),
        ("demands", "some"),
    ]
    assert [(one.attrib["name"], one.attrib["value"]) for one in kept] == [("not_tag", "war")]


@pytest.mark.usefixtures("treaties")
def test_form_without_results_keeps_what_was_chosen(client: Client) -> None:
    root = page(client, "/archive/?tag=straits&demands=some&from=nonsense", status=400)
    kept = root.findall(".//form[@id='_query']/input[@type='hidden']")

    assert [(one.attrib["name"], one.attrib["value"]) for one in kept] == [
        ("tag", "straits"),
        ("demands", "some"),
    ]


@pytest.mark.usefixtures("treaties")
def test_chosen_year_shows_its_months(client: Client) -> None:
    root = page(client, "/archive/?from=1921&to=1921")
    months = texts(root, ".//section[@class='facets']//li/ul/li")

    assert len(months) == 12
    assert months[5] == "June 1921 2"
    assert months[0] == "January 1921 1"
