from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import read_edtf
from archive.desk.articles import save_document
from archive.desk.lists.narrowing import LACKING, Lack, Narrowing
from archive.desk.models import Article
from archive.vocabulary.models import Dossier, Party, Tag
from tests.desk.documents import TREATY, rolled_back, titled

pytestmark = pytest.mark.django_db

BARE = titled("Bare")


def found(narrowing: Narrowing) -> list[str]:
    return list(narrowing.of(Article.objects.order_by("title")).values_list("title", flat=True))


@pytest.fixture
def articles() -> None:
    save_document(TREATY, by=None)
    save_document(BARE, by=None)


@pytest.mark.usefixtures("articles")
def test_narrowing_by_nothing_leaves_all() -> None:
    assert found(Narrowing()) == [BARE.title, TREATY.title]


@pytest.mark.usefixtures("articles")
def test_narrowing_by_terms_asks_for_all_of_them() -> None:
    tag, dossier = Tag.objects.get(name="Harbours"), Dossier.objects.get(name="The Strait")
    other = save_document(titled("Other", tags=("Harbours",)), by=None)

    assert found(Narrowing(tag=tag)) == [TREATY.title, other.title]
    assert found(Narrowing(tag=tag, dossier=dossier)) == [TREATY.title]


@pytest.mark.usefixtures("articles")
def test_narrowing_by_a_party_finds_those_in_which_it_only_demands() -> None:
    issuer = save_document(
        titled("Note", blocks=(next(block for block in TREATY.blocks if block.heading == "Demands"),)),
        by=None,
    )

    assert found(Narrowing(party=Party.objects.get(name="Northland"))) == [TREATY.title, issuer.title]


@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("lack", list(Lack))
def test_narrowing_to_what_is_without_something(lack: Lack) -> None:
    assert found(Narrowing(without=(lack,))) == [BARE.title]


def test_every_lack_has_its_meaning() -> None:
    assert set(LACKING) == set(Lack)


EDTF = st.sampled_from(
    ["", "1998-03-03", "1998-03", "1998", "1998~", "../1998-03", "1998-03/..", "1990/2000", "-0043-03-15"]
)
DAY = st.none() | EDTF.filter(bool).map(read_edtf).map(lambda date: date.first_day)


@given(edtf=EDTF, first=DAY, last=DAY, certain=st.booleans())
def test_narrowing_by_date_agrees_with_the_date_itself(
    edtf: str, first: int | None, last: int | None, certain: bool
) -> None:
    date = read_edtf(edtf) if edtf else BARE.date
    falls = date.surely_falls_between if certain else date.may_fall_between
    expected = falls(first, last) or (first, last) == (None, None)
    with rolled_back():
        save_document(titled("One", date=date), by=None)

        assert found(Narrowing(first_day=first, last_day=last, certain=certain)) == ["One"] * expected
