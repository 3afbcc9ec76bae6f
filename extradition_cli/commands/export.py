"""``extradition export``: the record, or a part of it, for other tools."""

from typing import Annotated

import typer

from extradition_cli.commands.options import figure_filters, some_of, with_options
from extradition_cli.commands.session import Session
from extradition_cli.exports import FORMATS
from extradition_cli.questions.select import Filters


@with_options(wanted=figure_filters)
def run(
    here: Session,
    format_: Annotated[
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
        bool, typer.Option("--force", help="Replace what an earlier export left at PATH.")
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
    that name one of them, the sources that any of it rests on.

    Related: list, sources, diff, help formats
    """
    from extradition_cli.exports.delivery import deliver  # not needed to print the help

    done = deliver(format_, here.record, wanted, output, force=force)
    if done.text:
        here.print(done.text)
    for note in done.notes:
        here.tell(note)
