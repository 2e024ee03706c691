from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.desk import publishing
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.desk.vocabulary_care import uses
from archive.documents import Answer, Demand, DemandList, KeyFact, Relation, RelationType, Verdict
from archive.vocabulary.models import Dossier, Party, Tag
from tests.desk.documents import TREATY, titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db


def test_articles_of_a_term_in_any_place() -> None:
    save_document(TREATY, by=None)
    blocks = (
        DemandList(heading="Demands", issuers=("Northland",), demands=(Demand(key="d1", text="Peace"),)),
    )
    save_document(titled("Only in a demand list", blocks=blocks), by=None)
    save_document(titled("Neither", parties=("Elsewhere",)), by=None)

    found = {
        (term.name, article.title)
        for term in (
            Party.objects.get(name="Northland"),
            Tag.objects.get(name="Harbours"),
            Dossier.objects.get(),
        )
        for article in uses.articles(term)
    }

    assert found == {
        ("Northland", TREATY.title),
        ("Northland", "Only in a demand list"),
        ("Harbours", TREATY.title),
        ("The Strait", TREATY.title),
    }


def test_labels_are_counted_by_article() -> None:
    facts = [KeyFact(label=label, value="x") for label in ("Place", "Place", "Form")]
    save_document(titled("One", key_facts=tuple(facts)), by=None)
    save_document(titled("Two", key_facts=tuple(facts[:1])), by=None)

    assert list(uses.labels()) == [{"label": "Place", "articles": 2}, {"label": "Form", "articles": 1}]
    assert [article.title for article in uses.articles_with_label("Form")] == ["One"]
    assert [article.title for article in uses.articles_with_label("form")] == []


def name(title: str, slug: str) -> None:
    """An article that names the one at this address in every way."""
    block = DemandList(heading="Demands", demands=(Demand(key="d1", text="Peace", restates=f"{slug}#d2"),))
    document = titled(
        title,
        blocks=(block,),
        answers=(Answer(demand=f"{slug}#d1", verdict=Verdict.REJECTED),),
        relations=(Relation(type=RelationType.RESPONDS_TO, target=slug),),
        language="uk",
        translation_of=slug,
    )
    save_document(document, by=None)


EVERY_WAY = [
    RelationType.RESPONDS_TO.words,
    "answers d1: " + Verdict.REJECTED.words,
    "restates d2 as d1",
    "translates it (Українська)",
]


@pytest.mark.parametrize("count", [1, 3])
def test_uses_of_an_article(count: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    article = save_document(titled("The note"), by=None)
    longer = save_document(titled("The note of May"), by=None)
    assert longer.slug.startswith(article.slug)
    name("Of another", longer.slug)
    for number in range(count):
        name(f"Answer {number}", article.slug)

    with django_assert_num_queries(4):
        found = uses.of_article(article)

    assert [(use.article.title, use.how) for use in found] == [
        (f"Answer {number}", how) for how in EVERY_WAY for number in range(count)
    ]


def test_uses_by_a_former_address() -> None:
    editor = person("editor")
    article = save_document(titled("The note"), by=None)
    publishing.publish(article, by=editor)
    name("Answer", article.slug)
    Article.objects.filter(pk=article.pk).update(slug="the-first-note")
    publishing.correct(Article.objects.get(pk=article.pk), by=editor, note="A better address.")

    found = uses.of_article(Article.objects.select_related("record").get(pk=article.pk))

    assert [use.how for use in found] == EVERY_WAY
