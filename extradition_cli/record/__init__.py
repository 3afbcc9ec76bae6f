"""The record itself: what stands in it, its words and dates, and how it is read from disk."""
