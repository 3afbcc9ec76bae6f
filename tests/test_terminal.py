"""The command in a real process and a real pseudo-terminal: color, width, pager, pipes, interrupts."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Cli

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "extradition_cli"]
PATIENCE = 600
"""Seconds after which a process is taken to hang: a net below the tests, and no measure of the machine."""
ANA = "Ana Muñoz Ibáñez"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")


@pytest.fixture(autouse=True)
def _invented(monkeypatch: pytest.MonkeyPatch, sample: Path) -> None:
    """Ask about invented people, unless another database is named."""
    monkeypatch.setenv("EXTRADITION_DB", str(sample))


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of a plain terminal, with nobody's own settings in it but the database."""
    names = ("PATH", "HOME", "SYSTEMROOT", "EXTRADITION_DB", "SOURCE_DATE_EPOCH")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    variables.setdefault("EXTRADITION_PAGER", "")  # a pager would wait for somebody
    return {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **variables}


def written_to(master: int, pid: int) -> bytes:
    """Return all that the process *pid* writes to the other side of a pseudo-terminal until it ends."""
    written = b""
    while True:
        if not select.select([master], [], [], PATIENCE)[0]:
            os.kill(pid, signal.SIGKILL)
            pytest.fail(f"nothing came for {PATIENCE} seconds; before that: {written[-500:]!r}")
        try:
            piece = os.read(master, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not piece:
            break
        written += piece
    os.waitpid(pid, 0)
    os.close(master)
    return written


def forked() -> tuple[int, int]:
    """Fork into a pseudo-terminal of its own; skip the test where there is none to be had."""
    try:
        pid, master = pty.fork()
    except OSError as error:
        pytest.skip(f"no pseudo-terminal to be had: {error}")
    return pid, master


def on_terminal(*arguments: str, columns: int = 80, lines: int = 200, **variables: Any) -> str:
    """Run the command on a pseudo-terminal of a size and return what it wrote there."""
    pid, master = forked()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        os.chdir(ROOT)
        os.execve(COMMAND[0], [*COMMAND, *arguments], environment(**variables))
    return written_to(master, pid).decode().replace("\r\n", "\n")


def test_a_terminal_gets_color_and_links() -> None:
    """Names are bold, and a source opens with a click, to the web only."""
    out = on_terminal("show", ANA, "--sources")
    assert f"\x1b[1m{ANA}" in out
    assert re.search(r"\x1b\]8;[^;]*;https://", out)


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_who_wants_no_color_gets_none(variables: dict[str, Any]) -> None:
    """NO_COLOR and a dumb terminal get the same words, without one escape."""
    out = on_terminal("show", ANA, **variables)
    assert "\x1b" not in out
    plain = ESCAPE.sub("", on_terminal("show", ANA))
    assert [line.rstrip() for line in out.splitlines()] == [line.rstrip() for line in plain.splitlines()]


def test_color_carries_no_meaning_alone() -> None:
    """Standings are words."""
    assert "pleaded not guilty" in ESCAPE.sub("", on_terminal("list", "--transfer", "1"))


def test_forced_color_reaches_a_pipe() -> None:
    """FORCE_COLOR colors a table in a pipe; machine formats never."""
    table = run("list", "--transfer", "1", "--format", "table", FORCE_COLOR="1").stdout
    assert "\x1b[" in table
    assert "\x1b" not in run("list", "--transfer", "1", "--json", FORCE_COLOR="1").stdout


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_the_width_is_the_terminals(columns: int) -> None:
    """No line but an address is wider than the screen."""
    out = ESCAPE.sub("", on_terminal("show", ANA, columns=columns))
    long = [line for line in out.splitlines() if len(line) > columns and "://" not in line]
    assert long == []


def test_what_is_longer_than_the_screen_is_paged(tmp_path: Path) -> None:
    """The pager gets the text with its colors; what fits is printed without one."""
    pager = f"tee {tmp_path / 'paged'}"
    on_terminal("show", ANA, lines=20, EXTRADITION_PAGER=pager)
    assert "\x1b[" in (tmp_path / "paged").read_text(encoding="utf-8")
    (tmp_path / "paged").unlink()
    on_terminal("show", ANA, lines=20, EXTRADITION_PAGER="", PAGER=pager)
    on_terminal("show", ANA, "--no-pager", lines=20, EXTRADITION_PAGER=pager)
    on_terminal("list", lines=20, EXTRADITION_PAGER=pager)
    assert not (tmp_path / "paged").exists()


def test_a_pager_that_is_not_there_loses_nothing() -> None:
    """The text is printed all the same."""
    for pager in ("no-such-pager-xyzzy", "false"):
        assert ANA in on_terminal("show", ANA, lines=20, EXTRADITION_PAGER=pager)


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command with its output in a pipe."""
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**variables),
        check=False,
    )


def test_a_reader_who_has_had_enough_is_no_error() -> None:
    """A closed pipe ends the command quietly."""
    with subprocess.Popen(
        [*COMMAND, "list", "sources", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(EXTRADITION_DB=""),  # the record itself, of which a pipe does not hold as much
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in (0, -signal.SIGPIPE)


# The interpreter reports what it is about to do; at one of these moments a signal comes.
SIGNALLED = """
import os, sys
from extradition_cli import __main__

number, moment = int(sys.argv.pop(1)), int(sys.argv.pop(1))
come = 0

def watch(event, arguments):
    global come
    if event in ("import", "open"):
        come += 1
        if come == moment:
            os.kill(os.getpid(), number)

sys.addaudithook(watch)
code = __main__.main()
os.write(2, str(come).encode())
sys.exit(code)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_quietly_at_any_moment(number: signal.Signals) -> None:
    """While modules load, while tables are read and before it prints: by the signal or its code, unheard."""

    def ended(moment: int) -> tuple[int, bytes, bytes]:
        asked = [sys.executable, "-c", SIGNALLED, str(int(number)), str(moment), "list", "sources", "--json"]
        done = subprocess.run(asked, capture_output=True, env=environment(), timeout=PATIENCE, check=False)
        return done.returncode, done.stdout, done.stderr

    code, _, counted = ended(0)
    moments = int(counted)
    assert (code, moments > 20) == (0, True)
    for moment in (1, moments // 4, moments // 2, 3 * moments // 4, moments):
        code, out, err = ended(moment)
        assert (code, out, err) == (130 if number == signal.SIGINT else -number, b"", b""), moment


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "ascii", "latin-1"],
)
def test_machine_output_is_utf_8_in_every_locale(variables: dict[str, str]) -> None:
    """The data never depend on the locale."""
    expected = run("search", "munoz ibanez", "--json").stdout
    assert ANA in expected
    assert run("search", "munoz ibanez", "--json", **variables).stdout == expected


def test_a_full_disk_is_said_so() -> None:
    """Output that cannot be written ends with exit 73 and a sentence."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "list"], stdout=full, stderr=subprocess.PIPE, text=True, env=environment(), check=False
        )
    assert (done.returncode, "Traceback" in done.stderr) == (73, False)
    assert "no space left on device" in done.stderr.casefold()


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_breaks_nothing(closed: int) -> None:
    """Without standard input, output or error there is still no traceback."""
    script = f"exec {sys.executable} -m extradition_cli search munoz {closed}{'<' if closed == 0 else '>'}&-"
    done = subprocess.run(
        ["sh", "-c", script], capture_output=True, text=True, env=environment(), check=False
    )
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 73)


def test_no_home_and_no_terminal_type(sample: Path) -> None:
    """A bare environment is enough."""
    done = subprocess.run(
        [*COMMAND, "--db", str(sample), "search", ANA],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("watched", [True, False])
def test_a_success_is_silent_where_nobody_looks(cli: Cli, watched: bool) -> None:
    """What is said beside the data goes to a person at standard error, and not into a log."""
    assert bool(cli("list", "--json", watched=watched, err=None).err) == watched


def test_quiet_is_quiet(cli: Cli) -> None:
    """No result, no note and no "nothing found"; wrong use is said all the same."""
    for asked, code in ((("list", "--json"), 0), (("search", "zzzqqq"), 1), (("show", "zzzqqq"), 1)):
        answer = cli(*asked, "--quiet", watched=True, exit_code=code)
        assert (answer.out, answer.err) == ("", "")
    assert "valid" in cli("list", "nonsense", "-q", exit_code=2, err=None).err
