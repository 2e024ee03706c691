"""How dates and numbers are written, by language, where Django writes them otherwise."""
