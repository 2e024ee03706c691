"""Demands in the catalog: each is a document of the same index, folded with the record that makes it."""
