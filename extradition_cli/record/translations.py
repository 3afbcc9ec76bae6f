"""The sentences of the record in another language, which stand beside the tables and not in the code.

A folder called by the code of a language, such as ``es``, holds a file for each table: for each record, each
of its English sentences with its translation.  So a sentence that has changed is shown in English until its
translation is renewed, and another language is another folder.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from extradition_cli.language import Translated
from extradition_cli.record.decoding import decode_sentences
from extradition_cli.record.file_reading import contents

T = TypeVar("T")

Sentences = Mapping[str, Mapping[str, str]]
"""For each record, by its id, each English sentence with its translation."""


def translations(path: Path, language: str, names: tuple[str, ...]) -> dict[str, Sentences]:
    """Return what the database at *path* says in *language*, by the *names* of tables; it may be nothing.

    Raises :class:`DataError` for a file that holds something else.
    """
    folder = path / language
    if not folder.is_dir():
        return {}
    read = contents(folder, names)
    return {name: decode_sentences(read[name](), str(folder / f"{name}.json")) for name in read}


def translate(value: T, sentences: Mapping[str, str]) -> T:
    """Return *value*, a record or a part of one, with its translated *sentences* beside the English ones.

    A record is changed where it is: it has just been read and nobody else has it.
    """
    if isinstance(value, str):
        return Translated(value, sentences[value]) if value in sentences else value  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(translate(item, sentences) for item in value)  # type: ignore[return-value]
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            force_setattr(value, name, translate(getattr(value, name), sentences))
    return value
