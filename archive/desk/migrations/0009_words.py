"""Write the words of the articles that are there, from the newest revision of each."""

from typing import Any

from django.db import migrations, models

from archive.desk.lists.words import text_of
from archive.documents import from_json

BATCH = 500


def fill(apps: Any, schema_editor: Any) -> None:
    """Write them, a batch at a time."""
    newest = apps.get_model("desk", "Revision").objects.filter(number=models.F("article__version"))
    keys = list(newest.order_by("pk").values_list("pk", flat=True))
    words = apps.get_model("desk", "ArticleWords")
    for start in range(0, len(keys), BATCH):
        words.objects.bulk_create(
            words(article_id=revision.article_id, text=text_of(from_json(revision.document)))
            for revision in newest.filter(pk__in=keys[start : start + BATCH])
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0008_lists")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
