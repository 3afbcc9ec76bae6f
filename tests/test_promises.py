"""What is promised of the whole: no network, no file unasked, the same package twice."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extradition_cli.commands import COMMANDS
from tests.conftest import DATA
from tests.test_terminal import COMMAND, PATIENCE, ROOT, environment

QUESTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "search": (("search", "cuini"), ("search", "cuini", "--format", "table"), ("search", "xyzzy")),
    "show": (("show", "cuini"), ("show", "cuini", "--format", "table"), ("show", "CJNG", "--json")),
    "list": tuple(
        ("list", "--format", name) for name in ("json", "jsonl", "csv", "tsv", "markdown", "table")
    ),
    "timeline": (("timeline",), ("timeline", "--format", "table", "--cartel", "cjng")),
    "stats": (("stats", "--by", "cartel"), ("stats", "--format", "table")),
    "sources": (("sources", "cuini"), ("sources", "--json")),
    "export": tuple(
        ("export", name)
        for name in ("markdown", "html", "bibtex", "csl-json", "ics", "ftm", "ftm-dataset", "datasette")
    ),
    "changes": (("changes",), ("changes", "--since", "2026.11.24", "--format", "markdown")),
    "diff": (("diff", str(DATA), str(DATA)),),
    "validate": (("validate",), ("validate", "--json")),
    "open": (("open", "cuini", "--source", "1", "--print"),),
    "schema": (("schema",), ("schema", "figures")),
    "version": (("version",), ("--version",)),
    "help": (("help",), ("--help",), ("search", "--help")),
}
ASKED = [question for questions in QUESTIONS.values() for question in questions]

# The interpreter reports what it is about to do; here whatever is forbidden ends it.
WATCH = """
import os, sys

def watch(event, arguments):
    if event.startswith(("socket.", "ssl.", "urllib.")):
        forbidden(event, arguments)
    if event == "open":
        path, mode, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) and path not in (os.devnull, 1, 2):
            forbidden(event, arguments)
    if event in ("os.mkdir", "os.rename", "os.remove", "os.truncate", "os.symlink", "os.link"):
        forbidden(event, arguments)
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn"):
        forbidden(event, arguments)

def forbidden(event, arguments):
    os.write(2, f"forbidden: {event} {arguments}\\n".encode("utf-8", "replace"))
    os._exit(99)

sys.addaudithook(watch)
from extradition_cli.__main__ import main
sys.exit(main())
"""


def test_every_command_is_asked() -> None:
    """A new command is watched too."""
    assert set(QUESTIONS) == set(COMMANDS)


@pytest.mark.parametrize("question", ASKED, ids=" ".join)
def test_no_socket_no_file_no_process(question: tuple[str, ...]) -> None:
    """No command opens a socket, writes, moves or removes a file, or starts another program."""
    ended = subprocess.run(
        [sys.executable, "-B", "-c", WATCH, *question],
        capture_output=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    if b"needs the library" in ended.stderr:
        pytest.skip("an export needs a library that is not here")
    assert b"forbidden" not in ended.stderr, ended.stderr.decode()
    assert ended.returncode in (0, 1), ended.stderr.decode()


def test_the_watch_sees() -> None:
    """What the test above forbids is indeed noticed."""
    for crime in (
        "import socket; socket.socket()",
        "open('/tmp/x', 'w')",
        "import subprocess; subprocess.run('true')",
    ):
        script = WATCH.replace("from extradition_cli.__main__ import main\nsys.exit(main())", crime)
        assert (
            subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 99
        )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by a digest of what is in it."""
    return {
        str(path): hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
        for path in folder.rglob("*")
    }


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """After every command the home, the working folder, the temporary folder and the data are as before."""
    places = {name: tmp_path / name for name in ("home", "work", "temporary")}
    for place in places.values():
        place.mkdir()
    shutil.copytree(DATA, tmp_path / "data")
    before = snapshot(tmp_path)
    variables = {
        "HOME": str(places["home"]),
        "XDG_CACHE_HOME": str(places["home"] / "cache"),
        "XDG_CONFIG_HOME": str(places["home"] / "config"),
        "TMPDIR": str(places["temporary"]),
        "EXTRADITION_DB": str(tmp_path / "data"),
        "PYTHONDONTWRITEBYTECODE": "1",  # the interpreter's own files are not ours to promise
    }
    # One question a command: that none writes a file was watched above, with every question.
    for question, *_ in QUESTIONS.values():
        subprocess.run(
            [*COMMAND, *question],
            cwd=places["work"], env=environment(**variables), capture_output=True, timeout=PATIENCE,
            check=False,
        )  # fmt: skip
    assert snapshot(tmp_path) == before


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_the_kernel_saw_no_network_and_no_writing() -> None:
    """Below Python, in what the libraries do, there is no socket and no file opened for writing either."""
    trace = [
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=network,open,openat,creat,mkdir,unlink,rename",
        "-o",
        "/dev/stderr",
    ]
    ended = subprocess.run(
        [*trace, sys.executable, "-B", "-m", "extradition_cli", "show", "cuini", "--format", "table"],
        capture_output=True, env=environment(), timeout=PATIENCE, check=False,
    )  # fmt: skip
    calls = ended.stderr.decode("utf-8", "replace")
    if ended.returncode:
        pytest.skip("strace may not look into processes here")
    assert "data/figures.json" in calls
    assert not re.search(r"\b(socket|connect|sendto|bind)\(", calls)
    written = re.findall(r".*(?:O_WRONLY|O_RDWR|O_CREAT|creat\(|mkdir\(|unlink\(|rename\().*", calls)
    assert [line for line in written if "/dev/null" not in line] == []


def test_the_package_is_the_same_twice(tmp_path: Path) -> None:
    """Wheel and source distribution, built in two places at two times, are the same bytes."""
    if not importlib.util.find_spec("build"):
        pytest.skip("needs build")
    # hatchling, where it is installed, spares an environment of its own that needs the network.
    isolation = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    digests: list[list[tuple[str, str]]] = []
    for name in ("one", "another"):
        tree = tmp_path / name / "tree"
        left_out = shutil.ignore_patterns(
            ".git", ".*_cache", ".hypothesis", "__pycache__", "dist", "*.egg-info"
        )
        shutil.copytree(ROOT, tree, ignore=left_out)
        for path in tree.rglob("*"):
            os.utime(path, (len(digests) * 10**9, len(digests) * 10**9))
        variables = {"SOURCE_DATE_EPOCH": "1764000000", "TZ": "UTC" if digests else "Asia/Tokyo"}
        kept = {
            key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_", "REQUESTS_"))
        }
        built = subprocess.run(
            [sys.executable, "-m", "build", *isolation, "--outdir", str(tmp_path / name / "dist"), str(tree)],
            capture_output=True, env={**environment(**variables), **kept}, timeout=PATIENCE, check=False,
        )  # fmt: skip
        if b"No matching distribution found" in built.stderr + built.stdout:
            pytest.skip("the build tool cannot be had without the network")
        assert built.returncode == 0, built.stderr.decode()
        files = sorted((tmp_path / name / "dist").iterdir())
        assert [file.suffix for file in files] == [".whl", ".gz"]
        digests.append([(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files])
    assert digests[0] == digests[1]
