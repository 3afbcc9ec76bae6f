"""The tests: through the real command, on the real record."""
