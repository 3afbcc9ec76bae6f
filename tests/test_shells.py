"""The tab key in real shells, with Typer's scripts as ``--install-completion`` leaves them."""

import os
import re
import select
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DATA, Copy

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")


@pytest.fixture(scope="session")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an ``extradition`` that completes in earnest and otherwise prints its arguments."""
    folder = tmp_path_factory.mktemp("bin")
    stand_in = folder / "extradition"
    real = f"PYTHONPATH={shlex.quote(str(DATA.parent))} {shlex.quote(sys.executable)} -m extradition_cli"
    stand_in.write_text(
        f'#!/bin/sh\ncase "$_EXTRADITION_COMPLETE$1" in *complet*) exec env {real} "$@" ;; esac\n'
        "printf 'GOT'; printf '[%s]' \"$@\"; echo .\n"
    )
    stand_in.chmod(0o755)
    return folder


def environment(tool: Path, home: Path) -> dict[str, str]:
    """Return the variables of somebody who has nothing but the program."""
    return {
        "PATH": f"{tool}:{os.environ['PATH']}",
        "HOME": str(home),
        "TERM": "dumb",
        "PS1": "READY> ",
        "LC_ALL": "C.UTF-8",
    }


PRESSES = [
    ("sh\t", "[show]"),
    ("show rafael\t", "[show][rafael-caro-quintero]"),
    ("timeline --about alder\t", "[timeline][--about][alder-alfonso-marin-sotelo]"),
    ('timeline --about "Rafael C\t', "[timeline][--about][Rafael Caro Quintero]"),
    ("list --cartel cj\t", "[list][--cartel][cjng]"),
    ("list --cartel CJ\t", "[list][--cartel][CJNG]"),
    ("list --standing charged,pleaded-g\t", "[list][--standing][charged,pleaded-guilty]"),
    ("list --district EDN\t", "[list][--district][EDNY]"),
    ("list --district E.D.N\t", "[list][--district][E.D.N.Y.]"),
    ("list --format c\t", "[list][--format][csv]"),
    ("list --no-p\t", "[list][--no-pager]"),
    ("list --fields id,standing_\t", "[list][--fields][id,standing_since]"),
    ("list --db comp\t", "[list][--db][complete-me.json]"),
    ("--lang es list org\t", "[--lang][es][list][organizations]"),
    ("show zzzz\t", "[show][zzzz]"),
]
"""Keys pressed after ``extradition``, and the arguments that the command then gets."""


class Pressed:
    """A shell at a terminal, with somebody at its keys."""

    def __init__(self, command: list[str], environ: dict[str, str], folder: Path) -> None:
        self.folder = folder
        try:
            self.terminal, theirs = pty.openpty()
        except OSError as error:
            pytest.skip(f"no pseudo-terminal to be had: {error}")
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environ,
            cwd=folder,
            start_new_session=True,
        )
        os.close(theirs)

    def press(self, keys: str, until: str) -> str:
        """Press some keys and return what is printed up to *until*."""
        os.write(self.terminal, keys.encode())
        seen, patience = "", time.monotonic() + 600
        while (until not in seen or not seen) and time.monotonic() < patience:
            if select.select([self.terminal], [], [], 0.1)[0]:
                seen += os.read(self.terminal, 4096).decode(errors="replace")
        return seen

    def close(self) -> None:
        """End the shell that was started here."""
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


SHELLS = {"bash": ["bash", "--noprofile", "-i"], "zsh": ["zsh", "-d", "-i"]}


@pytest.fixture(scope="module", params=SHELLS)
def shell(
    request: pytest.FixtureRequest, tool: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pressed]:
    """A real shell, started after the program was told to install its completion."""
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed")
    home = tmp_path_factory.mktemp("home")
    (home / "complete-me.json").write_text("{}")
    installed(request.param, tool, home)
    started = Pressed(SHELLS[request.param], environment(tool, home), home)
    # Of Typer's script for zsh the first press of the key does no more than define the function.
    started.press("extradition sh\t; echo STAR''TED\n", "STARTED\r\n")
    yield started
    started.close()


def installed(shell: str, tool: Path, home: Path) -> None:
    """Do what the README says, in the shell that it is for."""
    subprocess.run(
        [shell, "-c", "extradition --install-completion; true"],
        check=True,
        capture_output=True,
        env=environment(tool, home),
    )


@pytest.mark.parametrize(("keys", "arguments"), PRESSES, ids=[keys.strip() for keys, _ in PRESSES])
def test_a_real_shell_completes(shell: Pressed, keys: str, arguments: str) -> None:
    """The tab key finishes the word, in open quotes too, and the command gets what was meant."""
    closing = '"' if keys.count('"') == 1 else ""
    printed = shell.press(f"extradition {keys}\n", "].")
    if f"GOT{arguments}." not in printed and closing:
        # A shell may leave it to the writer to close a quote.
        printed = shell.press(f"{closing}\n", "].")
    assert f"GOT{arguments}." in printed


def test_zsh_offers_no_files_where_nothing_can_stand(shell: Pressed, request: pytest.FixtureRequest) -> None:
    """Behind a complete name there is a file in the folder, which is no name; bash always offers it."""
    if request.node.callspec.params["shell"] != "zsh":
        pytest.skip("of Typer's script for bash files are a part")
    for line in ("show cuini ", "list figures "):
        printed = shell.press(f"extradition {line}\t\n", "].")
        assert f"GOT{''.join(f'[{word}]' for word in line.split())}." in printed


def test_words_of_a_name_are_one_name(shell: Pressed) -> None:
    """What is offered for a word of a name goes on with it, as one argument or as several."""
    printed = shell.press("extradition show rafael car\t\n", "].")
    assert "GOT[show][rafael][caro quintero]." in printed.replace("caro][quintero", "caro quintero")


def test_a_choice_is_shown(shell: Pressed) -> None:
    """Where several go on so, they are listed, people and groups."""
    printed = shell.press("extradition show caro\t\t\n", "].")
    assert {"caro quintero", "caro-quintero-organization"} <= set(re.split(r"  +|\r|\n| -- ", printed))


EVIL = [
    *("$(touch spoilt)", "`touch spoilt`", "\\$(touch spoilt)", "'; touch spoilt; '", "&touch spoilt;"),
    *("$(touch${IFS}spoilt)", "[/b]"),
]
"""What a name may hold to reach the shell, or the markup of what is shown beside a candidate."""


@pytest.fixture
def hostile(copy: Copy) -> Path:
    """A database whose organizations try it, in each of their names."""

    def spoil(table: dict[str, Any]) -> None:
        some = table["avenues"]
        for number, sign in enumerate(EVIL):
            id_ = f"evil-{number}"
            names = {
                "name": f"Plain {sign}",
                "abbreviations": [f"Plai{number}{sign}"],
                "aliases": [f"The Plain {sign}"],
            }
            table[id_] = {**some, **names, "id": id_}

    copy.change("organizations", spoil)
    return copy.path


def test_a_name_never_reaches_the_shell(shell: Pressed, hostile: Path) -> None:
    """What somebody's data call an organization is neither offered nor, told of beside its id, run."""
    for begun, shown, done in (
        ("show Plain", "", "\n"),
        ("list --cartel Plai5", "", "\n"),
        ("show evil-", "evil-5", "\x15"),
        ("list --cartel evil-", "evil-5", "\x15"),
        ("timeline --about evil-", "evil-5", "\x15"),
    ):
        printed = shell.press(f"extradition --db {hostile} {begun}\t\t", shown)
        printed += shell.press(f"{done}echo DO''NE\n", "DONE\r\n")
        assert [sign for sign in EVIL if sign in printed] == []
        assert ("evil-" in printed.replace(begun, "")) is bool(shown)
    assert not (shell.folder / "spoilt").exists()


def offered_by_fish(line: str, tool: Path, home: Path) -> list[str]:
    """Return what fish says that it would offer, with what it tells of each."""
    done = subprocess.run(
        ["fish", "-c", f"complete -C {shlex.quote(line)}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        env=environment(tool, home),
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def fish(tool: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """Return what asks a fish in which the completion has been installed."""
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    home = tmp_path_factory.mktemp("home")
    (home / "complete-me.json").write_text("{}")
    installed("fish", tool, home)
    return partial(offered_by_fish, tool=tool, home=home)


@pytest.mark.parametrize(("keys", "arguments"), PRESSES, ids=[keys.strip() for keys, _ in PRESSES])
def test_a_real_fish_completes(fish: Callable[[str], list[str]], keys: str, arguments: str) -> None:
    """fish says itself what it would offer."""
    offered = [line.split("\t")[0] for line in fish(f"extradition {keys.strip()}")]
    expected = arguments.split("[")[-1].rstrip("]")
    assert offered == ([expected] if expected != "zzzz" else [])


@pytest.mark.parametrize("line", ["show cuini ", "list figures ", "show zzzz"])
def test_fish_offers_no_files_where_nothing_can_stand(fish: Callable[[str], list[str]], line: str) -> None:
    """Behind a complete name there is a file in the folder, which is no name."""
    assert [one for one in fish(f"extradition {line}") if "complete-me" in one] == []


def test_a_name_never_reaches_fish(fish: Callable[[str], list[str]], hostile: Path) -> None:
    """The same in fish, which tells beside a candidate what it is."""
    assert fish("extradition show rafael") == ["rafael-caro-quintero\tRafael Caro Quintero"]
    assert fish(f"extradition --db {hostile} show Plain") == []
    offered = fish(f"extradition --db {hostile} show evil-")
    assert [line.split("\t")[0] for line in offered] == [f"evil-{number}" for number in range(len(EVIL))]
    assert [sign for sign in EVIL for line in offered if sign in line] == []
