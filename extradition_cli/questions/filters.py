"""From the words of a command line to filters: cartels, transfers, districts, standings, dates.

Every value is resolved here or refused here, with the nearest right ones, so that the
questions in :mod:`extradition_cli.questions.select` only ever see ids and vocabulary.
"""

from enum import StrEnum
from typing import TypedDict, TypeVar

from extradition_cli.errors import NotFoundError, UnknownValueError, UsageError, shown
from extradition_cli.folding import words
from extradition_cli.questions.as_of import as_of_day
from extradition_cli.questions.select import Filters
from extradition_cli.record.countries import country_codes
from extradition_cli.record.dates import first_day, last_day, parsed
from extradition_cli.record.districts import districts_named, seats
from extradition_cli.record.model import Figure, Organization, RelatedPerson, Transfer, with_parts
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import ORDINALS, ChargeType, EventType, Standing
from extradition_cli.search.searcher import Searcher


class Asked(TypedDict, total=False):
    """Filters as they are typed, by the names of their options; what is not asked is ``None`` or absent."""

    about: str | None
    cartel: str | None
    transfer: str | None
    court: str | None
    standing: str | None
    ever: str | None
    nationality: str | None
    judge: str | None
    charge: str | None
    type: str | None
    since: str | None
    until: str | None
    as_of: str | None


V = TypeVar("V", bound=StrEnum)


def filters(asked: Asked, tables: Tables, searcher: Searcher) -> Filters:
    """Return the filters that *asked* means: the options as they were typed, ``None`` where not given.

    Raises :class:`UsageError`, mostly as :class:`UnknownValueError`, for a filter that there is not and for a
    value that is none of the valid ones, and :class:`AmbiguousError` for a name that several records bear.
    """
    for name in asked.keys() - Asked.__annotations__.keys():
        raise UnknownValueError("filter", name, Asked.__annotations__)
    organizations = asked.get("cartel")
    about = _about(asked.get("about"), tables, searcher)
    for option, twice in (("cartel", about.organizations), ("transfer", about.transfer)):
        if twice is not None and asked.get(option) is not None:
            raise UsageError(f"--about names a {option} already; leave --{option} out, or name somebody else")
    since, until = _date(asked.get("since"), "--since"), _date(asked.get("until"), "--until")
    if since and until and first_day(since) > last_day(until):
        raise UsageError(f"--since {since} is later than --until {until}")
    return Filters(
        organizations=(
            _cartel(organizations, tables, searcher) if organizations is not None else about.organizations
        ),
        transfer=_transfer(asked.get("transfer"), tables) or about.transfer,
        courts=_courts(asked.get("court"), tables),
        standings=_words(Standing, asked.get("standing"), "standing"),
        ever=_words(Standing, asked.get("ever"), "standing"),
        judges=_judges(asked.get("judge"), tables),
        nationalities=_nationalities(asked.get("nationality"), tables),
        charges=_words(ChargeType, asked.get("charge"), "charge"),
        types=_words(EventType, asked.get("type"), "type"),
        figure=about.figure,
        related=about.related,
        since=since,
        until=until,
        as_of=as_of_day(as_of, tables) if (as_of := asked.get("as_of")) is not None else None,
    )


def _cartel(text: str, tables: Tables, searcher: Searcher) -> frozenset[str]:
    """Return the ids of the organization called *text* and of its parts."""
    try:
        found = searcher.resolve(text, kinds=["organization"])
    except NotFoundError as error:
        labels = ", ".join(label for label, _ in error.closest)
        near = f"; closest: {labels}" if labels else ", and no name is close to it"
        raise UsageError(
            f"no organization is called {shown(text)}{near} (all of them: extradition list organizations)"
        ) from None
    return with_parts(tables.organizations, found.id)


def _about(text: str | None, tables: Tables, searcher: Searcher) -> Filters:
    """Return the filters that keep what concerns the record called *text*."""
    if text is None:
        return Filters()
    match searcher.resolve(text, kinds=["figure", "related", "organization", "transfer"]):
        case Figure(id=id_):
            return Filters(figure=id_)
        case RelatedPerson(id=id_):
            return Filters(related=id_)
        case Organization(id=id_):
            return Filters(organizations=with_parts(tables.organizations, id_))
        case found:
            return Filters(transfer=found.id)


def _transfer(text: str | None, tables: Tables) -> str | None:
    """Return the id of the transfer meant by a date, a part of one, or an ordinal."""
    if text is None:
        return None
    wanted = text.strip().casefold()
    found = [transfer.id for transfer in tables.transfers.values() if wanted in _names(transfer)]
    found = found or [id_ for id_ in tables.transfers if len(wanted) >= 4 and id_.startswith(wanted)]
    if len(found) != 1:
        raise UnknownValueError(
            "transfer", text, [name for one in tables.transfers.values() for name in _names(one)[:2]]
        )
    return found[0]


def _names(transfer: Transfer) -> tuple[str, ...]:
    number = str(transfer.ordinal)
    words = ORDINALS[transfer.ordinal - 1] if transfer.ordinal <= len(ORDINALS) else (number,)
    return (transfer.id, *words, f"{words[0]} transfer", number)


def _courts(text: str | None, tables: Tables) -> frozenset[str | None] | None:
    """Return the districts that *text* names, and the courts in whose names its words stand together."""
    if text is None:
        return None
    cases = [case for figure in tables.figures.values() for case in figure.cases]
    courts = {case.court for case in cases if case.court}
    found: set[str | None] = set()
    for word in split(text):
        if not (named := {*districts_named(word), *_with_words(word, courts)}):
            used = {case.district or case.court for case in cases}
            raise UnknownValueError("court", word, sorted(filter(None, used)), also=seats())
        found.update(named)
    return frozenset(found)


def _judges(text: str | None, tables: Tables) -> frozenset[str] | None:
    """Return the judges of the record in whose names the words of *text* stand together."""
    if text is None:
        return None
    cases = (case for figure in tables.figures.values() for case in figure.cases)
    known = {case.judge.name for case in cases if case.judge}
    found: set[str] = set()
    for word in split(text):
        if not (named := _with_words(word, known)):
            raise UnknownValueError("judge", word, sorted(known))
        found.update(named)
    return frozenset(found)


def _with_words(text: str, known: set[str]) -> set[str]:
    """Return those of the *known* names in which the words of *text* stand together, accents aside."""
    asked = f" {' '.join(words(text))} "
    return {name for name in known if asked.strip() and asked in f" {' '.join(words(name))} "}


def _nationalities(text: str | None, tables: Tables) -> frozenset[str] | None:
    if text is None:
        return None
    found: set[str] = set()
    for word in split(text):
        named = country_codes(word)
        if not named:
            used = {figure.nationality for figure in tables.figures.values() if figure.nationality}
            raise UnknownValueError("nationality", word, sorted(used))
        found.update(named)
    return frozenset(found)


def _words(vocabulary: type[V], text: str | None, what: str) -> frozenset[V] | None:
    """Return members of a closed vocabulary, written with hyphens, spaces or underscores."""
    if text is None:
        return None
    found = set()
    for word in split(text):
        plain = word.casefold().replace(" ", "-").replace("_", "-")
        if plain not in list(vocabulary):
            raise UnknownValueError(what, word, list(vocabulary))
        found.add(vocabulary(plain))
    return frozenset(found)


def split(text: str) -> list[str]:
    """Return the words of a list such as ``a,b``; :class:`UsageError` where there is none.

    >>> split("cjng, sinaloa cartel,")
    ['cjng', 'sinaloa cartel']
    """
    listed = [word.strip() for word in text.split(",") if word.strip()]
    if not listed:
        raise UsageError("an empty value was given where a word was expected")
    return listed


def _date(text: str | None, option: str) -> str | None:
    return None if text is None else parsed(text, option)
