"""Hard conditions, each in a real process: one sentence and a code of the contract, come what may."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA
from tests.fuzz.hostile import BROKEN
from tests.test_terminal import COMMAND, PATIENCE, environment, forked, on_terminal, written_to

if sys.platform == "win32":
    pytest.skip("conditions of POSIX", allow_module_level=True)

import resource

ROOT_USER = os.geteuid() == 0


def done(*arguments: Any, code: int | None = 0, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command; fail unless it ends with *code*, and with a sentence at most."""
    variables = settings.pop("variables", {})
    settings = {
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "env": environment(**variables),
        **settings,
    }
    ended = subprocess.run(
        [*COMMAND, *map(os.fsencode, arguments)], timeout=PATIENCE, check=False, **settings
    )
    told = ended.stderr or b""
    assert b"Traceback" not in told, told.decode()
    assert b"our mistake" not in told, told.decode()
    assert code is None or ended.returncode == code, (ended.returncode, told.decode())
    if ended.returncode in (65, 66, 73):
        assert told.startswith(b"extradition: "), told.decode()
        assert told.count(b"\n") == 1, told.decode()
        assert len(told) < 6000  # a path may be long
    return ended


def copied(folder: Path) -> Path:
    """Return a copy of the data that belongs to the test."""
    return Path(shutil.copytree(DATA, folder))


# Where the names are.


def test_names_on_standard_input_are_utf_8_in_every_locale() -> None:
    """A list of names is read as a file is, mark or no mark: a name read wrongly would be a name missed."""
    for content in ("Abigael González\n".encode(), "\ufeffAbigael González\n".encode()):
        asked = done(
            *("search", "--batch", "-", "--json"),
            input=content,
            variables={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        )
        assert json.loads(asked.stdout)[0]["query"] == "Abigael González"
    done("search", "--batch", "-", input=b"Abigael Gonz\xe1lez\n", code=66)


# Where the data are.


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("table", ["figures", "whole"])
def test_a_broken_file_is_one_sentence(tmp_path: Path, table: str, content: bytes) -> None:
    """Whatever stands where a table or a database should, it is refused by name, with exit 65."""
    from tests.fuzz.asking import ask  # in this process: there are many

    place = tmp_path / "whole.json"
    if table != "whole":
        (tmp_path / "db").mkdir()
        place = tmp_path / "db" / f"{table}.json"
    place.write_bytes(content)
    database = place if table == "whole" else place.parent
    answer = ask(database, "list")
    assert answer.exit_code == 65
    assert answer.err.startswith(f"extradition: {database}")
    assert answer.err.count("\n") == 1
    assert len(answer.err) < 1000
    assert ask(database, "validate", "--json").exit_code == 65


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe, a socket, a device and a circle of links are refused, as a database and as a table."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for place in (
        *(tmp_path / name for name in ("pipe", "circle", "dangling")),
        Path("/dev/zero"),
        Path("/dev/tty"),
    ):
        if place.exists() or place.is_symlink():
            done("--db", place, "list", code=66)
            folder = tmp_path / f"db-{place.name}"
            folder.mkdir()
            (folder / "figures.json").symlink_to(place)
            done("--db", folder, "list", code=66)
    (tmp_path / "folders" / "figures.json").mkdir(parents=True)
    done("--db", tmp_path / "folders", "list", code=66)
    done("--db", "x" * 5000, "list", code=66)
    done("--db", DATA / "figures.json" / "x", "list", code=66)


@pytest.mark.parametrize(
    "name", ["with spaces", "two\nlines", "tab\tquote'\"", b"no\xff\xfeutf8", "-dash", "ñ", "\x1b[2J"]
)
def test_a_path_may_be_any_bytes(tmp_path: Path, name: str | bytes) -> None:
    """A database is read from there, and an error names the place on one line."""
    place = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), os.fsencode(name))))
    copied(place)
    assert done("--db", place, "list", "-f", "json").stdout == done("list", "-f", "json").stdout
    (place / "figures.json").write_bytes(b"{")
    told = done("--db", place, "list", code=65).stderr
    assert b"\x1b" not in told
    assert done("list", code=65, variables={"EXTRADITION_DB": os.fsdecode(place)}).stderr == told


def test_who_may_not_read_is_told_so(tmp_path: Path) -> None:
    """Without the right to read a file or a folder, the place is named and exit is 66."""
    # Root may read everything unless it gives the right away.
    without = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if ROOT_USER else []
    if without and not shutil.which("setpriv"):
        pytest.skip("root needs setpriv to be without a right")
    for mode, place in ((0o000, "folder"), (0o755, "file")):
        folder = copied(tmp_path / place)
        os.chmod(folder / "figures.json", 0o000)
        os.chmod(folder, mode)
        asked = [*without, *COMMAND, "--db", str(folder), "list"]
        ended = subprocess.run(asked, capture_output=True, env=environment(), timeout=PATIENCE, check=False)
        os.chmod(folder, 0o755)
        assert ended.returncode == 66
        assert b"permission denied" in ended.stderr
        assert ended.stderr.count(b"\n") == 1


def test_a_read_only_file_system_is_enough() -> None:
    """With the disk, the home and the temporary folder read-only, the answers are the same."""
    if not ROOT_USER or not shutil.which("unshare"):
        pytest.skip("needs unshare, and root")
    places = f"{Path.home()} {tempfile.gettempdir()} {DATA.parent} /dev/shm"
    script = (
        f"for at in {places} /; do mount --bind $at $at; mount -o remount,bind,ro $at || exit; done"
        ' && ! touch "$HOME/x" /tmp/x 2>/dev/null && cd / && exec "$@"'
    )
    wanted = ["unshare", "-m", "sh", "-c", script, "sh"]
    if subprocess.run([*wanted, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a name space of mounts is not allowed here")
    for asked in (("search", "cuini", "--json"), ("show", "cuini", "-f", "table"), ("validate",)):
        ended = subprocess.run(
            [*wanted, *COMMAND, *asked], capture_output=True, env=environment(), timeout=PATIENCE, check=False
        )
        assert (ended.returncode, ended.stdout) == (0, done(*asked).stdout), ended.stderr


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    """Rewritten again and again under the reader, it is read as some state of it or refused: 0, 65 or 66."""
    folder = copied(tmp_path / "db")
    file = folder / "figures.json"
    whole = file.read_bytes()
    stop = threading.Event()

    def rewrite() -> None:
        while not stop.is_set():
            file.write_bytes(whole)
            file.write_bytes(whole[: len(whole) // 2])
            file.unlink()
            file.write_bytes(whole)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        codes = {done("--db", folder, "list", "--json", code=None).returncode for _ in range(10)}
    finally:
        stop.set()
        writer.join()
    assert codes <= {0, 65, 66}
    assert file.read_bytes() == whole


def test_a_gigabyte_costs_little_memory(tmp_path: Path) -> None:
    """A sparse gigabyte, of nothing or behind a brace, is refused within 400 MB of address space."""
    for start in (b"", b"{", b'{"a": ', b" " * 5000, b"[1,"):
        file = tmp_path / "figures.json"
        with open(file, "wb") as stream:
            stream.write(start)
            stream.truncate(1 << 30)
        for place in (file, tmp_path):
            done("--db", place, "list", code=65, preexec_fn=lambda: limited(400 << 20))


def test_memory_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """A database too large for the machine is said to be that."""
    file = tmp_path / "figures.json"
    with open(file, "wb") as stream:
        stream.write(b'{"a": "')
        for _ in range(300):
            stream.write(b"x" * (1 << 20))
        stream.write(b'"}')
    told = done("--db", file, "list", code=66, preexec_fn=lambda: limited(300 << 20)).stderr
    assert b"too large for the memory there is" in told


def limited(size: int) -> None:
    """Allow this process so many bytes of memory."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


# What is around the process.


@cache
def plainly() -> bytes:
    """Return one answer in a plain environment."""
    return done("show", "cuini", "--json").stdout


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": ""},
        {"TERM": "no-such-terminal"},
        {"COLUMNS": "0"},
        {"COLUMNS": "9" * 5000},
        {"COLUMNS": "999999999"},
        {"COLUMNS": "-1"},
        {"COLUMNS": "٣"},
        {"LINES": "x"},
        {"HOME": "/nonexistent"},
        {"HOME": ""},
        {"TMPDIR": "/nonexistent"},
        {"PAGER": "'"},
        {"EXTRADITION_PAGER": "'"},
        {"EXTRADITION_DB": ""},
        {"TZ": "Nowhere/Else"},
        {"LC_ALL": "xx_XX.KOI8-R"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    ],
    ids=lambda variables: ",".join(f"{name}={value[:12]}" for name, value in variables.items()),
)
def test_any_environment_will_do(variables: dict[str, str]) -> None:
    """A variable that is odd, wrong or empty changes no answer and breaks nothing."""
    answer = done("show", "cuini", "--json", variables=variables)
    assert answer.stdout == plainly()
    assert done("list", "-f", "table", variables=variables).stdout


def test_a_terminal_of_one_column(tmp_path: Path) -> None:
    """However narrow, nothing is lost: every word of a name is there."""
    for columns in (1, 10):
        for asked in (
            ("show", "cuini"),
            ("list",),
            ("timeline",),
            ("stats",),
            ("search", "cuini"),
            ("--help",),
        ):
            out = on_terminal(*asked, columns=columns, NO_COLOR="1")
            assert "Traceback" not in out
            assert out.strip()
    joined = "".join(on_terminal("show", "cuini", columns=1, NO_COLOR="1").split())
    assert "Abigael" in joined


@pytest.mark.parametrize(
    "asked", [("search", "cuini"), ("list", "--json"), ("--help",), ("--version",), ("search", "xyzzy")]
)
@pytest.mark.parametrize(
    "closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full"]
)
def test_streams_that_are_closed_or_full(asked: tuple[str, ...], closed: str) -> None:
    """The exit code is that of the question, or 73 where the answer could not be written."""
    if "/dev/full" in closed and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    ended = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *COMMAND, *asked],
        capture_output=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert b"Traceback" not in ended.stderr
    assert b"Exception" not in ended.stderr
    question = 1 if asked[-1] == "xyzzy" else 0
    unwritable = ">&-" in closed.replace("2>&-", "") or ">/dev/full" in closed.replace("2>/dev/full", "")
    assert ended.returncode in ((question, 73) if unwritable else (question,))
    if unwritable and asked[0] == "list":
        assert ended.returncode == 73


def test_leaving_the_pager_early_is_no_error() -> None:
    """A pager that reads a line and ends, or is interrupted, leaves the exit code as it was."""
    script = f"{' '.join(COMMAND)} list sources; echo code=$?"
    for pager in ("head -n 1", "sh -c 'kill -INT $PPID; cat'"):
        out = on_terminal_of(script, pager)
        assert "code=0" in out, out[-500:]
        assert "Traceback" not in out


def on_terminal_of(script: str, pager: str) -> str:
    """Run a shell *script* on a pseudo-terminal of ten lines and return what came."""
    pid, master = forked()
    if pid == 0:
        os.execve("/bin/sh", ["sh", "-c", script], environment(EXTRADITION_PAGER=pager))
    return written_to(master, pid).decode("utf-8", "replace")


def test_an_interrupt_that_is_ignored_stays_ignored() -> None:
    """A script that runs the program behind it, or shields it, is not ended by somebody's Ctrl-C."""
    script = "trap '' INT; exec \"$@\""
    code = (
        "import os, signal, sys; from extradition_cli import __main__ as m, cli;"
        "cli.run = lambda *_: signal.raise_signal(signal.SIGINT) or 0; sys.exit(m.main())"
    )
    for shielded, expected in ((script, 0), ('exec "$@"', 130)):
        asked = ["sh", "-c", shielded, "sh", sys.executable, "-c", code]
        assert subprocess.run(asked, env=environment(), timeout=PATIENCE).returncode == expected


def test_lines_end_as_the_format_says_where_the_system_writes_them_otherwise() -> None:
    """Windows' own streams put a carriage return before each line feed, also behind one that has it."""
    code = (
        "import io, sys; from extradition_cli.__main__ import main;"
        "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, newline='\\r\\n'); sys.exit(main())"
    )
    for words, end in (("list --format csv", b"\r\n"), ("list --json", b"\n"), ("--version", b"\n")):
        asked = [sys.executable, "-c", code, *words.split()]
        out = subprocess.run(
            asked, env=environment(), timeout=PATIENCE, capture_output=True, check=True
        ).stdout
        assert out.endswith(end)
        assert b"\r\r" not in out
        assert out.count(b"\r") == (out.count(end) if end == b"\r\n" else 0)


def test_a_fault_of_ours_ends_in_70_with_its_details_too() -> None:
    """``--debug`` shows where it arose, and the code says the same as without it."""
    code = (
        "import sys; from extradition_cli import __main__ as m, api;"
        "api.open_record = lambda *_: 1 / 0; sys.exit(m.main())"
    )
    for option in ((), ("--debug",)):
        asked = [sys.executable, "-c", code, *option, "list"]
        ended = subprocess.run(asked, env=environment(), timeout=PATIENCE, capture_output=True)
        assert ended.returncode == 70
        assert (b"Traceback" in ended.stderr) == bool(option)
        assert b"our mistake" in ended.stderr


def test_many_at_once() -> None:
    """Readers do not disturb each other: the same answer twenty times."""
    asked = [*COMMAND, "search", "cuini", "--json"]
    running = [
        subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
        for _ in range(20)
    ]
    answers = {(*process.communicate(timeout=PATIENCE), process.returncode) for process in running}
    assert len(answers) == 1
    assert answers.pop()[1:] == (b"", 0)


@pytest.mark.parametrize("day", ["1970-01-02 00:00:00", "2038-01-20 00:00:00", "2099-12-31 23:59:59"])
def test_a_clock_far_off_changes_nothing(day: str) -> None:
    """Dates come from the data; what the machine takes for today is not asked."""
    faketime = shutil.which("faketime")
    if not faketime:
        pytest.skip("needs faketime")
    for asked in (("list", "--json"), ("validate",), ("stats", "--json")):
        ended = subprocess.run(
            [faketime, day, *COMMAND, *asked],
            capture_output=True,
            env=environment(),
            timeout=PATIENCE,
            check=False,
        )
        assert ended.stdout == done(*asked).stdout


def test_a_umask_of_077_makes_a_private_file(tmp_path: Path) -> None:
    """What is written on request is as private as the user wants files to be."""
    done("export", "csl-json", "-o", tmp_path / "out.json", umask=0o077)
    assert stat.S_IMODE((tmp_path / "out.json").stat().st_mode) & 0o077 == 0


def test_no_limit_of_open_files_is_near() -> None:
    """Sixteen open files are enough."""
    done("list", "--json", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16)))
