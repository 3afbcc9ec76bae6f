"""Questions to the record and their results: pure functions over its tables."""
