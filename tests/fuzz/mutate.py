"""A mutation fuzzer over copies of ``data/``, through the real command.

    python -m tests.fuzz.mutate --minutes 10
    python -m tests.fuzz.mutate --seed 3 --only 1234     one input again, with what it printed

Each input is a copy of the data with some bytes or some values of one table changed, and one
command line asked of it, in a process of its own.  It passes if that process ends in time, by
an exit code of the contract, without a traceback, with nothing on standard output that acts
on a terminal, and with every file as it was.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from extradition_cli.__main__ import main as extradition
from extradition_cli.exports import FORMATS as TARGETS
from extradition_cli.output import Format
from extradition_cli.record.store import EDITIONS, TABLES
from tests.fuzz.asking import CONTRACT
from tests.fuzz.hostile import ACTING, BROKEN, DRAWN, TEXTS, VALUES

DATA = Path(__file__).parent.parent.parent / "data"
SECONDS = 300
MEMORY = 2 << 30

WORDS = ("cuini", "caro quintero", "CJNG", "second", "edny", "treaty", "2025-08-12", "money laundering")
FORMATS = tuple(Format)
_OFTEN = {"figures": 12, "organizations": 5, "events": 4, "sources": 4}
"""How often a table is changed, against twice for the others."""
TEXTS_OF = tuple(name for name, target in TARGETS.items() if target.shape == "text")


class Input(NamedTuple):
    """What is changed in which table, and what is then asked."""

    table: str
    content: bytes
    arguments: tuple[str, ...]


class Outcome(NamedTuple):
    """How one input ended; *wrong* is empty if it is as promised."""

    code: int
    out: bytes
    err: bytes
    wrong: str


def the_input(seed: int, number: int, originals: dict[str, bytes]) -> Input:
    """Return one input, the same for the same *seed* and *number*."""
    random = Random(f"{seed}:{number}")
    table = random.choices(list(originals), [_OFTEN.get(name, 2) for name in originals])[0]
    content = random.choice((_damaged, _changed, _changed, _changed, _replaced))(random, originals[table])
    return Input(table, content, _question(random, originals))


def _damaged(random: Random, content: bytes) -> bytes:
    """Return *content* with some of its bytes flipped, cut, doubled, moved or replaced."""
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(content) + 1)
        stop = min(len(content), start + int(random.expovariate(1 / 40)))
        piece = content[start:stop]
        put = random.choice(
            (
                b"",
                piece * 2,
                piece[::-1],
                bytes(byte ^ 1 << random.randrange(8) for byte in piece),
                random.randbytes(random.randrange(8)),
                random.choice(
                    (b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\x00", b"\xff", b"\\ud800")
                ),
            )
        )
        content = content[:start] + put + content[stop:]
    return content[: random.randrange(len(content) + 1)] if random.random() < 0.1 else content


def _replaced(random: Random, _content: bytes) -> bytes:
    return random.choice(list(BROKEN.values()))


def _changed(random: Random, content: bytes) -> bytes:
    """Return *content* with some values replaced, left out, doubled, renamed or swapped."""
    rows = json.loads(content)
    # Half of the inputs keep the shape, and so get past the decoder to what is behind it.
    ways = random.choice(
        ((_put_text, _put_text, _put_date, _grow), (_put, _put_text, _swap, _drop, _add, _rename))
    )
    for _ in range(random.randint(1, 5)):
        holder, key = _place(random, rows)
        random.choice(ways)(random, holder, key, rows)
    return json.dumps(rows, ensure_ascii=random.random() < 0.2).encode("utf-8", "replace")


def _place(random: Random, value: Any) -> tuple[Any, Any]:
    """Return a container somewhere inside *value*, and one of its keys."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return value, None
        key = random.choice(keys)
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or random.random() < 0.15:
            return value, key
        value = inner


def _put(random: Random, holder: Any, key: Any, _rows: Any) -> None:
    if key is not None:
        holder[key] = random.choice(VALUES)


def _put_text(random: Random, holder: Any, key: Any, _rows: Any) -> None:
    """Put a hostile string where a string stands, which the shape lets through."""
    if key is not None and isinstance(holder[key], str):
        text = random.choice(list(TEXTS.values()))
        holder[key] = random.choice((text, holder[key] + text, text * random.choice((1, 2, 2000))))


def _put_date(random: Random, holder: Any, key: Any, _rows: Any) -> None:
    """Put something like a date where a date stands."""
    if key is not None and isinstance(holder[key], str) and holder[key][:2] == "20":
        holder[key] = random.choice([value for value in VALUES if isinstance(value, str)][:30])


def _swap(random: Random, holder: Any, key: Any, rows: Any) -> None:
    """Put there what stands somewhere else: a reference that dangles or leads back, a date as a name."""
    other, there = _place(random, rows)
    if key is not None and there is not None:
        holder[key], other[there] = other[there], holder[key]
        with suppress(ValueError):  # a value may have been put inside itself
            json.dumps(rows)
            return
        holder[key], other[there] = other[there], holder[key]


def _drop(_random: Random, holder: Any, key: Any, _rows: Any) -> None:
    if key is not None:
        del holder[key]


def _add(random: Random, holder: Any, _key: Any, _rows: Any) -> None:
    if isinstance(holder, dict):
        holder[random.choice(list(TEXTS.values()))] = random.choice(VALUES)
    else:
        holder.append(random.choice(VALUES))


def _rename(random: Random, holder: Any, key: Any, _rows: Any) -> None:
    if isinstance(holder, dict) and key is not None:
        holder[random.choice([*holder, "x", ""])] = holder.pop(key)


def _grow(random: Random, holder: Any, key: Any, _rows: Any) -> None:
    if isinstance(holder, list) and key is not None:
        holder.extend([holder[key]] * random.choice((1, 2, 500)))


def _question(random: Random, originals: dict[str, bytes]) -> tuple[str, ...]:
    """Return a command line."""
    kinds = (*TABLES, "cases", "timeline")
    id_ = random.choice(list(json.loads(originals[random.choice(list(originals))])))
    word = random.choice((*WORDS, id_, random.choice(list(TEXTS.values())).replace("\x00", "")))
    command: tuple[str, ...] = random.choice(
        (
            ("list", random.choice(kinds)),
            ("list", "--cartel", word),
            ("list", "--as-of", random.choice(("2025-06", "2025-08-12", "2026"))),
            ("list", random.choice(kinds), "--sort", random.choice(("id", "name", "date", "sources"))),
            ("search", "--", word),
            ("show", "--", word),
            ("show", "--", id_),
            ("show", "--", id_),
            ("timeline",),
            ("timeline", "--about", word),
            (
                "stats",
                "--by",
                random.choice(("standing", "cartel", "transfer", "district", "charge", "year")),
            ),
            ("sources",),
            ("sources", id_),
            ("validate",),
            ("schema",),
            ("changes",),
            ("changes", "--since", "2026.11.24", "--about", word),
            ("diff", str(DATA)),
            *(
                ("export", name, "-o", "out" if target.shape == "folder" else os.devnull)
                for name, target in TARGETS.items()
            ),
            ("export", random.choice(TEXTS_OF), "--since", random.choice(("0001", "2025-08", "9999"))),
        )
    )
    if command[0] in ("export", "schema"):
        return command
    return command[0], f"--format={random.choice(FORMATS)}", *command[1:]


def asked(one: Input, place: Path) -> Outcome:
    """Ask the command of a copy of the data that differs in one table."""
    folder = place / "data"
    folder.mkdir()
    for file in DATA.glob("*.json"):
        (folder / file.name).symlink_to(file)
    (folder / f"{one.table}.json").unlink()
    (folder / f"{one.table}.json").write_bytes(one.content)
    before = sorted(place.rglob("*"))
    arguments = ["extradition", "--db", str(folder), *one.arguments]
    code, out, err = _in_a_child(lambda: _run(arguments), place)
    wrong = _wrong(code, out, err, one)
    shutil.rmtree(place / "out", ignore_errors=True)  # a data package
    if sorted(place.rglob("*")) != before or (folder / f"{one.table}.json").read_bytes() != one.content:
        wrong = wrong or "files were changed"
    shutil.rmtree(folder)
    return Outcome(code, out, err, wrong)


def _run(arguments: list[str]) -> int:
    sys.argv = arguments
    os.environ.update(TERM="xterm-256color", COLUMNS="80", EXTRADITION_PAGER="", EXTRADITION_DB="")
    return extradition()


def _in_a_child(work: Callable[[], int], place: Path) -> tuple[int, bytes, bytes]:
    """Run *work* in a fork, which spares the start of an interpreter; -SIGKILL if it took too long."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            code = 70
            try:
                import resource  # where there is a fork, there is this too

                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                os.chdir(place)
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                code = work()
                sys.stdout.flush()
                sys.stderr.flush()
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else 70
            finally:
                os._exit(code)
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                break
            time.sleep(0.002)
        else:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return os.waitstatus_to_exitcode(status), out.read(), err.read()


def _wrong(code: int, out: bytes, err: bytes, one: Input) -> str:
    """Say what a run broke of what is promised, or return an empty string."""
    if code == -signal.SIGKILL:
        return f"no end after {SECONDS} seconds"
    if code not in CONTRACT:
        return f"exit {code}"
    said, told = out.decode("utf-8", "replace"), err.decode("utf-8", "replace")
    if "Traceback" in told or "our mistake" in told:
        return "a traceback"
    if ACTING.search(told):
        return "standard error acts on a terminal"
    if code and len(told) > 5000:
        return "a message as long as a page"
    if "--format=csv" in one.arguments or "ics" in one.arguments:
        said = said.replace("\r\n", "\n")
    if "--format=tsv" in one.arguments:
        said = said.replace("\t", " ")
    if ACTING.search(DRAWN.sub("", said)):
        return "standard output acts on a terminal"
    if "--format=json" in one.arguments and code in (0, 65) and said:
        try:
            json.loads(said)
        except ValueError:
            return "standard output is no JSON"
    return ""


def originals() -> dict[str, bytes]:
    """Return the bytes of every table by name."""
    return {name: (DATA / f"{name}.json").read_bytes() for name in (*TABLES, EDITIONS)}


class Tally:
    """What a campaign has found so far."""

    def __init__(self) -> None:
        self.inputs = 0
        self.codes: Counter[int] = Counter()
        self.crashes: list[str] = []
        self.hangs: list[str] = []

    def enter(self, seed: int, number: int, one: Input, outcome: Outcome) -> None:
        """Count one outcome."""
        self.inputs += 1
        self.codes[outcome.code] += 1
        if outcome.wrong:
            line = f"--seed {seed} --only {number}: {outcome.wrong}: {one.table}: {' '.join(one.arguments)!r}"
            (self.hangs if outcome.code == -signal.SIGKILL else self.crashes).append(line)

    def __str__(self) -> str:
        ended = ", ".join(f"exit {code}: {count}" for code, count in sorted(self.codes.items()))
        return f"{self.inputs} inputs tried, {len(self.crashes)} crashes, {len(self.hangs)} hangs ({ended})"


def campaign(
    seed: int, *, until: Callable[[int], bool], say: Callable[[str], object] = lambda _: None
) -> Tally:
    """Try inputs of one *seed* until *until* says that so many are enough."""
    tables, tally = originals(), Tally()
    with tempfile.TemporaryDirectory() as place:
        number = 0
        while not until(number):
            one = the_input(seed, number, tables)
            outcome = asked(one, Path(place))
            tally.enter(seed, number, one, outcome)
            if outcome.wrong:
                say((tally.crashes + tally.hangs)[-1])
            number += 1
    return tally


def main() -> int:
    """Run a campaign from the command line; exit 1 if anything was found."""
    parser = argparse.ArgumentParser(description="Mutate copies of data/ and ask the command about them.")
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--only", type=int, help="try this one input, and show what it printed")
    chosen = parser.parse_args()
    if chosen.only is not None:
        with tempfile.TemporaryDirectory() as place:
            outcome = asked(the_input(chosen.seed, chosen.only, originals()), Path(place))
        sys.stdout.buffer.write(outcome.err + b"\n")
        sys.stdout.write(f"exit {outcome.code}: {outcome.wrong or 'as promised'}\n")
        return bool(outcome.wrong)
    deadline = time.monotonic() + 60 * chosen.minutes
    tally = campaign(
        chosen.seed,
        until=lambda _: time.monotonic() > deadline,
        say=lambda line: sys.stdout.write(line + "\n"),
    )
    sys.stdout.write(f"seed {chosen.seed}: {tally}\n")
    return bool(tally.crashes or tally.hangs)


if __name__ == "__main__":
    sys.exit(main())
