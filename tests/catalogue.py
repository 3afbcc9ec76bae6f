"""What the program says, and the catalogues that say it in other languages, as Babel reads them.

The ``.po`` files are written by hand; gettext reads the ``.mo`` files beside them, which
``pybabel compile -D extradition -d extradition_cli/locale`` makes.
"""

import ast
import errno
import inspect
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po
from msgspec import Struct

from extradition_cli import errors, language
from extradition_cli.api import open_record
from extradition_cli.checks.problem import Level, Problem
from extradition_cli.language import Phrase
from extradition_cli.questions.diff import Change, ChangeType
from extradition_cli.questions.fields import COLUMNS, SHAPES, names_of
from extradition_cli.questions.provenance import Versions
from extradition_cli.questions.stats import Count
from extradition_cli.record.vocabulary import (
    ChargeType,
    EventType,
    HistoryType,
    OrganizationType,
    ProceedingType,
    RelatedRole,
    RelationType,
    SourceType,
    Standing,
    Verdict,
)
from extradition_cli.search.hits import Hit
from extradition_cli.search.scoring import Basis
from tests.helps import helps

LOCALE = Path(language.__file__).parent / "locale"
SOURCES = sorted(LOCALE.glob("*/LC_MESSAGES/extradition.po"))

PLACE = re.compile(r"\{\w+\}")
HEADINGS = ("Arguments", "Options")
"""Those that Typer sets; ours are phrases."""
ROWS = {"timeline", "case", "proceeding"}
"""Kinds of rows that are no records and are not shown as such."""
CONTEXTS: dict[str, set[str]] = {"female": set(Standing), "step": set(HistoryType)}
"""What a word may be said of, and which words are."""


def written(source: Path) -> Catalog:
    """Return the catalogue of a ``.po`` file."""
    with source.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(catalogue: Catalog) -> list[Message]:
    """Return the messages of a catalogue without its header."""
    return [message for message in catalogue if message.id]


def forms(said: str | Sequence[str] | None) -> list[str]:
    """Return the singular and, where there is one, the plural of a message in one of its languages."""
    return [said] if isinstance(said, str) else list(said or ())


# What the program says, as gettext looks it up.


def said() -> set[str]:
    """Return everything that the program says and a catalogue may hold."""
    return {*phrases(), *words(), *fields(), *help_texts(), *titles(), *system(), *HEADINGS}


def phrases() -> Iterator[str]:
    """Yield the patterns that stand in the code."""
    for path in LOCALE.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Phrase":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def wordless(pattern: str) -> bool:
    """Say whether a pattern holds values only, in an order that a language may keep."""
    return not re.search(r"[A-Za-z]", PLACE.sub("", pattern))


def words() -> Iterator[str]:
    """Yield the words of the closed vocabularies that a person reads."""
    for vocabulary in (
        *(Standing, HistoryType, OrganizationType, RelationType, EventType, SourceType),
        *(Verdict, Basis, Level, ChangeType, ProceedingType, RelatedRole, ChargeType),
    ):
        yield from (word.replace("-", " ") for word in vocabulary)
    yield from (shape.kind.replace("-", " ") for shape in SHAPES.values() if shape.kind not in ROWS)
    yield from (*SHAPES, "changes", "male", "female")


def fields() -> Iterator[str]:
    """Yield the names of all fields of rows."""
    shapes: list[type[Struct]] = [*SHAPES.values(), *COLUMNS, Hit, Versions, Problem, Change, Count]
    for shape in shapes:
        yield from (name.replace("_", " ") for name in names_of(shape))
    yield "query"


def help_texts() -> Iterator[str]:
    """Yield the paragraphs of every help, and what arguments and options mean."""
    for told in helps():
        yield from (*told.paragraphs, *told.meanings)


def titles() -> Iterator[str]:
    """Yield what the record and its transfers are called."""
    record = open_record()
    yield record.title
    for transfer in record.transfers.values():
        yield from (transfer.title, transfer.title.lower())


def system() -> Iterator[str]:
    """Yield what the system says of files, as far as it is worded alike everywhere."""
    for number in (
        *(errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOTDIR, errno.EEXIST),
        *(errno.ENOSPC, errno.EROFS, errno.EPERM, errno.EIO),
    ):
        yield os.strerror(number).lower()


# What an error is made of.

SAYING = {
    name for name, one in vars(errors).items() if getattr(one, "__annotations__", {}).get("return") is Phrase
}
"""The functions beside the errors that return a phrase."""


def plain_errors(path: Path) -> Iterator[ast.Call]:
    """Yield what makes an error in a module of plain strings where a phrase is wanted.

    A function of the module that takes a phrase is held to it as the classes of errors are.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    wanted = {one.name: _phrases_taken([arg.arg for arg in one.args.args], _notes(one)) for one in functions}
    for name, value in vars(errors).items():
        if isinstance(value, type) and issubclass(value, errors.ExtraditionError):
            taken = inspect.signature(value).parameters
            wanted[name] = _phrases_taken(taken, {key: one.annotation for key, one in taken.items()})
    made: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            made.setdefault(node.targets[0].id, []).append(node.value)
    given = {name for one in functions for name, note in _notes(one).items() if note is Phrase}

    def is_phrase(node: ast.expr) -> bool:
        match node:
            case ast.IfExp():
                return is_phrase(node.body) and is_phrase(node.orelse)
            case ast.Name():
                return node.id in given or (node.id in made and all(map(is_phrase, made[node.id])))
            case ast.Attribute():
                return node.attr in ("said", "heading")  # of an error
            case ast.Call(func=ast.Name(id=name)):
                return name in {"Phrase", "joined", *SAYING, *_saying(functions)}
        return False

    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            at = wanted.get(node.func.id)
            if at is not None and len(node.args) > at and not is_phrase(node.args[at]):
                yield node


def _notes(function: ast.FunctionDef) -> dict[str, object]:
    """Return the types of what a function takes, as far as they are phrases."""
    return {
        arg.arg: Phrase
        for arg in function.args.args
        if isinstance(arg.annotation, ast.Name) and arg.annotation.id == "Phrase"
    }


def _phrases_taken(names: Iterable[str], notes: Mapping[str, object]) -> int | None:
    """Return at which place a phrase is taken."""
    return next((at for at, name in enumerate(names) if notes.get(name) is Phrase), None)


def _saying(functions: Iterable[ast.FunctionDef]) -> set[str]:
    """Return the names of those functions that return a phrase."""
    return {one.name for one in functions if isinstance(one.returns, ast.Name) and one.returns.id == "Phrase"}
