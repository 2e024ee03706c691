"""Addresses of what researchers take away."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from archive.research import demands, dossiers, downloads, facts, records

urlpatterns: list[URLPattern | URLResolver] = [
    path("articles/<address:slug>.json", records.article_json, name="article-json"),
    path("articles/<address:slug>.txt", records.article_text, name="article-text"),
    path("schema/document-1.json", records.schema, name="schema"),
    path("facts/<address:slug>/table.csv", facts.fact_csv, name="fact-csv"),
    path("facts/<address:slug>/table-spreadsheet.csv", facts.fact_safe_csv, name="fact-safe-csv"),
    path("facts/<address:slug>/table.json", facts.fact_json, name="fact-json"),
    path("dossiers/<address:slug>/dossier.zip", dossiers.dossier_zip, name="dossier-zip"),
    path("demands.csv", demands.demands_csv, name="demands-csv"),
    path("demands-spreadsheet.csv", demands.demands_safe_csv, name="demands-safe-csv"),
    path("demands.jsonl", demands.demands_jsonl, name="demands-jsonl"),
    path("archive.csv", downloads.archive_csv, name="archive-csv"),
    path("archive-spreadsheet.csv", downloads.archive_safe_csv, name="archive-safe-csv"),
    path("archive.jsonl", downloads.archive_jsonl, name="archive-jsonl"),
]
