"""README.md: every example in it is run, and prints what it says."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extradition_cli.commands import COMMANDS
from extradition_cli.errors import ExitCode
from tests.conftest import Cli

README = Path(__file__).parent.parent / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*\n(?:(?!\$ ).*\n)*)", re.MULTILINE)
EXAMPLES = [example for block in CONSOLE for example in COMMAND.findall(block)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.splitlines()[0])
def test_an_example_prints_what_it_says(cli: Cli, example: str, tmp_path: Path) -> None:
    """What follows a line with ``$`` is the output of its command, ``…`` standing for more of it."""
    command, *expected = example.splitlines()
    assert expected, "an example shows what it prints"
    if command.startswith("extradition") and not set("|><;&") & set(command):
        width = 80 if "--format" not in command else None
        answer = cli(*shlex.split(command)[1:], exit_code=0, err=None, terminal=width)
        printed = answer.out + answer.err
    else:
        needed = {word for word in ("jq", "fzf", "sqlite3", "xargs") if re.search(rf"\b{word}\b", command)}
        if missing := {word for word in needed if shutil.which(word) is None}:
            pytest.skip(f"needs {', '.join(missing)}")
        printed = _shell(command, tmp_path)
    assert printed.strip()
    assert _matches(printed.splitlines(), expected), printed


def _shell(command: str, folder: Path) -> str:
    """Run *command* in a shell that knows ``extradition`` as this checkout."""
    tool = folder / "bin" / "extradition"
    tool.parent.mkdir()
    root, python = shlex.quote(str(README.parent)), shlex.quote(sys.executable)
    tool.write_text(f'#!/bin/sh\nPYTHONPATH={root} exec {python} -m extradition_cli "$@"\n')
    tool.chmod(0o755)
    environ = {**os.environ, "PATH": f"{tool.parent}:{os.environ['PATH']}", "TERM": "dumb"}
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environ, capture_output=True, text=True, timeout=600, check=True
    )
    return done.stdout


def _matches(printed: list[str], expected: list[str]) -> bool:
    """Say whether *printed* is what was *expected*; a line ``…`` stands for any number of lines."""
    if not expected:
        return not printed
    first, *rest = expected
    if first == "…":
        return any(_matches(printed[number:], rest) for number in range(len(printed) + 1))
    return bool(printed) and printed[0].rstrip() == first.rstrip() and _matches(printed[1:], rest)


def test_every_exit_code_is_in_the_table() -> None:
    """Scripts are told all there are."""
    assert re.findall(r"^\| (\d+) \| ", TEXT, re.MULTILINE) == [str(code.value) for code in ExitCode]


def test_there_are_two_commands_for_everything() -> None:
    """One installs and runs the main job, one passes the tests."""
    (block,) = re.findall(r"^```bash\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    install, tests = block.splitlines()
    assert install.endswith("extradition search cuini")
    assert tests.endswith("pytest")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_mentioned(name: str) -> None:
    """A command that the front door does not show is not found."""
    assert f"extradition {name}" in TEXT


def test_the_map_shows_every_room() -> None:
    """The picture of the code is the code."""
    package = README.parent / "extradition_cli"
    modules = {path.name for path in package.glob("*.py")}
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    drawn = set(re.findall(r"^    (\w+(?:\.py|/))", TEXT, re.MULTILINE))
    assert modules | folders | {"locale/"} == drawn


def test_the_data_dictionary_is_fresh() -> None:
    """The table of fields is the one that the model gives."""
    from tests.dictionary import dictionary

    assert dictionary() in (README.parent / "data" / "README.md").read_text(encoding="utf-8")
