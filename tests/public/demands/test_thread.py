from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.ledger import acts
from archive.ledger.models import Record
from tests.ledger.factories import BY, corrected
from tests.public.demands.archive import again, exchange, note, reply
from tests.public.pages import addresses, canonical, meta, page, texts

pytestmark = pytest.mark.django_db
ADDRESS = "/demands/note_d1/"
STEPS = ".//ol[@class='steps']/li"
STANDING = ".//section[@aria-labelledby='{}']//ul[@class='standing']/li"


def standing(client: Client, address: str = ADDRESS) -> list[str]:
    """How the demand stands."""
    return texts(page(client, address), STANDING.format("_now"))


def standing_on(client: Client, day: str) -> list[str]:
    """How it stood at the end of a day, and what may have been answered by then."""
    return texts(page(client, f"{ADDRESS}?on={day}"), STANDING.format("_then"))


def test_thread_tells_every_step_in_the_order_of_time(client: Client) -> None:
    exchange()

    root = page(client, ADDRESS)
    dates = texts(root, f"{STEPS}/p[@class='dateline']")

    assert dates == ["1 May 1921", "June 1921", "1 July 1921", "1 May 1922", "1 June 1922"]
    assert texts(root, f"{STEPS}/p/span[@class='verdict']") == ["rejected", "accepted", "fulfilled"]
    assert texts(root, f"{STEPS}/blockquote") == [
        "Withdraw the fleet from the strait #",
        "Withdraw the whole fleet from the strait #",
    ]
    assert texts(root, ".//ins") == ["whole"]
    assert texts(root, ".//h2") == ["How it stands", "How it stood on a day", "5 steps"]


def test_thread_has_its_answers_with_note_source_event_and_party(client: Client) -> None:
    exchange()

    root = page(client, ADDRESS)
    step = root.findall(STEPS)[1]

    assert texts(step, "p") == [
        "June 1921",
        "rejected by Boreal League in League answers",
        "In writing",
        "Source: A letter, League, 1921 · to Withdraw the fleet from the strait",
    ]
    assert "/articles/league-answers/#source_letter" in addresses(root)
    assert "/articles/note/#d1" in addresses(root)


def test_article_and_thread_agree_on_the_number_of_steps(client: Client) -> None:
    exchange()

    for article in ("/articles/note/", "/articles/again/"):
        followed = texts(page(client, article), ".//li[@id='d1']/ul/li")[-1]
        assert followed == "follow (5)"
    assert len(page(client, ADDRESS).findall(STEPS)) == 5


def test_thread_stands_under_the_address_of_each_of_its_demands(client: Client) -> None:
    exchange()

    first, second = page(client, ADDRESS), page(client, "/demands/again_d1/")

    assert canonical(first) == canonical(second) == "http://testserver/demands/note_d1/"
    assert texts(first, f"{STEPS}[@aria-current='true']/blockquote") == [
        "Withdraw the fleet from the strait #"
    ]
    assert texts(second, f"{STEPS}[@aria-current='true']/blockquote") == [
        "Withdraw the whole fleet from the strait #"
    ]
    assert texts(second, ".//h1") == ["Withdraw the whole fleet from the strait"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("1921-04-30", []),
        ("1921-05-01", ["unanswered"]),
        ("1921-06-15", ["unanswered", "rejected League answers, June 1921"]),
        (
            "1921-06-30",
            ["Boreal League: rejected League answers, June 1921", "Castile: unanswered"],
        ),
        (
            "2 July 1921",
            [
                "Boreal League: rejected League answers, June 1921",
                "Castile: accepted Castile answers, 1 July 1921",
            ],
        ),
        (
            "1922-05-30",
            [
                "Boreal League: rejected League answers, June 1921",
                "Castile: accepted Castile answers, 1 July 1921",
            ],
        ),
        (
            "1922",
            [
                "Boreal League: fulfilled League gives in, 1 June 1922",
                "Castile: accepted Castile answers, 1 July 1921",
            ],
        ),
    ],
)
def test_state_on_a_day_is_what_had_certainly_been_answered(
    client: Client, day: str, found: list[str]
) -> None:
    exchange()

    assert standing_on(client, day) == found


def test_day_before_anything_is_said_to_be_so(client: Client) -> None:
    exchange()

    root = page(client, f"{ADDRESS}?on=1900")

    assert "It had not been made, as far as the dates tell." in texts(root, ".//div[@role='status']/p")
    assert meta(root, "robots") == "noindex"
    assert len(root.findall(f"{STEPS}[@class='later']")) == 5


@pytest.mark.parametrize("day", ["someday", "1921-02-30", "2022-02-24/..", "x" * 101])
def test_day_that_cannot_be_read_is_said_to_be_wrong(client: Client, day: str) -> None:
    exchange()

    response = client.get(ADDRESS, {"on": day})

    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"
    assert b'<ul class="errorlist"' in response.content


def test_withdrawn_answer_is_gone_from_thread_and_state_at_once(client: Client) -> None:
    exchange()
    acts.withdraw(Record.objects.get(slug="league-gives-in"), by=BY, note="Wrong.")

    assert standing(client) == [
        "Boreal League: rejected League answers, June 1921",
        "Castile: accepted Castile answers, 1 July 1921",
    ]
    for address in (ADDRESS, "/demands/", "/demands/?q=fleet", "/articles/note/", "/articles/again/"):
        assert "gives in" not in client.get(address).content.decode()
    assert texts(page(client, "/articles/note/"), ".//li[@id='d1']/ul/li")[-1] == "follow (4)"


def test_demand_that_was_made_again_after_the_last_answer_says_so(client: Client) -> None:
    note()
    reply("answer", ("note#d1", "rejected"), date="1921-06-01")
    again()

    assert "It was made again after the last answer." in texts(page(client, ADDRESS), ".//p")


def test_former_address_of_the_article_leads_on(client: Client) -> None:
    corrected(note(), slug="the-note")

    response = client.get(ADDRESS)

    assert (response.status_code, response.headers["Location"]) == (301, "/demands/the-note_d1/")


@pytest.mark.parametrize(
    "address",
    ["/demands/note_d3/", "/demands/nothing_d1/", "/demands/note_/", "/demands/note/", "/demands/_d1/"],
)
def test_demand_that_is_not_there_is_not_found(client: Client, address: str) -> None:
    note()

    assert client.get(address).status_code == 404


def test_demand_of_a_withdrawn_article_is_a_tombstone(client: Client) -> None:
    acts.withdraw(note().record, by=BY, note="It was a hoax.")

    response = client.get(ADDRESS)

    assert response.status_code == 410
    assert b"fleet" not in response.content
    assert b"It was a hoax." in response.content


@pytest.mark.parametrize("answers", [1, 3])
def test_thread_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, answers: int
) -> None:
    note()
    for number in range(answers):
        reply(f"answer-{number}", ("note#d1", "rejected"), date=f"192{number + 2}")
    client.get(ADDRESS)

    with django_assert_num_queries(1):
        root = page(client, ADDRESS)

    assert len(root.findall(STEPS)) == answers + 1


@pytest.mark.usefixtures("broken_catalog")
def test_thread_without_a_catalog_comes_later(client: Client) -> None:
    note()

    assert client.get(ADDRESS).status_code == 503


@pytest.mark.parametrize(
    ("dates", "has_line"), [(("1921", "1922"), True), (("", ""), False), (("1921", ""), True)]
)
def test_line_in_time_shows_what_has_a_date(client: Client, dates: tuple[str, str], has_line: bool) -> None:
    note(date=dates[0])
    reply("answer", ("note#d1", "rejected"), date=dates[1])

    root = page(client, ADDRESS)

    assert (root.find(".//{*}svg") is not None) == has_line
    assert len(root.findall(STEPS)) == 2


def test_verdicts_are_said_in_the_language_of_the_page(client: Client) -> None:
    exchange()

    root = page(client, "/uk/demands/note_d1/?on=10+June+1921")

    assert set(texts(root, ".//span[@class='verdict']")) == {
        "відхилено",
        "прийнято",
        "виконано",
        "без відповіді",
    }
