"""What is sent to the addresses of the desk: forms that would be accepted from whoever may send them."""

from __future__ import annotations

import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from archive.vocabulary.names import fold
from tests.desk.admin.pages import PASSWORD
from tests.desk.permissions.scene import LOOSE, Scene, Values

NEW_PASSWORD = "another long pass phrase"


def yes(scene: Scene) -> Values:
    """The answer to Django's question whether something is to be deleted."""
    return {"post": "yes"}


# Articles


PARTS = ("key_facts", "blocks", "answers", "sources", "relations")
TEXTS = ("headline", "dek", "lead", "date", "edtf", "closing", "reason", "slug", "initial-slug")
TERMS = ("tags", "parties", "dossiers")


def new_article(scene: Scene) -> Values:
    """Every field of an article without parts, as its page sends them."""
    counts = {f"{part}-{count}_FORMS": "0" for part in PARTS for count in ("TOTAL", "INITIAL")}
    empty = {**dict.fromkeys(TEXTS, ""), **{name: [] for name in TERMS}}
    return {**open_page(scene), **counts, **empty, "opened_version": "", "title": "Further talks"}


def changed_article(scene: Scene) -> Values:
    return {**new_article(scene), "opened_version": seen(scene)["opened"], "title": "Other talks"}


def imported_text(scene: Scene) -> Values:
    return {"text": "Further talks\n\nA second round.", "_save": "Save"}


def files(scene: Scene) -> Values:
    return {"chosen": SimpleUploadedFile("further.txt", b"Further talks"), "kind": "facts"}


def forgotten_files(scene: Scene) -> Values:
    return {"_forget": "1"}


def other_tags(scene: Scene) -> Values:
    return {"_selected_action": [scene.article.pk], "add": [scene.term("tag").pk], "apply": "Change"}


def text(scene: Scene) -> Values:
    newest = scene.article.revisions.latest("number").number
    return {"text": "Other talks\n\nA second round.", "opened_version": newest}


def open_page(scene: Scene) -> Values:
    """What an open page says of itself; it is a page of its own for each who has it open."""
    return {"page": "0123456789abcdef" * 2}


def unsaved_article(scene: Scene) -> Values:
    return {**open_page(scene), "typed": "on", "title": "Other talks"}


def kept_list(scene: Scene) -> Values:
    return {"name": "Mine", "query": "state=draft"}


def link_to_preview(scene: Scene) -> Values:
    return {"number": 1, "hours": 1}


def related_event(scene: Scene) -> Values:
    """An event that readers know, and how it is related."""
    return {"record": scene.known.pk, "type": "related"}


def seen(scene: Scene) -> Values:
    """The newest revision, which whoever restores another has seen."""
    return {"opened": scene.article.revisions.latest("number").number}


def tomorrow() -> Values:
    moment = timezone.now() + datetime.timedelta(days=2)
    return {"day": f"{moment:%Y-%m-%d}", "time": "12:00", "zone": "UTC"}


def content_type_and_article(scene: Scene) -> Values:
    kind = ContentType.objects.get_for_model(scene.article)
    return {"content_type_id": kind.pk, "object_id": scene.article.pk}


# Accounts


def own_password(scene: Scene) -> Values:
    return {"old_password": PASSWORD, "new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}


def new_password(scene: Scene) -> Values:
    return {"usable_password": "true", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}


def new_account(scene: Scene) -> Values:
    return {"username": "newcomer", **new_password(scene)}


def changed_account(scene: Scene) -> Values:
    joined = timezone.localtime(scene.clerk.date_joined)
    return {
        "username": scene.clerk.username,
        "first_name": "Clara",
        "date_joined_0": f"{joined:%Y-%m-%d}",
        "date_joined_1": f"{joined:%H:%M:%S}",
    }


# Vocabulary


def new_term(scene: Scene) -> Values:
    return {"name": "Entirely new", "description": ""} | _no_names()


def described_term(scene: Scene) -> Values:
    return {"name": LOOSE[0], "description": "Described."} | _no_names()


def _no_names() -> Values:
    return {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}


def merged_into(vocabulary: str, scene: Scene) -> Values:
    return {"into": scene.term(vocabulary, LOOSE[1]).pk}


def kept_apart(vocabulary: str, scene: Scene) -> Values:
    one, other = (scene.term(vocabulary, name) for name in LOOSE)
    return {"one": fold(one.name), "other": fold(other.name)}


def labels_kept_apart(scene: Scene) -> Values:
    return {"one": "Recipient", "other": "Recipients", "act": "keep"}
