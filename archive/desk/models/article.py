"""The article: the desk's working copy of the record of one event."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase

from archive.dates import EventDate
from archive.documents.languages import LONGEST as LONGEST_TAG
from archive.ledger.models import SLUG_LENGTH, Record
from archive.vocabulary.models import Dossier, Party, Tag
from archive.vocabulary.tagging import TagsByName


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles by where they stand towards the public."""

    def drafts(self) -> ArticleQuerySet:
        """Those that no reader has ever seen."""
        return self.filter(record=None)

    def published(self) -> ArticleQuerySet:
        """Those that readers see now."""
        return self.filter(record__state=Record.State.PUBLISHED)

    def withdrawn(self) -> ArticleQuerySet:
        """Those that readers saw once."""
        return self.filter(record__state=Record.State.WITHDRAWN)


class Article(models.Model):
    """What editors write. Readers see it only as the editions of its `record`.

    `date_said` and `date_edtf` are the event date; `first_day` and `last_day`, its bounds as day
    numbers of `archive.dates`, are kept beside them for lists. `version` is the number of the
    newest revision, `digest` that of its document. `last_demand` is the highest number that a
    demand's key (``d7``) ever had here, so that no key is given twice.
    """

    title = models.TextField(_("title"))
    slug = models.SlugField(
        _("address"),
        max_length=SLUG_LENGTH,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of its public address. Left empty, it is made from date and title."),
    )
    headline = models.TextField(
        _("headline"), blank=True, help_text=_("A second headline above the lead, where the source has one.")
    )
    dek = models.TextField(_("dek"), blank=True, help_text=_("One sentence below the title."))
    lead = models.TextField(_("lead"), blank=True, help_text=_("The opening paragraph: who, what, when."))
    closing = models.TextField(_("closing"), blank=True, help_text=_("The last paragraph."))
    language = models.CharField(
        _("language"),
        max_length=LONGEST_TAG,
        blank=True,
        help_text=_("The tag of the language it is written in: “uk”, “pt-BR”. Empty: the archive's own."),
    )
    translation_of = models.CharField(
        _("translation of"),
        max_length=SLUG_LENGTH,
        blank=True,
        db_index=True,
        help_text=_("The address of the record that this one translates. Each leads to the other."),
    )
    date_said = models.TextField(_("date"), blank=True)
    date_edtf = models.TextField(_("date as EDTF"), blank=True, editable=False)
    first_day = models.BigIntegerField(null=True, editable=False, db_index=True)
    last_day = models.BigIntegerField(null=True, editable=False)
    record = models.ForeignKey(
        Record,
        null=True,
        blank=True,
        editable=False,
        db_index=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=0, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    last_demand = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        editable=False,
        db_index=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False, db_index=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tags = TaggableManager(  # type: ignore[no-untyped-call]
        verbose_name=_("tags"), through="TaggedArticle", manager=TagsByName, blank=True
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("change_every_article", "Can change articles of other authors, and published ones"),
            ("approve_article", "Can approve articles, or send them back"),
            ("publish_article", "Can publish articles"),
            ("correct_article", "Can correct published articles"),
            ("withdraw_article", "Can withdraw and reinstate published articles"),
        ]
        indexes = [models.Index(name="article_of_author", fields=["created_by", "changed_at"])]
        constraints = [
            # Drafts have none, and are not in its index: SQLite would take that they are few.
            models.UniqueConstraint(
                name="article_record_once", fields=["record"], condition=Q(record__isnull=False)
            ),
            models.CheckConstraint(name="article_has_title", condition=~Q(title="")),
            models.CheckConstraint(name="article_has_slug", condition=~Q(slug="")),
            models.CheckConstraint(
                name="article_days_in_order",
                condition=Q(first_day=None) | Q(last_day=None) | Q(first_day__lte=F("last_day")),
            ),
            models.CheckConstraint(
                name="article_undated_has_no_days",
                condition=~Q(date_edtf="") | Q(first_day=None, last_day=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def date(self) -> EventDate:
        """The event date: what the source said, and its EDTF form."""
        return EventDate(said=self.date_said, edtf=self.date_edtf)

    @date.setter
    def date(self, date: EventDate) -> None:
        self.date_said, self.date_edtf = date.said, date.edtf
        self.first_day, self.last_day = date.first_day, date.last_day

    @property
    def address(self) -> str:
        """How other records name it: the address that readers know, else the one it will have."""
        return self.record.slug if self.record else self.slug


class TaggedArticle(ItemBase):
    """A tag on an article."""

    content_object = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="tag_links")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="tagged_articles")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="article_tag_once", fields=["content_object", "tag"]),
        ]

    def __str__(self) -> str:
        return str(self.tag)


class ArticleTerm(models.Model):
    """What an article's parties and dossiers share."""

    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position"]


class ArticleParty(ArticleTerm):
    """A party of the event of an article."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="party_links")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")

    class Meta(ArticleTerm.Meta):
        constraints = [
            models.UniqueConstraint(name="article_party_once", fields=["article", "party"]),
        ]

    def __str__(self) -> str:
        return str(self.party)


class ArticleDossier(ArticleTerm):
    """A dossier to which an article belongs."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="dossier_links")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")

    class Meta(ArticleTerm.Meta):
        constraints = [
            models.UniqueConstraint(name="article_dossier_once", fields=["article", "dossier"]),
        ]

    def __str__(self) -> str:
        return str(self.dossier)
