"""A knowledge base of the people Mexico handed over to the United States, for the command line."""

__version__ = "0.1.0"
