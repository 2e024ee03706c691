"""The workflow: from draft to the public, as one table (`table`) and one gate (`gate`)."""
