"""``extradition stats``: how many figures, by one property."""

from typing import Annotated

import typer

from extradition_cli.commands.options import figure_filters, output_options, some_of, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.questions.listings import counts
from extradition_cli.questions.select import Filters
from extradition_cli.questions.stats import By, property_named


@with_options(wanted=figure_filters, output=output_options)
def run(
    here: Session,
    by: Annotated[str, typer.Option(metavar="WHAT", **some_of(By, "One of {}."))] = By.STANDING,
    *,
    wanted: Filters,
    output: Output,
) -> None:
    """Count figures, with denominators and what is not known.

    \b
    Examples:
      extradition stats
      extradition stats --by district --transfer second
      extradition stats --by cartel --json

    Related: list, help standings
    """
    here.emit(counts(here.record, property_named(by), wanted), output)
