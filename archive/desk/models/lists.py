"""What the list of articles needs of its own: the words of each article, and the lists people keep."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.desk.models.article import Article


class ArticleWords(models.Model):
    """What is searched of an article: its texts as one, folded (see `lists.words`). Written with
    every save, never by hand."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="words")
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("words of an article")
        verbose_name_plural = _("words of articles")

    def __str__(self) -> str:
        return self.text[:80]


class SavedList(models.Model):
    """A list of articles that somebody keeps: its filters and its order, as a query string."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_lists")
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(_("filters"))

    class Meta:
        verbose_name = _("saved list")
        verbose_name_plural = _("saved lists")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="saved_list_name_once", fields=["user", "name"]),
            models.CheckConstraint(name="saved_list_has_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name
