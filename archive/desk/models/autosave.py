"""What is being written: the forms that are open, with what was typed and not saved yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.desk.models.article import Article


class Autosave(models.Model):
    """A form that somebody has open, or left without saving. No revision: only its user sees it.

    `page` is a random name of the opened page, of `article` or, without one, of a new article;
    `version` the revision that it was opened at. `fields` are the form's fields as they were sent, a
    JSON list of names and values; empty while nothing was typed. `seen_at` is when the page last
    said that it is open, None once it was closed.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="autosaves")
    page = models.CharField(max_length=32)
    version = models.PositiveIntegerField(null=True)
    fields = models.TextField(blank=True)
    kept_at = models.DateTimeField(_("kept"), null=True)
    seen_at = models.DateTimeField(_("open"), null=True, db_index=True)

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [
            models.UniqueConstraint(name="autosave_page_once", fields=["user", "page"]),
            models.CheckConstraint(name="autosave_has_page", condition=~models.Q(page="")),
            models.CheckConstraint(
                name="autosave_kept_when_typed",
                condition=models.Q(fields="", kept_at=None)
                | ~models.Q(fields="") & models.Q(kept_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id or ''} {self.page}"
