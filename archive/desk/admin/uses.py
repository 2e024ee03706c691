"""Where this is used: pages for terms, labels of key facts, and articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.desk.admin.filters import state_of
from archive.desk.admin.merging import may_merge
from archive.desk.models import Article
from archive.desk.models.article import ArticleQuerySet
from archive.desk.vocabulary_care import uses
from archive.desk.vocabulary_care.uses import Use
from archive.vocabulary.models import Term

PER_PAGE = 100


def term_uses(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The articles that carry a term."""
    term: Term = get_object_or_404(model_admin.model, pk=pk)
    _require_view(request, model_admin, term)
    rows = _page(request, _listed(uses.articles(term)), lambda article: Use(article, ""))
    return _render(request, model_admin, term, rows)


def article_uses(request: HttpRequest, pk: int, model_admin: Any) -> HttpResponse:
    """The articles that name an article."""
    article = get_object_or_404(Article.objects.select_related("record"), pk=pk)
    _require_view(request, model_admin, article)
    rows = _page(request, uses.of_article(article), lambda use: use)
    return _render(request, model_admin, article, rows)


def label_uses(request: HttpRequest, model_admin: Any) -> HttpResponse:
    """The labels of key facts in use, or, for one of them, its articles."""
    _require_view(request, model_admin, None)
    label = request.GET.get("label")
    if label is None:
        labels = _page(request, uses.labels(), lambda row: row)
        may_write = may_merge(request.user, "tag")
        context = {"labels": labels, "title": _("Labels of key facts"), "may_write": may_write}
        return _render(request, model_admin, None, labels, **context)
    rows = _page(request, _listed(uses.articles_with_label(label)), lambda article: Use(article, ""))
    return _render(request, model_admin, None, rows, title=label)


def _require_view(request: HttpRequest, model_admin: Any, obj: Any) -> None:
    if not model_admin.has_view_permission(request, obj):
        raise PermissionDenied


def _listed(articles: ArticleQuerySet) -> Any:
    return articles.select_related("record", "submission").order_by("-pk")


def _page(request: HttpRequest, rows: Any, use: Callable[[Any], Any]) -> Any:
    """A page of the rows. Raises Http404 for what is no page number."""
    number = request.GET.get("page", "1")
    if not number.isdecimal() or len(number) > 9:
        raise Http404
    page = Paginator(rows, PER_PAGE).get_page(number)
    page.object_list = [use(row) for row in page.object_list]
    return page


def _render(request: HttpRequest, model_admin: Any, original: Any, page: Any, **more: Any) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "original": original,
        "page": page,
        "rows": [(each, state_of(each.article)) for each in page.object_list if isinstance(each, Use)],
        "labels": None,
        "title": _("Where it is used"),
        "subtitle": None,
        **more,
    }
    return TemplateResponse(request, "admin/desk/uses.html", context)
