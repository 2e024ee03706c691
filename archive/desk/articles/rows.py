"""Document -> rows: the parts of many articles, written together in a fixed number of statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Model

from archive import documents
from archive.desk import models
from archive.desk.articles.texts import paragraphs_text, points_text
from archive.desk.articles.vocabulary import Terms
from archive.desk.models import Article, Block, BlockParty
from archive.documents import Document, Section


def delete_parts(articles: Collection[Article]) -> None:
    """Remove every part of the articles: what cites before what is cited, the inner before the outer."""
    for model, article in _OWNERS.items():
        model._default_manager.filter(**{f"{article}__in": articles}).delete()


_OWNERS: dict[type[Model], str] = {
    models.KeyFact: "article",
    models.Answer: "article",
    models.Relation: "article",
    models.Source: "article",
    models.Demand: "article",
    BlockParty: "block__article",
    Block: "article",
    models.TaggedArticle: "content_object",
    models.ArticleParty: "article",
    models.ArticleDossier: "article",
}
"""Each kind of part, with the way to its article."""


def create_parts(
    saved: Iterable[tuple[Article, Document]], terms: Terms, targets: Mapping[str, Article]
) -> None:
    """Write the parts of articles that have none. `targets`: the articles that relations name."""
    pairs = list(saved)
    sources = _create_sources(pairs)
    _create_cited(pairs, sources)
    _create_blocks(pairs, terms)
    models.Relation.objects.bulk_create(
        _relation(article, position, relation, targets, sources)
        for article, document in pairs
        for position, relation in enumerate(document.relations)
    )
    _create_links(pairs, terms)


Sources = Mapping[tuple[int, str], models.Source]
"""The sources of articles, by the article and their key."""


def _create_sources(pairs: list[tuple[Article, Document]]) -> Sources:
    """The sources, which other parts cite."""
    rows = models.Source.objects.bulk_create(
        models.Source(
            article=article,
            position=position,
            key=source.key,
            title=source.title,
            issuer=source.issuer,
            date=source.date,
            url=source.url,
        )
        for article, document in pairs
        for position, source in enumerate(document.sources)
    )
    return {(row.article_id, row.key): row for row in rows}


def _create_cited(pairs: list[tuple[Article, Document]], sources: Sources) -> None:
    """Facts and answers."""
    models.KeyFact.objects.bulk_create(
        models.KeyFact(
            article=article,
            position=position,
            label=fact.label,
            value=fact.value,
            source=sources.get((article.pk, fact.source)),
        )
        for article, document in pairs
        for position, fact in enumerate(document.key_facts)
    )
    models.Answer.objects.bulk_create(
        models.Answer(
            article=article,
            position=position,
            demand=answer.demand,
            verdict=answer.verdict,
            by=answer.by,
            note=answer.note,
            source=sources.get((article.pk, answer.source)),
        )
        for article, document in pairs
        for position, answer in enumerate(document.answers)
    )


def _create_blocks(pairs: list[tuple[Article, Document]], terms: Terms) -> None:
    """Blocks, then the demands of demand lists and their parties."""
    planned = [
        (_block(article, position, block), block)
        for article, document in pairs
        for position, block in enumerate(document.blocks)
    ]
    Block.objects.bulk_create(row for row, _block in planned)
    lists = [(row, block) for row, block in planned if isinstance(block, documents.DemandList)]
    models.Demand.objects.bulk_create(
        models.Demand(
            article_id=row.article_id,
            block=row,
            position=position,
            key=demand.key,
            text=demand.text,
            restates=demand.restates,
        )
        for row, block in lists
        for position, demand in enumerate(block.demands)
    )
    BlockParty.objects.bulk_create(
        party for row, block in lists for party in _block_parties(row, block, terms)
    )


def _block(article: Article, position: int, block: documents.Block) -> Block:
    is_section = isinstance(block, Section)
    return Block(
        article=article,
        position=position,
        kind=Block.Kind.SECTION if is_section else Block.Kind.DEMAND_LIST,
        heading=block.heading,
        level=block.level,
        paragraphs=paragraphs_text(block.paragraphs),
        points=points_text(block.points) if isinstance(block, Section) else "",
    )


def _block_parties(row: Block, block: documents.DemandList, terms: Terms) -> Iterable[BlockParty]:
    sides = ((BlockParty.Role.ISSUER, block.issuers), (BlockParty.Role.ADDRESSEE, block.addressees))
    for role, names in sides:
        for position, name in enumerate(names):
            yield BlockParty(block=row, role=role, position=position, party=terms.parties[name])


def _relation(
    article: Article,
    position: int,
    relation: documents.Relation,
    targets: Mapping[str, Article],
    sources: Sources,
) -> models.Relation:
    known = targets.get(relation.target)
    return models.Relation(
        article=article,
        position=position,
        type=relation.type,
        target_article=known,
        target="" if known else relation.target,
        note=relation.note,
        certainty=relation.certainty,
        source=sources.get((article.pk, relation.source)),
    )


def _create_links(pairs: list[tuple[Article, Document]], terms: Terms) -> None:
    models.TaggedArticle._default_manager.bulk_create(
        models.TaggedArticle(content_object=article, position=position, tag=terms.tags[name])
        for article, document in pairs
        for position, name in enumerate(document.tags)
    )
    models.ArticleParty.objects.bulk_create(
        models.ArticleParty(article=article, position=position, party=terms.parties[name])
        for article, document in pairs
        for position, name in enumerate(document.parties)
    )
    models.ArticleDossier.objects.bulk_create(
        models.ArticleDossier(article=article, position=position, dossier=terms.dossiers[name])
        for article, document in pairs
        for position, name in enumerate(document.dossiers)
    )
