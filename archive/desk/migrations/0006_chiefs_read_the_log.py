"""Chiefs may read the log."""

from __future__ import annotations

from django.db import migrations


def let_chiefs_read(apps, schema_editor) -> None:
    """Give the permission, which Django may not have made yet, to the group, if it is still there."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="admin", model="logentry"
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="view_logentry", defaults={"name": "Can view log entry"}
    )
    for group in apps.get_model("auth", "Group").objects.filter(name="chief"):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0005_autosaves"),
        ("admin", "0003_logentry_add_action_flag_choices"),
    ]

    operations = [migrations.RunPython(let_chiefs_read, migrations.RunPython.noop)]
