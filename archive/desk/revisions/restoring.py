"""An earlier revision, made the newest again."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from archive.desk.articles import document_of, save_document
from archive.desk.models import Article, Revision
from archive.desk.revisions.reading import read
from archive.desk.revisions.settling import Conflict
from archive.documents import merge


@transaction.atomic
def restore(revision: Revision, *, opened: int, by: User) -> Article:
    """Let the article say whole what it said at the revision; the restored text is a further revision.

    Terms that were renamed since keep their new names; the address of the article stays as it is.
    Raises Conflict if the article is not at the revision `opened` any more, which its editor saw,
    UnreadableRevision, and RefusedDocument where the article cannot hold the text any more.
    """
    article = Article.objects.select_for_update(no_key=True).get(pk=revision.article_id)
    document = read(revision)
    if article.version != opened:
        newest = article.revisions.select_related("by").get(number=article.version)
        raise Conflict(newest, merge(document, document_of(article), document).differences)
    reason = _("Revision %(number)d restored") % {"number": revision.number}
    return save_document(document, article=article, by=by, reason=reason)
