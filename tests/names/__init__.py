"""Labelled queries for the search of names: how people are written, and who must not be found."""
