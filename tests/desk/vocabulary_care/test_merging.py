from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from archive.desk import publishing
from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Merge
from archive.desk.vocabulary_care import merging
from archive.documents import Demand, DemandList, Document
from archive.ledger.acts import RefusedAct
from archive.ledger.models import Edition, Entry
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.desk.documents import TREATY, rolled_back, titled
from tests.desk.people import person
from tests.ledger.threads import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    return person("chief")


def tag(name: str) -> Tag:
    found: Tag = Tag.objects.get(name=name)
    return found


def documents() -> dict[str, Document]:
    return {article.title: document_of(article) for article in Article.objects.all()}


def demands(*issuers: str) -> tuple[DemandList, ...]:
    """A demand list of these issuers, the first of whom is also addressed."""
    demand = Demand(key="d1", text="Peace")
    return (DemandList(heading="Demands", issuers=issuers, addressees=issuers[:1], demands=(demand,)),)


def test_merge_in_articles(chief: User) -> None:
    for title, names in {
        "One": ("Burma", "Asia"),
        "Both": ("Burma", "Asia", "Myanmar"),
        "Other": ("Asia",),
    }.items():
        save_document(titled(title, tags=names), by=None)

    merging.merge(tag("Burma"), tag("Myanmar"), by=chief)

    assert {title: document.tags for title, document in documents().items()} == {
        "One": ("Myanmar", "Asia"),
        "Both": ("Asia", "Myanmar"),
        "Other": ("Asia",),
    }


def test_merge_of_parties_reaches_demand_lists(chief: User) -> None:
    document = titled("Note", parties=("Burma", "Siam"), blocks=demands("Burma", "Myanmar", "Siam"))
    save_document(document, by=None)

    kept = merging.merge(Party.objects.get(name="Burma"), Party.objects.get(name="Myanmar"), by=chief)

    merged = documents()["Note"]
    assert merged.parties == ("Myanmar", "Siam")
    assert merged.blocks == (replace(demands("Myanmar", "Siam")[0]),)
    merging.undo(kept, by=chief)
    assert documents()["Note"] == document


@pytest.mark.parametrize(("model", "field"), [(Tag, "tags"), (Party, "parties"), (Dossier, "dossiers")])
def test_undone_merge_has_never_been(chief: User, model: type[Term], field: str) -> None:
    for title, names in {"One": ("A", "B", "C"), "Both": ("B", "D", "A"), "Other": ("B",)}.items():
        save_document(titled(title, **{field: names}), by=None)
    before = documents()
    terms.rename(model._default_manager.get(name="A"), "Alpha")
    alpha = model._default_manager.get(name="Alpha")
    alpha.description = "The first"
    alpha.save()

    kept = merging.merge(alpha, model._default_manager.get(name="B"), by=chief)
    again = merging.undo(kept, by=chief)

    assert (again.name, again.slug, again.description) == ("Alpha", "alpha", "The first")
    assert terms.find(model, ["a"])["a"] == again
    terms.rename(again, "A")
    assert documents() == before


def test_undoing_leaves_what_came_later(chief: User) -> None:
    """Articles tagged later keep the other tag; those that lost it since do not get it back."""
    lost = save_document(titled("Lost", tags=("Burma",)), by=None)
    edited = save_document(titled("Edited", tags=("Asia", "Burma", "Myanmar", "Peace")), by=None)
    deleted = save_document(titled("Deleted", tags=("Burma",)), by=None)
    kept = merging.merge(tag("Burma"), tag("Myanmar"), by=chief)
    save_document(titled("Lost"), article=lost, by=None)
    save_document(titled("Edited", tags=("Myanmar", "Peace", "War")), article=edited, by=None)
    deleted.delete()
    save_document(titled("Later", tags=("Burma",)), by=None)

    assert [article.title for article in merging.changed_since(kept)] == ["Lost", "Edited"]
    merging.undo(kept, by=chief)

    assert {title: document.tags for title, document in documents().items()} == {
        "Lost": (),
        "Edited": ("Myanmar", "Peace", "War", "Burma"),
        "Later": ("Myanmar",),
    }


def test_merge_writes_no_revision_and_no_edition(chief: User) -> None:
    article = save_document(titled("Talks", tags=("Burma", "Myanmar")), by=None)
    publishing.publish(article, by=chief)

    kept = merging.merge(tag("Burma"), tag("Myanmar"), by=chief, note="One country.")

    assert Edition.objects.get().value.tags == ("Burma", "Myanmar")
    assert [revision.number for revision in article.revisions.all()] == [1]
    entry = Entry.objects.get(act="merge")
    assert (entry.number, entry.note, entry.actor) == (kept.entry, "One country.", "chief")
    assert document_of(save_document(document_of(article), article=article, by=None)).tags == ("Myanmar",)
    assert [revision.number for revision in article.revisions.all()] == [1, 2]


def test_merge_of_a_draft_tag_is_not_in_the_ledger(chief: User) -> None:
    save_document(titled("Secret", tags=("Secret tag", "Myanmar")), by=None)
    kept = merging.merge(tag("Secret tag"), tag("Myanmar"), by=chief)
    merging.undo(kept, by=chief)
    assert (kept.entry, Entry.objects.count()) == (None, 0)
    assert documents()["Secret"].tags == ("Secret tag", "Myanmar")


def test_undo_twice(chief: User) -> None:
    save_document(titled("One", tags=("A", "B")), by=None)
    kept = merging.merge(tag("A"), tag("B"), by=chief)
    merging.undo(kept, by=chief)
    with pytest.raises(RefusedAct, match="undone already"):
        merging.undo(kept, by=chief)


def test_refused_undo_changes_nothing(chief: User) -> None:
    save_document(titled("One", tags=("A", "B")), by=None)
    kept = merging.merge(tag("A"), tag("B"), by=chief)
    terms.rename(tag("B"), "A")
    with pytest.raises(RefusedAct, match="term of its own"):
        merging.undo(kept, by=chief)
    assert (Tag.objects.count(), documents()["One"].tags) == (1, ("A",))
    kept.refresh_from_db()
    assert kept.undone_at is None


def test_merge_with_a_term_of_another_vocabulary(chief: User) -> None:
    save_document(titled("One", tags=("A",), parties=("A",)), by=None)
    with pytest.raises(RefusedAct, match="same vocabulary"):
        merging.merge(tag("A"), Party.objects.get(), by=chief)
    assert Merge.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_preview(chief: User, count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(count):
        article = save_document(titled(f"Talks {number}", tags=("Burma",)), by=None)
    publishing.publish(article, by=chief)
    save_document(titled("Both", tags=("Burma", "Myanmar")), by=None)
    terms.rename(tag("Burma"), "Birma")
    pair = tag("Birma"), tag("Myanmar")

    with django_assert_num_queries(4):
        seen = merging.preview(*pair)

    assert seen == merging.Preview(articles=count + 1, public=1, both=1, names=("Birma", "Burma"))
    assert documents()["Both"].tags == ("Birma", "Myanmar")


def test_successors_of_merged_terms(chief: User) -> None:
    save_document(titled("One", tags=("A", "B", "C")), by=None)
    a, b, c = tag("A"), tag("B"), tag("C")
    old = a.pk, b.pk
    kept = merging.merge(a, b, by=chief)
    merging.merge(tag("B"), c, by=chief)
    assert merging.successors(Tag, [*old, c.pk, 10**9]) == {old[0]: c, old[1]: c}
    assert merging.successors(Party, old) == {}
    again = merging.undo(kept, by=chief)
    assert merging.successors(Tag, old) == {old[0]: again, old[1]: c}


@pytest.mark.parametrize("fields", [{"vocabulary": "place"}])
def test_merge_of_an_unknown_vocabulary(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(name="A", into="B", term=1, was={}, places={}, **fields)


NAMES = ("A", "B", "C", "D")
tagged = st.lists(
    st.lists(st.sampled_from(NAMES), max_size=4, unique=True).map(tuple), min_size=1, max_size=4
)


@trying(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tagged, st.lists(st.permutations(NAMES), max_size=3))
def test_merges_undone_backwards_have_never_been(
    chief: User, articles: list[tuple[str, ...]], pairs: list[list[str]]
) -> None:
    with rolled_back():
        save_document(titled("All", tags=NAMES), by=None)
        for number, names in enumerate(articles):
            save_document(titled(f"Article {number}", tags=names), by=None)
        before, done = documents(), []
        for one, other, *_rest in pairs:
            found = terms.find(Tag, [one, other])
            if found[one] != found[other]:
                done.append(merging.merge(found[one], found[other], by=chief))
        assert {len(set(document.tags)) == len(document.tags) for document in documents().values()} == {True}
        for kept in reversed(done):
            merging.undo(kept, by=chief)
        assert documents() == before


@pytest.mark.django_db(transaction=True)
def test_merge_while_articles_are_saved() -> None:
    """Each save that was answered is there, and carries a tag that is there."""
    chief = User.objects.create(username="chief")
    save_document(replace(TREATY, tags=("Burma", "Myanmar")), by=None)

    def work(index: int) -> None:
        if index == 0:
            merging.merge(tag("Burma"), tag("Myanmar"), by=chief)
        else:
            for number in range(5):
                save_document(titled(f"Talks {index} {number}", tags=("Burma",)), by=None)

    at_once(4, work)
    assert list(Tag.objects.values_list("name", flat=True)) == ["Myanmar"]
    assert [document.tags for document in documents().values()] == [("Myanmar",)] * 16


@pytest.mark.django_db(transaction=True)
def test_merges_in_opposite_directions() -> None:
    chief = User.objects.create(username="chief")
    save_document(titled("One", tags=("A", "B")), by=None)
    pairs = (tag("A"), tag("B")), (tag("B"), tag("A"))

    def work(index: int) -> bool:
        try:
            merging.merge(*pairs[index], by=chief)
        except RefusedAct:
            return False
        return True

    assert sorted(at_once(2, work)) == [False, True]
    assert len(documents()["One"].tags) == Tag.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_merges_are_done_and_undone_while_pages_are_saved() -> None:
    """Nobody waits in a circle: not those who have locked an article, nor those who move its tags."""
    chief = User.objects.create(username="chief")
    articles = [save_document(titled(f"Talks {number}", tags=("A", "B")), by=None) for number in range(3)]

    def work(index: int) -> None:
        for number in range(4):
            if index == 0:
                merging.undo(merging.merge(tag("A"), tag("B"), by=chief), by=chief)
            else:
                with transaction.atomic():
                    article = Article.objects.select_for_update(no_key=True).get(pk=articles[index - 1].pk)
                    document = titled(article.title, tags=("A", "B"), closing=f"Round {number}.")
                    save_document(document, article=article, by=None)

    at_once(4, work)
    assert {document.closing for document in documents().values()} == {"Round 3."}
    assert {document.tags for document in documents().values()} <= {("A", "B"), ("B",), ("B", "A")}
    assert Tag.objects.count() == 2
