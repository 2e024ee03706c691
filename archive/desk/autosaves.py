"""Unsaved texts: kept while they are typed, offered when they were left, told to colleagues as presence."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from archive.desk.models import Article, Autosave

OPEN_FOR = timedelta(seconds=75)
"""A page not heard of for so long is open no more; while it is, it speaks three times a minute."""

KEPT_FOR = timedelta(days=60)

Fields = Sequence[tuple[str, str]]
"""The fields of a form as they are sent: names, which may repeat, and values, in their order."""


TEXT = "text"
"""The field in which a whole article is typed as text; the form has none of this name."""


def new_page() -> str:
    """A name for a page that is being opened."""
    return secrets.token_hex(16)


def keep(
    page: str, *, user: User, article: Article | None, version: int | None, fields: Fields = ()
) -> Autosave:
    """Note that the page is open, and, if there are any, keep its fields in place of earlier ones."""
    now = timezone.now()
    typed = {"fields": json.dumps(fields), "kept_at": now, "version": version} if fields else {}
    kept, is_new = Autosave.objects.update_or_create(
        user=user,
        page=page,
        defaults={"seen_at": now, **typed},
        create_defaults={"article": article, "seen_at": now, "version": version, **typed},
    )
    if is_new:
        _forget_old(user)
    return kept


def _forget_old(user: User) -> None:
    """Let go of what was long left, and of pages in which nothing was typed."""
    now = timezone.now()
    old = (
        Q(kept_at__lt=now - KEPT_FOR) | Q(fields="", seen_at=None) | Q(fields="", seen_at__lt=now - OPEN_FOR)
    )
    Autosave.objects.filter(old, user=user).delete()


def close(page: str, *, user: User) -> None:
    """The page was left; what was typed in it is kept."""
    Autosave.objects.filter(user=user, page=page).update(seen_at=None)


def forget(page: str, *, user: User) -> None:
    """What was typed in the page is saved, or not wanted."""
    Autosave.objects.filter(user=user, page=page).delete()


def left_by(user: User, article: Article | None) -> QuerySet[Autosave]:
    """What this person typed and did not save, in the article or in new ones; the newest first."""
    return Autosave.objects.filter(user=user, article=article).exclude(fields="").order_by("-kept_at")


def is_text(kept: Autosave) -> bool:
    """Whether it was typed as one text, and not in the form."""
    return any(name == TEXT for name, _value in json.loads(kept.fields))


def fields_of(kept: Autosave) -> QueryDict:
    """The fields as the form sent them."""
    data = QueryDict(mutable=True)
    for name, value in json.loads(kept.fields):
        data.appendlist(name, value)
    return data


def at(article: Article, *, besides: User) -> list[User]:
    """Who else has the article open."""
    since = timezone.now() - OPEN_FOR
    pages = Autosave.objects.filter(article=article, seen_at__gte=since).exclude(user=besides)
    return list(User.objects.filter(pk__in=pages.values("user")).order_by("username"))
