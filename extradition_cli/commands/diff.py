"""``extradition diff``: what changed from one database, or one version of it, to another."""

from typing import Annotated

import typer

from extradition_cli.api import open_record
from extradition_cli.commands.options import output_options, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.pages.results import Comparison
from extradition_cli.questions.diff import Change, changes


@with_options(output=output_options)
def run(
    here: Session,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A folder of tables or one JSON file.")],
    new: Annotated[
        str | None, typer.Argument(metavar="[NEW]", help="What to compare it with; without it, our own data.")
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
    found = changes(before, after)
    old_version, new_version = (one.dataset.version if one.dataset else None for one in (before, after))
    here.emit(Comparison(Change, found, after, old=old_version, new=new_version), output)
