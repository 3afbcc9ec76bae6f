"""An index of words in memory: SQLite's FTS5, which stems English and finds phrases.

Accents are folded by :mod:`extradition_cli.folding` on both sides, never by SQLite, so that a name is one
name here and in the search for names.  The index holds no text: what is shown is marked in a second, small
one (a third of the time of one that holds all).
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from weakref import finalize

from extradition_cli.folding import Spans, fold, placed_words
from extradition_cli.search.question import joined_denials

_TOKENIZER = "tokenize=\"porter unicode61 remove_diacritics 0 tokenchars '_'\""
_BETWEEN = "\x1f"
"""What stands between the columns while they are folded: no letter of any text, after folding or before."""


class TextIndex:
    """Numbered rows of words, in two columns: what is shown of them, and what stands around it.

    Raises :class:`sqlite3.OperationalError` where SQLite was built without FTS5.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        folded = _BETWEEN.join(fold(column) for row in rows for column in row)
        self._columns = joined_denials(folded).split(_BETWEEN)
        self._database = _database("content='', columnsize=0,", self._columns)
        finalize(self, self._database.close)  # from 3.13 on Python warns of what is left open

    def rows(self, query: str) -> Sequence[int]:
        """Return the rows that a query in the language of FTS5 finds."""
        found = self._database.execute("SELECT rowid FROM passages WHERE passages MATCH ?", (query,))
        return [row for (row,) in found]

    def vocabulary(self) -> Sequence[str]:
        """Return the words of all rows, folded, as often as they fall."""
        return re.findall(r"[^\W\d_]+", _BETWEEN.join(self._columns))


def marked(texts: Sequence[str], query: str) -> list[Spans]:
    """Return the places in each text that a query finds, in the text alone."""
    placed = [list(placed_words(text)) for text in texts]
    told = [joined_denials(" ".join(word for word, _, _ in one)) for one in placed]
    found: list[Spans] = [()] * len(texts)
    asked = "SELECT rowid, highlight(passages, 0, '<', '>') FROM passages WHERE passages MATCH ?"
    with closing(_database("", [column for one in told for column in (one, "")])) as database:
        for row, shown in database.execute(asked, (query,)):
            found[row] = tuple(_places(shown, placed[row]))
    return found


def _places(told: str, placed: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places of the words between marks; words follow each other in both."""
    inside = False
    for shown, (_, start, stop) in zip(re.split("[ _]", told), placed, strict=True):
        inside = inside or shown.startswith("<")
        if inside:
            yield start, stop
        inside = inside and not shown.endswith(">")


def _database(options: str, columns: Sequence[str]) -> sqlite3.Connection:
    # A program of several threads may ask from any of them; SQLite itself takes turns.
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute(f"CREATE VIRTUAL TABLE passages USING fts5(text, near, {options} {_TOKENIZER})")
    rows = zip(range(len(columns)), columns[::2], columns[1::2], strict=False)
    database.executemany("INSERT INTO passages(rowid, text, near) VALUES (?, ?, ?)", rows)
    return database
