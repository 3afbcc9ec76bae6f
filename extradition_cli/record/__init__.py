"""The record itself: what stands in it, its words and dates, and how it is read from disk."""

VERSION = "0.1.0"
"""Version of the program, which reads this record and stands beside the version of the data."""
