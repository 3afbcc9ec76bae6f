"""The record for other tools: modules of formats, each imported when one of its formats is asked for.

A format is a function that turns a :class:`Selection` into text, into the bytes of a file, or
into the files of a folder.  It does not write to disk: that is
:mod:`extradition_cli.exports.files`, and it begins once everything there is to write exists.
"""

from collections.abc import Callable, Mapping
from importlib import resources
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Literal

from extradition_cli.errors import MissingLibraryError, UnknownValueError
from extradition_cli.language import Phrase
from extradition_cli.record.parts import Part

if TYPE_CHECKING:
    from extradition_cli.exports.selection import Selection


Written = str | bytes | Mapping[str, bytes]
"""Text, a file, or the files of a folder by name."""


class Target(Part, frozen=True):
    """One format: the module and the function that write it, and what they make of the record."""

    function: str
    shape: Literal["text", "file", "folder"] = "text"
    # Whether it holds people, so that whoever reads it must be told who is missing.
    people: bool = True
    # Whether days asked for are those of its entries, not those on which the figures were handed over.
    dated: bool = False


FORMATS: Mapping[str, Target] = {
    "sqlite": Target("sqlite:written", "file"),
    "datasette": Target("sqlite:metadata", people=False),
    "ftm": Target("ftm:written"),
    "ftm-dataset": Target("ftm:dataset", people=False),
    "ics": Target("ics:written", people=False, dated=True),
    "datapackage": Target("datapackage:written", "folder"),
    "markdown": Target("markdown:written"),
    "html": Target("html:written"),
    "bibtex": Target("bibliography:bibtex", people=False),
    "csl-json": Target("bibliography:csl_json", people=False),
}
"""Every format by the word for it."""


def asset(name: str) -> str:
    """Return the text of the file called *name* that lies beside the modules of the formats."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def target(word: str) -> Target:
    """Return the format called *word*; :class:`UnknownValueError` names the valid ones."""
    if word not in FORMATS:
        raise UnknownValueError(Phrase("export format"), word, FORMATS)
    return FORMATS[word]


def writer(word: str) -> "Callable[[Selection], Written]":
    """Return what writes the format called *word*.

    Raises :class:`MissingLibraryError` with the command that installs it where its library is missing.
    """
    try:
        found: Callable[[Selection], Written] = resolve_name(f"{__name__}.{target(word).function}")
    except ImportError as error:
        if error.name is None or error.name.startswith("extradition_cli"):
            raise  # not a library that is missing, but our own mistake
        raise MissingLibraryError(f"export {word}", error.name.split(".")[0], extra=word) from None
    return found
