"""Which articles a list shows: by words, terms, date, and what they lack."""
