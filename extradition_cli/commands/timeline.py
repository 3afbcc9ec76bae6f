"""``extradition timeline``: what happened, in the order of dates."""

from typing import Annotated

import typer

from extradition_cli.commands.options import Limit, Reverse, output_options, timeline_filters, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import UsageError
from extradition_cli.language import Phrase
from extradition_cli.questions.listings import chronicle
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import Agenda


@with_options(wanted=timeline_filters, output=output_options)
def run(
    here: Session,
    compact: Annotated[bool, typer.Option("--compact", help="One line for each entry.")] = False,
    next_: Annotated[bool, typer.Option("--next", help="Only what is ahead, and in how long.")] = False,
    due: Annotated[
        bool, typer.Option("--due", help="Only days set that have passed without an outcome being found.")
    ] = False,
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
      extradition timeline --next
      extradition timeline --due --since -6m

    Related: show, list, help formats
    """
    if next_ and due:
        raise UsageError(
            Phrase("--next is about what is ahead and --due about what has passed; take one of them")
        )
    agenda = Agenda.NEXT if next_ else Agenda.DUE if due else None
    if agenda and wanted.as_of:
        raise UsageError(Phrase("--{agenda} is about today; leave --as-of out", agenda=agenda))
    told = chronicle(
        here.record,
        wanted,
        reverse=reverse,
        limit=limit,
        compact=compact,
        agenda=agenda,
        today=str(here.today),
    )
    here.emit(told, output)
