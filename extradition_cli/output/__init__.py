"""The formats that a result can be printed in, by name."""

from enum import StrEnum

from extradition_cli.errors import UnknownValueError
from extradition_cli.language import Phrase

_FORMAT = Phrase("format")


class Format(StrEnum):
    """What ``--format`` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"

    @classmethod
    def named(cls, word: str, where: Phrase = _FORMAT) -> "Format":
        """Return the format called *word*; :class:`UnknownValueError` names the valid ones."""
        if word not in list(cls):
            raise UnknownValueError(where, word, list(cls))
        return cls(word)


LINES = "lines"
"""What goes into a pipe when nobody chose a format: TSV without its header."""
