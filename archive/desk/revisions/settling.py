"""Two editors, one article: the later save is refused until its editor has decided each difference."""

from __future__ import annotations

from collections.abc import Mapping

from archive.desk.articles import document_of
from archive.desk.models import Article, Revision
from archive.desk.revisions.reading import UnreadableRevision, read
from archive.documents import Difference, Document, Side, merge

NOTHING = Document(title="")


class Conflict(Exception):
    """Somebody has saved the article since it was opened. `newest` is the revision that it has now,
    `differences` what there is to choose in between that and one's own version."""

    def __init__(self, newest: Revision, differences: tuple[Difference, ...]) -> None:
        self.newest = newest
        self.differences = differences
        super().__init__(f"{newest.number}: {len(differences)}")


def settle(mine: Document, article: Article, *, opened: int | None, choices: Mapping[str, Side]) -> Document:
    """The document to be saved by an editor who opened the article at a revision and made `mine` of it:
    mine, if it is the newest still, else what the choices make of it and of the version that stands.

    Raises Conflict while a difference between the two is left that nobody has chosen in. The caller
    holds the article locked and saves it in the same transaction.
    """
    if opened == article.version:
        return mine
    merged = merge(_opened(article, opened), document_of(article), mine, choices)
    if any(difference.key not in choices for difference in merged.differences):
        newest = article.revisions.select_related("by").get(number=article.version)
        raise Conflict(newest, merged.differences)
    return merged.document


def _opened(article: Article, number: int | None) -> Document:
    """What the editor began with. Unknown, it is taken for nothing: then all that differs is asked."""
    try:
        return read(article.revisions.get(number=number or 0))
    except (Revision.DoesNotExist, UnreadableRevision):
        return NOTHING
