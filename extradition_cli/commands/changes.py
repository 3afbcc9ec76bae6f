"""``extradition changes``: what changed from one edition of the record to the next."""

from typing import Annotated

import typer

from extradition_cli.commands.options import about_filter, output_options, with_options
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import DataNotFoundError
from extradition_cli.language import Phrase
from extradition_cli.pages.results import Comparison
from extradition_cli.questions.editions import (
    EditionChange,
    changes_about,
    changes_in,
    editions,
    editions_since,
)
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import EDITIONS


@with_options(about=about_filter, output=output_options)
def run(
    here: Session,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE|EDITION",
            help="What came after an edition such as 2026.11.24, or from a day on; without it, the newest.",
        ),
    ] = None,
    *,
    about: Filters,
    output: Output,
) -> None:
    """Say what changed from one edition of the record to the next.

    \b
    Examples:
      extradition changes
      extradition changes --since 2026.11.24 --about "caro quintero"
      extradition changes --since 2026-11 --format markdown

    Related: diff, version, help corrections
    """
    known = editions(here.record)
    if not known:
        none = Phrase("no {file} beside the tables", file=f"{EDITIONS}.json")
        raise DataNotFoundError([str(here.record.path)], none)
    chosen = editions_since(known, since)
    found = changes_in(known, chosen)
    if about != Filters():
        found = changes_about(found, about, here.record)
    versions = list(known)
    first = versions.index(chosen[0]) if chosen else len(versions)
    before = versions[first - 1] if first else None
    here.emit(Comparison(EditionChange, found, here.record, old=before, new=versions[-1]), output)
