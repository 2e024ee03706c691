from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.dates import read_date
from archive.desk.articles import save_document
from archive.desk.models import Article
from archive.desk.workflow.hints import Hint, checklist
from archive.documents import Answer, Demand, DemandList, Document, Relation, RelationType, Source, Verdict
from archive.ledger import acts
from tests.desk.documents import titled

pytestmark = pytest.mark.django_db

FULL = titled(
    "Talks",
    date=read_date("3 March 1998"),
    tags=("Harbours",),
    sources=(Source(key="note", title="Note"),),
)
DEMANDS = replace(
    FULL,
    title="Demands",
    blocks=(DemandList(demands=(Demand(key="d1", text="Open"), Demand(key="d2", text="Leave"))),),
)


def saved(document: Document, *, public: bool = False) -> Article:
    """The document as an article, as readers see it where it is public."""
    article = save_document(document, by=None)
    if public:
        article.record = acts.publish(document, slug=article.slug, by="editor").record
        article.save()
    return article


def hints(article: Article, document: Document) -> list[Hint]:
    """The check list beside that of the texts."""
    return [hint for hint in checklist(article, document) if hint.code != "rare-tag"]


def test_article_without_fault_has_an_empty_list() -> None:
    saved(replace(FULL, title="Other talks"))

    assert checklist(saved(FULL), FULL) == []


def test_tag_that_no_other_article_has_is_told() -> None:
    saved(replace(FULL, title="Other talks"))
    document = replace(FULL, tags=("Harbours", "Habrours"))

    assert checklist(saved(document), document) == [
        Hint("rare-tag", "No other article has the tag “Habrours”."),
        Hint("near-twin", "“Habrours” is nearly “Harbours”: they differ in one letter."),
    ]


def test_names_that_mix_scripts_are_told() -> None:
    saved(replace(FULL, title="Other talks"))
    document = replace(FULL, parties=("\u0420oland",))

    [hint] = checklist(saved(document), document)

    assert (hint.code, hint.blocks) == ("mixed-scripts", False)


def test_relations_to_drafts_and_withdrawn_records_are_told() -> None:
    saved(titled("Draft"))
    withdrawn = saved(titled("Mistake"), public=True)
    assert withdrawn.record
    acts.withdraw(withdrawn.record, by="chief", note="In error")
    saved(titled("Public"), public=True)
    document = replace(
        FULL,
        relations=tuple(
            Relation(type=RelationType.LED_TO, target=slug) for slug in ("draft", "mistake", "public", "gone")
        ),
    )

    assert hints(saved(document), document) == [
        Hint("not-public", "Named, but not public: “draft”, “gone”. It is left out."),
        Hint("withdrawn", "Named, but withdrawn: “mistake”."),
    ]


def test_answers_without_a_demand_are_told() -> None:
    saved(DEMANDS, public=True)
    references = ("1998-03-demands#d1", "1998-03-demands#d9", "#d1", "elsewhere#d1")
    answers = tuple(Answer(demand=each, verdict=Verdict.REJECTED) for each in references)
    document = replace(FULL, answers=answers)

    assert hints(saved(document), document) == [
        Hint("not-public", "Named, but not public: “elsewhere”. It is left out."),
        Hint("no-demand", "No such demand: “1998-03-demands#d9”, “#d1”."),
    ]


def test_demand_that_others_answer_is_not_dropped() -> None:
    article = saved(DEMANDS, public=True)
    answers = (Answer(demand="1998-03-demands#d2", verdict=Verdict.REJECTED),)
    saved(replace(FULL, answers=answers), public=True)
    without = replace(DEMANDS, blocks=(DemandList(demands=(Demand(key="d1", text="Open"),)),))

    assert hints(article, without) == [
        Hint(
            "demand-gone",
            "Other records answer or restate demands that it no longer has: d2. Keep their keys.",
            blocks=True,
        )
    ]


def test_demand_that_only_drafts_answer_may_go() -> None:
    article = saved(DEMANDS, public=True)
    answers = (Answer(demand="1998-03-demands#d2", verdict=Verdict.REJECTED),)
    saved(replace(FULL, answers=answers))
    without = replace(DEMANDS, blocks=(DemandList(demands=(Demand(key="d1", text="Open"),)),))

    assert hints(article, without) == []


def test_ill_formed_document_and_foreign_address_block() -> None:
    saved(titled("Taken"), public=True)
    Article.objects.update(slug="elsewhere")
    article = saved(FULL)
    article.slug = "taken"

    assert hints(article, replace(FULL, title="")) == [
        Hint("ill-formed", "title: is empty", blocks=True),
        Hint("address", "Its address belongs to another record.", blocks=True),
    ]


def test_similar_event_that_readers_know_is_suggested() -> None:
    near = replace(FULL, title="Near", dossiers=("The Strait",))
    for title in ("Near", "Named"):
        saved(replace(near, title=title), public=True)
    saved(replace(near, title="Draft"))
    named = Relation(type=RelationType.RELATED, target="1998-03-named")
    document = replace(near, title="Own", relations=(named,))

    assert [hint for hint in hints(saved(document), document) if hint.code == "related"] == [
        Hint("related", "Perhaps related: “Near”.")
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_check_list_costs_the_same_for_more_references(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        saved(titled(f"Other {number}"), public=True)
    relations = tuple(Relation(type=RelationType.LED_TO, target=f"other-{number}") for number in range(count))
    answers = tuple(Answer(demand=f"other-{number}#d1", verdict=Verdict.REJECTED) for number in range(count))
    document = replace(FULL, relations=relations, answers=answers, dossiers=("The Strait",))
    article = saved(document)
    checklist(article, document)  # the catalog follows

    with django_assert_num_queries(16):
        checklist(article, document)
