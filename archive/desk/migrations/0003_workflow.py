"""Submissions and steps; editors and chiefs may approve."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def let_approve(apps, schema_editor) -> None:
    """Give those roles that publish the right to approve."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="desk", model="article"
    )
    approve, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename="approve_article",
        defaults={"name": "Can approve articles, or send them back"},
    )
    for role in apps.get_model("auth", "Group").objects.filter(name__in=["editor", "chief"]):
        role.permissions.add(approve)


class Migration(migrations.Migration):

    dependencies = [
        ("desk", "0002_roles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='article',
            options={'permissions': [('change_every_article', 'Can change articles of other authors, and published ones'), ('approve_article', 'Can approve articles, or send them back'), ('publish_article', 'Can publish articles'), ('correct_article', 'Can correct published articles'), ('withdraw_article', 'Can withdraw and reinstate published articles')], 'verbose_name': 'article', 'verbose_name_plural': 'articles'},
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=10, verbose_name='step')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='desk.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'step',
                'verbose_name_plural': 'steps',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['article', 'name', 'version'], name='step_name_version')],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='step_has_name')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('in_review', 'in review'), ('approved', 'approved'), ('scheduled', 'scheduled')], max_length=9, verbose_name='stage')),
                ('version', models.PositiveIntegerField()),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='handed in')),
                ('due_at', models.DateTimeField(db_index=True, null=True, verbose_name='to be published')),
                ('note', models.TextField(blank=True, verbose_name='public note')),
                ('failure', models.TextField(blank=True)),
                ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='submission', to='desk.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scheduled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'submission',
                'verbose_name_plural': 'submissions',
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['in_review', 'approved', 'scheduled'])), name='submission_stage_known'), models.CheckConstraint(condition=models.Q(models.Q(('due_at__isnull', False), ('stage', 'scheduled')), models.Q(models.Q(('stage', 'scheduled'), _negated=True), ('due_at', None)), _connector='OR'), name='submission_due_when_scheduled'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='submission_version_from_1')],
            },
        ),
        migrations.RunPython(let_approve, migrations.RunPython.noop),
    ]
