from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0011_relation_certainty"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="by",
            field=models.CharField(blank=True, default="", max_length=200, verbose_name="by"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="answer", name="answer_demand_once"),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("article", "demand", "by"), name="answer_demand_once"
            ),
        ),
    ]
