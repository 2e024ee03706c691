"""What helps to write: a look at the page as readers will see it, and clean text from elsewhere."""
