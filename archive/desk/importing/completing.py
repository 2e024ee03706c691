"""References that an import could not publish at once, because they named records that came later."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from archive.desk import publishing
from archive.desk.articles import documents_of
from archive.desk.models import Article, ImportedSource
from archive.ledger.models import Record

BATCH = 200


def complete(*, by: User | None) -> int:
    """Correct the editions that lack references which have become public since; the number of them.

    Articles that were changed at the desk since their import are left to their editors.
    """
    waiting = (
        ImportedSource.objects.exclude(left_out="")
        .filter(article__version=F("version"), article__record__state=Record.State.PUBLISHED)
        .order_by("pk")
    )
    keys = list(waiting.values_list("pk", flat=True))
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    return sum(_complete(batch, by) for batch in batches)


@transaction.atomic
def _complete(keys: list[int], by: User | None) -> int:
    sources = list(ImportedSource.objects.filter(pk__in=keys).select_related("article__record__edition"))
    articles: list[Article] = [source.article for source in sources]
    # Public, and kept: it is in the language of the site, not in that of the editor.
    with translation.override(settings.LANGUAGE_CODE):
        note = _("References completed: the records that they name have been published.")
    contents = list(zip(articles, documents_of(articles), strict=True))
    published = publishing.publish_all(contents, by=by, note=note)
    for source in sources:
        if done := published.get(source.article):
            source.left_out = "\n".join(done.left_out)
    ImportedSource.objects.bulk_update(sources, ["left_out"])
    return len(published)
