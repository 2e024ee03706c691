"""Who may come to which address of the desk, in which state of the article, and what may be done there.

This is the classification that `test_permissions` holds the desk against: it is written by hand, and
an address or action without a line in it fails the test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model

from tests.desk.permissions import forms
from tests.desk.permissions.cast import (
    ALL_CHIEFS,
    ALL_EDITORS,
    ALL_STAFF,
    AUTHOR,
    CHIEFS,
    EDITORS,
    EVERYBODY,
    HANDED_IN,
    NO_ONE,
    PUBLIC,
    REVIEWED,
    STRANGERS,
    THE_OWNER,
    UNPUBLISHED,
    WRITES,
    Role,
    Stage,
    Who,
    who,
)
from tests.desk.permissions.scene import Scene, Values


def nothing(scene: Scene) -> Values:
    """No parts of the address, no fields."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """An address: to whom it opens (`see`), to whom it opens when something is sent (`send`, the same
    unless otherwise said), and by whom sending changes anything (`do`); with the parts of the address,
    its query, and what is sent. Whoever it does not open to is refused, or asked to log in."""

    see: Who
    do: Who = NO_ONE
    send: Who | None = None
    parts: Callable[[Scene], Values] = nothing
    query: Callable[[Scene], Values] = nothing
    body: Callable[[Scene], Values] = nothing

    @property
    def takes(self) -> Who:
        """Those of whom it takes what is sent."""
        return self.see if self.send is None else self.send


# Parts of addresses


def of_article(scene: Scene) -> Values:
    return {"pk": scene.article.pk}


def revision(scene: Scene) -> Values:
    return {"pk": scene.article.pk, "number": 1}


def upload(scene: Scene) -> Values:
    return {"pk": scene.upload.pk}


# The addresses

SITE = {
    "admin:index": Rule(see=ALL_STAFF),
    "admin:app_list": Rule(see=ALL_STAFF, parts=lambda scene: {"app_label": "desk"}),
    "admin:login": Rule(see=EVERYBODY),
    "admin:logout": Rule(see=STRANGERS, send=EVERYBODY),  # sends them to the front page, and so to the door
    "admin:password_change": Rule(see=ALL_STAFF, do=ALL_STAFF, body=forms.own_password),
    "admin:password_change_done": Rule(see=ALL_STAFF, send=NO_ONE),
    "admin:jsi18n": Rule(see=ALL_STAFF, send=NO_ONE),
    "admin:autocomplete": Rule(
        see=ALL_STAFF,
        send=NO_ONE,
        query=lambda scene: {"app_label": "desk", "model_name": "taggedarticle", "field_name": "tag"},
    ),
    "admin:view_on_site": Rule(see=NO_ONE, parts=forms.content_type_and_article),
    "admin/(?P<url>.*)$": Rule(see=NO_ONE, parts=lambda scene: {"url": "nowhere/"}),  # whatever is no address
    "preview-link": Rule(see=EVERYBODY, send=NO_ONE, parts=lambda scene: {"token": scene.token}),
}


def act(see: Who, do: Who, **body: Any) -> Rule:
    """The page of an act with the article."""
    return Rule(see=see, do=do, parts=of_article, body=lambda scene: {"comment": "", **body})


OWN = who({Role.WRITER}, *UNPUBLISHED)
NOTE = {"note": "Why it is done."}
COMMENT = {"comment": "Look at the lead."}

ACTS = {
    "submit": act(OWN | ALL_EDITORS, AUTHOR | who(EDITORS, Stage.DRAFT, Stage.PUBLISHED)),
    "take_back": act(OWN | ALL_EDITORS, who({Role.WRITER}, Stage.IN_REVIEW) | who(EDITORS, *REVIEWED)),
    "comment": act(ALL_STAFF, ALL_STAFF, **COMMENT),
    "approve": act(ALL_EDITORS, who(EDITORS, *REVIEWED)),
    "send_back": act(ALL_EDITORS, who(EDITORS, *HANDED_IN), **COMMENT),
    "schedule": Rule(
        see=ALL_EDITORS,
        do=who(EDITORS, *UNPUBLISHED, *PUBLIC),
        parts=of_article,
        body=lambda scene: {**forms.tomorrow(), **NOTE, "kind": "fact"},
    ),
    "unschedule": act(ALL_EDITORS, who(EDITORS, Stage.SCHEDULED)),
    "publish": act(ALL_EDITORS, who(EDITORS, *UNPUBLISHED), **NOTE),
    "correct": act(ALL_EDITORS, who(EDITORS, *PUBLIC), **NOTE, kind="fact"),
    "withdraw": act(ALL_CHIEFS, who(CHIEFS, *PUBLIC), **NOTE),
    "reinstate": act(ALL_CHIEFS, who(CHIEFS, Stage.WITHDRAWN), **NOTE),
}

WRITING = {
    "autosave": Rule(
        see=WRITES, do=WRITES, parts=of_article, query=forms.open_page, body=forms.unsaved_article
    ),
    "autosave_new": Rule(see=ALL_STAFF, do=ALL_STAFF, query=forms.open_page, body=forms.unsaved_article),
    "text": Rule(see=WRITES, do=WRITES, parts=of_article, body=forms.text),
    "text_new": Rule(see=ALL_STAFF, do=ALL_STAFF, body=forms.text),
    "preview": Rule(see=NO_ONE, send=WRITES, parts=of_article, body=forms.changed_article),
    "preview_new": Rule(see=NO_ONE, send=ALL_STAFF, body=forms.new_article),
    "preview_links": Rule(
        see=ALL_STAFF, send=WRITES, do=WRITES, parts=of_article, body=forms.link_to_preview
    ),
    "date": Rule(see=ALL_STAFF, send=NO_ONE, query=lambda scene: {"said": "early 1922"}),
    "demands": Rule(see=ALL_STAFF, send=NO_ONE, query=lambda scene: {"term": "talks"}),
    "paste": Rule(see=NO_ONE, send=ALL_STAFF, body=lambda scene: {"html": "<p>Talks</p>", "form": "text"}),
}

ARTICLE = {
    "changelist": Rule(see=ALL_STAFF),
    "add": Rule(see=ALL_STAFF, do=ALL_STAFF, body=forms.new_article),
    "import": Rule(see=ALL_STAFF, do=ALL_STAFF, body=forms.imported_text),
    "uploads": Rule(see=ALL_STAFF, do=ALL_STAFF, body=forms.files),
    "upload": Rule(see=ALL_STAFF, do=ALL_STAFF, parts=upload, body=forms.forgotten_files),
    "upload_report": Rule(see=ALL_STAFF, send=NO_ONE, parts=upload),
    "change": Rule(see=ALL_STAFF, send=WRITES, do=WRITES, body=forms.changed_article),
    "delete": Rule(see=who(EDITORS, *UNPUBLISHED), do=who(EDITORS, *UNPUBLISHED), body=forms.yes),
    "history": Rule(see=ALL_STAFF),
    "compare": Rule(see=ALL_STAFF, parts=of_article, query=lambda scene: {"old": 1, "new": 2}),
    "restore": Rule(see=WRITES, do=WRITES, parts=revision, body=forms.seen),
    "uses": Rule(see=ALL_STAFF, parts=of_article),
    "suggestions": Rule(see=WRITES, do=WRITES, parts=of_article, body=forms.related_event),
    "labels": Rule(see=ALL_STAFF),
    "label_twins": Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, body=forms.labels_kept_apart),
    "save_list": Rule(see=NO_ONE, send=ALL_STAFF, do=ALL_STAFF, body=forms.kept_list),
    **WRITING,
    **ACTS,
}


def kept(see: Who, **rules: Rule) -> dict[str, Rule]:
    """A list of things that nobody adds, changes or removes in the admin, but for these rules."""
    closed = {name: Rule(see=NO_ONE) for name in ("add", "delete")}
    return {
        **closed,
        "changelist": Rule(see=see),
        "history": Rule(see=see),
        "change": Rule(see=see, send=NO_ONE),
        **rules,
    }


LOG = kept(ALL_CHIEFS, export=Rule(see=ALL_CHIEFS))
MERGES = kept(
    ALL_CHIEFS, undo=Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, parts=lambda scene: {"pk": scene.merge.pk})
)
PEOPLE = {
    "changelist": Rule(see=ALL_CHIEFS),
    "add": Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, body=forms.new_account),
    "change": Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, body=forms.changed_account),
    "delete": Rule(see=THE_OWNER, do=THE_OWNER, body=forms.yes),
    "history": Rule(see=ALL_CHIEFS),
    "password_change": Rule(
        see=ALL_CHIEFS,
        do=ALL_CHIEFS,
        parts=lambda scene: {"id": scene.clerk.pk},
        body=forms.new_password,
    ),
}
GROUPS = {
    "changelist": Rule(see=ALL_CHIEFS),
    "add": Rule(see=THE_OWNER, do=THE_OWNER, body=lambda scene: {"name": "visitors"}),
    "change": Rule(see=ALL_CHIEFS, send=THE_OWNER, do=THE_OWNER, body=lambda scene: {"name": "visitors"}),
    "delete": Rule(see=THE_OWNER, do=THE_OWNER, body=forms.yes),
    "history": Rule(see=ALL_CHIEFS),
}


def vocabulary(name: str) -> dict[str, Rule]:
    """The pages of a vocabulary."""

    def of_term(scene: Scene) -> Values:
        return {"pk": scene.term(name).pk}

    return {
        "changelist": Rule(see=ALL_STAFF),
        "add": Rule(see=ALL_STAFF, do=ALL_STAFF, body=forms.new_term),
        "change": Rule(see=ALL_STAFF, send=ALL_CHIEFS, do=ALL_CHIEFS, body=forms.described_term),
        "delete": Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, body=forms.yes),
        "history": Rule(see=ALL_STAFF),
        "merge": Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, parts=of_term, body=partial(forms.merged_into, name)),
        "twins": Rule(see=ALL_CHIEFS, do=ALL_CHIEFS, body=partial(forms.kept_apart, name)),
        "uses": Rule(see=ALL_STAFF, parts=of_term),
    }


def pages(app: str, model: str, one: Callable[[Scene], Model], rules: dict[str, Rule]) -> dict[str, Rule]:
    """The pages of a list and of one thing in it, with the short address that Django sends on."""

    def of_one(scene: Scene) -> Values:
        return {"object_id": one(scene).pk}

    own = {name: replace(rules[name], parts=of_one) for name in ("change", "delete", "history")}
    named = {_name(app, model, name): rule for name, rule in {**rules, **own}.items()}
    return {**named, f"admin/{app}/{model}/<path:object_id>/": Rule(see=ALL_STAFF, parts=of_one)}


def _name(app: str, model: str, page: str) -> str:
    return f"admin:{app}_{model}_{page}"


RULES: dict[str, Rule] = {
    **SITE,
    **pages("desk", "article", lambda scene: scene.article, ARTICLE),
    **pages("desk", "merge", lambda scene: scene.merge, MERGES),
    **pages("admin", "logentry", lambda scene: scene.entry, LOG),
    **pages("auth", "user", lambda scene: scene.clerk, PEOPLE),
    **pages("auth", "group", lambda scene: scene.group, GROUPS),
    **pages("vocabulary", "tag", lambda scene: scene.term("tag"), vocabulary("tag")),
    **pages("vocabulary", "party", lambda scene: scene.term("party"), vocabulary("party")),
    **pages("vocabulary", "dossier", lambda scene: scene.term("dossier"), vocabulary("dossier")),
}
"""Every address of the desk."""


def chosen(one: Callable[[Scene], Model], **values: Any) -> Callable[[Scene], Values]:
    """One row of a list is chosen for an action."""
    return lambda scene: {ACTION_CHECKBOX_NAME: [one(scene).pk], **values}


def removal(lists: Who, do: Who, one: Callable[[Scene], Model]) -> Rule:
    """Django's action that deletes what is chosen."""
    return Rule(see=lists, do=do, body=chosen(one, post="yes"))


def of_articles(do: Who, see: Who = ALL_STAFF, **values: Any) -> Rule:
    """An action on the article."""
    return Rule(see=see, do=do, body=chosen(lambda scene: scene.article, **values))


ACTIONS: dict[str, Rule] = {
    "desk.article:submit": of_articles(ACTS["submit"].do),
    "desk.article:approve": of_articles(ACTS["approve"].do),
    "desk.article:publish": of_articles(ACTS["publish"].do, confirmed="1"),
    "desk.article:change_tags": Rule(see=ALL_STAFF, do=WRITES, body=forms.other_tags),
    "desk.article:delete_selected": of_articles(
        who(EDITORS, *UNPUBLISHED), ALL_STAFF - who(EDITORS, *PUBLIC, Stage.WITHDRAWN), post="yes"
    ),
    "auth.user:delete_selected": removal(ALL_CHIEFS, THE_OWNER, lambda scene: scene.clerk),
    "auth.group:delete_selected": removal(ALL_CHIEFS, THE_OWNER, lambda scene: scene.group),
    "vocabulary.tag:delete_selected": removal(ALL_STAFF, ALL_CHIEFS, lambda scene: scene.term("tag")),
    "vocabulary.party:delete_selected": removal(ALL_STAFF, ALL_CHIEFS, lambda scene: scene.term("party")),
    "vocabulary.dossier:delete_selected": removal(ALL_STAFF, ALL_CHIEFS, lambda scene: scene.term("dossier")),
}
"""Every action of every list, by what it does to one row."""
