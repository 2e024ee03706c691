"""The front page of the desk: what is to be done, and by whom."""
