"""An article gets another address, and what names it follows."""

from __future__ import annotations

from archive.desk.articles import addresses, care
from archive.desk.articles.reading import document_of
from archive.desk.lists import words
from archive.desk.models import Answer, Article, Demand


def move(article: Article, slug: str) -> None:
    """Give an article another address. What names a draft by its address goes on to name it; a
    published one keeps all its addresses, and the next correction publishes the new one."""
    old = article.slug
    article.slug = slug
    article.save(update_fields=["slug"])
    words.keep([(article, document_of(article))])
    if article.record_id is None:
        _follow(old, slug)
    addresses.adopt([article])
    care.note_answers((), {article.address})


def _follow(old: str, new: str) -> None:
    """Let translations of a draft, and demands and answers that named demands of it, name it by its new
    address. An article that answers a demand by both addresses keeps both answers as they are: which one
    holds, its editor says."""
    Article.objects.filter(translation_of=old).update(translation_of=new)
    for demand in Demand.objects.filter(restates__startswith=f"{old}#"):
        demand.restates = _moved(demand.restates, new)
        demand.save(update_fields=["restates"])
    answered = set(Answer.objects.filter(address=new).values_list("article", "demand"))
    for answer in Answer.objects.filter(address=old):
        if (answer.article_id, moved := _moved(answer.demand, new)) not in answered:
            answer.demand = moved
            answer.save(update_fields=["demand"])


def _moved(reference: str, address: str) -> str:
    return f"{address}#{reference.partition('#')[2]}"
