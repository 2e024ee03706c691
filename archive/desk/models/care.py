"""What of articles needs care."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.desk.models.article import Article


class Care(models.Model):
    """Something in an article that needs care, noted with every save, never by hand. `what` it is: the
    labels of facts, an exact day in EDTF, the demands that answers name.

    `author` and `changed_at` are those of the article, so that the newest notes of all articles, or of
    somebody's own, are found by an index.
    """

    class Kind(models.TextChoices):
        FACTS = "facts", _("facts without a source")
        VAGUE = "vague", _("date that could be exact")
        ANSWERS = "answers", _("answer without a demand")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="cares")
    kind = models.CharField(max_length=7, choices=Kind.choices)
    what = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, db_index=False, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("care")
        verbose_name_plural = _("cares")
        constraints = [
            models.UniqueConstraint(name="care_once", fields=["article", "kind"]),
            models.CheckConstraint(
                name="care_kind_known", condition=Q(kind__in=["facts", "vague", "answers"])
            ),
            models.CheckConstraint(name="care_says_what", condition=~Q(what="")),
        ]
        indexes = [
            models.Index(name="care_of_all", fields=["kind", "-changed_at"]),
            models.Index(name="care_of_author", fields=["author", "kind", "-changed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"
