"""A document as readers will see it, on their own page, before anything is published.

A process that serves the desk alone has no readers' pages: their addresses are looked up where they
are served, and lead there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import get_script_prefix, get_urlconf, set_script_prefix, set_urlconf

from archive.catalog.freshness import CatalogMissing
from archive.catalog.loading import imagined
from archive.catalog.neighbours import Neighbourhood, neighbourhood_of
from archive.desk.models import Article
from archive.documents import Document
from archive.ledger import references
from archive.public.article_page import NOBODY, ArticleContent


def page(request: HttpRequest, document: Document, article: Article, **said: Any) -> str:
    """The page of the document as that of the article, with all that the public has to say of it now.
    What it names is shown as far as it is public; `said` is told above it."""
    content = ArticleContent(document, _around(document, article))
    context = {"content": content, "document": document, "slug": article.address, **said}
    with _readers_addresses():
        return render_to_string("preview.html", context, request)


def _around(document: Document, article: Article) -> Neighbourhood:
    own = imagined(document, record=article.record_id or 0, slug=article.address)
    try:
        return neighbourhood_of(own, references.named(document))
    except CatalogMissing:
        return NOBODY


@contextmanager
def _readers_addresses() -> Iterator[None]:
    urlconf, prefix = get_urlconf(), get_script_prefix()
    set_urlconf(settings.READERS_URLCONF)
    set_script_prefix(f"{settings.SITE_URL}/")
    try:
        yield
    finally:
        set_urlconf(urlconf)
        set_script_prefix(prefix)
