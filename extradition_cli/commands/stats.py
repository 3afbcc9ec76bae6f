"""``extradition stats``: how many figures, by one property."""

from typing import Annotated

from extradition_cli.commands.declared import Option, taking
from extradition_cli.commands.options import filter_options, output_options
from extradition_cli.lists import counts
from extradition_cli.query import Filters
from extradition_cli.session import Output, Session
from extradition_cli.stats import By, property_named


@taking(wanted=filter_options, output=output_options)
def stats(
    here: Session,
    by: Annotated[str, Option(metavar="WHAT", help=f"One of {', '.join(By)}.")] = By.STANDING,
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
