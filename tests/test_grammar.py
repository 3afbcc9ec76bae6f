"""What can be typed is known in one place: ``extradition_cli/grammar.py`` says what the commands say.

Completion and the order of options have no time to load Typer, so what they know is written down,
from the commands and never by hand: ``python -m tests.test_grammar``.
"""

import io
import json
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

from typer.main import get_command

from extradition_cli import completion, grammar
from extradition_cli.cli import run
from extradition_cli.commands import COMMANDS
from extradition_cli.commands.manual import pages
from extradition_cli.guides import TOPICS, Examples
from extradition_cli.program import app
from extradition_cli.session import Session

OPEN = {"--limit", "--since", "--until", "--as-of", "--template"}
"""Options whose values nobody can know beforehand: numbers, days, free text."""
FROM_DATA = {*completion._OFFERS, *completion._RECORDS}
FILES = {"PATH", "FILE", "OLD"}
"""What stands in the help for a path."""


# What the commands say of themselves.


def program() -> Any:
    """Return the context of the whole program."""
    return get_command(app).make_context("extradition", [], resilient_parsing=True)


def parameters(command: str) -> list[Any]:
    """Return the parameters of one command, of the program for ``""``."""
    root = program()
    own = root.command.get_command(root, command) if command else root.command
    return [one for one in own.params if not getattr(one, "hidden", False)]


def options(command: str) -> dict[str, Any]:
    """Return the options of one command by each of their long names."""
    return {
        name: one
        for one in parameters(command)
        if one.param_type_name == "option"
        for name in (*one.opts, *one.secondary_opts)
        if name.startswith("--")
    }


def example(command: str) -> list[str]:
    """Return the arguments of the first example in the help of a command."""
    page = next(page for page in pages(program())[1] if page.name.split()[-1] == command)
    line = next(block.lines[0] for block in page.blocks if isinstance(block, Examples))
    return shlex.split(re.sub(r'^eval "\$\((.*)\)"$', r"\1", line).split(" |")[0].split(" >")[0])[1:]


def valid(*arguments: str) -> str:
    """Return the valid words that a command answers with to a wrong one, ``""`` where it knows none."""
    err = io.StringIO()
    run(arguments, Session(out=io.StringIO(), err=err, environ={"EXTRADITION_PAGER": ""}))
    found = re.search(r"\(valid: (.*)\)", err.getvalue())
    return found[1].replace(",", "") if found else ""


def choices() -> dict[str, str]:
    """Return every closed list of words by where it stands."""
    asked: dict[str, dict[str, str]] = {}
    found: dict[str, str] = {}
    for command in COMMANDS:
        takes = any(one.param_type_name == "argument" for one in parameters(command))
        if takes and command not in {*FROM_DATA, *paths()}:
            found[command] = valid(command, "?")
        for name, option in options(command).items():
            # What can be sorted by is what can be shown.
            if not option.is_flag and name not in {*FROM_DATA, *paths(), "--sort"}:
                asked.setdefault(name, {})[command] = valid(*example(command), name, "?")
    for name, by_command in asked.items():
        common, *others = {words for words in by_command.values() if words} or {""}
        if not others:
            found[name] = common
        else:
            found |= {f"{command} {name}": words for command, words in by_command.items()}
    for name, option in options("").items():
        if not option.is_flag and name not in paths():
            found[name] = valid("list", name, "?")
    for kind in found["list"].split():
        found[f"list {kind} --fields"] = valid("list", kind, "--fields", "?")
    return {place: words for place, words in found.items() if words}


def paths() -> tuple[str, ...]:
    """Return the options, and the commands by their first argument, that take a path."""
    named = {name: one for command in ("", *COMMANDS) for name, one in options(command).items()}
    first = {
        command: one
        for command in COMMANDS
        for one in parameters(command)[::-1]
        if one.param_type_name == "argument"
    }
    return tuple(name for name, one in (named | first).items() if (one.metavar or "").strip("[]") in FILES)


def told() -> dict[str, Any]:
    """Return what :mod:`extradition_cli.grammar` must hold."""
    by_command = {command: options(command) for command in COMMANDS}
    every = {name: option for own in [options(""), *by_command.values()] for name, option in own.items()}
    valued = {name: option for name, option in every.items() if not option.is_flag}
    return {
        "TOPICS": tuple(TOPICS),
        "COMMANDS": {page.name.split()[-1]: str(page.blocks[0]) for page in pages(program())[1]},
        "ROOT": tuple(name for name in options("") if name != "--help"),
        "OPTIONS": {command: " ".join(own) for command, own in by_command.items()},
        "HELP": {name: option.help for name, option in every.items()}
        | {"--help": "Show this message and exit."},
        "SHORT": {
            short: max(option.opts, key=len)
            for option in every.values()
            for short in option.opts
            if not short.startswith("--")
        }
        | {"-h": "--help"},
        "VALUED": tuple(valued),
        "LISTS": tuple(name for name, option in valued.items() if "," in (option.metavar or "")),
        "PATHS": paths(),
        "CHOICES": choices(),
    }


def written() -> str:
    """Return :mod:`extradition_cli.grammar` as its file should be."""
    about = {
        "TOPICS": "What `extradition help` explains beside commands.",
        "COMMANDS": "Every command and its summary.",
        "ROOT": "Options of the program itself, taken everywhere.",
        "OPTIONS": "The options of each command.",
        "HELP": "What each option says of itself.",
        "SHORT": "The long name behind each short one.",
        "VALUED": "Options that take a value.",
        "LISTS": "Those of them that take several, separated by commas.",
        "PATHS": "Options that take a path, and commands whose first argument is one.",
        "CHOICES": "Closed lists of words: of an option, of a command's option or of its first argument.",
    }
    head = (
        '"""What can be typed: commands, options and closed lists of words.\n\n'
        "Written from the commands by ``python -m tests.test_grammar``, never by hand: what Typer\n"
        'knows, for those who have no time to load it.  A test holds it against the commands.\n"""\n\n'
        "# ruff: noqa: E501 - one row a line, as in any table\n"
    )
    return head + "".join(
        f'\n{name} = {_literal(value)}\n"""{about[name]}"""\n' for name, value in told().items()
    )


def _literal(value: Any) -> str:
    if isinstance(value, dict):
        return "{\n" + "".join(f"    {_literal(key)}: {_literal(row)},\n" for key, row in value.items()) + "}"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_literal, value)) + ")"
    return json.dumps(value, ensure_ascii=False)


def test_the_grammar_is_that_of_the_commands() -> None:
    """What completion and the order of options know is what Typer knows; this file mends it when run."""
    assert {name: getattr(grammar, name) for name in told()} == told()


def test_an_option_is_one_thing_everywhere() -> None:
    """An option takes a value in every command that has it, or in none: else its place could not be free."""
    kinds: dict[str, set[bool]] = {}
    for command in ("", *COMMANDS):
        for name, option in options(command).items():
            kinds.setdefault(name, set()).add(option.is_flag)
    assert {name for name, flags in kinds.items() if len(flags) > 1} == set()


def test_every_value_has_a_completion_or_cannot_have_one() -> None:
    """A new option says what completes it, unless nobody can know its values."""
    listed = {place.split()[-1] for place in grammar.CHOICES}
    assert set(grammar.VALUED) - listed - FROM_DATA - OPEN - set(grammar.PATHS) == {"--sort"}


if __name__ == "__main__":
    Path(grammar.__file__).write_text(written(), encoding="utf-8")
    subprocess.run(["ruff", "format", "--quiet", grammar.__file__], check=True)
