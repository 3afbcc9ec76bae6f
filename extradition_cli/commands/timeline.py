"""``extradition timeline``: what happened, in the order of dates."""

from typing import Annotated

import typer

from extradition_cli.commands.options import Limit, Reverse, output_options, timeline_filters, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.questions.listings import chronicle
from extradition_cli.questions.select import Filters


@with_options(wanted=timeline_filters, output=output_options)
def run(
    here: Session,
    compact: Annotated[bool, typer.Option("--compact", help="One line for each entry.")] = False,
    reverse: Reverse = False,
    limit: Limit = None,
    *,
    wanted: Filters,
    output: Output,
) -> None:
    """Tell what happened in the order of dates: events, arrests and court history.

    \b
    Examples:
      extradition timeline --since 2025-02 --until 2025-08
      extradition timeline --about "caro quintero"
      extradition timeline --type transfer,tariff --compact

    Related: show, list, help formats
    """
    here.emit(chronicle(here.record, wanted, reverse=reverse, limit=limit, compact=compact), output)
