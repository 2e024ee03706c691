"""An index of the words of articles, by three letters in a row, in whichever way the database has one.

SQLite keeps it in a table of its own that triggers follow (https://sqlite.org/fts5.html#external_content_tables):
whoever has SQLite make the table of words anew, as a change of a column does, makes the triggers anew.
"""

from typing import Any

from django.db import migrations

WITH_ADDRESSES = (
    "UPDATE desk_articlewords SET text = text || ' ' || "
    "(SELECT slug FROM desk_article WHERE desk_article.id = desk_articlewords.article_id)"
)

_TAKE_OUT = (
    "INSERT INTO desk_wordindex (desk_wordindex, rowid, text) "
    "VALUES ('delete', old.article_id, old.text);"
)
_PUT_IN = "INSERT INTO desk_wordindex (rowid, text) VALUES (new.article_id, new.text);"

FORWARDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE desk_wordindex USING fts5 "
        "(text, content='desk_articlewords', content_rowid='article_id', tokenize='trigram', detail='none')",
        "INSERT INTO desk_wordindex (desk_wordindex) VALUES ('rebuild')",
        f"CREATE TRIGGER desk_words_added AFTER INSERT ON desk_articlewords BEGIN {_PUT_IN} END",
        "CREATE TRIGGER desk_words_changed AFTER UPDATE ON desk_articlewords "
        f"BEGIN {_TAKE_OUT} {_PUT_IN} END",
        f"CREATE TRIGGER desk_words_removed AFTER DELETE ON desk_articlewords BEGIN {_TAKE_OUT} END",
    ),
    "postgresql": (
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE INDEX desk_wordindex ON desk_articlewords USING gin (text gin_trgm_ops)",
    ),
}
BACKWARDS = {
    "sqlite": (
        "DROP TRIGGER desk_words_added",
        "DROP TRIGGER desk_words_changed",
        "DROP TRIGGER desk_words_removed",
        "DROP TABLE desk_wordindex",
    ),
    "postgresql": ("DROP INDEX desk_wordindex",),
}


def build(apps: Any, schema_editor: Any) -> None:
    """Put the address of an article among its words, and make the index."""
    for statement in (WITH_ADDRESSES, *FORWARDS[schema_editor.connection.vendor]):
        schema_editor.execute(statement, params=None)


def drop(apps: Any, schema_editor: Any) -> None:
    """Take the index away; an address among the words does no harm."""
    for statement in BACKWARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("desk", "0016_dismissed_suggestion")]

    operations = [migrations.RunPython(build, drop)]
