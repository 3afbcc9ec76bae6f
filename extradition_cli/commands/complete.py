"""What a shell may offer for the word that is being typed; Typer's own scripts ask for it.

Typer's scripts put a candidate on the command line as it is, and offer it only if it begins with what
was typed, letter for letter.  So a name is answered in the letters of the question (``caro`` becomes
``caro quintero``), and what a shell would act on is never offered.  Where the data are broken or away,
completion is simply without candidates.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import chain
from typing import TYPE_CHECKING, Any

import typer

from extradition_cli.errors import AmbiguousError, ExtraditionError, NotFoundError
from extradition_cli.folding import fold

if TYPE_CHECKING:
    from extradition_cli.api import Database
    from extradition_cli.record.model import Record

Completion = tuple[str, str]
"""A word that may stand there, and what it is."""
Offer = Callable[[typer.Context, str], Iterable[Completion]]
"""What Typer asks for candidates: a function of what stands before, and of the word that is begun."""

_SHORTEST_NICKNAME = 3
"""Letters to be typed before nicknames are offered: one or two begin too many of them."""
_ARTICLES = ("El ", "La ", "Los ", "Las ", "The ")
"""What people leave away from the front of a nickname."""
_UNSAFE = re.compile(r"[^\w .,/+@-]")
"""Signs that may mean something to a shell: Typer's scripts let zsh evaluate what they say of a candidate."""


NOTHING: Completion = ("", "")
"""An empty candidate, where nothing can stand or nothing is known: without one fish and zsh offer files."""


def words(known: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a callback that offers the words of a closed vocabulary, also as the last of a list: ``a,b``."""

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


def from_record(offer: Offer) -> Offer:
    """Return *offer* without what a shell would act on, and silent where the data are broken or away."""

    @wraps(offer)
    def offered(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
        try:
            found = list(offer(ctx, incomplete))
        except (ExtraditionError, OSError):
            return [NOTHING]
        return [
            (word, _UNSAFE.sub("", told))
            for word, told in found
            if word and not word.startswith("-") and not _UNSAFE.search(word)
        ] or [NOTHING]

    return offered


@from_record
def fields(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer the fields of what the command prints."""
    return [(name, "") for name in in_list(incomplete, _fields_of(ctx))]


def _fields_of(ctx: typer.Context) -> Iterable[str]:
    # Not needed to complete anything else.
    from extradition_cli.checks import Problem
    from extradition_cli.questions.diff import Change
    from extradition_cli.questions.fields import SHAPES, names_of
    from extradition_cli.questions.listings import Versions
    from extradition_cli.questions.stats import Count
    from extradition_cli.search.hits import Hit

    if ctx.info_name == "show":
        return names_of(type(ctx.obj.record.resolve(" ".join(_typed(ctx, "who")))))
    if ctx.info_name == "list":
        kind = next(iter(_typed(ctx, "kind")), "figures")
        return names_of(SHAPES[kind]) if kind in SHAPES else ()
    shapes: dict[str, Any] = {
        **{"search": Hit, "timeline": SHAPES["timeline"], "stats": Count, "sources": SHAPES["sources"]},
        **{"diff": Change, "validate": Problem, "version": Versions},
    }
    return names_of(shapes[str(ctx.info_name)])


@from_record
def who(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer records: ids and names before nicknames, people before groups before texts."""
    tables = ("figures", "related", "organizations", "transfers", "officials", "events", "laws", "context")
    return _named(ctx.obj.record, _typed(ctx, "who"), incomplete, tables)


@from_record
def about(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer what a timeline can be about."""
    return _beginning(
        incomplete, _named(ctx.obj.record, (), incomplete, ("figures", "organizations", "transfers"))
    )


def _typed(ctx: typer.Context, argument: str) -> Sequence[str]:
    """Return the words of an *argument* that stand before the one that is being typed."""
    # Where an option waits for its value, Typer has not come to the arguments yet.
    given: Any = ctx.args or ctx.params.get(argument) or ()
    return [given] if isinstance(given, str) else given


def _named(
    base: "Database", before: Sequence[str], incomplete: str, tables: Sequence[str]
) -> list[Completion]:
    """Return the ids, names and nicknames that what was typed may become, each with whose it is."""
    start = "".join(f"{word} " for word in before)
    asked = start + incomplete
    if not asked.strip():
        return []
    found: dict[str, list[str]] = {}
    for table in tables:
        records = list(getattr(base, table).values())
        for names in (_names, _nicknames) if len(asked) >= _SHORTEST_NICKNAME else (_names,):
            for record in records:
                ways = filter(None, (_continued(name, asked) for name in names(record)))
                if whole := next((way for way in ways if _names_it(base, way, record)), None):
                    found.setdefault(whole[len(start) :], []).append(record.label)
    return [(word, " / ".join(dict.fromkeys(whose))) for word, whose in found.items()]


def _names(record: "Record") -> Iterator[str]:
    """Yield a record's id, its name and abbreviations and, of people, the ends of a name."""
    yield record.id
    yield from getattr(record, "abbreviations", ())
    yield from _spelled(name := getattr(record, "name", ""))
    if record.kind in ("figure", "related", "official"):
        given = name.split(" ")
        yield from (" ".join(given[first:]) for first in range(1, len(given)))


def _nicknames(record: "Record") -> Iterator[str]:
    """Yield the other names of a record."""
    for alias in getattr(record, "aliases", ()):
        yield from _spelled(alias if isinstance(alias, str) else alias.name)


def _spelled(name: str) -> Iterator[str]:
    """Yield a name with its article and without it."""
    yield name
    if name.startswith(_ARTICLES):
        yield name.partition(" ")[2]


def _continued(name: str, asked: str) -> str | None:
    """Return *name* in the letters of what was typed, if it begins so, accents and capitals aside."""
    if name.startswith(asked):
        return name
    plain = fold(name)
    if plain.startswith(asked):
        return plain
    if len(plain) == len(name) and plain.startswith(fold(asked)):
        rest = name[len(asked) :]
        return asked + (rest.lower() if asked.islower() else rest)
    return None


def _names_it(base: "Database", name: str, record: "Record") -> bool:
    """Say whether somebody who asks for *name* is shown this *record*, or told that it is one of several."""
    if name == record.id:
        return True
    try:
        return base.resolve(name).id == record.id
    except AmbiguousError as error:
        return record.id in {id_ for _, id_ in error.candidates}
    except NotFoundError:
        return False


@from_record
def cartels(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer organizations by abbreviation and id."""
    groups = ctx.obj.record.organizations.values()
    short = [(abbreviation, group.name) for group in groups for abbreviation in group.abbreviations]
    return _beginning(incomplete, [*short, *((group.id, group.name) for group in groups)])


@from_record
def transfers(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer the transfers by ordinal and by day."""
    from extradition_cli.record.vocabulary import ORDINALS

    held = ctx.obj.record.transfers.values()
    ordinals = [
        (ORDINALS[one.ordinal - 1][0], f"{one.id}, {one.count} people")
        for one in held
        if one.ordinal <= len(ORDINALS)
    ]
    return _beginning(incomplete, [*ordinals, *((one.id, f"{one.count} people") for one in held)])


@from_record
def districts(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer the courts of the record as they are typed: EDNY, E.D.N.Y. with its points, Brooklyn or Texas."""
    before, comma, last = incomplete.rpartition(",")
    known = _districts(ctx.obj.record)
    told = dict(_beginning(last, chain(known, _places(ctx.obj.record)) if last else known))
    return [(word, told[word.removeprefix(before + comma)]) for word in in_list(incomplete, told)]


def _districts(base: "Database") -> Iterator[Completion]:
    from extradition_cli.record.districts import district_name

    for one in sorted(_cited(base)):
        told = district_name(one) or one
        yield from (
            (spelled, told) for spelled in ("".join(filter(str.isalnum, one)), one.replace(" ", ""), one)
        )


def _places(base: "Database") -> Iterator[Completion]:
    """Yield the seats and states of the courts of the record, for somebody who has begun to type one."""
    from extradition_cli.record.districts import districts_named, seats

    cited = _cited(base)
    for place in seats():
        if courts := [one for one in districts_named(place) if one in cited]:
            yield from ((spelled, ", ".join(courts)) for spelled in (place.replace(" ", ""), place))


def _cited(base: "Database") -> set[str]:
    return {case.district for figure in base.figures.values() for case in figure.cases if case.district}


def _beginning(incomplete: str, known: Iterable[Completion]) -> Iterator[Completion]:
    """Yield what of *known* the one word that an option takes may become, in lower case if it is begun so."""
    for word, told in known:
        spelled = word.lower() if incomplete.islower() else word
        # In bash the words of a candidate are several, unless whoever began with some has quoted them.
        if spelled.startswith(incomplete) and (" " not in spelled or " " in incomplete):
            yield spelled, told
