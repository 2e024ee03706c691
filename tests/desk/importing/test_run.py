from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from archive.desk.articles import document_of, save_document
from archive.desk.importing import run
from archive.desk.importing.places import Form, Raw
from archive.desk.importing.reports import Report
from archive.desk.importing.run import Import
from archive.desk.models import Article, ImportedSource, Revision
from archive.documents import Document, Relation, RelationType, to_data
from archive.ledger.models import Edition, Entry, Record
from tests.desk.documents import TREATY, titled
from tests.desk.people import person

pytestmark = pytest.mark.django_db


def row(key: str, title: str = "Talks", **fields: Any) -> Raw:
    data = {"id": key, "title": title, **fields}
    return Raw(key, f"rows.jsonl:{key}", Form.JSON, json.dumps(data).encode())


def canonical(key: str, document: Document) -> Raw:
    data = {"id": key, **to_data(document)}
    return Raw(key, f"rows.jsonl:{key}", Form.JSON, json.dumps(data).encode())


def text(name: str, content: str) -> Raw:
    return Raw(name, name, Form.TEXT, content.encode(), stem=name.partition(".")[0])


def outcomes(reports: Iterable[Report]) -> list[tuple[str, str]]:
    return [(report.key, str(report.outcome)) for report in reports]


def imported(*raws: Raw, **options: Any) -> list[tuple[str, str]]:
    return outcomes(Import(**options).run(raws))


def test_new_documents_become_articles() -> None:
    writer = User.objects.create(username="writer")

    assert imported(row("a", "One"), row("b", "Two"), by=writer) == [("a", "created"), ("b", "created")]
    assert [(each.title, each.created_by, each.record) for each in Article.objects.order_by("pk")] == [
        ("One", writer, None),
        ("Two", writer, None),
    ]


def test_document_is_kept_whole() -> None:
    imported(canonical("treaty", TREATY))

    assert document_of(Article.objects.get()) == TREATY


def test_same_source_again_changes_nothing() -> None:
    imported(row("a"), publish=True)

    assert imported(row("a"), publish=True) == [("a", "unchanged")]
    assert (Article.objects.count(), Revision.objects.count(), Edition.objects.count()) == (1, 1, 1)


def test_changed_source_is_a_revision() -> None:
    imported(row("a", "Talks"))

    assert imported(row("a", "Peace talks")) == [("a", "revised")]
    assert Article.objects.get().title == "Peace talks"
    assert Article.objects.get().slug == "talks"


def test_changed_bytes_of_the_same_document_change_nothing() -> None:
    imported(row("a", "Talks"))

    assert imported(row("a", "Talks", extra={"note": "more"})) == [("a", "unchanged")]
    assert Revision.objects.count() == 1


def test_fields_that_are_not_read_are_reported() -> None:
    [report] = Import().run([row("a", extra={}, date_iso="2021")])

    assert [str(one) for one in report.diagnostics] == ["fields that are not read: extra, date_iso"]


def test_publishing_import_publishes() -> None:
    editor = person("editor")

    assert imported(row("a"), by=editor, publish=True) == [("a", "published")]
    assert [(entry.act, entry.actor) for entry in Entry.objects.all()] == [("publish", "editor")]
    assert Article.objects.get().record == Record.objects.get()


def test_draft_of_an_earlier_import_is_published_when_that_is_asked_for() -> None:
    imported(row("a"))

    assert imported(row("a"), publish=True) == [("a", "published")]


def test_changed_source_of_a_published_article_is_a_correction_with_the_note() -> None:
    imported(row("a", "Talks"), publish=True)

    assert imported(row("a", "Peace talks"), publish=True, note="From the archive of the ministry") == [
        ("a", "corrected")
    ]
    assert list(Edition.objects.values_list("number", "note")) == [
        (1, ""),
        (2, "From the archive of the ministry"),
    ]


def test_changed_source_without_publishing_leaves_readers_alone() -> None:
    imported(row("a", "Talks"), publish=True)

    assert imported(row("a", "Peace talks")) == [("a", "revised")]
    assert Edition.objects.count() == 1


def test_withdrawn_article_is_revised_and_stays_withdrawn() -> None:
    imported(row("a", "Talks"), publish=True)
    Record.objects.update(state=Record.State.WITHDRAWN)

    [report] = Import(publish=True).run([row("a", "Peace talks")])

    assert (report.outcome, report.messages) == ("revised", ["withdrawn, so not published"])
    assert Edition.objects.count() == 1


def test_replacing_what_the_desk_changed_is_told() -> None:
    imported(row("a", "Talks"))
    save_document(titled("Mended"), article=Article.objects.get(), by=None)

    [report] = Import().run([row("a", "Peace talks")])

    assert report.messages == ["replaces what was changed at the desk, kept as revision 2"]
    assert Article.objects.get().title == "Peace talks"


def test_same_key_twice_is_refused_with_both_places() -> None:
    first, second = row("a", "One"), replace(row("a", "Two"), place="more.jsonl:7")

    reports = list(Import().run([first, second]))

    assert [(each.place, each.outcome, each.messages) for each in reports] == [
        ("rows.jsonl:a", "created", []),
        ("more.jsonl:7", "refused", ["the key “a” stands at rows.jsonl:a already"]),
    ]
    assert [article.title for article in Article.objects.all()] == ["One"]


def test_same_key_in_a_later_batch_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 1)

    assert imported(row("a"), replace(row("a"), place="more.jsonl:7")) == [("a", "created"), ("a", "refused")]


def test_refused_document_leaves_the_others_alone() -> None:
    unfit = canonical("bad", titled("Bad", tags=("x" * 201,)))

    assert imported(row("a"), unfit, row("b"), publish=True) == [
        ("a", "published"),
        ("bad", "refused"),
        ("b", "published"),
    ]
    assert [each.key for each in ImportedSource.objects.order_by("key")] == ["a", "b"]
    assert (Article.objects.count(), Entry.objects.count()) == (2, 2)


def test_refused_change_in_a_batch_leaves_its_article_and_the_others_as_they_were() -> None:
    imported(row("a", "One"), row("b", "Two"))
    unfit = canonical("b", titled("Bad", tags=("x" * 201,)))

    assert imported(row("a", "One changed"), unfit, row("c"), publish=True) == [
        ("a", "published"),
        ("b", "refused"),
        ("c", "published"),
    ]
    assert [article.title for article in Article.objects.order_by("pk")] == ["One changed", "Two", "Talks"]


def test_dry_run_says_what_would_happen_and_writes_nothing() -> None:
    imported(row("a", "Talks"))

    assert imported(row("a", "Peace talks"), row("b"), publish=True, dry_run=True) == [
        ("a", "published"),
        ("b", "published"),
    ]
    assert [article.title for article in Article.objects.all()] == ["Talks"]
    assert (ImportedSource.objects.count(), Entry.objects.count()) == (1, 0)


def test_file_named_as_an_address_gets_it() -> None:
    imported(text("1994-12-budapest-memorandum.md", "Memorandum"), text("notes.md", "Notes"))

    assert [article.slug for article in Article.objects.order_by("pk")] == [
        "1994-12-budapest-memorandum",
        "notes",
    ]
    assert [each.key for each in ImportedSource.objects.order_by("pk")] == [
        "1994-12-budapest-memorandum.md",
        "notes.md",
    ]


def test_address_that_another_article_has_gets_a_number() -> None:
    save_document(titled("Other"), article=Article(slug="1994-12-budapest-memorandum"), by=None)

    imported(text("1994-12-budapest-memorandum.md", "Memorandum"))

    assert Article.objects.get(title="Memorandum").slug == "1994-12-budapest-memorandum-2"


def naming(title: str, *targets: str) -> Document:
    relations = tuple(Relation(type=RelationType.LED_TO, target=target) for target in targets)
    return titled(title, relations=relations)


def test_public_note_is_in_the_language_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 1)

    with translation.override("uk"):
        list(Import(publish=True).run([canonical("1", naming("One", "two")), canonical("2", titled("Two"))]))

    completed = Edition.objects.get(record__slug="one", number=2)
    assert completed.note == "References completed: the records that they name have been published."


def test_documents_of_a_batch_are_published_with_their_relations() -> None:
    imported(canonical("1", naming("One", "two")), canonical("2", naming("Two", "one")), publish=True)

    assert [each.value for each in Edition.objects.order_by("pk")] == [
        naming("One", "two"),
        naming("Two", "one"),
    ]


def test_relation_to_a_later_batch_is_completed_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 1)

    first, _second = Import(publish=True).run(
        [canonical("1", naming("One", "two", "nowhere")), canonical("2", titled("Two"))]
    )

    assert first.messages == ["named but not public yet: two, nowhere"]
    editions = Edition.objects.filter(record__slug="one").order_by("number")
    assert [each.value for each in editions] == [titled("One"), naming("One", "two")]
    assert editions[1].note == "References completed: the records that they name have been published."
    assert ImportedSource.objects.get(key="1").left_out == "nowhere"


def test_completing_leaves_to_the_editor_what_the_editor_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    imported(canonical("1", naming("One", "two")), publish=True)
    save_document(naming("One, half mended", "two"), article=Article.objects.get(), by=None)

    imported(canonical("2", titled("Two")), publish=True)

    assert [each.value.title for each in Edition.objects.order_by("pk")] == ["One", "Two"]


def test_import_that_has_nothing_new_completes_nothing_twice() -> None:
    raws = [canonical("1", naming("One", "nowhere"))]
    imported(*raws, publish=True)

    assert imported(*raws, publish=True) == [("1", "unchanged")]
    assert Edition.objects.count() == 1
