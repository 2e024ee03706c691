"""Article -> document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Prefetch

from archive import documents
from archive.desk import models
from archive.desk.articles.texts import read_paragraphs, read_points
from archive.desk.models import Article
from archive.documents import Certainty, Document, RelationType, Verdict

PARTS: tuple[Any, ...] = (
    "sources",
    "key_facts",
    "blocks",
    "blocks__demands",
    Prefetch("blocks__block_parties", models.BlockParty.objects.select_related("party")),
    "answers",
    Prefetch("relations", models.Relation.objects.select_related("target_article__record")),
    Prefetch("tag_links", models.TaggedArticle._default_manager.select_related("tag")),
    Prefetch("party_links", models.ArticleParty.objects.select_related("party")),
    Prefetch("dossier_links", models.ArticleDossier.objects.select_related("dossier")),
)
"""What a document takes beside the article's own row, in one query each."""


def document_of(article: Article) -> Document:
    """The content of an article as it stands in the database; a fixed number of queries."""
    return documents_of([article])[0]


def documents_of(articles: Sequence[Article]) -> list[Document]:
    """The content of each of the articles, in their order; as many queries as for one."""
    rows = Article.objects.prefetch_related(*PARTS).in_bulk([article.pk for article in articles])
    return [read(rows[article.pk]) for article in articles]


def read(article: Article) -> Document:
    """The content of an article whose `PARTS` were prefetched; no query."""
    sources = {source.pk: source.key for source in article.sources.all()}
    return Document(
        title=article.title,
        headline=article.headline,
        dek=article.dek,
        lead=article.lead,
        date=article.date,
        closing=article.closing,
        language=article.language,
        translation_of=article.translation_of,
        key_facts=tuple(_key_fact(fact, sources) for fact in article.key_facts.all()),
        blocks=tuple(map(_block, article.blocks.all())),
        answers=tuple(_answer(answer, sources) for answer in article.answers.all()),
        sources=tuple(map(_source, article.sources.all())),
        tags=tuple(link.tag.name for link in article.tag_links.all()),
        parties=tuple(link.party.name for link in article.party_links.all()),
        dossiers=tuple(link.dossier.name for link in article.dossier_links.all()),
        relations=tuple(_relation(relation, sources) for relation in article.relations.all()),
    )


def _source(row: models.Source) -> documents.Source:
    return documents.Source(key=row.key, title=row.title, issuer=row.issuer, date=row.date, url=row.url)


def _key_fact(row: models.KeyFact, sources: dict[int, str]) -> documents.KeyFact:
    return documents.KeyFact(label=row.label, value=row.value, source=_key(row.source_id, sources))


def _answer(row: models.Answer, sources: dict[int, str]) -> documents.Answer:
    return documents.Answer(
        demand=row.demand,
        verdict=Verdict(row.verdict),
        by=row.by,
        note=row.note,
        source=_key(row.source_id, sources),
    )


def _key(source: int | None, sources: dict[int, str]) -> str:
    return "" if source is None else sources[source]


def _block(row: models.Block) -> documents.Block:
    paragraphs = read_paragraphs(row.paragraphs)
    if row.kind == models.Block.Kind.SECTION:
        return documents.Section(
            heading=row.heading,
            level=row.level,
            paragraphs=paragraphs,
            points=read_points(row.points),
        )
    parties = row.block_parties.all()
    return documents.DemandList(
        heading=row.heading,
        level=row.level,
        paragraphs=paragraphs,
        issuers=_named(parties, models.BlockParty.Role.ISSUER),
        addressees=_named(parties, models.BlockParty.Role.ADDRESSEE),
        demands=tuple(map(_demand, row.demands.all())),
    )


def _named(parties: Iterable[models.BlockParty], role: str) -> tuple[str, ...]:
    return tuple(each.party.name for each in parties if each.role == role)


def _demand(row: models.Demand) -> documents.Demand:
    return documents.Demand(key=row.key, text=row.text, restates=row.restates)


def _relation(row: models.Relation, sources: dict[int, str]) -> documents.Relation:
    return documents.Relation(
        type=RelationType(row.type),
        target=row.target_article.address if row.target_article else row.target,
        note=row.note,
        certainty=Certainty(row.certainty),
        source=_key(row.source_id, sources),
    )
