"""Terms that look alike and are meant to be two."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.vocabulary.names import KEY_LENGTH


class Apart(models.Model):
    """Two names, by their keys, that somebody has looked at and found to mean two things: they are
    not proposed as twins again. `one` comes before `other` in the alphabet."""

    vocabulary = models.CharField(max_length=7)
    one = models.CharField(max_length=KEY_LENGTH)
    other = models.CharField(max_length=KEY_LENGTH)

    class Meta:
        verbose_name = _("names kept apart")
        verbose_name_plural = _("names kept apart")
        constraints = [
            models.UniqueConstraint(name="apart_once", fields=["vocabulary", "one", "other"]),
            models.CheckConstraint(name="apart_are_two", condition=~Q(one=F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"
