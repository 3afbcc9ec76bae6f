"""From a format's name to a file in its place, or to text for whoever asked."""

from collections.abc import Mapping
from pathlib import Path

from extradition_cli.errors import UsageError
from extradition_cli.exports import Shape, Written, target, writer
from extradition_cli.exports.files import write_file, write_folder
from extradition_cli.exports.selection import Selection
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.select import Filters
from extradition_cli.record.parts import Part
from extradition_cli.record.store import Tables

STDOUT = "-"


class Delivery(Part, frozen=True):
    """What is left to print, and what must be said beside it."""

    text: str
    notes: tuple[str, ...]


def deliver(word: str, base: Tables, wanted: Filters, path: str | None, *, force: bool) -> Delivery:
    """Export what *wanted* admits in the format called *word*; without a *path* hand back the text.

    Raises :class:`UsageError` for a format that needs a place to be written to, and what
    :func:`extradition_cli.exports.writer` and the writing of files raise.
    """
    format_ = target(word)
    place = None if path in (None, STDOUT) else path
    if place is None and format_.shape is not Shape.TEXT:
        raise UsageError(f"export {word} writes a {format_.shape.value}; say where with -o PATH")
    written = writer(word)
    selection = Selection(base, wanted)
    content = written(selection)
    caveats = selection.caveats if format_.people else ()
    if place is None:
        return Delivery(str(content), caveats)
    _write(Path(place), content, force=force)
    people = Phrase("{count} figure", "{count} figures", count=len(selection.figures))
    written_down = joined(", ", [people, *selection.totals])
    return Delivery("", (joined(": ", [place, written_down]), *caveats))


def _write(path: Path, content: Written, *, force: bool) -> None:
    if isinstance(content, Mapping):
        write_folder(path, content, force=force)
    else:
        write_file(path, content.encode() if isinstance(content, str) else content, force=force)
