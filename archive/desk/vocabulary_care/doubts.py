"""What is doubtful about names: mixed scripts, near twins. A person judges; nothing is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext as _

from archive.desk.vocabulary_care.twins import near
from archive.documents import Document
from archive.vocabulary.models import Term
from archive.vocabulary.names import mixes_scripts


def mixed(names: Iterable[str]) -> list[str]:
    """What to say of the names in which a word has letters of several scripts that look alike."""
    message = _("“%(name)s” mixes letters of different scripts: it may not be the name that it looks like.")
    return [message % {"name": name} for name in dict.fromkeys(names) if mixes_scripts(name)]


def twinned(vocabulary: type[Term], names: Collection[str]) -> Iterator[str]:
    """What to say of the names that are nearly those of other terms; three queries at most."""
    for pair in near(vocabulary, names):
        said = {"one": pair.one.name, "other": pair.other.name, "differ_in": pair.differ_in}
        yield _("“%(one)s” is nearly “%(other)s”: they differ in %(differ_in)s.") % said


def of_document(document: Document) -> list[str]:
    """What to say of the names in a document; no query."""
    return mixed((*document.tags, *document.all_parties(), *document.dossiers))
