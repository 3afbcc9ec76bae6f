"""``extradition diff``: what changed from one database, or one version of it, to another."""

from typing import Annotated

from extradition_cli.api import open_record
from extradition_cli.changes import changes
from extradition_cli.commands.declared import Argument, taking
from extradition_cli.commands.options import output_options
from extradition_cli.results import Comparison
from extradition_cli.session import Output, Session


@taking(output=output_options)
def diff(
    here: Session,
    old: Annotated[str, Argument(metavar="OLD", help="A folder of tables or one JSON file.")],
    new: Annotated[
        str | None, Argument(metavar="[NEW]", help="What to compare it with; without it, our own data.")
    ] = None,
    *,
    output: Output,
) -> None:
    """Say what changed between two databases: people, standings, facts, sources.

    \b
    Examples:
      extradition diff my-data
      extradition diff my-data my-data --json
      extradition diff my-data --format markdown

    Related: validate, export, help corrections
    """
    before = open_record(old)
    after = open_record(new) if new is not None else here.record
    here.emit(Comparison(changes(before, after), before.dataset, after.dataset, after), output)
