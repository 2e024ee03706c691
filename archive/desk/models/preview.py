"""Preview links: one revision of an article, shown for a while to somebody without an account."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.desk.models.revision import Revision


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    """Links by whether they lead anywhere."""

    def valid(self, at: datetime.datetime) -> PreviewLinkQuerySet:
        """Those that work at a moment: neither ended nor revoked, of accounts that are still active."""
        return self.filter(revoked_at=None, expires_at__gt=at, made_by__is_active=True)


class PreviewLink(models.Model):
    """A link to a revision. Its token is known to whoever has the link, and nowhere kept: here is its
    SHA-256 in hexadecimal digits."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="preview_links")
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    reader = models.CharField(_("for whom"), max_length=200, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(_("revoked"), null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="preview_link_ends_after_it_begins", condition=Q(expires_at__gt=F("made_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision}, {self.expires_at:%Y-%m-%d %H:%M}"

    def is_valid(self, at: datetime.datetime) -> bool:
        """Whether it still leads somewhere, as far as the link itself says."""
        return self.revoked_at is None and self.expires_at > at
