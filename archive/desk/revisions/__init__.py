"""Revisions: read, compared, restored; and a page that is older than the newest of them, settled."""

from archive.desk.revisions.reading import UnreadableRevision, read
from archive.desk.revisions.restoring import restore
from archive.desk.revisions.settling import Conflict, settle

__all__ = ["Conflict", "UnreadableRevision", "read", "restore", "settle"]
