"""Targets for atheris, a fuzzer that learns which inputs reach new code: folding, matching, loading.

    python -m tests.fuzz.targets loading -max_total_time=600

atheris is no dependency: it is built for few systems.  Where it is missing the same targets are
run on made-up bytes by :mod:`tests.fuzz.test_targets`.
"""

import sys
from collections.abc import Callable
from functools import cache

from extradition_cli.api import Database, open_record
from extradition_cli.errors import ExtraditionError
from extradition_cli.escape import escape_unsafe, json_safe
from extradition_cli.folding import words
from extradition_cli.record.decoding import decode_table, faults, split_tables
from extradition_cli.record.store import TABLES
from tests.fuzz.hostile import ACTING


def folding(data: bytes) -> None:
    """Fold any text: folding the words again changes nothing, and what is shown is harmless."""
    text = data.decode("utf-8", "surrogateescape")
    folded = words(text)
    assert words(" ".join(folded)) == folded, (text, folded)
    assert not ACTING.search(escape_unsafe(text).replace("\n", "x"))
    assert not ACTING.search(json_safe(text))


@cache
def _record() -> Database:
    return open_record()


def matching(data: bytes) -> None:
    """Ask the record anything: best hit first, and resolving it never fails but by our own errors."""
    text = data.decode("utf-8", "surrogateescape")
    scores = [hit.score for hit in _record().search(text).hits]
    assert scores == sorted(scores, reverse=True)
    _refused(lambda: _record().resolve(text))


def loading(data: bytes) -> None:
    """Load any bytes as each table and as a file of tables: records, or a sentence."""
    for table in TABLES:
        if _refused(lambda table=table: decode_table(data, TABLES[table], table, "somewhere")):  # type: ignore[misc]
            assert list(faults(data, TABLES[table], table))
    _refused(lambda: split_tables(data, TABLES, "somewhere"))


def _refused(work: Callable[[], object]) -> str:
    """Return the sentence by which *work* was refused, which is short; an empty one if it was done."""
    try:
        work()
    except ExtraditionError as error:
        told = str(error)
    else:
        return ""
    if len(told) > 2000:
        raise AssertionError(told)
    return told


TARGETS: dict[str, Callable[[bytes], None]] = {"folding": folding, "matching": matching, "loading": loading}


def main() -> None:
    """Hand one target to atheris, with the options of libFuzzer that follow its name."""
    import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

    # The functions under test only: to instrument all that is loaded takes minutes.
    for function in (
        words,
        escape_unsafe,
        json_safe,
        decode_table,
        faults,
        split_tables,
        Database.search,
        Database.resolve,
    ):
        atheris.instrument_func(function)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], TARGETS[sys.argv[1]])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
