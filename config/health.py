"""Whether this process can do its work, for the machinery that watches it."""

from __future__ import annotations

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from archive.catalog import fold
from archive.ledger import guards


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and the ledger is guarded in it, else 503.

    `catalog_behind` counts the entries of the ledger that the catalog has not folded yet. It is told
    and no failure: the next reader folds them.
    """
    try:
        missing = guards.missing_guards()
        behind = fold.status().behind
    except DatabaseError:
        return _unreachable()
    answer = {
        "status": "failing" if missing else "ok",
        "database": "ok",
        "guards_missing": missing,
        "catalog_behind": behind,
    }
    return JsonResponse(answer, status=503 if missing else 200)


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 when this process can show readers what is published, else 503: for whoever shares requests out
    among processes. There must be a catalog of this very ledger, which lacks no more than a reader folds."""
    try:
        status = fold.status()
    except DatabaseError:
        return _unreachable()
    is_ready = status.is_there and status.behind <= fold.AT_ONCE
    answer = {
        "status": "ready" if is_ready else "not ready",
        "database": "ok",
        "catalog": "there" if status.is_there else "missing",
        "catalog_behind": status.behind,
    }
    return JsonResponse(answer, status=200 if is_ready else 503)


def _unreachable() -> JsonResponse:
    return JsonResponse({"status": "failing", "database": "unreachable"}, status=503)
