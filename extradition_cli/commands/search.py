"""``extradition search``: find people, organizations, transfers, events and context."""

from typing import Annotated

import typer

from extradition_cli.commands.options import Limit, output_options, some_of, with_options, words_of
from extradition_cli.commands.session import Output, Session
from extradition_cli.errors import NoneFoundError, NotFoundError, UnknownValueError, UsageError
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.results import Hits, Screening
from extradition_cli.search.hits import KINDS

SIMILAR = Phrase("A similar name is not an identity.")


@with_options(output=output_options)
def run(
    here: Session,
    text: Annotated[
        list[str] | None,
        typer.Argument(metavar="TEXT…", help="A name, alias, cartel, court, docket or words."),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Screen a list of names instead, one a line; - reads standard input. Figures and"
            " organizations answer, unless --kind says otherwise.",
        ),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="A,B", **some_of(KINDS, "One or more of {}; without it, all.")),
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
      extradition search --batch names.txt --format csv

    Related: show, list, help search
    """
    kinds = [_kind(word) for word in words_of(kind)]
    if (batch is None) is (text is None):
        raise UsageError("say whom to search for: TEXT, or --batch FILE with one name a line")
    if batch is not None:
        _screen(here, batch, kinds or ["figure", "organization"], limit, output)
        return
    found = here.record.search(" ".join(text or ()), kinds=kinds)
    shown = found if limit is None else found.first(limit)
    if shown.hits or here.machine(output):
        here.emit(Hits(shown, here.record, notes=(SIMILAR,)), output)
    elif not here.quiet:
        for note in found.notes:
            here.tell(note)
    if not found.hits:
        raise NotFoundError(found.query, [(hit.label, hit.id) for hit in found.closest], found.counts)


def _screen(here: Session, batch: str, kinds: list[str], limit: int | None, output: Output) -> None:
    """Answer every name of a list; nobody found at all is exit 1, as for a single name."""
    names = [line.strip() for line in here.lines_of(batch) if line.strip()]
    if not names:
        raise UsageError("no name was given: --batch takes one a line")
    found = [here.record.screen(name, kinds=kinds) for name in here.with_progress(names, Phrase("names"))]
    matched = sum(bool(one.hits) for one in found)
    if limit is not None:
        found = [one.first(limit) for one in found]
    counted = Phrase("{count} of {all} names matched.", count=matched, all=len(found))
    here.emit(Screening(found, here.record, (joined(" ", [counted, SIMILAR]),)), output)
    if not matched:
        raise NoneFoundError(len(found))


def _kind(word: str) -> str:
    """Return the kind called *word*, in the singular or, as ``list`` has it, in the plural."""
    for kind in KINDS:
        if word.casefold() in (kind, f"{kind}s"):
            return kind
    raise UnknownValueError("kind", word, KINDS)
