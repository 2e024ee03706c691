"""An editor's walk: a plain text is pasted, mended, published, and found by readers."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.dates import read_date
from archive.desk import publishing
from archive.desk.articles import save_document
from archive.documents import Document
from tests.desk.admin.browsers import choose

PASSWORD = "correct horse battery staple"
TEXT = """Arcadia Sends a Second Note Demanding the Opening of the Straits
Port Vale repeats its terms to the League and sets a date for an answer
Port Vale Repeats Its Terms for the Straits
Arcadia handed a second note to the Boreal League on March 3, 1923, which repeated \
the terms of the first and asked for an answer within two weeks.
Key Facts
- Date: March 3, 1923
- Recipients: The Boreal Leage
- Format: One note of four pages
Primary Demands
The second note included:
- Withdrawal of the fleet from the straits
- Publication of the secret treaty
- Free passage for merchant ships
Legal Framework
Arcadia demanded:
- A formal treaty
- A commission to watch over it
League Reaction
The members of the League:
- Rejected the date that was set
- Offered talks about passage
- Kept the fleet where it was
Failed Mediation
A neutral power offered to mediate, which ended because of:
- Positions that could not be brought together
- A lack of time
The second note would be remembered as the last attempt to settle the question of the \
straits before the blockade began.
"""


@pytest.fixture
def chief(transactional_db: None) -> User:
    """Somebody who may do everything at the desk."""
    return User.objects.create_superuser("chief", password=PASSWORD)


@pytest.fixture
def first_note(chief: User) -> None:
    """A public record to which the new one will be related."""
    document = Document(title="The first note", date=read_date("17 December 1921"), tags=("Straits",))
    publishing.publish(save_document(document, by=chief), by=chief)


@pytest.mark.every_database
def test_editor_imports_mends_and_publishes_and_readers_find_it(
    page: Page, live_server: LiveServer, chief: User, first_note: None, complaints: list[str]
) -> None:
    log_in(page, live_server)
    paste(page, live_server)
    mend(page)
    publish(page)

    find(page, live_server)
    follow(page)

    assert complaints == []


def log_in(page: Page, live_server: LiveServer) -> None:
    """Log in to the desk."""
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def paste(page: Page, live_server: LiveServer) -> None:
    """Import a text by pasting it: it is shown as read before it is saved."""
    page.goto(f"{live_server.url}/admin/desk/article/")
    page.get_by_role("link", name="Import").click()
    page.get_by_label("Text:").fill(TEXT)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.get_by_text("date read from key fact").first).to_be_visible()
    page.get_by_role("button", name="Save as draft").click()
    expect(page.get_by_text("Saved as a draft. Readers do not see it yet.")).to_be_visible()


def mend(page: Page) -> None:
    """Mend a key fact, tag the record, relate it to the first note."""
    page.locator("[name=key_facts-1-value]").fill("The Boreal League")
    choose(page, ".field-tags", "Straits")
    page.get_by_role("link", name="Add another Relation").click()
    page.locator("[name=relations-0-type]").select_option("responds-to")
    choose(page, "#relations-0", "The first note")


def publish(page: Page) -> None:
    """Save and publish, with a look at what is published."""
    page.get_by_role("button", name="Save, then publish…").click()
    page.wait_for_url("**/publish/**")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def find(page: Page, live_server: LiveServer) -> None:
    """Find the record at /archive/ by tag, by dates and by word."""
    for query in ("tag=straits", "from=1923-03-01&to=1923-03-31", "q=mediate"):
        page.goto(f"{live_server.url}/archive/?{query}")
        expect(page.get_by_role("link", name="Arcadia Sends a Second Note")).to_be_visible()
    page.get_by_role("link", name="Arcadia Sends a Second Note").click()


def follow(page: Page) -> None:
    """Read it, and go on to the related event and back."""
    expect(page.get_by_role("region", name="Key facts")).to_contain_text("The Boreal League")
    expect(page.locator("ol.demands").first.locator("> li")).to_have_count(3)
    page.get_by_role("region", name="Related events").get_by_role("link", name="The first note").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The first note")
    expect(page.get_by_role("region", name="Related events")).to_contain_text("Answered by")
