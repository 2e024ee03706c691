"""The check list before publishing: what an editor should know of an article, and what cannot be."""

from archive.desk.workflow.hints.checklist import checklist
from archive.desk.workflow.hints.hint import Hint

__all__ = ["Hint", "checklist"]
