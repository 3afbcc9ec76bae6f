"""The tab key in real shells: bash and zsh at a terminal of their own, fish by its own account."""

import json
import os
import pty
import select
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from extradition_cli.commands.completion import SCRIPTS

from tests.conftest import DATA, Cli


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an ``extradition`` that completes in earnest and otherwise prints its arguments."""
    folder = tmp_path_factory.mktemp("bin")
    stand_in = folder / "extradition"
    real = f"PYTHONPATH={shlex.quote(str(DATA.parent))} {shlex.quote(sys.executable)} -m extradition_cli"
    stand_in.write_text(
        f'#!/bin/sh\ncase $1 in complete-words|completion) exec env {real} "$@" ;; esac\n'
        "printf 'GOT'; printf '[%s]' \"$@\"; echo .\n"
    )
    stand_in.chmod(0o755)
    return folder


PRESSES = [
    ("sh\t", "[show]"),
    ("show rafael\t", "[show][rafael-caro-quintero]"),
    ('show "Rafael C\t', "[show][Rafael Caro Quintero]"),
    ("show Rafael\\ C\t", "[show][Rafael Caro Quintero]"),
    ("timeline --about alder\t", "[timeline][--about][alder-alfonso-marin-sotelo]"),
    ("list --cartel cj\t", "[list][--cartel][CJNG]"),
    ("list --cartel=cj\t", "[list][--cartel=CJNG]"),
    ("list --cartel jalisco\\ n\t", "[list][--cartel][Jalisco New Generation Cartel]"),
    ("list --standing charged,pleaded-g\t", "[list][--standing][charged,pleaded-guilty]"),
    ("list --db comp\t", "[list][--db][complete me.json]"),
    ("list --db=comp\t", "[list][--db=complete me.json]"),
    ("--json list org\t", "[--json][list][organizations]"),
    ("show rafael car\t", "[show][rafael][Caro Quintero]"),
    ("show caro\t", "[show][caro]"),
    ("show zzzz\t", "[show][zzzz]"),
]
"""Keys pressed after ``extradition``, and the arguments that the command then gets."""
UNIQUE = [(keys, arguments) for keys, arguments in PRESSES if keys != "show caro\t"]
"""Those that leave no choice."""


class Pressed:
    """A shell at a terminal, with somebody at its keys."""

    def __init__(self, command: list[str], tool: Path, home: Path) -> None:
        self.terminal, theirs = pty.openpty()
        environ = {
            "PATH": f"{tool}:{os.environ['PATH']}",
            "HOME": str(home),
            "ZDOTDIR": str(home),
            "TERM": "dumb",
            "PS1": "READY> ",
            "LC_ALL": "C.UTF-8",
        }
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, cwd=home, start_new_session=True
        )
        os.close(theirs)

    def press(self, keys: str, until: str) -> str:
        """Press some keys and return what is printed up to *until*."""
        os.write(self.terminal, keys.encode())
        seen, patience = "", time.monotonic() + 20
        while until not in seen and time.monotonic() < patience:
            if select.select([self.terminal], [], [], 0.1)[0]:
                seen += os.read(self.terminal, 4096).decode(errors="replace")
        return seen

    def close(self) -> None:
        """End the shell that was started here."""
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(extradition completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'unsetopt prompt_cr prompt_sp; eval "$(extradition completion zsh)"'),
}


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, tool: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pressed]:
    """A real shell that has loaded our script."""
    command, loading = SHELLS[request.param]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    home = tmp_path_factory.mktemp("home")
    (home / "complete me.json").write_text("{}")
    started = Pressed(command, tool, home)
    started.press("", "READY> ")
    started.press(f"{loading}; echo LOAD''ED\n", "LOADED")
    yield started
    started.close()


@pytest.mark.parametrize(("keys", "arguments"), PRESSES, ids=[keys.strip() for keys, _ in PRESSES])
def test_a_real_shell_completes(shell: Pressed, keys: str, arguments: str) -> None:
    """The tab key finishes the word, in open quotes too, and the command gets what was meant."""
    closing = '"' if keys.count('"') == 1 else ""
    printed = shell.press(f"extradition {keys}\n", "].")
    if f"GOT{arguments}." not in printed and closing:
        # A shell may leave it to the writer to close a quote.
        printed = shell.press(f"{closing}\n", "].")
    assert f"GOT{arguments}." in printed


@pytest.mark.parametrize(
    "name", ["Pla $(touch spoilt)", "Pla `touch spoilt`", "Pla; touch spoilt", "Pla 'n\" &"]
)
def test_a_name_is_quoted_whatever_it_holds(shell: Pressed, name: str, tmp_path: Path) -> None:
    """What somebody's data call an organization stays one argument, and is never run."""
    table = {"x": {"id": "x", "name": name}}
    (tmp_path / "organizations.json").write_text(json.dumps(table))
    for quote in ("", '"', "'"):
        printed = shell.press(f"extradition --db {tmp_path} list --cartel {quote}Pl\t\n", "].")
        assert f"GOT[--db][{tmp_path}][list][--cartel][{name}]." in printed


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
@pytest.mark.parametrize(("keys", "arguments"), UNIQUE, ids=[keys.strip() for keys, _ in UNIQUE])
def test_a_real_fish_completes(keys: str, arguments: str, tool: Path, tmp_path: Path) -> None:
    """fish says itself what it would offer."""
    (tmp_path / "complete me.json").write_text("{}")
    line = f"extradition {keys.strip()}"
    script = f"extradition completion fish | source; complete -C {shlex.quote(line)}"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={"PATH": f"{tool}:{os.environ['PATH']}", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )
    offered = [line.split("\t")[0] for line in done.stdout.splitlines()]
    expected = arguments.split("[")[-1].rstrip("]")
    assert done.stderr == ""
    assert offered[:1] == ([expected] if expected != "zzzz" else [])


@pytest.mark.parametrize("shell_name", SCRIPTS)
def test_each_script_is_sound(cli: Cli, shell_name: str, tmp_path: Path) -> None:
    """The shell itself finds nothing to say against its script."""
    script = cli("completion", shell_name).out
    if shutil.which(shell_name) is None:
        pytest.skip(f"{shell_name} is not installed")
    (tmp_path / "script").write_text(script)
    checked = subprocess.run([shell_name, "-n", str(tmp_path / "script")], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_an_unknown_shell_gets_the_known_ones(cli: Cli) -> None:
    """The nearest right one first."""
    err = "extradition: no shell 'zhs'; did you mean zsh? (valid: bash, zsh, fish)\n"
    cli("completion", "zhs", exit_code=2, err=err)
