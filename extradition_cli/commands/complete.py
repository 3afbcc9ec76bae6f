"""What a shell may offer for the word that is being typed; Typer's own scripts ask for it.

Typer's scripts put a candidate on the command line as it is, and offer it only if it begins with what
was typed, letter for letter.  So a name is answered in the letters of the question (``caro`` becomes
``caro quintero``), and what a shell would act on is never offered.  Where the data are broken or away,
completion is simply without candidates.
"""

import re
from collections.abc import Callable, Iterable, Iterator

import typer

from extradition_cli.errors import ExtraditionError
from extradition_cli.record.model import Figure, Official, Record
from extradition_cli.record.store import Tables

Completion = tuple[str, str]
"""A word that may stand there, and what it is."""

_SHORTEST_NICKNAME = 3
"""Letters to be typed before nicknames are offered: one or two begin too many of them."""
_SAFE = re.compile(r"[\w .,:/+@-]+")
"""Letters, digits and signs that mean nothing to a shell; a name with others is left to be typed."""


def words(*vocabularies: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a callback that offers closed *vocabularies*, also as the last word of a list: ``a,b``."""
    known = [word for vocabulary in vocabularies for word in vocabulary]

    def offer(incomplete: str) -> list[str]:
        return in_list(incomplete, known)

    return offer


def in_list(incomplete: str, known: Iterable[str]) -> list[str]:
    """Return what of *known* the last word of *incomplete* may become, behind the words before it.

    >>> in_list("charged,sen", ["sentenced", "charged"])
    ['charged,sentenced']
    """
    before, comma, last = incomplete.rpartition(",")
    given = before.split(",")
    return [f"{before}{comma}{word}" for word in known if word not in given and word.startswith(last)]


def fields(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the fields of what the command prints."""
    return in_list(incomplete, _fields_of(ctx))


def _fields_of(ctx: typer.Context) -> Iterable[str]:
    # Each brings what its command needs; a press of the tab key waits for no more than that.
    from extradition_cli.questions.fields import SHAPES, names_of

    match ctx.info_name:
        case "search":
            from extradition_cli.search.searcher import Hit

            return Hit.__struct_fields__
        case "stats":
            from extradition_cli.questions.results import Counts

            return Counts.fields
        case "sources":
            from extradition_cli.questions.listings import Use

            return Use.__struct_fields__
        case "validate":
            from extradition_cli.checks import Problem

            return Problem.__struct_fields__
        case "version":
            from extradition_cli.questions.listings import Versions

            return Versions.__struct_fields__
        case "timeline":
            return names_of(SHAPES["timeline"])
    kind = str(ctx.params.get("kind"))
    return names_of(SHAPES[kind]) if kind in SHAPES else names_of(Figure)


def who(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Offer records: ids, then names, then nicknames, people before groups before texts."""
    return _offered(ctx, incomplete, ("figures", "organizations", "transfers", "officials", "events", "laws"))


def about(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Offer what a timeline can be about."""
    return _offered(ctx, incomplete, ("figures", "organizations", "transfers"))


def _offered(ctx: typer.Context, incomplete: str, tables: Iterable[str]) -> list[Completion]:
    before = " ".join(ctx.params.get("who") or ())
    asked = f"{before} {incomplete}".strip() if before else incomplete
    if not asked:
        return []
    found: dict[str, str] = {}
    try:
        for table in tables:
            for record in getattr(ctx.obj.record, table).values():
                for name in _names(record, asked):
                    if word := _continued(name, asked, before):
                        found.setdefault(word, record.label)
                        break
    except (ExtraditionError, OSError):
        return []
    return list(found.items())


def _names(record: Record, asked: str) -> Iterator[str]:
    """Yield what a record answers to: its id, its name and the ends of it, later its nicknames."""
    yield record.id
    if isinstance(record, Figure | Official):
        given = record.name.split()
        yield from (" ".join(given[start:]) for start in range(len(given)))
    elif name := getattr(record, "name", None):
        yield name
    if len(asked) >= _SHORTEST_NICKNAME:
        yield from getattr(record, "abbreviations", ())
        for alias in getattr(record, "aliases", ()):
            nickname: str = alias if isinstance(alias, str) else alias.name
            yield nickname
            yield nickname.partition(" ")[2]  # without its article


def _continued(name: str, asked: str, before: str) -> str | None:
    """Return the word or words with which *name* goes on from what was typed, in the letters typed so far."""
    from extradition_cli.folding import fold

    plain = fold(name)
    if name.startswith(asked):
        told = name
    elif plain.startswith(asked):  # typed without capitals and accents: answered so
        told = plain
    elif len(plain) == len(name) and plain.startswith(fold(asked)):
        told = asked + name[len(asked) :]
    else:
        return None
    told = told[len(before) :].lstrip() if before else told
    return told if told and _SAFE.fullmatch(told) else None


def cartels(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Offer organizations by abbreviation and id: one word each, whatever is in their names."""
    return _from_record(ctx, incomplete, _cartels)


def _cartels(tables: Tables) -> Iterator[Completion]:
    for organization in tables.organizations.values():
        yield from ((short, organization.name) for short in organization.abbreviations)
    for organization in tables.organizations.values():
        yield organization.id, organization.name


def transfers(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Offer the transfers by ordinal and by day."""
    return _from_record(ctx, incomplete, _transfers)


def _transfers(tables: Tables) -> Iterator[Completion]:
    from extradition_cli.record.vocabulary import ORDINALS

    for transfer in tables.transfers.values():
        if transfer.ordinal <= len(ORDINALS):
            yield ORDINALS[transfer.ordinal - 1][0], f"{transfer.id}, {transfer.count} people"
    for transfer in tables.transfers.values():
        yield transfer.id, f"{transfer.count} people"


def districts(ctx: typer.Context, incomplete: str) -> list[Completion]:
    """Offer the districts of the record as they are typed: EDNY, and E.D.N.Y. for whoever types points."""
    before, comma, last = incomplete.rpartition(",")
    found = _from_record(ctx, last, _districts)
    return [(f"{before}{comma}{word}", about) for word, about in found]


def _districts(tables: Tables) -> Iterator[Completion]:
    from extradition_cli.record.districts import district_name

    cited = {case.district for figure in tables.figures.values() for case in figure.cases if case.district}
    for one in sorted(cited):
        yield "".join(filter(str.isalnum, one)), district_name(one) or one
        yield one, district_name(one) or one


def _from_record(
    ctx: typer.Context, incomplete: str, offer: Callable[[Tables], Iterable[Completion]]
) -> list[Completion]:
    """Return what *offer* takes from the record, in lower case for whoever types so."""
    try:
        found = list(offer(ctx.obj.record))
    except (ExtraditionError, OSError):
        return []
    if incomplete and incomplete == incomplete.lower():
        found = [(word.lower(), about) for word, about in found]
    return [(word, about) for word, about in found if word.startswith(incomplete) and _SAFE.fullmatch(word)]
