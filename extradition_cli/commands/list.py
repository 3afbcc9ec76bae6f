"""``extradition list``: records of one kind, narrowed by filters."""

from typing import Annotated

from extradition_cli.commands.declared import Argument, Option, taking
from extradition_cli.commands.options import Limit, Reverse, filter_options, output_options
from extradition_cli.fields import SHAPES
from extradition_cli.lists import listing
from extradition_cli.query import Filters
from extradition_cli.session import Output, Session


@taking(wanted=filter_options, output=output_options)
def list_records(
    here: Session,
    kind: Annotated[str, Argument(metavar="[KIND]", help=f"One of {', '.join(SHAPES)}.")] = "figures",
    sort: Annotated[
        str | None, Option(metavar="FIELD", help="Order by this field; without it, by id or date.")
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
