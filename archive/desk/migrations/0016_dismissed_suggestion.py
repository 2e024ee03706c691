"""Keep the suggestions that are put away."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('desk', '0015_drafts_of_an_author'),
        ('ledger', '0003_terms_in_editions_are_public'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DismissedSuggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='dismissed')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='desk.article')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.record')),
            ],
            options={
                'verbose_name': 'dismissed suggestion',
                'verbose_name_plural': 'dismissed suggestions',
                'constraints': [models.UniqueConstraint(fields=('article', 'record'), name='suggestion_dismissed_once')],
            },
        ),
    ]
