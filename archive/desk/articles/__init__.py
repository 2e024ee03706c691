"""Articles as documents: an article is read as one document, and saved from one."""

from archive.desk.articles.reading import document_of, documents_of
from archive.desk.articles.saving import RefusedDocument, Save, save_document, save_documents

__all__ = [
    "RefusedDocument",
    "Save",
    "document_of",
    "documents_of",
    "save_document",
    "save_documents",
]
