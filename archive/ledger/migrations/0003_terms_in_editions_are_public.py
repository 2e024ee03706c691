"""Mark the terms that editions name as public, in archives that were begun before terms said so."""

from __future__ import annotations

import json

from django.db import migrations

from archive.vocabulary.names import fold

VOCABULARIES = {"tags": ("Tag", "TagName"), "parties": ("Party", "PartyName"), "dossiers": ("Dossier", "DossierName")}


def named(document: dict) -> dict[str, set[str]]:
    """The keys of the names in a document's JSON, by its field."""
    names = {field: set(document.get(field, ())) for field in VOCABULARIES}
    for block in document.get("blocks", ()):
        names["parties"].update(block.get("issuers", ()), block.get("addressees", ()))
    return {field: {fold(name) for name in found} for field, found in names.items()}


def mark_public(apps, schema_editor) -> None:
    """Set `is_public` on every term that an edition names."""
    keys: dict[str, set[str]] = {field: set() for field in VOCABULARIES}
    for document in apps.get_model("ledger", "Edition").objects.values_list("document", flat=True).iterator():
        for field, found in named(json.loads(document)).items():
            keys[field] |= found
    for field, (term, name) in VOCABULARIES.items():
        names = apps.get_model("vocabulary", name).objects.values_list("key", "term")
        public = [pk for key, pk in names.iterator() if key in keys[field]]
        for start in range(0, len(public), 500):
            rows = apps.get_model("vocabulary", term).objects.filter(pk__in=public[start : start + 500])
            rows.update(is_public=True)


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_separated_terms"),
        ("vocabulary", "0002_public_terms"),
    ]

    operations = [migrations.RunPython(mark_public, migrations.RunPython.noop)]
