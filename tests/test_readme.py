"""The READMEs and CONTRIBUTING.md: examples print what they say, counts are the data's, paths exist."""

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
from extradition_cli.exports import FORMATS
from extradition_cli.record.store import Tables
from tests.conftest import Cli, tally

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
SPANISH = (ROOT / "README.es.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*\n(?:(?!\$ ).*\n)*)", re.MULTILINE)
ENGLISH_EXAMPLES, SPANISH_EXAMPLES = (
    [example for block in CONSOLE.findall(text) for example in COMMAND.findall(block)]
    for text in (TEXT, SPANISH)
)
SAME = {
    "blocks of code": r"^```(?:sh|bash|python)\n(?:.*\n)*?```$",
    "commands": r"^\| (`extradition .+?`) \|",
    "exit codes": r"^\| (\d+) \|",
    "people handed over": r"(\d+) (?:on|el)\s+(\d+) (?:de )?\w+ (?:de )?(\d{4})",
    "formats to print": r"--format\s([a-z|]+)`",
    "styles of citation": r"--style ([a-z|-]+)`",
    "formats to export": rf"`({'|'.join(FORMATS)})`",
    "files": r"\]\(((?!https?:|README|tests/)[^)]+)\)",
}
"""What is the same in both front doors, as a pattern that finds it."""


@pytest.mark.parametrize(
    "example", ENGLISH_EXAMPLES + SPANISH_EXAMPLES, ids=lambda example: example.splitlines()[0]
)
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
    root, python = shlex.quote(str(ROOT)), shlex.quote(sys.executable)
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


def test_a_recipe_hands_ids_on_behind_two_hyphens() -> None:
    """Behind them a word is a name, whatever it begins with."""
    guides = (ROOT / "extradition_cli" / "commands" / "guides").rglob("*.txt")
    told = "\n".join([TEXT, SPANISH, GUIDE, *(path.read_text(encoding="utf-8") for path in guides)])
    recipes = re.findall(r"xargs .*(?:show|search|sources|timeline).*", told)
    assert recipes
    assert [recipe for recipe in recipes if not recipe.rstrip("`").endswith(" --")] == []


@pytest.mark.parametrize("example", PYTHON)
def test_a_program_runs_and_is_typed(example: str, tmp_path: Path) -> None:
    """The examples for Python do what they say, and a strict checker of types is content with them."""
    api = pytest.importorskip("mypy.api", reason="needs mypy, of the extra `lint`")
    program = tmp_path / "program.py"
    program.write_text(example, encoding="utf-8")
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, program], env=environ, capture_output=True, text=True, check=True, timeout=600
    )
    assert "Abigael González Valencia pleaded-not-guilty" in done.stdout
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPYPATH", str(ROOT))
        told, _, code = api.run(["--strict", "--config-file=", f"--cache-dir={tmp_path}", str(program)])
    assert code == 0, told


def test_every_exit_code_is_in_the_table() -> None:
    """Scripts are told all there are."""
    assert re.findall(r"^\| (\d+) \| ", TEXT, re.MULTILINE) == [str(code.value) for code in ExitCode]


@pytest.mark.parametrize("what", SAME)
def test_both_front_doors_say_the_same(what: str) -> None:
    """The Spanish one may ask other questions, and promises no other thing."""
    english, spanish = (re.findall(SAME[what], text, re.MULTILINE) for text in (TEXT, SPANISH))
    assert english
    assert english == spanish


def test_each_front_door_shows_the_other() -> None:
    """In its first lines; and every example of the Spanish one asks for Spanish."""
    assert "](README.es.md)" in TEXT.split("\n\n")[1]
    assert "](README.md)" in SPANISH.split("\n\n")[1]
    asked = re.compile(r"extradition --lang es |EXTRADITION_LANG=es extradition ")
    assert [example for example in SPANISH_EXAMPLES if not asked.search(example.splitlines()[0])] == []


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
    package = ROOT / "extradition_cli"
    modules = {path.name for path in package.glob("*.py")}
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    drawn = set(re.findall(r"^    (\w+(?:\.py|/))", GUIDE, re.MULTILINE))
    assert modules | folders | {"locale/"} == drawn


def test_the_data_dictionary_is_fresh() -> None:
    """The table of fields is the one that the model gives."""
    from tests.dictionary import dictionary

    assert dictionary() in (ROOT / "data" / "README.md").read_text(encoding="utf-8")


def test_the_counts_are_those_of_the_data(record: Tables) -> None:
    """What is said of names, and the version to cite, are what the data give."""
    counted = tally(record)
    told = " ".join(TEXT.split())
    assert f"**{counted.figures} of {counted.people} people have a record**" in told
    assert f"{counted.in_full} are named in full, {counted.in_part} by given names only" in told
    assert f"the place of {counted.inferred} among the 37" in told
    assert f"**{counted.unnamed} are not publicly named**" in told
    assert record.dataset is not None
    assert f"Version {record.dataset.version}. CC BY 4.0." in told
    told = " ".join(SPANISH.split())
    assert f"**{counted.figures} de {counted.people} personas tienen un registro**" in told
    assert f"de {counted.in_full} se conoce el nombre completo, de {counted.in_part} solo el nombre" in told
    assert f"el lugar de {counted.inferred} entre los 37" in told
    assert f"**{counted.unnamed} no tienen nombre público**" in told
    assert f"Versión {record.dataset.version}. CC BY 4.0." in told


@pytest.mark.parametrize("text", [TEXT, SPANISH, GUIDE], ids=["README.md", "README.es.md", "CONTRIBUTING.md"])
def test_what_is_named_exists(text: str) -> None:
    """Links, modules to run and files in code quotes are there."""
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", text)
    modules = [f"{name.replace('.', '/')}" for name in re.findall(r"python -m (tests(?:\.\w+)+)", text)]
    files = re.findall(r"`((?:tests|data|extradition_cli|\.ci|\.github)/[\w./-]*)`", text)
    assert links
    missing = [path for path in (*links, *files) if not (ROOT / path).exists()]
    assert missing + [name for name in modules if not (ROOT / f"{name}.py").exists()] == []
