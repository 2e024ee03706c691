"""From the article page to a document, and from a fault of the document back to its row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from archive import documents
from archive.desk.admin.parts import PartForm, PartFormSet
from archive.desk.admin.terms import names
from archive.desk.articles.texts import read_paragraphs, read_points
from archive.desk.models import Article, Block
from archive.documents import Certainty, Document, Problem, RelationType, Verdict, clean_line, problems

_FIELD = re.compile(r"\.(\w+)")


class Contents:
    """The document of a posted article page.

    `problems` are what makes it not well-formed; `blame` shows one at the row that it is about.
    """

    def __init__(self, article: Article, data: dict[str, Any], formsets: Iterable[PartFormSet]) -> None:
        self._formsets = {formset.prefix: formset for formset in formsets}
        self._forms: dict[str, PartForm] = {}
        self._own_problems: list[Problem] = []
        self._numbers = count(article.last_demand + 1)
        self.document = self._document(data)
        self.problems = (*self._own_problems, *problems(self.document))

    def blame(self, problem: Problem) -> bool:
        """Show the problem at its row, found by its path; False where it is about no row."""
        for path in sorted(self._forms, key=len, reverse=True):
            if problem.path.startswith(path):
                field = _FIELD.match(problem.path, len(path))
                self._forms[path].faults.append((field and field[1], problem.message))
                self._forms[path].full_clean()
                return True
        return False

    def _document(self, data: dict[str, Any]) -> Document:
        return Document(
            title=clean_line(data["title"]),
            headline=clean_line(data["headline"]),
            dek=clean_line(data["dek"]),
            lead=clean_line(data["lead"]),
            date=data["event_date"],
            key_facts=tuple(_key_fact(form) for _path, form in self._rows("key_facts")),
            blocks=tuple(self._block(path, form) for path, form in self._rows("blocks")),
            closing=clean_line(data["closing"]),
            language=data["language"],
            translation_of=clean_line(data["translation_of"]),
            answers=tuple(_answer(form) for _path, form in self._rows("answers")),
            sources=tuple(_source(form) for _path, form in self._rows("sources")),
            tags=names(data["tags"]),
            parties=names(data["parties"]),
            dossiers=names(data["dossiers"]),
            relations=tuple(_relation(form) for _path, form in self._rows("relations")),
        )

    def _rows(self, kind: str) -> Iterator[tuple[str, PartForm]]:
        """The rows of a kind that hold something, each with its path in the document."""
        kept = [form for form in self._formsets[kind].parts if form.has_changed() or _demands_of(form)]
        for index, form in enumerate(kept):
            path = f"{kind}[{index}]"
            self._forms[path] = form
            yield path, form

    def _block(self, path: str, form: PartForm) -> documents.Block:
        data, demands = form.cleaned_data, _demands_of(form)
        heading, level = _line(form, "heading"), data.get("level") or 2
        paragraphs = read_paragraphs(data.get("paragraphs", ""))
        if data.get("kind") == Block.Kind.DEMAND_LIST:
            return documents.DemandList(
                heading=heading,
                level=level,
                paragraphs=paragraphs,
                issuers=names(data["issuers"]),
                addressees=names(data["addressees"]),
                demands=tuple(self._demand(path, index, demand) for index, demand in enumerate(demands)),
            )
        if demands:
            message = _("It has demands: choose “demand list”, or remove them.")
            self._own_problems.append(Problem(f"{path}.kind", message))
        points = read_points(data.get("points", ""))
        return documents.Section(heading=heading, level=level, paragraphs=paragraphs, points=points)

    def _demand(self, path: str, index: int, form: PartForm) -> documents.Demand:
        self._forms[f"{path}.demands[{index}]"] = form
        key = form.cleaned_data["key"] or self._free_key()
        return documents.Demand(key=key, text=_line(form, "text"), restates=form.cleaned_data["restates"])

    def _free_key(self) -> str:
        """The next number that no demand of the article ever had, and none on the page has."""
        given = {
            demand.cleaned_data.get("key")
            for form in self._formsets["blocks"].parts
            for demand in _demands_of(form)
        }
        return next(key for number in self._numbers if (key := f"d{number}") not in given)


def _demands_of(form: PartForm) -> list[PartForm]:
    """The demands in a block's row."""
    nested: list[PartFormSet] = getattr(form, "nested_formsets", [])
    return [part for formset in nested for part in formset.parts if part.has_changed()]


def _line(form: PartForm, name: str) -> str:
    return clean_line(form.cleaned_data.get(name) or "")


def _key_fact(form: PartForm) -> documents.KeyFact:
    return documents.KeyFact(
        label=_line(form, "label"), value=_line(form, "value"), source=_line(form, "source")
    )


def _source(form: PartForm) -> documents.Source:
    return documents.Source(
        key=_line(form, "key"),
        title=_line(form, "title"),
        issuer=_line(form, "issuer"),
        date=_line(form, "date"),
        url=_line(form, "url"),
    )


def _answer(form: PartForm) -> documents.Answer:
    return documents.Answer(
        demand=_line(form, "demand"),
        verdict=Verdict(form.cleaned_data["verdict"]),
        by=_line(form, "by"),
        note=_line(form, "note"),
        source=_line(form, "source"),
    )


def _relation(form: PartForm) -> documents.Relation:
    known = form.cleaned_data["target_article"]
    target = known.address if known else _line(form, "target")
    return documents.Relation(
        type=RelationType(form.cleaned_data["type"]),
        target=target,
        note=_line(form, "note"),
        certainty=Certainty(form.cleaned_data["certainty"]),
        source=_line(form, "source"),
    )
