from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from archive.documents import Demand, DemandList, Relation, RelationType, Section, Source
from archive.ledger import acts
from archive.vocabulary.models import Party, Tag
from tests.ledger.factories import BY, corrected, published, withdrawn
from tests.public.pages import WHOLE, addresses, answer_to, canonical, meta, note, page, texts, words

pytestmark = pytest.mark.django_db
ADDRESS = "/articles/1921-12-arcadia-demands/"
ONE = (Demand(key="d1", text="Leave"),)


def test_article_detail_shows_every_part_in_order(client: Client) -> None:
    note()

    article = page(client, ADDRESS).find(".//article")

    assert words(article) == (
        "17 December 1921 Arcadia demands the strait A note with two demands Arcadia sends a note "
        "The note was handed over in the morning. Key facts Place Port Vale1 "
        "The demands Demanded by Arcadia of Boreal League The note demands: "
        "Withdraw the fleet from the strait # follow (1) Publish the secret treaty # follow (1) "
        "After Talks began: In MayIn June An answer came in spring. "
        "Sources Arcadia: Note verbale, 1921 ↑ "
        "TagsStraitsFleets PartiesArcadiaBoreal League DossiersStraits question "
        "Edition 1, published " + words(article).partition("published ")[2]
    )


def test_article_detail_links_its_terms(client: Client) -> None:
    note()

    links = addresses(page(client, ADDRESS))

    assert links == [
        "/facts/place/",
        "#source_note",
        "#section_the-demands",
        "/parties/arcadia/",
        "/parties/boreal-league/",
        "#d1",
        "/demands/1921-12-arcadia-demands_d1/",
        "#d2",
        "/demands/1921-12-arcadia-demands_d2/",
        "#section_after",
        "#_sources",
        "https://a.example/n",
        "#cite_note_1",
        "/tags/straits/",
        "/tags/fleets/",
        "/parties/arcadia/",
        "/parties/boreal-league/",
        "/dossiers/straits-question/",
        f"http://testserver{ADDRESS}",
        "/articles/1921-12-arcadia-demands.json",
        "/articles/1921-12-arcadia-demands.txt",
        f"{ADDRESS}history/",
    ]


def test_article_detail_describes_itself(client: Client) -> None:
    note()

    root = page(client, ADDRESS)

    assert texts(root, ".//title") == ["Arcadia demands the strait · Demarche"]
    assert meta(root, "description") == "A note with two demands"
    assert canonical(root) == f"http://testserver{ADDRESS}"
    assert meta(root, "robots") is None


def test_article_detail_with_one_part_has_no_empty_ones(client: Client) -> None:
    published("A bare title", slug="bare")

    article = page(client, "/articles/bare/").find(".//article")

    assert words(article).partition(" Edition 1")[0] == "undated A bare title"
    assert article is not None
    assert (
        article.findall(".//section")
        == article.findall(".//aside")
        == article.findall(".//dt[.='Tags']")
        == []
    )


def test_headline_that_repeats_the_title_is_not_shown(client: Client) -> None:
    published("The fleet sails", slug="fleet", headline="The Fleet Sails")

    assert page(client, "/articles/fleet/").findall(".//p[@class='headline']") == []


def test_demands_have_permanent_anchors(client: Client) -> None:
    note()

    root = page(client, ADDRESS)

    assert [item.attrib["id"] for item in root.findall(".//ol[@class='demands']/li")] == ["d1", "d2"]


def test_related_events_are_shown_both_ways_with_converse_labels(client: Client) -> None:
    answer_to(note())

    first, second = page(client, ADDRESS), page(client, "/articles/1922-05-league-answers/")

    path = ".//section[@aria-labelledby='_related']"
    more = "Chain and map of these events"
    assert texts(first, path) == [
        f"Related events In answer Answered by The League answers, May 1922 In writing {more}"
    ]
    assert texts(second, path) == [
        f"Related events Before Responds to Arcadia demands the strait, 17 December 1921 In writing {more}"
    ]


def test_related_event_that_is_withdrawn_is_not_shown(client: Client) -> None:
    answering = answer_to(note())
    acts.withdraw(answering.record, by=BY, note="An error")

    html = client.get(ADDRESS).content.decode()

    assert "League answers" not in html
    assert "league-answers" not in html
    assert "Out of the question" not in html


def test_related_events_come_in_the_order_of_their_dates(client: Client) -> None:
    slug = note().record.slug
    relations = (Relation(type=RelationType.RESPONDS_TO, target=slug),)
    for title, date in (("Last", "1930"), ("First", "1922"), ("Second", "March 1922")):
        published(title, slug=title.lower(), date=date, relations=relations)

    root = page(client, ADDRESS)

    assert texts(root, ".//section[@aria-labelledby='_related']/ul/li/a") == ["First", "Second", "Last"]


@pytest.mark.parametrize("others", [0, 1, 3])
def test_article_detail_needs_one_database_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, others: int
) -> None:
    edition = note()
    relations = (Relation(type=RelationType.LED_TO, target=edition.record.slug),)
    for number in range(others):
        published(f"Event {number}", relations=relations, tags=(f"Tag {number}",))
    client.get(ADDRESS)

    with django_assert_num_queries(1):
        root = page(client, ADDRESS)

    assert len(root.findall(".//section[@aria-labelledby='_related']/ul/li")) == others


def test_corrected_article_says_so(client: Client) -> None:
    corrected(note(), note="The port was wrong.", lead="It was handed over at noon.")

    root = page(client, ADDRESS)

    assert texts(root, ".//p[@class='lead']") == ["It was handed over at noon."]
    edition, *_ = texts(root, ".//footer[@class='edition']/p")
    assert edition.startswith("Edition 2, corrected ")
    assert ": The port was wrong. What changed. First published " in edition
    assert f"{ADDRESS}history/#_edition_2" in addresses(root)
    assert texts(root, ".//header/p[@class='quiet']")[0].startswith("Edition 2, corrected ")


def test_renamed_tag_is_shown_by_its_present_name(client: Client) -> None:
    note()
    acts.rename(Tag.objects.get(slug="straits"), "The Straits", by=BY, note="")

    root = page(client, ADDRESS)

    assert texts(root, ".//dl[@class='terms']//li")[0] == "The Straits"
    assert "/tags/the-straits/" in addresses(root)


def test_renamed_and_merged_parties_of_demands_are_shown_by_their_present_names(client: Client) -> None:
    note()
    published("Of two", slug="two", blocks=(DemandList(issuers=("Arcadia", "Arkadia"), demands=ONE),))
    acts.rename(Party.objects.get(slug="boreal-league"), "The League", by=BY, note="")
    acts.merge(Party.objects.get(slug="arkadia"), Party.objects.get(slug="arcadia"), by=BY)

    renamed, merged = page(client, ADDRESS), page(client, "/articles/two/")

    assert texts(renamed, ".//p[@class='who']") == ["Demanded by Arcadia of The League"]
    assert addresses(renamed, ".//p[@class='who']") == ["/parties/arcadia/", "/parties/the-league/"]
    assert texts(merged, ".//p[@class='who']") == ["Demanded by Arcadia"]


@pytest.mark.parametrize(
    ("said", "shown"),
    [("early 2022", "early 2022"), ("c. 1914", "about 1914 (in the source: c. 1914)")],
)
def test_vague_date_is_worded_and_has_no_machine_date(client: Client, said: str, shown: str) -> None:
    published("Early talks", slug="talks", date=said)

    root = page(client, "/articles/talks/")

    assert texts(root, ".//p[@class='dateline']") == [shown]
    assert root.findall(".//p[@class='dateline']/time") == []


def test_exact_date_is_machine_readable(client: Client) -> None:
    note()

    dates = page(client, ADDRESS).findall(".//p[@class='dateline']/time")

    assert [date.attrib["datetime"] for date in dates] == ["1921-12-17"]


def test_earlier_edition_stays_citable_and_is_marked(client: Client) -> None:
    corrected(note(), note="The hour was wrong.", lead="It was handed over at noon.")

    root = page(client, f"{ADDRESS}editions/1/")

    assert texts(root, ".//p[@class='lead']") == ["The note was handed over in the morning."]
    notice, *_ = texts(root, ".//div[@class='notice']")
    assert notice.startswith("This is edition 1, as it was published on ")
    assert "It has been corrected since: edition 2 is in force." in notice
    assert meta(root, "robots") == "noindex"
    assert canonical(root) == f"http://testserver{ADDRESS}"


def test_newest_edition_is_marked_as_in_force(client: Client) -> None:
    note()

    root = page(client, f"{ADDRESS}editions/1/")

    assert "It is in force." in texts(root, ".//div[@class='notice']")[0]
    assert meta(root, "robots") is None


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999"])
def test_edition_that_never_was_is_not_found(client: Client, number: str) -> None:
    note()

    page(client, f"{ADDRESS}editions/{number}/", status=404)


def test_article_is_shown_without_a_catalog(client: Client, broken_catalog: None) -> None:
    note()

    response = client.get(ADDRESS)
    root = page(client, ADDRESS)

    assert texts(root, ".//h1") == ["Arcadia demands the strait"]
    assert texts(root, ".//div[@role='status']")[0].startswith("The catalog is catching up")
    assert texts(root, ".//dl[@class='terms']//li")[0] == "Straits"
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers


def test_withdrawn_article_leaves_a_tombstone(client: Client) -> None:
    withdrawn("The secret summit", slug="secret-summit", note="It never took place.", tags=("Hoaxes",))

    response = client.get("/articles/secret-summit/")
    html = response.content.decode()

    assert response.status_code == 410
    assert "It never took place." in html
    assert "secret summit" not in html.casefold()
    assert "hoax" not in html.casefold()


def test_right_to_left_texts_are_isolated(client: Client) -> None:
    published("بیانیهٔ تهران", slug="tehran", lead="متن بیانیه")

    root = page(client, "/articles/tehran/")

    assert [element.attrib["dir"] for element in root.findall(".//h1")] == ["auto"]
    assert [element.attrib["dir"] for element in root.findall(".//p[@class='lead']")] == ["auto"]


def test_article_says_how_to_cite_the_edition(client: Client) -> None:
    note()

    (citation,) = texts(page(client, ADDRESS), ".//dd[@class='citation']")

    assert citation.startswith("“Arcadia demands the strait”. Demarche, edition 1, ")
    assert citation.endswith(f". http://testserver{ADDRESS}editions/1/")


def test_source_and_the_places_that_cite_it_lead_to_each_other(client: Client) -> None:
    parts: dict[str, Any] = WHOLE | {
        "dek": "A note of nine points [^note]",
        "lead": "It was handed over in the morning. [^note]",
        "blocks": (DemandList(demands=(Demand(key="d9", text="Open the port [^note]"),)),),
        "closing": "An answer came. [^other]",
    }
    published("A note", slug="note", **parts)

    root = page(client, "/articles/note/")

    assert texts(root, ".//p[@class='dek']") == ["A note of nine points1"]
    assert texts(root, ".//p[@class='lead']") == ["It was handed over in the morning.1"]
    assert texts(root, ".//li[@id='d9']/span") == ["Open the port1"]
    places = [link.attrib["id"] for link in root.findall(".//a[@href='#source_note']")]
    assert places == ["cite_note_1", "cite_note_2", "cite_note_3", "cite_note_4"]
    back = [link.attrib["href"] for link in root.findall(".//li[@id='source_note']/a[@class='back']")]
    assert back == [f"#{place}" for place in places]
    assert texts(root, ".//p[@class='closing']") == ["An answer came. [^other]"]


@pytest.mark.parametrize(("headings", "listed"), [(3, 0), (4, 5)])
def test_long_record_has_a_list_of_contents(client: Client, headings: int, listed: int) -> None:
    blocks = tuple(Section(heading=f"Part {number}", paragraphs=("Text",)) for number in range(headings))
    published("A report", slug="report", blocks=blocks, sources=(Source(key="s", title="S"),))

    root = page(client, "/articles/report/")

    contents = [link.attrib["href"] for link in root.findall(".//nav[@class='contents unprinted']//a")]
    assert len(contents) == listed
    ids = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    assert {address[1:] for address in contents} <= ids


def test_article_page_suggests_similar_events_with_reasons(client: Client) -> None:
    shared: Any = {"tags": ("Straits", "Fleets"), "dossiers": ("Strait crisis",)}
    published("A letter", slug="letter", date="3 May 1920", **shared)
    published("An *answer*", slug="answer", date="8 May 1920", **shared)
    for number in range(5):
        published(f"Other {number}", slug=f"other-{number}", date=f"180{number}")

    root = page(client, "/articles/letter/")

    [section] = root.findall(".//section[@aria-labelledby='_similar']")
    assert texts(section, ".//li") == ["An answer, 8 May 1920 same dossier · 2 shared tags · 5 days apart"]
    assert root.findall(".//section[@aria-labelledby='_related']") == []
    assert page(client, "/articles/other-0/").findall(".//section[@aria-labelledby='_similar']") == []


@pytest.mark.parametrize("name", ["editions/1/", ""])
def test_similar_events_are_those_of_the_present_edition_alone(client: Client, name: str) -> None:
    shared: Any = {"tags": ("Straits", "Fleets")}
    published("A letter", slug="letter", **shared)
    published("An answer", **shared)

    found = page(client, f"/articles/letter/{name}").findall(".//section[@aria-labelledby='_similar']")

    assert len(found) == (0 if name else 1)
