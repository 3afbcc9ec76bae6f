"""``extradition open``: the document behind a number, its archived copy, the docket."""

from typing import Annotated

import typer

from extradition_cli.commands.options import Who, with_options
from extradition_cli.commands.session import Session
from extradition_cli.errors import DataError, UsageError
from extradition_cli.escape import safe_url
from extradition_cli.language import Phrase
from extradition_cli.record.addresses import archived_copy, docket_search
from extradition_cli.record.model import Figure, Record


@with_options()
def run(
    here: Session,
    who: Who,
    source: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="The source with this number in show and sources; without it, the first."
        ),
    ] = None,
    court: Annotated[
        bool,
        typer.Option("--court", help="The docket, as CourtListener searches it in the court of the case."),
    ] = False,
    archived: Annotated[
        bool,
        typer.Option("--archived", help="The copy in the Internet Archive of about the day it was read."),
    ] = False,
    only_print: Annotated[
        bool,
        typer.Option("--print", help="Print the address and ask no browser, as where stdout is no terminal."),
    ] = False,
) -> None:
    """Print the address of a source, its archived copy or a docket, and open it in the browser.

    \b
    Examples:
      extradition open cuini --source 1
      extradition open cuini --source 1 --archived --print
      extradition open caro quintero --court

    Related: sources, show, help sources
    """
    if court and (archived or source is not None):
        raise UsageError(Phrase("--court opens no source; leave --source and --archived out"))
    record = here.record.resolve(" ".join(who))
    address = (
        _docket(record)
        if court
        else _source(here, record, 1 if source is None else source, archived=archived)
    )
    if safe_url(address) is None:
        raise DataError(
            record.id,
            Phrase("{address} is no address of the web and is not opened", address=repr(address)),
        )
    here.open_address(address, only_print=only_print)


def _source(here: Session, record: Record, number: int, *, archived: bool) -> str:
    sources = here.record.document(record).sources
    if not 0 < number <= len(sources):
        raise UsageError(
            Phrase(
                "--source takes a number from 1 to {last} for {record}, not {number}",
                last=len(sources),
                record=record.label,
                number=number,
            )
        )
    chosen = sources[number - 1]
    return archived_copy(chosen) if archived else chosen.url


def _docket(record: Record) -> str:
    if isinstance(record, Figure):
        # The case that gives the standing first, as on the page.
        for case in sorted(record.cases, key=lambda case: case.standing is not record.standing):
            if address := docket_search(case, record.label):
                return address
    raise UsageError(
        Phrase(
            "--court needs a case in a federal district; the record has none of {record}", record=record.label
        )
    )
