from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from archive.public.cards import SIZE, card, fitted
from tests.ledger.factories import corrected
from tests.public.pages import note

ADDRESS = "/articles/1921-12-arcadia-demands/card.png"


def drawn(content: bytes) -> Image.Image:
    """A card as a picture, read whole."""
    image = Image.open(BytesIO(content))
    image.load()
    return image


def ink(content: bytes) -> int:
    """How many pixels of a card are not paper."""
    image = drawn(content).convert("L")
    return sum(image.histogram()[:200])


@pytest.mark.django_db
def test_article_has_a_card_with_its_headline(client: Client) -> None:
    note()

    response = client.get(ADDRESS)
    image = drawn(response.content)

    assert (response.headers["Content-Type"], image.format, image.size) == ("image/png", "PNG", SIZE)
    assert image.info["Title"] == "Arcadia demands the strait"
    assert len(response.content) < 40_000


@pytest.mark.django_db
def test_card_that_is_known_is_not_sent_again_until_a_correction(client: Client) -> None:
    edition = note()
    tag = client.get(ADDRESS).headers["ETag"]

    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304
    corrected(edition, title="Arcadia asks for the strait")
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 200


def test_site_has_a_card(client: Client) -> None:
    assert drawn(client.get("/card.png").content).size == SIZE


@pytest.mark.parametrize("headline", ["Український переговори", "Pašić’s “reply” – № 1", "Été"])
def test_headline_in_latin_or_cyrillic_is_drawn(headline: str) -> None:
    assert ink(card(headline, "", "Archive")) > ink(card("", "", "Archive"))


@pytest.mark.parametrize("headline", ["بیانیهٔ تهران", "北京", "a 😀"])
def test_headline_that_the_fonts_lack_is_left_out(headline: str) -> None:
    assert ink(card(headline, "", "Archive")) == ink(card("", "", "Archive"))


@given(st.lists(st.sampled_from(["war", "peace", "W" * 80, "conference"]), max_size=60))
def test_headline_of_any_length_has_four_lines_at_most(words: list[str]) -> None:
    _face, lines = fitted(" ".join(words))

    assert len(lines) <= 4
    assert " ".join(words).startswith(" ".join(lines).removesuffix(" …"))


def test_longer_headlines_are_smaller() -> None:
    sizes = [fitted("A conference of the powers " * number)[0].size for number in (1, 4, 6, 20)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1]
