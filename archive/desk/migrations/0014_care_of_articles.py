"""Note what needs care in the articles that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import migrations

from archive.dates import EventDate
from archive.desk.articles.exact_days import exact_day

BATCH = 2000


def note(apps: Any, schema_editor: Any) -> None:
    """Note it, a batch at a time."""
    care, article = apps.get_model("desk", "Care"), apps.get_model("desk", "Article")
    kept = {pk: (author, at) for pk, author, at in article.objects.values_list("pk", "created_by", "changed_at")}
    care.objects.bulk_create(
        (
            care(article_id=pk, kind=kind, what=what, author_id=kept[pk][0], changed_at=kept[pk][1])
            for kind, found in (("facts", _facts(apps)), ("vague", _vague(apps)), ("answers", _answers(apps)))
            for pk, what in found.items()
        ),
        batch_size=BATCH,
    )


def _joined(pairs: Iterator[tuple[int, str]]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for pk, what in pairs:
        found.setdefault(pk, []).append(what)
    return {pk: ", ".join(each) for pk, each in found.items()}


def _facts(apps: Any) -> dict[int, str]:
    rows = apps.get_model("desk", "KeyFact").objects.filter(source=None).order_by("article", "position")
    return _joined(rows.values_list("article", "label").iterator())


def _vague(apps: Any) -> dict[int, str]:
    rows = apps.get_model("desk", "Article").objects.exclude(date_edtf="").order_by("pk")
    texts = rows.values_list("pk", "date_said", "date_edtf", "lead").iterator()
    days = ((pk, exact_day(EventDate(said=said, edtf=edtf), lead)) for pk, said, edtf, lead in texts)
    return {pk: day.edtf for pk, day in days if day}


def _answers(apps: Any) -> dict[int, str]:
    slugs = apps.get_model("desk", "Article").objects.values_list("pk", "slug", "record__slug")
    addresses = {pk: public or slug for pk, slug, public in slugs}
    articles = {address: pk for pk, address in addresses.items()}
    there = set(apps.get_model("desk", "Demand").objects.values_list("article", "key"))
    answers = apps.get_model("desk", "Answer").objects.order_by("article", "position")
    named = (
        (pk, address or addresses[pk], demand.partition("#")[2])
        for pk, address, demand in answers.values_list("article", "address", "demand")
    )
    return _joined(
        (pk, f"{address}#{key}")
        for pk, address, key in named
        if address in articles and (articles[address], key) not in there
    )


class Migration(migrations.Migration):
    dependencies = [("desk", "0013_care")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
