"""The Python interface gives what the commands print."""

import copy
import gc
import pickle
import re
import weakref
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

import extradition_cli
from extradition_cli import CrossStats, Database, Figure, open_record
from extradition_cli.errors import AmbiguousError, DataNotFoundError, NotFoundError, NotYetError, UsageError
from extradition_cli.record.store import TABLES
from tests.conftest import Cli


def test_the_example_of_the_docstring() -> None:
    """Opening the record and asking for a nickname takes two lines."""
    (figure,) = open_record().search_figures("cuini")[:1]
    assert (figure.name, figure.standing, figure.standing_since) == (
        "Abigael González Valencia",
        "pleaded-not-guilty",
        "2025-08-13",
    )


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"cartel": "cjng"},
        {"transfer": "second", "court": "EDNY"},
        {"standing": "pleaded-guilty,sentenced"},
        {"as_of": "2025-09-01"},
    ],
    ids=str,
)
def test_filters_are_those_of_the_command(cli: Cli, asked: dict[str, str]) -> None:
    """The same words give the same people."""
    options = [word for name, value in asked.items() for word in (f"--{name.replace('_', '-')}", value)]
    expected = sorted(row[0] for row in cli("list", *options, err=None).rows)
    assert [figure.id for figure in open_record().select_figures(**asked)] == expected


def test_the_timeline_and_the_counts(cli: Cli) -> None:
    """What happened and how many, as the commands have it."""
    record = open_record()
    happenings: list[Any] = cli("timeline", "--about", "cuini", "--json").json
    assert [entry.id for entry in record.timeline(about="cuini")] == [entry["id"] for entry in happenings]
    for by in ("transfer", "transfer,standing"):
        counted, printed = record.stats(by), cli("stats", "--by", by, "--json", err=None).json
        assert [row.count for row in counted.rows] == [row["count"] for row in printed["rows"]]
    assert isinstance(counted, CrossStats)
    assert counted.rows[0].counts["charged"] == printed["rows"][0]["charged"]
    assert len(record.select_cases(transfer="second")) >= 26


def test_json_is_that_of_the_command(cli: Cli) -> None:
    """A record as JSON is the record that ``list --json`` prints."""
    record = open_record()
    figure = record.resolve("cuini")
    assert record.as_json(figure) in cli("list", "--transfer", "2", "--json").json


def test_errors_are_typed() -> None:
    """What a user is told, a program can catch."""
    record = open_record()
    with pytest.raises(NotFoundError):
        record.resolve("Jesús González Valencia")
    with pytest.raises(AmbiguousError):
        record.resolve("Treviño Morales")
    with pytest.raises(UsageError):
        record.select_figures(standing="guilty")
    with pytest.raises(DataNotFoundError):
        open_record("no such path")


def test_the_package_exports_what_it_says() -> None:
    """``__all__`` has whatever a question returns and every kind of record; a wrong name is a wrong name."""
    assert all(hasattr(extradition_cli, name) for name in extradition_cli.__all__)
    methods = [getattr(one, "fget", one) for one in vars(Database).values()]
    returned = {
        name
        for method in filter(callable, methods)
        for name in re.findall(r"[A-Z]\w+", str(method.__annotations__.get("return", "")))
    }
    returned |= {shape.__name__ for shape in TABLES.values()}
    assert returned - {"Any", "Callable", "Path", "Searcher"} <= set(extradition_cli.__all__)
    with pytest.raises(AttributeError):
        extradition_cli.nothing_of_the_kind  # noqa: B018


def names_found(record: Database, text: str) -> list[str]:
    """Return whom a search finds, in whatever process it is asked."""
    return [hit.record.name for hit in record.search(text).of(Figure)]


def test_the_database_travels(sample: Path) -> None:
    """Pickled, copied and in another process, also after it was asked, it answers the same."""
    record = open_record(sample)
    found = names_found(record, "munoz")
    assert found == ["Ana Muñoz Ibáñez"]
    for other in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
        assert names_found(other, "munoz") == found
        assert other.figures == record.figures
    with get_context("spawn").Pool(1) as pool:
        assert pool.starmap(names_found, [(record, "munoz")]) == [found]
    answers = record.search("munoz"), record.timeline(), record.stats(), record.select_cases()
    assert pickle.loads(pickle.dumps(answers)) == answers


def test_a_filter_that_there_is_not_is_refused() -> None:
    """A slip in a filter's name would otherwise answer with everybody."""
    record = open_record()
    with pytest.raises(UsageError, match="no filter 'cartle'; did you mean cartel"):
        record.select_figures(cartle="CJNG")  # type: ignore[call-arg]
    with pytest.raises(UsageError, match="--type does not narrow figures"):
        record.select_figures(type="court")
    with pytest.raises(UsageError, match="--standing does not narrow timeline"):
        record.timeline(standing="sentenced")
    with pytest.raises(UsageError, match="no property to count by 'nope'"):
        record.stats(by="nope")


def test_a_page_of_another_day_goes_back_itself() -> None:
    """What is asked of one day is told as of that day, or refused as the command refuses it."""
    record = open_record()
    page = record.document(record.resolve("caro quintero"), as_of="2025-02-27")
    assert page.standing == "Charged, 20 January 2017 · presumed innocent of these charges"
    with pytest.raises(NotYetError):
        record.document(record.resolve("caro quintero"), as_of="2025-01")
    for day, whom in (("bogus", "caro quintero"), ("2025", "CJNG")):
        with pytest.raises(UsageError):
            record.document(record.resolve(whom), as_of=day)


def test_a_database_is_let_go_when_nobody_holds_it() -> None:
    """A program that opens many databases, and searches them, does not keep them all."""
    record = open_record()
    record.search("gonzales valensia")
    record.search("consulate juarez 2010")
    gone = weakref.ref(record)
    del record
    gc.collect()
    assert gone() is None
