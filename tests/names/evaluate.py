"""Measure our matching beside RapidFuzz's scorers and SQLite FTS5 on the same queries.

    python -m tests.names.evaluate [SEED]

Prints, for each class of distortion, how often the right person comes first (recall@1) and the mean
reciprocal rank; and for each matcher how many of its first answers are right (precision) and
how many strangers get any answer.  The others are given folded text and the threshold that
suits them best by the study in ``anchors/features.md`` §3.2.  Needs the extra ``dev``.
"""

import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from extradition_cli.api import open_record
from extradition_cli.folding import words
from extradition_cli.record.model import Figure
from extradition_cli.search.names import names_of
from extradition_cli.search.people import NameIndex
from tests.conftest import DATA
from tests.names.distortions import queries
from tests.names.strangers import HELD_BACK, STRANGERS

Matcher = Callable[[str], Sequence[str]]
_RANKS = 10


def ours(figures: Mapping[str, Figure]) -> Matcher:
    """Return our index as a matcher."""
    ids = list(figures)
    index = NameIndex(names_of(figure) for figure in figures.values())
    return lambda text: [ids[match.entry.bearer] for match in index.matches(text)]


def rapidfuzz(figures: Mapping[str, Figure], scorer: str, threshold: float) -> Matcher:
    """Return a scorer of RapidFuzz over all folded names as a matcher."""
    from rapidfuzz import fuzz, process

    stored = [
        (" ".join(words(name.text)), id_) for id_, figure in figures.items() for name in names_of(figure)
    ]
    choices = [text for text, _ in stored]

    def matches(text: str) -> list[str]:
        found = process.extract(
            " ".join(words(text)), choices, scorer=getattr(fuzz, scorer), limit=50, score_cutoff=threshold
        )
        return list(dict.fromkeys(stored[place][1] for _, _, place in found))

    return matches


def fts5(figures: Mapping[str, Figure], tokenizer: str, join: str) -> Matcher:
    """Return SQLite's full-text search over all names as a matcher."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE names USING fts5(text, id UNINDEXED, tokenize='{tokenizer}')")
    database.executemany(
        "INSERT INTO names VALUES (?, ?)",
        [(" ".join(words(name.text)), id_) for id_, figure in figures.items() for name in names_of(figure)],
    )

    def matches(text: str) -> list[str]:
        terms = list(words(text))
        if tokenizer == "trigram":
            run = " ".join(terms)
            terms = [run[place : place + 3] for place in range(len(run) - 2)]
        if not terms:
            return []
        asked = f" {join} ".join(f'"{term}"' for term in terms)
        rows = database.execute("SELECT id FROM names WHERE names MATCH ? ORDER BY rank LIMIT 50", (asked,))
        return list(dict.fromkeys(id_ for (id_,) in rows))

    return matches


def main(seed: int) -> None:
    """Print the tables for one seed."""
    figures = open_record(DATA).figures
    asked = list(queries(figures, seed))
    matchers = {
        "ours": ours(figures),
        "WRatio@75": rapidfuzz(figures, "WRatio", 75),
        "token_set@65": rapidfuzz(figures, "token_set_ratio", 65),
        "token_sort@60": rapidfuzz(figures, "token_sort_ratio", 60),
        "FTS5 AND": fts5(figures, "unicode61", "AND"),
        "FTS5 OR": fts5(figures, "unicode61", "OR"),
        "trigram OR": fts5(figures, "trigram", "OR"),
    }
    first: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    reciprocal: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    count: dict[str, int] = defaultdict(int)
    answered: dict[str, int] = defaultdict(int)
    seconds: dict[str, float] = {}
    for query in asked:
        count[query.kind] += 1
    for name, match in matchers.items():
        start = time.perf_counter()
        for query in asked:
            found = match(query.text)[:_RANKS]
            answered[name] += bool(found)
            rank = next((rank for rank, id_ in enumerate(found, 1) if id_ in query.right), 0)
            first[name][query.kind] += rank == 1
            reciprocal[name][query.kind] += 1 / rank if rank else 0
        seconds[name] = time.perf_counter() - start
    report = _table("recall@1, percent", first, count)
    report += _table("mean reciprocal rank, hundredths", reciprocal, count)
    total = len(asked)
    shares = {name: sum(first[name].values()) for name in matchers}
    report += [
        _head(f"seed {seed}", matchers),
        _line("recall@1, percent", total, [100 * shares[name] / total for name in matchers]),
        _line("precision, percent", total, [100 * shares[name] / (answered[name] or 1) for name in matchers]),
    ]
    for label, names in ("strangers answered", STRANGERS), ("held back answered", HELD_BACK):
        counts = [sum(bool(match(text)) for text in names) for match in matchers.values()]
        report.append(_line(label, len(names), counts))
    report.append(_line("milliseconds a query", total, [1000 * seconds[name] / total for name in matchers]))
    sys.stdout.write("\n".join(report) + "\n")


def _table(title: str, values: Mapping[str, Mapping[str, float]], count: Mapping[str, int]) -> list[str]:
    lines = [_head(title, values)]
    for kind, number in count.items():
        lines.append(_line(kind, number, [100 * by_kind[kind] / number for by_kind in values.values()]))
    return [*lines, ""]


def _head(title: str, names: Iterable[str]) -> str:
    return f"{title:32}{'n':>5}" + "".join(f"{name:>14}" for name in names)


def _line(label: str, number: int, values: Sequence[float]) -> str:
    return f"{label:32}{number:>5}" + "".join(f"{value:>14.1f}" for value in values)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20261124)
