"""The sentences of the record in another language, which stand beside the tables and not in the code.

A folder called by the code of a language, such as ``es``, holds a file for each table: for each record, each
of its English sentences with its translation.  So a sentence that has changed is shown in English until its
translation is renewed, and another language is another folder.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr

from extradition_cli.language import Translated
from extradition_cli.record.decoding import Content, decode_whole
from extradition_cli.record.file_reading import contents
from extradition_cli.record.parts import Part

_GLOSSARY = "glossary"


class GlossaryTerm(Part, frozen=True):
    """A term of the law in English, what it is in another language, and what any form of that holds."""

    english: str
    translation: str
    stems: tuple[str, ...]
    note: str = ""


class Glossary(Part, frozen=True):
    """How a language is written here: its terms, and the words, as regular expressions, that are looked for.

    *denials* and *verdicts* are words of the language, *english* those by which a remnant of English shows.
    """

    terms: tuple[GlossaryTerm, ...]
    denials: str
    verdicts: str
    english: str


Sentences = Mapping[str, Mapping[str, str]]
"""For each record, by its id, each English sentence with its translation."""


def translations(path: Path, language: str, names: tuple[str, ...]) -> Mapping[str, Callable[[], Sentences]]:
    """Return what reads the *language* of each of the tables called *names* in the database at *path*.

    There may be none.  What reads raises :class:`DataError` for a file that holds something else.
    """
    folder = path / language
    if not folder.is_dir():
        return {}
    return {name: partial(_sentences, read, folder, name) for name, read in contents(folder, names).items()}


def _sentences(read: Callable[[], Content], folder: Path, name: str) -> Sentences:
    return decode_whole(read(), dict[str, dict[str, str]], str(folder / f"{name}.json"))


def glossary(path: Path, language: str) -> Glossary:
    """Return the glossary of a *language* into which the database at *path* is translated.

    Raises :class:`DataError` where it is broken and :class:`DataNotFoundError` where it is missing.
    """
    read = contents(path / language, (_GLOSSARY,))
    return decode_whole(read[_GLOSSARY](), Glossary, str(path / language / f"{_GLOSSARY}.json"))


def translate(value: Any, sentences: Mapping[str, str]) -> Any:
    """Return *value*, a record or a part of one, with its translated *sentences* beside the English ones.

    A record is changed where it is: it has just been read and nobody else has it.
    """
    if type(value) is str:  # a word of a vocabulary is no sentence
        return Translated(value, sentences[value]) if value in sentences else value
    if isinstance(value, tuple):
        return tuple(translate(item, sentences) for item in value)
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            force_setattr(value, name, translate(getattr(value, name), sentences))
    return value
