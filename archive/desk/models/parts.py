"""The parts of an article, in the order in which readers meet them.

Paragraphs and points are kept as lines of one text: nothing ever refers to a single one of them.
Demands are rows, because answers and later demands refer to them by key.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, StrIndex, Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from archive.desk.models.article import Article
from archive.documents import Certainty, RelationType, Verdict
from archive.ledger.models import SLUG_LENGTH
from archive.vocabulary.models import Party
from archive.vocabulary.names import NAME_LENGTH

KEY_LENGTH = 40
REFERENCE_LENGTH = SLUG_LENGTH + 1 + KEY_LENGTH
RELATION_TYPES = [(str(relation), _(relation.words)) for relation in RelationType]
CERTAINTIES = [(str(each), _(str(each))) for each in Certainty]
VERDICTS = [(str(verdict), _(verdict.words)) for verdict in Verdict]


class Part(models.Model):
    """A row of an article; `position` counts from 0 within its kind."""

    position = models.PositiveIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position"]


class Source(Part):
    """Where the article's knowledge comes from; facts and answers cite it by `key`."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sources")
    key = models.CharField(_("key"), max_length=KEY_LENGTH)
    title = models.TextField(pgettext_lazy("source", "title"))
    issuer = models.TextField(_("issuer"), blank=True)
    date = models.TextField(_("date"), blank=True)
    url = models.TextField(_("link"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(name="source_key_once", fields=["article", "key"]),
            models.UniqueConstraint(name="source_position_once", fields=["article", "position"]),
            models.CheckConstraint(name="source_has_key", condition=~Q(key="")),
            models.CheckConstraint(name="source_has_title", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.key


class KeyFact(Part):
    """A label and a value."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="key_facts")
    label = models.TextField(_("label"))
    value = models.TextField(_("value"))
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta(Part.Meta):
        verbose_name = _("key fact")
        verbose_name_plural = _("key facts")
        constraints = [
            models.UniqueConstraint(name="key_fact_position_once", fields=["article", "position"]),
            models.CheckConstraint(name="key_fact_has_label", condition=~Q(label="")),
            models.CheckConstraint(name="key_fact_has_value", condition=~Q(value="")),
        ]

    def __str__(self) -> str:
        return self.label


class Block(Part):
    """A section or a demand list. `paragraphs` are parted by blank lines, `points` by line ends."""

    class Kind(models.TextChoices):
        SECTION = "section", _("section")
        DEMAND_LIST = "demand_list", _("demand list")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="blocks")
    kind = models.CharField(_("kind"), max_length=11, choices=Kind.choices, default=Kind.SECTION)
    heading = models.TextField(_("heading"), blank=True)
    level = models.PositiveSmallIntegerField(_("level"), default=2)
    paragraphs = models.TextField(_("text"), blank=True)
    points = models.TextField(_("points"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("block")
        verbose_name_plural = _("blocks: sections and demand lists")
        constraints = [
            models.UniqueConstraint(name="block_position_once", fields=["article", "position"]),
            models.CheckConstraint(name="block_kind_known", condition=Q(kind__in=["section", "demand_list"])),
            models.CheckConstraint(name="block_level_of_heading", condition=Q(level__gte=2, level__lte=6)),
            models.CheckConstraint(
                name="block_points_in_sections", condition=Q(kind="section") | Q(points="")
            ),
        ]

    def __str__(self) -> str:
        return self.heading


class BlockParty(models.Model):
    """Who demands (issuer), or of whom (addressee), in a demand list."""

    class Role(models.TextChoices):
        ISSUER = "issuer", pgettext_lazy("what a party does", "demands")
        ADDRESSEE = "addressee", _("is addressed")

    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="block_parties")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=9, choices=Role.choices)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(name="block_party_once", fields=["block", "party", "role"]),
            models.CheckConstraint(
                name="block_party_role_known", condition=Q(role__in=["issuer", "addressee"])
            ),
        ]

    def __str__(self) -> str:
        return str(self.party)


class Demand(Part):
    """One thing demanded. `key` is its anchor for readers, for ever; it is given once."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="demands")
    block = models.ForeignKey(Block, on_delete=models.CASCADE, related_name="demands")
    key = models.CharField(_("key"), max_length=KEY_LENGTH)
    text = models.TextField(_("demand"))
    restates = models.CharField(_("restates"), max_length=REFERENCE_LENGTH, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("demand")
        verbose_name_plural = _("demands")
        constraints = [
            models.UniqueConstraint(name="demand_key_once", fields=["article", "key"]),
            models.UniqueConstraint(name="demand_position_once", fields=["block", "position"]),
            models.CheckConstraint(name="demand_has_key", condition=~Q(key="")),
            models.CheckConstraint(name="demand_has_text", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.key


class Answer(Part):
    """The verdict of the article's event on one demand (``address#key``); `by` is the name of the party
    that gives it, where that is not all whom the demand addresses."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="answers")
    demand = models.CharField(_("demand"), max_length=REFERENCE_LENGTH)
    address = models.GeneratedField(  # of the demand's event; empty where it is the article's own
        expression=Substr("demand", 1, StrIndex(Concat("demand", Value("#")), Value("#")) - 1),
        output_field=models.CharField(max_length=REFERENCE_LENGTH),
        db_persist=True,
        db_index=True,
    )
    verdict = models.CharField(_("verdict"), max_length=16, choices=VERDICTS)
    by = models.CharField(pgettext_lazy("who answers", "by"), max_length=NAME_LENGTH, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta(Part.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(name="answer_position_once", fields=["article", "position"]),
            models.UniqueConstraint(name="answer_demand_once", fields=["article", "demand", "by"]),
            models.CheckConstraint(name="answer_names_demand", condition=~Q(demand="")),
            models.CheckConstraint(
                name="answer_verdict_known", condition=Q(verdict__in=[str(each) for each in Verdict])
            ),
        ]

    def __str__(self) -> str:
        return self.demand


class Relation(Part):
    """A typed link to another event: to its article, or, where the desk has none, to its address."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="relations")
    type = models.CharField(_("relation"), max_length=13, choices=RELATION_TYPES)
    target_article = models.ForeignKey(
        Article,
        verbose_name=_("article"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="named_by",
    )
    target = models.CharField(_("address"), max_length=SLUG_LENGTH, blank=True, db_index=True)
    note = models.TextField(_("note"), blank=True)
    certainty = models.CharField(
        _("certainty"), max_length=8, choices=CERTAINTIES, default=str(Certainty.CERTAIN)
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta(Part.Meta):
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(name="relation_position_once", fields=["article", "position"]),
            models.CheckConstraint(
                name="relation_type_known", condition=Q(type__in=[str(each) for each in RelationType])
            ),
            models.CheckConstraint(
                name="relation_certainty_known",
                condition=Q(certainty__in=[str(each) for each in Certainty]),
            ),
            models.CheckConstraint(
                name="relation_one_target",
                condition=Q(target_article=None) & ~Q(target="") | ~Q(target_article=None) & Q(target=""),
            ),
            models.CheckConstraint(
                name="relation_not_to_itself",
                condition=Q(target_article=None) | ~Q(target_article=F("article")),
            ),
            models.UniqueConstraint(
                name="relation_article_once",
                fields=["article", "type", "target_article"],
                condition=~Q(target_article=None),
            ),
            models.UniqueConstraint(
                name="relation_address_once",
                fields=["article", "type", "target"],
                condition=Q(target_article=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} {self.target or self.target_article}"
