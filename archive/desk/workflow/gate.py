"""The gate: every transition of every article goes through `admit`, whichever way it came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import IntegerField, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from archive.desk.models import Article, Revision, Step
from archive.desk.workflow.states import State, state_of, submission_of
from archive.desk.workflow.table import NEW, PUBLISHING, Transition
from archive.ledger.acts import RefusedAct
from archive.vocabulary import locks


class NotAdmitted(RefusedAct):
    """A transition that the gate refuses: not from this state, not for this person, or not alone."""


def leads_on(article: Article, transition: Transition) -> bool:
    """Whether the transition can be gone from where the article stands."""
    record = article.record.state if article.record else NEW
    return state_of(article) in transition.sources and record in transition.records


def may(user: Any, article: Article, transition: Transition) -> bool:
    """Whether this person may go the transition with the article, now or some time."""
    is_own = article.created_by_id == user.pk and article.record_id is None
    reach = not transition.own or is_own or user.has_perm("desk.change_every_article")
    return bool(reach and user.has_perm(transition.permission))


def possible(article: Article, transition: Transition, user: Any) -> bool:
    """Whether to offer the transition to this person; a second person is asked for only at the gate."""
    return leads_on(article, transition) and may(user, article, transition)


def may_write(user: Any, article: Article) -> bool:
    """Whether this person may change what the article says: its author as long as it is a draft that
    is not handed in, and those who may change every article."""
    is_own_draft = article.created_by_id == user.pk and state_of(article) == State.DRAFT
    reach = is_own_draft or user.has_perm("desk.change_every_article")
    return bool(reach and user.has_perm("desk.change_article"))


def locked(article: Article) -> Article:
    """The article as it stands now; nobody else changes it until the transaction ends."""
    locks.hold()
    articles = Article.objects.select_for_update(of=("self",), no_key=True)
    return articles.select_related("record__edition", "submission").get(pk=article.pk)


def take(
    article: Article, transition: Transition, *, by: User | None, comment: str = "", version: int = 0
) -> Article:
    """Go the transition with one article, or raise NotAdmitted: lock it, ask the gate, note the step.

    The caller's transaction does the rest. `version` is the revision that it is about, if not the newest.
    """
    now = locked(article)
    admit_all([now], transition, by=by, versions={now.pk: version} if version else {})
    Step.objects.create(
        article=now, name=transition.name, version=version or now.version, by=by, comment=comment
    )
    return now


def locked_all(articles: Sequence[Article]) -> list[Article]:
    """The articles as they stand now, locked, in their order; without the texts of their editions."""
    locks.hold()
    rows = Article.objects.select_for_update(of=("self",), no_key=True).select_related(
        "record__edition", "submission"
    )
    now = rows.defer("record__edition__document").in_bulk([article.pk for article in articles])
    return [now[article.pk] for article in articles]


def take_all(articles: Sequence[Article], transition: Transition, *, by: User | None) -> None:
    """Go the transition with articles that `locked_all` gave, all of them or none."""
    admit_all(articles, transition, by=by)
    Step.objects.bulk_create(
        Step(article=article, name=transition.name, version=article.version, by=by) for article in articles
    )


def admit_all(
    articles: Sequence[Article],
    transition: Transition,
    *,
    by: User | None,
    versions: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """Let all of the articles go the transition, or raise NotAdmitted for the first that may not.

    The caller has locked them and read them with record and submission. `versions`: the revisions that
    it is about, by article, where they are not the newest. `by` nobody is whoever runs commands on
    the machine: not bound by roles, but nobody's second person.
    """
    for article in articles:
        _admit_state_and_role(article, transition, by)
    if transition.second and settings.SECOND_PERSON:
        writers = writers_since_publication(articles)
        for article in articles:
            _admit_second(article, versions.get(article.pk, article.version), writers[article.pk], by)


def _admit_state_and_role(article: Article, transition: Transition, by: User | None) -> None:
    if not leads_on(article, transition):
        message = _("this cannot be done with an article that is %(state)s")
        raise NotAdmitted(message % {"state": state_of(article).label}, slug=article.slug)
    if by is not None and not may(by, article, transition):
        message = _("%(name)s may not do this with the article")
        raise NotAdmitted(message % {"name": by.get_username()}, slug=article.slug)


def _admit_second(article: Article, version: int, writers: Mapping[int, int | None], by: User | None) -> None:
    """Somebody who wrote nothing of it has approved this very revision, or does this now."""
    submission = submission_of(article)
    approver = submission.approved_by_id if submission and submission.version == version else None
    wrote = {writer for number, writer in writers.items() if number <= version}
    if wrote and not {by and by.pk, approver}.difference(wrote, {None}):
        message = _("a second person must approve it: somebody who has written nothing of what is new in it")
        raise NotAdmitted(message, slug=article.slug)


def writers_since_publication(articles: Sequence[Article]) -> Mapping[int, Mapping[int, int | None]]:
    """Who wrote each of the revisions that no edition holds yet, by article and number of the revision."""
    published = (
        Step.objects.filter(article=OuterRef("article"), name__in=PUBLISHING)
        .order_by()
        .values("article")
        .annotate(newest=Max("version"))
        .values("newest")
    )
    newest = Coalesce(Subquery(published, output_field=IntegerField()), 0)
    rows = Revision.objects.filter(article__in=articles, number__gt=newest).order_by("number")
    writers: dict[int, dict[int, int | None]] = {article.pk: {} for article in articles}
    for article, number, by in rows.values_list("article", "number", "by"):
        writers[article][number] = by
    return writers
