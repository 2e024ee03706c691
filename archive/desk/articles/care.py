"""What of an article needs care, noted with every save, so that nobody has to look through them all.

Whether an answer names a demand that is there depends on another article too: when that is saved, or
gets another address, the notes of those that answer it are made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db.models import QuerySet

from archive.desk.articles import demands
from archive.desk.articles.exact_days import exact_day
from archive.desk.models import Answer, Article, Care
from archive.documents import Document

Kind = Care.Kind


def note(saved: Collection[tuple[Article, Document]]) -> None:
    """Note what needs care in articles that were saved; a fixed number of queries."""
    articles = [article for article, _document in saved]
    Care.objects.filter(article__in=articles).delete()
    Care.objects.bulk_create(
        _care(article, kind, what)
        for article, document in saved
        for kind, what in _of_document(document)
        if what
    )
    note_answers({article.pk for article in articles}, {article.address for article in articles})


def _of_document(document: Document) -> Iterator[tuple[Kind, str]]:
    yield Kind.FACTS, ", ".join(fact.label for fact in document.key_facts if not fact.source)
    day = exact_day(document.date, document.lead)
    yield Kind.VAGUE, day.edtf if day else ""


def note_answers(articles: Collection[int], addresses: Collection[str]) -> None:
    """Note which answers name a demand that is not there: answers of these articles, and of all that
    answer demands at one of the addresses."""
    answering = {*articles, *Answer.objects.filter(address__in=addresses).values_list("article", flat=True)}
    answers = list(_answers(answering))
    missing = demands.missing({_demand(answer) for answer in answers}) if answers else set()
    found: dict[Article, list[str]] = {}
    for answer in answers:
        if _demand(answer) in missing:
            found.setdefault(answer.article, []).append(_demand(answer))
    Care.objects.filter(article__in=answering, kind=Kind.ANSWERS).delete()
    Care.objects.bulk_create(
        _care(article, Kind.ANSWERS, ", ".join(named)) for article, named in found.items()
    )


def _answers(articles: Iterable[int]) -> QuerySet[Answer]:
    rows = Answer.objects.filter(article__in=articles).select_related("article__record")
    shown = ("slug", "record__slug", "created_by", "changed_at")
    return rows.only("demand", *(f"article__{name}" for name in shown)).order_by("article", "position")


def _demand(answer: Answer) -> str:
    """The demand, with the address also where it is the article's own."""
    return answer.demand if answer.address else f"{answer.article.address}{answer.demand}"


def _care(article: Article, kind: Kind, what: str) -> Care:
    return Care(
        article=article, kind=kind, what=what, author_id=article.created_by_id, changed_at=article.changed_at
    )
