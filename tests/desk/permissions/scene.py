"""The desk as the permission tests find it: an article in a state, and one of everything else."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from archive.desk import log, publishing
from archive.desk.articles import save_document
from archive.desk.importing.uploads import pack
from archive.desk.models import Article, Merge, Upload
from archive.desk.vocabulary_care import merging
from archive.desk.workflow import steps
from archive.desk.writing import links
from archive.ledger.models import Record
from archive.vocabulary import terms
from archive.vocabulary.models import Dossier, Party, Tag, Term
from tests.desk.admin.pages import PASSWORD, account, signed_in
from tests.desk.documents import titled
from tests.desk.permissions.cast import CORRECTED, REVIEWED, Role, Stage
from tests.ledger.factories import published

Values = dict[str, Any]
TITLE = "Unseen talks"
LOOSE = ("Loose", "Looser")
VOCABULARIES: dict[str, type[Term]] = {"tag": Tag, "party": Party, "dossier": Dossier}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One role with its browser, and what it may come upon: the article, an account without rights, a
    group that gives none, a merge that can be undone, an entry of the log, a preview link, an upload of
    its own, a record that readers know."""

    role: Role
    state: Stage
    client: Client
    article: Article
    clerk: User
    group: Group
    merge: Merge
    entry: LogEntry
    token: str
    upload: Upload
    known: Record

    def term(self, vocabulary: str, name: str = LOOSE[0]) -> Term:
        """A term that no article carries, so that it can be removed."""
        return terms.find(VOCABULARIES[vocabulary], [name])[name]


def scene(role: Role, state: Stage) -> Scene:
    """The role before an article that somebody has brought to the state."""
    root, writer = account("root", superuser=True), account("writer", "writer")
    article = save_document(titled(TITLE, tags=("Talks",)), by=writer)
    save_document(titled(TITLE, lead="Longer."), article=article, by=writer)
    _bring(article, state, root, writer)
    person = writer if role == Role.WRITER else _person(role)
    pair = terms.resolve(Tag, ["Burma", "Myanmar"])
    for vocabulary in VOCABULARIES.values():
        terms.resolve(vocabulary, LOOSE)
    log.note(root, [article], f"Something was done to {TITLE}.")
    return Scene(
        role=role,
        state=state,
        client=signed_in(person) if person else Client(),
        article=article,
        clerk=account("clerk"),
        group=Group.objects.create(name="guests"),
        merge=merging.merge(pair["Burma"], pair["Myanmar"], by=root),
        entry=LogEntry.objects.latest("pk"),
        token=links.make(article.revisions.latest("number"), by=root)[1],
        upload=Upload.objects.create(user=person or root, name="talks.md", content=pack({}), report=[]),
        known=published("Known talks").record,
    )


def _person(role: Role) -> User | None:
    if role == Role.NOBODY:
        return None
    if role == Role.READER:
        return User.objects.create_user("reader", password=PASSWORD)
    return account(
        "person", {Role.OTHER: "writer", Role.OWNER: ""}.get(role, str(role)), superuser=role == Role.OWNER
    )


def _bring(article: Article, state: Stage, root: User, writer: User) -> None:
    """Lead the article to the state, on its ordinary way."""
    if state in {Stage.PUBLISHED, Stage.WITHDRAWN, *CORRECTED}:
        publishing.publish(article, by=root)
        save_document(titled(TITLE, lead="Longer, and not public yet."), article=article, by=root)
    if state in {*REVIEWED, Stage.APPROVED, Stage.SCHEDULED, Stage.CORRECTION_APPROVED}:
        steps.submit(article, by=root if article.record else writer)
    if state in {Stage.APPROVED, Stage.CORRECTION_APPROVED}:
        steps.approve(article, by=root)
    if state == Stage.SCHEDULED:
        steps.schedule(article, due_at=timezone.now() + datetime.timedelta(days=1), by=root)
    if state == Stage.WITHDRAWN:
        publishing.withdraw(article, by=root, note="It never happened.")


LEFT_OUT = (ContentType, Permission, Session)
"""Tables that say nothing of what was done: sessions come and go with every visit."""


def trace(model: type[Model]) -> str:
    """A digest of every row of a table: equal only where nothing in it is different."""
    rows = model._base_manager.order_by("pk").values_list()
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()


class Watch:
    """Tells whether anything was written since it was begun, at the price of the tables written to."""

    def __init__(self) -> None:
        watched = set(apps.get_models(include_auto_created=True)).difference(LEFT_OUT)
        self.before = {model: trace(model) for model in watched}
        self.written: list[str] = []

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """Note what writes, as a wrapper of all statements that are executed."""
        if not sql.startswith("SELECT"):
            self.written.append(sql)
        return execute(sql, params, many, context)

    def has_seen_a_change(self, act: Callable[[], object]) -> bool:
        """Whether the act left anything that is different."""
        self.written.clear()
        with connection.execute_wrapper(self):
            act()
        statements = " ".join(self.written)
        named = (model for model in self.before if f'"{model._meta.db_table}"' in statements)
        return any(trace(model) != self.before[model] for model in list(named))
