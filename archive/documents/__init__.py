"""Documents: the content of an article as one value, its plain-text form, its JSON, its digest."""

from __future__ import annotations

from archive.documents.checks import KEY_PATTERN, Problem, is_key, is_reference, is_slug, problems
from archive.documents.compare import Change, ChangeKind, compare
from archive.documents.diagnostics import Diagnostic, Level
from archive.documents.json_form import InvalidDocument, digest, from_data, from_json, to_data, to_json
from archive.documents.languages import is_language, language_of
from archive.documents.lines import clean_line, is_line
from archive.documents.merging import Difference, Merge, Side, merge
from archive.documents.model import (
    FORMAT,
    Answer,
    Block,
    Demand,
    DemandList,
    Document,
    KeyFact,
    Relation,
    Section,
    Source,
)
from archive.documents.reading import Reading, read_text
from archive.documents.relation_types import Certainty, RelationType, TimeOrder
from archive.documents.rows import read_row
from archive.documents.schema import SCHEMA
from archive.documents.verdicts import Verdict
from archive.documents.word_diff import WordOp
from archive.documents.writing import write_text

__all__ = [
    "FORMAT",
    "KEY_PATTERN",
    "SCHEMA",
    "Answer",
    "Block",
    "Certainty",
    "Change",
    "ChangeKind",
    "Demand",
    "DemandList",
    "Diagnostic",
    "Difference",
    "Document",
    "InvalidDocument",
    "KeyFact",
    "Level",
    "Merge",
    "Problem",
    "Reading",
    "Relation",
    "RelationType",
    "Section",
    "Side",
    "Source",
    "TimeOrder",
    "Verdict",
    "WordOp",
    "clean_line",
    "compare",
    "digest",
    "from_data",
    "from_json",
    "is_key",
    "is_language",
    "is_line",
    "is_reference",
    "is_slug",
    "language_of",
    "merge",
    "problems",
    "read_row",
    "read_text",
    "to_data",
    "to_json",
    "write_text",
]
