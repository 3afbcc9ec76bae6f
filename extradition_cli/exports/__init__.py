"""The record for other tools: one module per format, imported when that format is asked for.

A format module has one function, ``written``, that turns a :class:`Selection` into text, into
the bytes of a file, or into the files of a folder.  It does not write to disk: that is
:mod:`extradition_cli.exports.files`, and it begins once everything there is to write exists.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

from extradition_cli.errors import UnknownValueError, UsageError
from extradition_cli.record.parts import Part

if TYPE_CHECKING:
    from extradition_cli.exports.selection import Selection

INSTALL = "pip install '.[export]'"

Written = str | bytes | Mapping[str, bytes]
"""Text, a file, or the files of a folder by name."""


class Shape(Enum):
    """What a format makes, which says where it can go."""

    TEXT = "text"
    FILE = "file"
    FOLDER = "folder"


class Target(Part, frozen=True):
    """One format: the module that writes it, what it makes, and what for."""

    module: str
    shape: Shape
    purpose: str
    # Whether it holds people, so that whoever reads it must be told who is missing.
    people: bool = True


FORMATS: Mapping[str, Target] = {
    "sqlite": Target("sqlite", Shape.FILE, "a database with full-text search, for Datasette or SQL"),
    "ftm": Target("ftm", Shape.TEXT, "FollowTheMoney entities in JSON lines, for Aleph and graph tools"),
    "ics": Target("ics", Shape.TEXT, "a calendar of hearings, transfers and other events", people=False),
    "datapackage": Target("datapackage", Shape.FOLDER, "a folder of CSV tables with their schema"),
    "markdown": Target("markdown", Shape.TEXT, "one document with footnoted sources"),
    "html": Target("html", Shape.TEXT, "one page with a searchable roster, timeline and dossiers"),
    "bibtex": Target("bibtex", Shape.TEXT, "the sources, for LaTeX and reference managers", people=False),
    "csl-json": Target("csl_json", Shape.TEXT, "the sources, for Zotero and Pandoc", people=False),
}
"""Every format by the word for it."""


def target(word: str) -> Target:
    """Return the format called *word*; :class:`UnknownValueError` names the valid ones."""
    if word not in FORMATS:
        raise UnknownValueError("export format", word, FORMATS)
    return FORMATS[word]


def writer(word: str) -> "Callable[[Selection], Written]":
    """Return what writes the format called *word*.

    Raises :class:`UsageError` with the command that installs it where its library is missing.
    """
    module = target(word).module
    try:
        found: Callable[[Selection], Written] = import_module(f"{__name__}.{module}").written
    except ImportError as error:
        if error.name is None or error.name.startswith("extradition_cli"):
            raise  # not a library that is missing, but our own mistake
        raise UsageError(
            f"export {word} needs the library {error.name.split('.')[0]}; install it, in the folder of the"
            f" program, with {INSTALL}"
        ) from None
    return found
