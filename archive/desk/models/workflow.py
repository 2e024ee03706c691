"""The way of an article to its readers: what is handed in for them, and the steps that it took."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.desk.models.article import Article


class Submission(models.Model):
    """An article that is handed in: to be reviewed, approved, or to be published at a moment.

    `version` is the revision that it is about. An approval is for that text and no other; a
    scheduled article is published as that revision, whatever is written meanwhile. `note` is the
    public note that will go with it, `failure` why it could not be published when it was due.
    """

    class Stage(models.TextChoices):
        IN_REVIEW = "in_review", _("in review")
        APPROVED = "approved", _("approved")
        SCHEDULED = "scheduled", _("scheduled")

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="submission")
    stage = models.CharField(_("stage"), max_length=9, choices=Stage.choices)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("handed in"), default=timezone.now, db_index=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    scheduled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_at = models.DateTimeField(_("to be published"), null=True, db_index=True)
    note = models.TextField(_("public note"), blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.CheckConstraint(
                name="submission_stage_known", condition=Q(stage__in=["in_review", "approved", "scheduled"])
            ),
            models.CheckConstraint(
                name="submission_due_when_scheduled",
                condition=Q(stage="scheduled", due_at__isnull=False) | ~Q(stage="scheduled") & Q(due_at=None),
            ),
            models.CheckConstraint(name="submission_version_from_1", condition=Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.get_stage_display()}"


class Step(models.Model):
    """What was done with an article on its way, or said about it: kept as long as the article.

    `name` is that of the transition, `version` the revision that it was about, `comment` what
    colleagues are told. A step of nobody was done from a shell.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(_("step"), max_length=10)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)
    comment = models.TextField(_("comment"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["pk"]
        indexes = [models.Index(name="step_name_version", fields=["article", "name", "version"])]
        constraints = [models.CheckConstraint(name="step_has_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return f"{self.article_id} {self.name}"
