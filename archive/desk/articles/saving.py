"""Document -> article: the one way in which an article is written, from a form, a text or a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.desk.articles import addresses, care, rows, vocabulary
from archive.desk.articles.vocabulary import Terms
from archive.desk.lists import words
from archive.desk.models import Article, Revision
from archive.documents import Document, Problem, problems, to_json
from archive.ledger.models import SLUG_LENGTH
from archive.vocabulary import locks

_COUNTED = ("version", "digest", "last_demand")
_CONTENT = (
    *("title", "headline", "dek", "lead", "closing", "date_said", "date_edtf", "first_day", "last_day"),
    *("language", "translation_of", "changed_at", "changed_by"),
)
_NUMBERED_KEY = re.compile(r"d([1-9][0-9]{0,8})")


class RefusedDocument(ValueError):
    """A document that no article can hold; `problems` says what and where."""

    def __init__(self, found: Iterable[Problem]) -> None:
        self.problems = tuple(found)
        super().__init__("; ".join(map(str, self.problems)))


@dataclass(slots=True)
class Save:
    """A document to be saved: in `article`, which may be new, else in a new one. `slug` is the
    address that is wished for a new article; it gets a number when another has it."""

    document: Document
    article: Article = field(default_factory=Article)
    slug: str = ""
    json: str = field(init=False, default="")
    digest: str = field(init=False, default="")

    def settle(self, terms: Terms) -> None:
        """Spell the document as it will be kept, and seal it."""
        self.document = terms.spell(self.document)
        self.json = to_json(self.document)
        self.digest = hashlib.sha256(self.json.encode()).hexdigest()


def save_document(
    document: Document, *, article: Article | None = None, by: User | None, reason: str = ""
) -> Article:
    """Save one document; see `save_documents`."""
    save = Save(document, article or Article())
    return save_documents([save], by=by, reason=reason)[0]


@transaction.atomic
def save_documents(saves: Sequence[Save], *, by: User | None, reason: str = "") -> list[Article]:
    """Make each article hold its document, all or none of them, and return the articles.

    Terms are found by any name they ever had, and created where there are none; a document that
    changes nothing writes nothing; every other one becomes a revision (`by` whom, and why).
    Raises RefusedDocument for a document that is not well-formed or that no article can hold.
    """
    locks.hold()
    _lock([save.article for save in saves if save.article.pk])
    for save in saves:
        _refuse(problems(save.document))
    terms = _terms(saves)
    for save in saves:
        save.settle(terms)
    _write([save for save in saves if _changes(save)], terms, by=by, reason=reason)
    return [save.article for save in saves]


def _lock(articles: Sequence[Article]) -> None:
    """Wait for other saves of these articles, then see what they left."""
    # The key stays: articles that are related to each other can be saved at the same moment.
    now = Article.objects.select_for_update(no_key=True).in_bulk([article.pk for article in articles])
    for article in articles:
        for name in _COUNTED:
            setattr(article, name, getattr(now[article.pk], name))


def _refuse(found: Iterable[Problem]) -> None:
    if faulty := tuple(found):
        raise RefusedDocument(faulty)


def faults(document: Document, article: Article) -> Iterator[Problem]:
    """What is well-formed, but cannot be kept in this article: references that lead nowhere."""
    too_long = _("is longer than an address can be (%d characters)") % SLUG_LENGTH
    for path, slug in _references(document):
        if len(slug) > SLUG_LENGTH:
            yield Problem(path, too_long)
    own = {article.slug, article.address}
    for index, relation in enumerate(document.relations):
        if relation.target in own:
            yield Problem(f"relations[{index}].target", _("names the article itself"))
    if document.translation_of and document.translation_of in own:
        yield Problem("translation_of", _("names the article itself"))


def _references(document: Document) -> Iterable[tuple[str, str]]:
    for index, relation in enumerate(document.relations):
        yield f"relations[{index}].target", relation.target
    for index, answer in enumerate(document.answers):
        yield f"answers[{index}].demand", answer.demand.partition("#")[0]
    for demand in document.demands:
        yield f"demand {demand.key}", demand.restates.partition("#")[0]
    yield "translation_of", document.translation_of


def _terms(saves: Sequence[Save]) -> Terms:
    try:
        return vocabulary.resolve(save.document for save in saves)
    except ValidationError as error:
        raise RefusedDocument(Problem("names", message) for message in error.messages) from error


def _changes(save: Save) -> bool:
    """Whether the save makes a difference to the content of its article."""
    return save.article._state.adding or save.digest != save.article.digest


def _write(saves: Sequence[Save], terms: Terms, *, by: User | None, reason: str) -> None:
    new = [save for save in saves if save.article._state.adding]
    old = [save.article for save in saves if not save.article._state.adding]
    addresses.give([(save.article, save.document, save.slug) for save in new])
    for save in saves:
        _refuse(faults(save.document, save.article))
        _fill(save, by=by)
    Article.objects.bulk_create([save.article for save in new])
    for article in old:
        article.save(update_fields=[*_COUNTED, *_CONTENT])
    rows.delete_parts(old)
    rows.create_parts(((save.article, save.document) for save in saves), terms, _targets(saves))
    words.keep((save.article, save.document) for save in saves)
    care.note([(save.article, save.document) for save in saves])
    addresses.adopt([save.article for save in new])
    Revision.objects.bulk_create(_revision(save, by=by, reason=reason) for save in saves)


def _fill(save: Save, *, by: User | None) -> None:
    """Put into the article's own row what it holds of the document, and who changed it."""
    article, document = save.article, save.document
    article.title, article.headline = document.title, document.headline
    article.dek, article.lead, article.closing = document.dek, document.lead, document.closing
    article.language, article.translation_of = document.language, document.translation_of
    article.date = document.date
    article.digest = save.digest
    article.version += 1
    article.last_demand = max(article.last_demand, *_numbers(demand.key for demand in document.demands), 0)
    article.changed_at, article.changed_by = timezone.now(), by
    if article._state.adding:
        article.created_at, article.created_by = article.changed_at, by


def _numbers(keys: Iterable[str]) -> list[int]:
    return [int(found[1]) for found in map(_NUMBERED_KEY.fullmatch, keys) if found]


def _targets(saves: Collection[Save]) -> dict[str, Article]:
    return addresses.find({relation.target for save in saves for relation in save.document.relations})


def _revision(save: Save, *, by: User | None, reason: str) -> Revision:
    article = save.article
    return Revision(
        article=article,
        number=article.version,
        document=save.json,
        digest=article.digest,
        by=by,
        at=article.changed_at,
        reason=reason,
    )
