import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q, Value
from django.db.models.functions import Concat, StrIndex, Substr


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0012_answer_by"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="address",
            field=models.GeneratedField(
                db_index=True,
                db_persist=True,
                expression=Substr("demand", 1, StrIndex(Concat("demand", Value("#")), Value("#")) - 1),
                output_field=models.CharField(max_length=161),
            ),
        ),
        migrations.CreateModel(
            name="Care",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("facts", "facts without a source"),
                            ("vague", "date that could be exact"),
                            ("answers", "answer without a demand"),
                        ],
                        max_length=7,
                    ),
                ),
                ("what", models.TextField()),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cares", to="desk.article"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "care",
                "verbose_name_plural": "cares",
                "indexes": [
                    models.Index(fields=["kind", "-changed_at"], name="care_of_all"),
                    models.Index(fields=["author", "kind", "-changed_at"], name="care_of_author"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("article", "kind"), name="care_once"),
                    models.CheckConstraint(
                        condition=Q(kind__in=["facts", "vague", "answers"]), name="care_kind_known"
                    ),
                    models.CheckConstraint(condition=~Q(what=""), name="care_says_what"),
                ],
            },
        ),
    ]
