"""``extradition search``: find people, organizations, transfers, events and context."""

from typing import Annotated

import typer

from extradition_cli.commands.options import Limit, output_options, session, taking
from extradition_cli.errors import NotFoundError, UnknownValueError
from extradition_cli.results import Hits
from extradition_cli.search import KINDS
from extradition_cli.session import Output

SIMILAR = "A similar name is not an identity."


@taking(output=output_options)
def search(
    ctx: typer.Context,
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT…", help="A name, alias, cartel, court, docket or words.")
    ],
    kind: Annotated[
        str | None, typer.Option(metavar="A,B", help=f"One or more of {', '.join(KINDS)}; without it, all.")
    ] = None,
    limit: Limit = None,
    *,
    output: Output,
) -> None:
    """Find people, organizations, transfers, events and context by name or words.

    \b
    Examples:
      extradition search cuini
      extradition search gonzales valensia
      extradition search CJNG --kind organization --json

    Related: show, list, help search
    """
    here = session(ctx)
    kinds = [word.strip() for word in kind.split(",")] if kind else []
    for word in kinds:
        if word not in KINDS:
            raise UnknownValueError("kind", word, KINDS)
    found = here.searcher.search(" ".join(text), kinds=kinds)
    if limit is not None:
        found = found.first(limit)
    if found.hits or here.machine(output):
        here.emit(Hits(found, here.record, notes=(SIMILAR,)), output)
    if not found.hits:
        raise NotFoundError(found.query, [(hit.label, hit.id) for hit in found.closest])
