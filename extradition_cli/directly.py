"""Plain command lines, carried out without Typer: loading it takes longer than the answer.

What is not plain is left to Typer, which reads it all the same and knows what to say of it:
help, an unknown option, a missing word, a number that is none, letters of options run together.
A test asks both and holds their answers against each other.
"""

from collections.abc import Sequence
from typing import Any

from extradition_cli.arguments import Line, long_name
from extradition_cli.commands import COMMANDS, command
from extradition_cli.commands.declared import Argument, Parameter
from extradition_cli.lean import import_msgspec
from extradition_cli.session import Session

_DIGITS = 6
"""Nobody's limit has more; how Python reads long, spaced or foreign numbers is Typer's business."""


def carried_out(line: Line, session: Session) -> bool:
    """Carry out a plain command line; say whether it was one."""
    said = {long_name(option[0]): _value(option) for option in line.program if option != ["--debug"]}
    if line.command not in COMMANDS or not said.keys() <= {"--db", "--lang"}:
        return False
    import_msgspec()
    wanted = command(line.command)
    given = None if wanted.asks_typer else read(wanted.parameters, line)
    if given is None:
        return False
    if "--lang" in said:
        session.speak(said["--lang"])
    if "--db" in said:
        session.database = said["--db"]
    wanted(session, given)
    return True


def read(parameters: Sequence[Parameter], line: Line) -> dict[str, Any] | None:
    """Return what *line* gives for each of *parameters* by its name, ``None`` if it is not plain."""
    named = {name: one for one in parameters for names in one.names for name in names.split("/")}
    given = {one.name: one.default for one in parameters}
    words = [option[0] for option in line.behind if not _is_option(option)] + list(line.rest[1:])
    for option in filter(_is_option, line.behind):
        name, value = long_name(option[0]), _value(option)
        one = named.get(name)
        if one is None:
            return None
        if one.type is bool:
            if option[0] not in named:
                return None
            given[one.name] = not name.startswith("--no-")
        elif one.type is str or one.type == str | None:
            given[one.name] = value
        elif value.isascii() and value.isdecimal() and len(value) <= _DIGITS:
            given[one.name] = int(value)
        else:
            return None
    for one in parameters:
        if isinstance(one.declared, Argument) and words:
            several = one.type not in (str, str | None)
            given[one.name] = words if several else words[0]
            words = [] if several else words[1:]
    return None if words or ... in given.values() else given


def _is_option(words: Sequence[str]) -> bool:
    return words[0].startswith("-") and words[0] != "-"


def _value(option: Sequence[str]) -> str:
    """Return the value of an option: the next word, or what follows the equals sign or the letter."""
    if len(option) > 1:
        return option[1]
    return option[0].partition("=")[2] if option[0].startswith("--") else option[0][2:]
