"""The catalogues of what the program says: ``python -m tests.catalogue`` makes each ``.mo`` from its ``.po``.

The ``.po`` files are written by hand; gettext reads the ``.mo`` files, which lie in the package.
"""

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from extradition_cli import language
from extradition_cli.api import open_record
from extradition_cli.checks.problem import Level, Problem
from extradition_cli.questions.diff import Change, ChangeType
from extradition_cli.questions.fields import COLUMNS, SHAPES, names_of
from extradition_cli.questions.listings import Use, Versions
from extradition_cli.questions.stats import Count
from extradition_cli.record.vocabulary import (
    ChargeType,
    EventType,
    HistoryType,
    OrganizationType,
    RelationType,
    SourceType,
    Standing,
    Verdict,
)
from extradition_cli.search.scoring import Basis
from extradition_cli.search.searcher import Hit
from tests.helps import helps

LOCALE = Path(language.__file__).parent / "locale"
SOURCES = sorted(LOCALE.glob("*/LC_MESSAGES/extradition.po"))

PLACE = re.compile(r"\{\w+\}")
HEADINGS = ("Arguments", "Options")
"""Those that Typer sets; ours are phrases."""
ROWS = {"happening", "case"}
"""Kinds of rows that are no records and are not shown as such."""
CONTEXTS: dict[str, set[str]] = {"female": set(Standing), "step": set(HistoryType)}
"""What a word may be said of, and which words are."""

Entry = dict[str, str]
"""One message by the keywords of its lines: msgctxt, msgid, msgid_plural, msgstr, msgstr[0] and so on."""


def entries(source: Path) -> Iterator[Entry]:
    """Yield the messages of a ``.po`` file, its header first."""
    for block in re.split(r"\n\s*\n", source.read_text(encoding="utf-8").strip()):
        entry: Entry = {}
        keyword = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            if not line.startswith('"'):
                keyword, _, line = line.partition(" ")
                assert keyword not in entry, line
            entry[keyword] = entry.get(keyword, "") + ast.literal_eval(line)
        if entry:
            yield entry


def key(entry: Entry) -> str:
    """Return a message as gettext looks it up, but for its plural."""
    context = entry.get("msgctxt")
    return f"{context}\x04{entry['msgid']}" if context else entry["msgid"]


def strings(entry: Entry) -> list[str]:
    """Return what a message is in the other language, in the order of its plurals."""
    return [entry[keyword] for keyword in sorted(entry) if keyword.startswith("msgstr")]


def compiled(source: Path) -> bytes:
    """Return the ``.mo`` file that belongs to a ``.po`` file, as the manual of gettext describes it."""
    pairs = sorted(
        (
            "\0".join(filter(None, [key(entry), entry.get("msgid_plural")])).encode(),
            "\0".join(strings(entry)).encode(),
        )
        for entry in entries(source)
    )
    table, offset = 28, 28 + 16 * len(pairs)
    places: list[list[int]] = [[], []]
    texts = b""
    for side in (0, 1):
        for pair in pairs:
            places[side] += [len(pair[side]), offset + len(texts)]
            texts += pair[side] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), table, table + 8 * len(pairs), 0, offset)
    return head + struct.pack(f"<{4 * len(pairs)}I", *places[0], *places[1]) + texts


# What the program says, as gettext looks it up.


def said() -> set[str]:
    """Return everything that the program says and a catalogue may hold."""
    return {*phrases(), *words(), *fields(), *help_texts(), *titles(), *HEADINGS}


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
        *(Verdict, Basis, Level, ChangeType),
    ):
        yield from (word.replace("-", " ") for word in vocabulary)
    yield from ChargeType
    yield from (shape.kind.replace("-", " ") for shape in SHAPES.values() if shape.kind not in ROWS)
    yield from (*SHAPES, "changes", "male", "female")


def fields() -> Iterator[str]:
    """Yield the names of all fields of rows."""
    shapes: list[type[Struct]] = [*SHAPES.values(), *COLUMNS, Hit, Use, Versions, Problem, Change, Count]
    for shape in shapes:
        yield from (name.replace("_", " ") for name in names_of(shape))
    yield "query"


def help_texts() -> Iterator[str]:
    """Yield the paragraphs of every help, and what arguments and options mean."""
    for told in helps():
        yield from (*told.paragraphs, *told.meanings)


def titles() -> Iterator[str]:
    """Yield what the transfers are called."""
    for transfer in open_record().transfers.values():
        yield from (transfer.title, transfer.title.lower())


if __name__ == "__main__":
    for path in SOURCES:
        path.with_suffix(".mo").write_bytes(compiled(path))
