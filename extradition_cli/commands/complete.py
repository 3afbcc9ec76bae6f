"""What a shell may offer for the word that is being typed; Typer's own scripts ask for it.

Typer's scripts put a candidate on the command line as it is, and offer it only if it begins with what
was typed, letter for letter.  So a name is answered in the letters of the question (``caro`` becomes
``caro quintero``), and what a shell would act on is never offered.  Where the data are broken or away,
completion is simply without candidates.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
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
    from extradition_cli.questions.editions import EditionChange
    from extradition_cli.questions.fields import SHAPES, names_of
    from extradition_cli.questions.provenance import Versions
    from extradition_cli.questions.stats import Count
    from extradition_cli.search.hits import Hit

    if ctx.info_name == "show":
        return names_of(type(ctx.obj.record.resolve(" ".join(_typed(ctx, "who")))))
    shapes: dict[str, Any] = {
        **{**SHAPES, "search": Hit, "stats": Count, "version": Versions},
        **{"diff": Change, "changes": EditionChange, "validate": Problem},
    }
    asked = next(iter(_typed(ctx, "kind")), "figures") if ctx.info_name == "list" else str(ctx.info_name)
    return names_of(shapes[asked]) if asked in shapes else ()


@from_record
def who(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer records: ids and names before nicknames, people before groups before texts."""
    tables = ("figures", "related", "organizations", "transfers", "officials", "events", "laws", "context")
    return _named(ctx.obj.record, _typed(ctx, "who"), incomplete, tables)


@from_record
def about(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
    """Offer what a timeline can be about."""
    tables = ("figures", "related", "organizations", "transfers", "officials")
    return _beginning(incomplete, _named(ctx.obj.record, (), incomplete, tables))


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
    """Yield a record's id, abbreviations and name, without what stands before its later words too."""
    yield record.id
    yield from getattr(record, "abbreviations", ())
    words = getattr(record, "name", "").split(" ")
    yield from (" ".join(words[first:]) for first in range(len(words)))


def _nicknames(record: "Record") -> Iterator[str]:
    """Yield the other names of a record, with their articles and without."""
    for alias in getattr(record, "aliases", ()):
        name = alias if isinstance(alias, str) else alias.name
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


def _values(known: Callable[["Database", bool], Iterable[Completion]]) -> Offer:
    """Return a callback that offers values of the record, also as the last of a list: ``a,b``.

    *known* yields them from a record, and is told whether one has been begun.
    """

    @from_record
    def offer(ctx: typer.Context, incomplete: str) -> Iterable[Completion]:
        before, comma, last = incomplete.rpartition(",")
        told = dict(_beginning(last, known(ctx.obj.record, bool(last))))
        return [(word, told[word.removeprefix(before + comma)]) for word in in_list(incomplete, told)]

    return offer


def _beginning(incomplete: str, known: Iterable[Completion]) -> Iterator[Completion]:
    """Yield what of *known* the one word that an option takes may become, in lower case if it is begun so."""
    for word, told in known:
        spelled = word.lower() if incomplete.islower() else word
        # In bash the words of a candidate are several, unless whoever began with some has quoted them.
        if spelled.startswith(incomplete) and (" " not in spelled or " " in incomplete):
            yield spelled, told


def _organizations(base: "Database", begun: bool) -> Iterator[Completion]:
    groups = base.organizations.values()
    yield from ((abbreviation, group.name) for group in groups for abbreviation in group.abbreviations)
    yield from ((group.id, group.name) for group in groups)


def _transfers(base: "Database", begun: bool) -> Iterator[Completion]:
    from extradition_cli.record.vocabulary import ORDINALS

    held = list(base.transfers.values())
    yield from ((words[0], one.id) for words, one in zip(ORDINALS, held, strict=False))
    yield from ((one.id, one.title) for one in held)


def _courts(base: "Database", begun: bool) -> Iterator[Completion]:
    """Yield courts as they are typed: EDNY, E.D.N.Y. with its points and, once begun, Brooklyn or Texas."""
    from extradition_cli.questions.filters import courts
    from extradition_cli.record.districts import district_name, districts_named, seats

    known = courts(base)
    for one in sorted(known):
        if told := district_name(one):
            yield from (
                (spelled, told) for spelled in ("".join(filter(str.isalnum, one)), one.replace(" ", ""), one)
            )
        elif begun:
            yield one, one
    for place in seats() if begun else ():
        if there := [one for one in districts_named(place) if one in known]:
            yield from ((spelled, ", ".join(there)) for spelled in (place.replace(" ", ""), place))


def _judges(base: "Database", begun: bool) -> Iterator[Completion]:
    """Yield judges by each of their names."""
    from extradition_cli.questions.filters import judges

    for name in sorted(judges(base)):
        yield from ((word, name) for word in (*name.split(), name) if not word.endswith("."))


def _nationalities(base: "Database", begun: bool) -> Iterator[Completion]:
    from extradition_cli.questions.filters import nationalities
    from extradition_cli.record.countries import country_named

    for code in sorted(nationalities(base)):
        yield from ((spelled, country_named(code)) for spelled in (code, country_named(code)))


cartels, transfers, courts = _values(_organizations), _values(_transfers), _values(_courts)
judges, nationalities = _values(_judges), _values(_nationalities)
