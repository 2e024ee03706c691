"""Preview links are made, followed and revoked."""

from __future__ import annotations

import datetime
import hashlib
import secrets

from django.contrib.auth.models import User
from django.utils import timezone

from archive.desk.models import PreviewLink, Revision

TOKEN_BYTES = 32
LONGEST = datetime.timedelta(hours=24)


def make(
    revision: Revision, *, by: User, lasts: datetime.timedelta = LONGEST, reader: str = ""
) -> tuple[PreviewLink, str]:
    """A link to the revision, and its token of 256 random bits, which is told only this once.

    Raises ValueError for one that would last longer than a day.
    """
    if lasts > LONGEST:
        raise ValueError(f"a preview link lasts {LONGEST} at most, not {lasts}")
    token, now = secrets.token_urlsafe(TOKEN_BYTES), timezone.now()
    link = PreviewLink.objects.create(
        revision=revision,
        token_digest=digest_of(token),
        reader=reader,
        made_by=by,
        made_at=now,
        expires_at=now + lasts,
    )
    return link, token


def follow(token: str) -> PreviewLink | None:
    """The link of a token, if it works now."""
    links = PreviewLink.objects.valid(timezone.now()).select_related("revision__article__record")
    return links.filter(token_digest=digest_of(token)).first()


def revoke(link: PreviewLink) -> None:
    """End the link now; one that has ended keeps its end."""
    PreviewLink.objects.valid(timezone.now()).filter(pk=link.pk).update(revoked_at=timezone.now())


def digest_of(token: str) -> str:
    """What is kept of a token: it is random enough to need no salt."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
