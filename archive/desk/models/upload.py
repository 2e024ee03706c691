"""What was uploaded to be imported, and what became of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """Files that somebody uploaded, kept until it is confirmed that they are to be imported.

    `content` is a zip of them, empty once they are imported. `report` has an object a document:
    what would become of it, and after `done_at` what did. A table (CSV) is understood by `mapping`:
    its kind, and which column holds what.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(_("files"), max_length=200)
    content = models.BinaryField()
    mapping = models.JSONField(default=dict)
    report = models.JSONField(null=True)
    made_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    done_at = models.DateTimeField(_("imported"), null=True)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="upload_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="upload_done_is_reported", condition=Q(done_at=None) | Q(report__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name
