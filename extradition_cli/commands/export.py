"""``extradition export``: the record, or a part of it, for other tools."""

from typing import Annotated

import typer

from extradition_cli.commands.options import figure_filters, some_of, with_options
from extradition_cli.commands.session import Session
from extradition_cli.errors import UsageError
from extradition_cli.exports import FORMATS, target, writer
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.select import Filters


@with_options(wanted=figure_filters)
def run(
    here: Session,
    word: Annotated[
        str,
        typer.Argument(metavar="FORMAT", **some_of(FORMATS, "One of {}.")),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="The file to write, or for datapackage the folder; without it, or with -, standard output,"
            " which sqlite and datapackage do not go to.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file at PATH, or an earlier export in it.")
    ] = False,
    *,
    wanted: Filters,
) -> None:
    """Write the record for other tools: databases, calendars, documents, bibliographies.

    \b
    Examples:
      extradition export html > record.html
      extradition export sqlite -o record.db
      extradition export ics --cartel cjng > hearings.ics
      extradition export bibtex --transfer third

    \b
    Filters narrow the figures as they do in list. The rest follows the figures:
    their transfers, their organizations and what these are a part of, the events
    that name one of them, the sources that any of it rests on. Of ics, --since and
    --until are about the day of each entry.

    Related: list, sources, diff, help formats, help tools
    """
    from extradition_cli.exports.files import write  # not needed to print the help
    from extradition_cli.exports.selection import Selection

    format_ = target(word)
    if output == "":
        raise UsageError(Phrase("-o takes a path, or - for standard output"))
    path = None if output in (None, "-") else output
    if path is None and format_.shape != "text":
        shape = Phrase("folder") if format_.shape == "folder" else Phrase("file")
        raise UsageError(
            Phrase("export {word} writes a {shape}; say where with -o PATH", word=word, shape=shape)
        )
    written = writer(word)
    selection = Selection(here.record, wanted, dated=format_.dated, language=here.language.code)
    content = written(selection)
    if path is None:
        here.print(str(content))
    else:
        others = write(path, content, force=force, read=here.record.path)
        people = Phrase("{count} figure", "{count} figures", count=len(selection.figures))
        here.note(joined(": ", [path, joined(", ", [people, *selection.totals])]))
        if others:
            here.note(Phrase("left as they are in {path}: {names}", path=path, names=", ".join(others)))
    if selection.empty:
        here.note(Phrase("the export is empty: nothing in the record meets these filters"))
    for caveat in selection.caveats if format_.people else ():
        here.note(caveat)
