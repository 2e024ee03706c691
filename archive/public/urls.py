"""Addresses for readers. Each is permanent: a changed one must redirect for ever."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, path

from archive.public import (
    archive_list,
    articles,
    corrections,
    dates,
    dossiers,
    facts,
    feeds,
    front,
    history,
    relations,
    site,
    sitemaps,
    style,
    suggest,
    terms,
    timeline,
)
from archive.public.demands import comparison, grid, register, thread, verdicts

KINDS = {"tags": terms.TAGS, "parties": terms.PARTIES, "dossiers": terms.DOSSIERS}


def _vocabulary(
    root: str, detail: Callable[..., HttpResponseBase] = terms.term_detail
) -> list[URLPattern | URLResolver]:
    kind = KINDS[root]
    return [
        path(f"{root}/", terms.term_list, {"kind": kind}, name=kind.list_address),
        path(f"{root}/<address:slug>/", detail, {"kind": kind}, name=kind.detail_address),
    ]


pages: list[URLPattern | URLResolver] = [
    path("", front.front, name="front"),
    path("archive/", archive_list.archive, name="archive"),
    path("articles/<address:slug>/", articles.article_detail, name="article-detail"),
    path("articles/<address:slug>/history/", history.article_history, name="article-history"),
    path("articles/<address:slug>/relations/", relations.article_relations, name="article-relations"),
    path("articles/<address:slug>/editions/<int:number>/", articles.article_edition, name="article-edition"),
    *_vocabulary("tags"),
    *_vocabulary("parties"),
    *_vocabulary("dossiers", dossiers.dossier_detail),
    path("demands/", register.demand_list, name="demand-list"),
    path("demands/compare/", comparison.demand_compare, name="demand-compare"),
    path("demands/grid/", grid.demand_grid, name="demand-grid"),
    path("demands/verdicts/", verdicts.demand_verdicts, name="demand-verdicts"),
    path("demands/<address:slug>_<key:key>/", thread.demand_detail, name="demand-detail"),
    path("dates/<year:year>/", dates.year_detail, name="year-detail"),
    path("dates/<year:year>/<month:month>/", dates.month_detail, name="month-detail"),
    path("dates/<year:year>/<month:month>/<day:day>/", dates.day_detail, name="day-detail"),
    path("facts/", facts.fact_list, name="fact-list"),
    path("facts/<address:slug>/", facts.fact_detail, name="fact-detail"),
    path("timeline/", timeline.timeline, name="timeline"),
    path("relations/", relations.relation_types, name="relation-types"),
    path("suggest/", suggest.suggestions, name="suggest"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("about/", site.about, name="about"),
    path("style/", style.style, name="style"),
    path("search-help/", archive_list.search_help, name="search-help"),
]
"""What people read: in each language of the site at an address of its own."""

files: list[URLPattern | URLResolver] = [
    path("archive/feed.xml", feeds.archive_feed, name="archive-feed"),
    path("articles/<address:slug>/card.png", articles.article_card, name="article-card"),
    path("feed.xml", feeds.feed, name="feed"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemap-<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("corrections/feed.xml", corrections.corrections_feed, name="corrections-feed"),
    path("card.png", site.site_card, name="site-card"),
    path("site.webmanifest", site.manifest, name="manifest"),
    *(
        path(f"{root}/<address:slug>/feed.xml", feeds.term_feed, {"kind": kind}, name=kind.feed_address)
        for root, kind in KINDS.items()
    ),
]
"""What programs fetch, and what pages show: at one address, in the first language."""
