"""``extradition list``: records of one kind, narrowed by filters."""

from typing import Annotated

import typer

from extradition_cli.commands import complete
from extradition_cli.commands.options import (
    Limit,
    Reverse,
    listed_filters,
    output_options,
    some_of,
    with_options,
)
from extradition_cli.commands.session import Output, Session
from extradition_cli.questions.fields import SHAPES
from extradition_cli.questions.listings import listing
from extradition_cli.questions.select import Filters


@with_options(wanted=listed_filters, output=output_options)
def run(
    here: Session,
    kind: Annotated[
        str,
        typer.Argument(metavar="[KIND]", **some_of(SHAPES, "One of {}.")),
    ] = "figures",
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            autocompletion=complete.fields,
            help="Order by this field; without it, by id, name or date.",
        ),
    ] = None,
    reverse: Reverse = False,
    limit: Limit = None,
    *,
    wanted: Filters,
    output: Output,
) -> None:
    """List figures, or another kind of record, narrowed by filters.

    \b
    Examples:
      extradition list --cartel cjng
      extradition list --transfer second --district "New York" --format csv
      extradition list --standing pleaded-guilty,sentenced --fields name,standing_since
      extradition list cases --district EDNY --sort standing_since --reverse

    \b
    For figures and cases, --since and --until are about the day of the transfer;
    for events and the timeline, about the day itself.

    Related: search, show, stats, timeline, help standings, help formats
    """
    here.emit(listing(kind, here.record, wanted, sort=sort, reverse=reverse, limit=limit), output)
