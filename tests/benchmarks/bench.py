"""Ratios of time and memory, measured in turn in one run: each is the median of many.

    python -m tests.benchmarks.bench            # all of it, about ten minutes
    python -m tests.benchmarks.bench --quick    # a smoke run: small, and its numbers mean nothing

Programs take turns (A B C A B C …), so that whatever else the machine does slows all of them
alike.  Only ratios are printed: they differ little from one machine to another.  What is held
against a target is the processor's time, which a busy machine disturbs least: all of these run on
one core and wait for nothing.  The floor is the
least program on this stack: a Typer app of one command that imports TinyDB, reads the same
figures with ``json`` and prints one line.
"""

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import extradition_cli
from extradition_cli.api import open_record
from extradition_cli.exports import FORMATS
from tests.benchmarks.generate import DATA, database

TYPER = """
import typer
{imports}
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def main() -> None:
    {body}
app()
"""
READ = "import json, pathlib; print(len(json.loads(pathlib.Path({figures!r}).read_text(encoding='utf-8'))))"
OURS = (sys.executable, "-m", "extradition_cli")
COMPLETING = (
    "_EXTRADITION_COMPLETE=complete_bash",
    "COMP_WORDS=extradition show abi",
    "COMP_CWORD=2",
)
"""How Typer's script for bash asks for what `show abi` may become."""


class Program(NamedTuple):
    """What is run, and against what of the others its time is held, at most or at *least* at which ratio."""

    name: str
    command: Sequence[str]
    base: str = "floor"
    target: float | None = None
    least: bool = False


class Cost(NamedTuple):
    """Seconds on the clock and of the processor, and the most memory in MB, of one run or the median."""

    wall: float
    processor: float
    memory: float


def programs(figures: Path) -> list[Program]:
    """Return the floors, and the commands that are held against them."""
    read = READ.format(figures=str(figures))
    rich = "import tinydb\nfrom rich.console import Console\nfrom rich.table import Table"
    python = [sys.executable, "-c"]
    return [
        Program("bare interpreter", [*python, "pass"]),
        Program("one-command Typer app", [*python, TYPER.format(imports="", body="print(1)")]),
        Program("floor", [*python, TYPER.format(imports="import tinydb", body=read)]),
        Program("floor and Rich", [*python, TYPER.format(imports=rich, body=read)]),
        Program("--version", [*OURS, "--version"], "one-command Typer app", 1.1),
        Program(
            "completion of an id",
            ["env", *COMPLETING, *OURS],
            "one-command Typer app",
            1.1,
        ),
        Program("--help", [*OURS, "--help"]),
        Program("search cuini --json", [*OURS, "search", "cuini", "--json"], "floor", 1.25),
        Program(
            'search "gonzales valensia" --json',
            [*OURS, "search", "gonzales valensia", "--json"],
            "floor",
            1.25,
        ),
        Program(
            "search who pleaded guilty --json",
            [*OURS, "search", "who pleaded guilty", "--json"],
            "floor",
            1.55,
        ),
        Program("list --json", [*OURS, "list", "--json"]),
        Program(
            "search cuini, table", [*OURS, "search", "cuini", "--format", "table"], "floor and Rich", 1.25
        ),
        Program("list, table", [*OURS, "list", "--format", "table"], "floor and Rich", 1.5),
        Program("stats, table", [*OURS, "stats", "--format", "table"], "floor and Rich", 1.3),
        Program(
            "sources cuini, table", [*OURS, "sources", "cuini", "--format", "table"], "floor and Rich", 1.5
        ),
        Program("timeline, table", [*OURS, "timeline", "--format", "table"], "floor and Rich", 1.25),
        Program("show cuini, table", [*OURS, "show", "cuini", "--format", "table"], "floor and Rich", 1.25),
    ]


def peers(figures: Path, sqlite: Path, name: str) -> Iterator[Program]:
    """Yield what others need to find one exact name in the same data, where they are installed."""
    if found := shutil.which("jq"):
        yield Program("jq, exact name", [found, "-c", f".[]|select(.name=={json.dumps(name)})", str(figures)])
    if found := shutil.which("rg"):
        yield Program("rg, exact name", [found, "-F", name, str(figures)])
    if not sqlite.exists():
        return
    if found := shutil.which("sqlite-utils", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}"):
        command = [found, "search", str(sqlite), "figures", f'"{name}"']
        yield Program("sqlite-utils search", command, "search cuini --json", 2, least=True)
    if found := shutil.which("sqlite3"):
        question = f"select * from figures where name = '{name.replace(chr(39), chr(39) * 2)}'"
        yield Program("sqlite3, exact name", [found, str(sqlite), question])


def growing(folder: Path) -> list[Program]:
    """Return the questions whose time should grow no faster than the record."""
    name = list(open_record(folder).figures.values())[-1].name
    *given, last = name.split()
    mistyped = " ".join([*given, last[:2] + last[3:]])
    ours = [*OURS, "--db", str(folder)]
    return [
        *(one for one in peers(folder / "figures.json", folder / "none", name) if one.name.startswith("jq")),
        Program("search with a typing error", [*ours, "search", mistyped, "--json"]),
        Program("search in words", [*ours, "search", "conspiracy Chicago", "--json"]),
        Program("list with a filter", [*ours, "list", "--district", "EDNY", "--json"]),
    ]


def of_everything(folder: Path) -> list[Program]:
    """Return what reads every record: the rules of the data, and each export that can be written here."""
    ours, place = [*OURS, "--db", str(folder)], folder.with_name(f"{folder.name}-exports")
    place.mkdir(exist_ok=True)
    words = [word for word in FORMATS if word != "ics" or find_spec("icalendar")]
    return [
        Program("validate", [*ours, "validate", "--errors-only"]),
        *(
            Program(f"export {word}", [*ours, "export", word, "--force", "--output", str(place / word)])
            for word in words
        ),
    ]


def measured(wanted: Sequence[Program], runs: int) -> dict[str, Cost]:
    """Return the median cost of each program, all of them run in turn."""
    times: dict[str, list[tuple[float, float]]] = {program.name: [] for program in wanted}
    environ = {key: value for key, value in os.environ.items() if not key.startswith("EXTRADITION_")}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(runs):
        for program in wanted:
            times[program.name].append(_run(program.command, {**environ, "COLUMNS": "100"}))
    return {
        program.name: Cost(
            wall=statistics.median(wall for wall, _ in times[program.name]),
            processor=statistics.median(processor for _, processor in times[program.name]),
            memory=_memory(program.command),
        )
        for program in wanted
    }


def _run(command: Sequence[str], environ: Mapping[str, str]) -> tuple[float, float]:
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environ, cwd=DATA.parent
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begun
        if process.returncode and process.stderr:
            sys.exit(f"{' '.join(command)[:200]} failed:\n{process.stderr.read().decode()}")
    return wall, used.ru_utime + used.ru_stime


def _memory(command: Sequence[str]) -> float:
    """Return the most memory that *command* takes, in MB, but for what starts it at least 8.

    A process counts what its parent held when it began, so a small one stands between.
    """
    starter = (
        "import os, sys; pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ,"
        " file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]);"
        " sys.stdout.write(str(os.wait4(pid, 0)[2].ru_maxrss))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", starter, *command],
        capture_output=True,
        text=True,
        check=True,
        cwd=DATA.parent,
    )
    return int(done.stdout) / 1024


def modules(command: Sequence[str]) -> int:
    """Return how many modules a Python program has loaded when it ends."""
    python, *rest = command
    done = subprocess.run(
        [python, "-X", "importtime", *rest], capture_output=True, text=True, check=False, cwd=DATA.parent
    )
    return done.stderr.count("import time:") - 1


def exported(folder: Path, target: Path) -> Path:
    """Return the figures as SQLite with a full-text index, as our own export writes them."""
    done = subprocess.run(
        [*OURS, "--db", str(folder), "export", "sqlite", "--output", str(target)],
        capture_output=True,
        check=False,
        cwd=DATA.parent,
    )
    return target if done.returncode == 0 else target.with_name("none")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def cold_start(runs: int, folder: Path) -> str:
    """Measure single commands on the record, and what others do with the same data."""
    wanted = programs(DATA / "figures.json")
    wanted += peers(
        DATA / "figures.json", exported(DATA, folder / "record.sqlite"), "Abigael González Valencia"
    )
    costs = measured(wanted, runs)
    rows = []
    for program in wanted:
        cost, floor, base = costs[program.name], costs["floor"], costs[program.base]
        rows.append(
            (
                program.name,
                f"{cost.wall / floor.wall:.2f}",
                f"{cost.processor / floor.processor:.2f}",
                f"{cost.memory / floor.memory:.2f}",
                str(modules(program.command)) if program.command[0] == sys.executable else "",
                f"{cost.processor / base.processor:.2f} of {program.base},"
                f" at {'least' if program.least else 'most'} {program.target}"
                if program.target
                else "",
            )
        )
    return table(("times the floor", "wall", "processor", "memory", "modules", "held against"), rows)


def growth(
    runs: int, folder: Path, counts: Sequence[int], asked: Callable[[Path], list[Program]] = growing
) -> str:
    """Measure the same on ever larger databases, against what comes first on the largest, jq where it is."""
    costs: dict[str, list[Cost]] = {}
    for count in counts:
        made = folder / str(count)
        wanted = asked(made if made.exists() else database(made, count))
        for name, cost in measured(wanted, runs).items():
            costs.setdefault(name, []).append(cost)
    first = next(iter(costs))
    base = costs[first][-1]
    rows = [
        (
            name,
            *(f"{one.wall / base.wall:.3f}" for one in each),
            f"{each[-1].wall / each[-2].wall:.1f}",
            f"{each[-1].memory / base.memory:.2f}",
        )
        for name, each in costs.items()
    ]
    heads = (
        f"times {first} at {counts[-1]:,} figures",
        *(f"{count:,}" for count in counts),
        "last step",
        "memory",
    )
    return table(heads, rows)


def screening(folder: Path, names: int) -> str:
    """Return how many names a second one process screens, once it has read the record."""
    record = open_record(folder)
    people = [one.name for one in record.figures.values()]
    asked = [f"{name[:-2]}{name[-1]}" for name in people[:: max(1, len(people) // names)]][:names]
    for text in asked[:2]:  # the second question builds what all others use
        record.screen(text, kinds=["figure"])
    begun = time.perf_counter()
    for text in asked:
        record.screen(text, kinds=["figure"])
    rate = len(asked) / (time.perf_counter() - begun)
    return (
        f"{len(people):,} figures: {rate:,.0f} mistyped names a second (at least 200 are wanted at 100,000)"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="only see that everything runs")
    quick = parser.parse_args().quick
    # Without byte code every run would compile what was last edited.
    compileall.compile_dir(Path(extradition_cli.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sys.stdout.write(cold_start(1 if quick else 31, folder) + "\n\n")
        counts = (50, 100) if quick else (1000, 10_000, 100_000)
        sys.stdout.write(growth(1 if quick else 5, folder, counts) + "\n\n")
        whole = counts if quick else (100, 1000, 10_000)
        sys.stdout.write(growth(1, folder, whole, of_everything) + "\n\n")
        sys.stdout.write(screening(folder / str(counts[-1]), 20 if quick else 1000) + "\n")


if __name__ == "__main__":
    main()
