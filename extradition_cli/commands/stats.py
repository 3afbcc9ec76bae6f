"""``extradition stats``: how many figures, by one property or by two."""

from typing import Annotated

import typer

from extradition_cli.commands.options import figure_filters, output_options, some_of, with_options, words_of
from extradition_cli.commands.session import Output, Session
from extradition_cli.questions.listings import counts
from extradition_cli.questions.select import Filters
from extradition_cli.questions.stats import By, properties_named


@with_options(wanted=figure_filters, output=output_options)
def run(
    here: Session,
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="A[,B]",
            **some_of(By, "One of {}; or two, for a table of both. Without it, standing."),
        ),
    ] = None,
    *,
    wanted: Filters,
    output: Output,
) -> None:
    """Count figures, with denominators and what is not known.

    \b
    Examples:
      extradition stats
      extradition stats --by court --transfer second
      extradition stats --by transfer,standing
      extradition stats --by cartel --json

    Related: list, help standings
    """
    here.emit(counts(here.record, properties_named(words_of(by) or [By.STANDING]), wanted), output)
