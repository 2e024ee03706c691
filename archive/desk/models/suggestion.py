"""Suggestions that somebody has looked at and put away."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.desk.models.article import Article
from archive.ledger.models import Record


class DismissedSuggestion(models.Model):
    """An event that is not related to that of the article, as somebody has found: it is not suggested
    there again, nor the article beside it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("dismissed"), default=timezone.now)

    class Meta:
        verbose_name = _("dismissed suggestion")
        verbose_name_plural = _("dismissed suggestions")
        constraints = [
            models.UniqueConstraint(name="suggestion_dismissed_once", fields=["article", "record"]),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} / {self.record_id}"
