"""Tables (CSV, RFC 4180) of key facts or of relations, for articles that the desk has.

A column says which article a row is about, by its address; a mapping says what the other columns
hold. What an article has already is left as it is, so that a table can be imported again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.desk.articles import addresses, documents_of
from archive.desk.importing.items import UnreadableItem, decode
from archive.desk.models import Article
from archive.documents import Certainty, Document, KeyFact, Relation, RelationType, Source, clean_line
from archive.ledger.models import Address

MOST_ROWS = 5000
MOST_COLUMNS = 100
DELIMITERS = ",;\t"
ADDRESS = "address"


class RefusedRow(ValueError):
    """A row that says nothing that can be added, and why."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: the columns that it needs, those that it may have, and what makes of a
    document and a row, by column, the document with the row added. Raises RefusedRow."""

    label: object
    needed: tuple[str, ...]
    optional: tuple[str, ...]
    add: Callable[[Document, Mapping[str, str]], Document]

    @property
    def columns(self) -> tuple[str, ...]:
        """All that a mapping can name."""
        return (ADDRESS, *self.needed, *self.optional)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was uploaded: the names of its columns, and its rows, each with its line."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class Change:
    """What a table makes of an article: its document `before` and `after`; `refused` names the rows
    that could not be added."""

    article: Article
    before: Document
    after: Document
    refused: list[str] = field(default_factory=list)


def read_table(data: bytes) -> Table:
    """The table of some bytes: UTF-8, parted by commas, semicolons or tabs, names in the first line.
    Raises UnreadableItem."""
    text = decode(data)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        for row in reader:
            if any(map(clean_line, row)):
                rows.append((reader.line_num, tuple(map(clean_line, row))))
            if len(rows) > MOST_ROWS + 1:
                raise UnreadableItem(_("more than %(limit)d rows") % {"limit": MOST_ROWS})
    except csv.Error as error:
        raise UnreadableItem(f"line {reader.line_num}: {error}") from error
    if len(rows) < 2 or len(rows[0][1]) > MOST_COLUMNS:
        raise UnreadableItem(_("no table with a line of names and a row below it"))
    return Table(_named(rows[0][1]), tuple(rows[1:]))


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name or _("column %(number)d") % {"number": n} for n, name in enumerate(names, start=1))


def guess(table: Table, kind: Kind) -> dict[str, int]:
    """The columns that are named as what they hold, by what they hold."""
    names = [name.casefold() for name in table.columns]
    return {held: names.index(word) for held in kind.columns for word in _WORDS[held] if word in names}


_WORDS = {
    ADDRESS: ("article", "slug", "address"),
    "label": ("fact", "label"),
    "value": ("value",),
    "source": ("source",),
    "type": ("relation", "type"),
    "target": ("target",),
    "note": ("note",),
    "certainty": ("certainty",),
}


def changes(table: Table, kind: Kind, mapping: Mapping[str, int]) -> tuple[list[Change], list[str]]:
    """What the table makes of the articles that it names, and the rows that name none."""
    rows = [(line, _row(cells, mapping)) for line, cells in table.rows]
    found = _articles({row[ADDRESS] for _line, row in rows})
    articles = list({article.pk: article for article in found.values()}.values())
    changed = {
        article.pk: Change(article, document, document)
        for article, document in zip(articles, documents_of(articles), strict=True)
    }
    lost: list[str] = []
    for line, row in rows:
        if article := found.get(row[ADDRESS]):
            _add(changed[article.pk], kind, line, row)
        else:
            lost.append(
                _("line %(line)d: no article has the address “%(address)s”")
                % {"line": line, "address": row[ADDRESS][:120]}
            )
    return list(changed.values()), lost


def _row(cells: Sequence[str], mapping: Mapping[str, int]) -> dict[str, str]:
    return {held: cells[column] if column < len(cells) else "" for held, column in mapping.items()}


def _articles(slugs: set[str]) -> dict[str, Article]:
    """The articles by the addresses that they have, or under which readers ever knew them."""
    found = addresses.find(slugs)
    former = Address.objects.filter(slug__in=slugs.difference(found)).values_list("slug", "record")
    holders = Article.objects.select_related("record").filter(record__in=[record for _slug, record in former])
    by_record = {article.record_id: article for article in holders}
    return found | {slug: by_record[record] for slug, record in former if record in by_record}


def _add(change: Change, kind: Kind, line: int, row: Mapping[str, str]) -> None:
    try:
        for held in kind.needed:
            if not row.get(held):
                raise RefusedRow(_("nothing stands under “%(column)s”") % {"column": held})
        change.after = kind.add(change.after, row)
    except RefusedRow as error:
        change.refused.append(_("line %(line)d: %(why)s") % {"line": line, "why": error})


def add_fact(document: Document, row: Mapping[str, str]) -> Document:
    """The document with a key fact; its source is the key of one of its sources, or the title of a
    source, which is added."""
    document, key = _with_source(document, row.get("source", ""))
    fact = KeyFact(label=row["label"], value=row["value"], source=key)
    if any((one.label, one.value) == (fact.label, fact.value) for one in document.key_facts):
        return document
    return replace(document, key_facts=(*document.key_facts, fact))


def _with_source(document: Document, said: str) -> tuple[Document, str]:
    for source in document.sources:
        if said in {source.key, source.title}:
            return document, source.key
    if not said:
        return document, ""
    keys = {source.key for source in document.sources}
    key = next(key for number in range(1, len(keys) + 2) if (key := f"s{number}") not in keys)
    return replace(document, sources=(*document.sources, Source(key=key, title=said))), key


def add_relation(document: Document, row: Mapping[str, str]) -> Document:
    """The document with a relation."""
    kind = "-".join(row["type"].casefold().replace("-", " ").split())
    if kind not in set(RelationType):
        known = ", ".join(each.words for each in RelationType)
        raise RefusedRow(_("“%(said)s” is none of: %(known)s") % {"said": row["type"][:60], "known": known})
    if any((one.type, one.target) == (kind, row["target"]) for one in document.relations):
        return document
    document, source = _with_source(document, row.get("source", ""))
    relation = Relation(
        type=RelationType(kind),
        target=row["target"],
        note=row.get("note", ""),
        certainty=_certainty(row.get("certainty", "")),
        source=source,
    )
    return replace(document, relations=(*document.relations, relation))


def _certainty(said: str) -> Certainty:
    word = said.casefold() or Certainty.CERTAIN
    if word not in set(Certainty):
        known = ", ".join(Certainty)
        raise RefusedRow(_("“%(said)s” is none of: %(known)s") % {"said": said[:60], "known": known})
    return Certainty(word)


KINDS = {
    "facts": Kind(gettext_lazy("Key facts"), ("label", "value"), ("source",), add_fact),
    "relations": Kind(
        gettext_lazy("Relations"), ("type", "target"), ("note", "certainty", "source"), add_relation
    ),
}
