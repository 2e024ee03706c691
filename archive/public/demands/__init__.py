"""Readers' pages of demands: the register, threads, comparisons, the table of who demands what of whom."""
