"""The roles of the desk, as groups. Made once: what an archive changes in them stays changed."""

from __future__ import annotations

from django.db import migrations

ARTICLES = {
    "add_article": "Can add article",
    "change_article": "Can change article",
    "view_article": "Can view article",
    "delete_article": "Can delete article",
    "change_every_article": "Can change articles of other authors, and published ones",
    "publish_article": "Can publish articles",
    "correct_article": "Can correct published articles",
    "withdraw_article": "Can withdraw and reinstate published articles",
}
TERMS = ("tag", "party", "dossier")
WRITER = [
    *(("desk", "article", name) for name in ("add_article", "change_article", "view_article")),
    *(("vocabulary", term, f"{act}_{term}") for term in TERMS for act in ("add", "view")),
]
EDITOR = [
    *WRITER,
    *(
        ("desk", "article", name)
        for name in ("delete_article", "change_every_article", "publish_article", "correct_article")
    ),
]
CHIEF = [
    *EDITOR,
    ("desk", "article", "withdraw_article"),
    *(("vocabulary", term, f"{act}_{term}") for term in TERMS for act in ("change", "delete")),
    *(("auth", "user", f"{act}_user") for act in ("add", "change", "view")),
    ("auth", "group", "view_group"),
]
ROLES = {"writer": WRITER, "editor": EDITOR, "chief": CHIEF}


def permission(apps, app: str, model: str, codename: str):
    """A permission; Django makes them only after all migrations, and then keeps those that exist."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app, model=model
    )
    name = ARTICLES.get(codename, f"Can {codename.replace('_', ' ')}")
    made, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return made


def make_roles(apps, schema_editor) -> None:
    """Make the three groups with their permissions."""
    for role, permissions in ROLES.items():
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=role)
        group.permissions.add(*(permission(apps, *names) for names in permissions))


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0001_initial"),
        ("vocabulary", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
