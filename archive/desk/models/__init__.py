"""The desk's tables: articles with their parts, their revisions, and where imports came from."""

from archive.desk.models.article import Article, ArticleDossier, ArticleParty, TaggedArticle
from archive.desk.models.autosave import Autosave
from archive.desk.models.care import Care
from archive.desk.models.imported import ImportedSource
from archive.desk.models.lists import ArticleWords, SavedList
from archive.desk.models.merge import Merge
from archive.desk.models.parts import (
    Answer,
    Block,
    BlockParty,
    Demand,
    KeyFact,
    Part,
    Relation,
    Source,
)
from archive.desk.models.preview import PreviewLink
from archive.desk.models.revision import Revision
from archive.desk.models.suggestion import DismissedSuggestion
from archive.desk.models.twins import Apart
from archive.desk.models.upload import Upload
from archive.desk.models.workflow import Step, Submission

__all__ = [
    "Answer",
    "Apart",
    "Article",
    "ArticleDossier",
    "ArticleParty",
    "ArticleWords",
    "Autosave",
    "Block",
    "BlockParty",
    "Care",
    "Demand",
    "DismissedSuggestion",
    "ImportedSource",
    "KeyFact",
    "Merge",
    "Part",
    "PreviewLink",
    "Relation",
    "Revision",
    "SavedList",
    "Source",
    "Step",
    "Submission",
    "TaggedArticle",
    "Upload",
]
