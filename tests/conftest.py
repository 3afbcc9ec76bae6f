"""The harness: the real command, strict by default about exit codes and standard error."""

import io
import json
import os
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from hypothesis import settings

from extradition_cli.api import open_record
from extradition_cli.cli import run
from extradition_cli.record.store import Tables
from tests.golden.foreign import FOREIGN
from tests.golden.sample import SAMPLE
from tests.outputs import Watched, check_output

DATA = Path(__file__).parent.parent / "data"

# How long one example takes is the machine's affair.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

TODAY = "2026-11-27"
"""The day on which every test asks, also where it starts a process of its own."""
os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(f"{TODAY}T12:00Z").timestamp()))


class Terminal(io.StringIO):
    """A standard output that a person watches."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


class Answer:
    """What one run printed and how it ended."""

    def __init__(self, out: str, err: str, exit_code: int) -> None:
        self.out = out
        self.err = err
        self.exit_code = exit_code

    @property
    def json(self) -> Any:
        """Standard output, parsed."""
        return json.loads(self.out)

    @property
    def rows(self) -> list[list[str]]:
        """Standard output as tab-separated lines."""
        return [line.split("\t") for line in self.out.splitlines()]


class Cli(Protocol):
    """Runs ``extradition`` with some arguments."""

    def __call__(
        self,
        *arguments: str,
        exit_code: int = 0,
        err: str | None = "",
        terminal: int | None = None,
        watched: bool = False,
        db: Path | None = None,
        env: dict[str, str] | None = None,
        stdin: str = "",
        today: date | None = None,
    ) -> Answer:
        """Run, and fail unless the exit code and standard error are the expected ones.

        ``err=None`` accepts anything on standard error; ``terminal`` is the width of a
        watched terminal, and without it the output goes into a pipe; ``watched`` says that a person
        looks at standard error; ``today`` is the day of the run.  JSON must be
        what the schema of the command says.
        """


@pytest.fixture
def cli() -> Cli:
    """Run the command in this process."""

    def call(
        *arguments: str,
        exit_code: int = 0,
        err: str | None = "",
        terminal: int | None = None,
        watched: bool = False,
        db: Path | None = None,
        env: dict[str, str] | None = None,
        stdin: str = "",
        today: date | None = None,
    ) -> Answer:
        out = Terminal() if terminal else io.StringIO()
        environ = {
            "TERM": "dumb",
            "EXTRADITION_PAGER": "",
            **({"COLUMNS": str(terminal)} if terminal else {}),
            **(env or {}),
        }
        errors = Terminal() if watched else io.StringIO()
        session = Watched(out=out, err=errors, input_=io.StringIO(stdin), environ=environ)
        session.today = today or session.today
        given = ["--db", str(db), *arguments] if db else list(arguments)
        code = run(given, session)
        answer = Answer(out.getvalue(), errors.getvalue(), int(code))
        assert (exit_code, answer.err if err is None else err) == (answer.exit_code, answer.err), answer.out
        check_output(arguments, session, answer.out)
        return answer

    return call


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few invented people as one file: what the program does holds of every record."""
    file = tmp_path_factory.mktemp("sample") / "sample.json"
    file.write_text(json.dumps(SAMPLE), encoding="utf-8")
    return file


@pytest.fixture(params=["folder", "file"])
def foreign(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A record of another country and other scripts, as a folder and as one file without a word on itself."""
    if request.param == "folder":
        for name, table in FOREIGN.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
        return tmp_path
    bare = {name: table for name, table in FOREIGN.items() if name != "dataset"}
    file = tmp_path / "serbia-poland.json"
    file.write_text(json.dumps(bare, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def record() -> Tables:
    """The record itself."""
    return open_record(DATA)


class Tally(NamedTuple):
    """How many people were handed over, and how well the figures tell who they are."""

    people: int
    in_full: int
    inferred: int
    in_part: int

    @property
    def figures(self) -> int:
        """Those who have a record."""
        return self.in_full + self.inferred + self.in_part

    @property
    def unnamed(self) -> int:
        """Those who have none."""
        return self.people - self.figures

    def __str__(self) -> str:
        """Return the counts as the program words them."""
        parts = {
            "named in full": self.in_full,
            "inferred": self.inferred,
            "in part": self.in_part,
            "not publicly named": self.unnamed,
        }
        return ", ".join(f"{count} {what}" for what, count in parts.items() if count)


def tally(record: Tables, *transfers: str) -> Tally:
    """Count the figures of *transfers*, or of all, one by one, whatever a transfer says of names."""
    chosen = transfers or tuple(record.transfers)
    figures = [figure for figure in record.figures.values() if figure.transfer in chosen]
    inferred = sum(figure.handover.inferred is not None for figure in figures)
    in_part = sum(not figure.name_complete for figure in figures)
    people = sum(record.transfers[id_].count for id_ in chosen)
    return Tally(people, len(figures) - inferred - in_part, inferred, in_part)


INFERRED = "the transfer of 1 person is inferred: César Linares Orozco\n"
"""What is said beside every answer that he stands in."""

Change = Callable[[Any], object]


class Copy:
    """A copy of the data that a test may spoil."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def change(self, table: str, change: Change) -> None:
        """Apply *change* to one table as plain JSON."""
        file = self.path / f"{table}.json"
        rows = json.loads(file.read_text(encoding="utf-8"))
        change(rows)
        file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """A fresh copy of the data in a folder of its own."""
    return Copy(Path(shutil.copytree(DATA, tmp_path / "copy")))
