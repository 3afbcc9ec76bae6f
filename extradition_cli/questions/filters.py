"""From the words of a command line to filters: cartels, transfers, districts, standings, dates.

Every value is resolved here or refused here, with the nearest right ones, so that the
questions in :mod:`extradition_cli.questions.select` only ever see ids and vocabulary.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TypedDict, TypeVar

from extradition_cli.errors import NotFoundError, UnknownValueError, UsageError, nearest, shown
from extradition_cli.folding import words
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.as_of import as_of_day
from extradition_cli.questions.select import Filters
from extradition_cli.record.countries import country_codes
from extradition_cli.record.dates import first_day, last_day, parsed
from extradition_cli.record.districts import districts_named, seats
from extradition_cli.record.model import Figure, Official, Organization, RelatedPerson, Transfer, with_parts
from extradition_cli.record.parts import Case
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


V = TypeVar("V")
W = TypeVar("W", bound=StrEnum)


def courts(tables: Tables) -> set[str]:
    """Return every court of a case in the record, districts as they are cited."""
    return set(filter(None, (case.district or case.court for case in _cases(tables))))


def court_names(tables: Tables) -> set[str]:
    """Return the names of the courts of the record, as they are written in full."""
    return {case.court for case in _cases(tables) if case.court}


def judges(tables: Tables) -> set[str]:
    """Return the judges to whom a case in the record is assigned."""
    return {case.judge.name for case in _cases(tables) if case.judge}


def nationalities(tables: Tables) -> set[str]:
    """Return the nationalities of the figures, by code."""
    return {figure.nationality for figure in tables.figures.values() if figure.nationality}


def _cases(tables: Tables) -> Iterable[Case]:
    return (case for figure in tables.figures.values() for case in figure.cases)


def filters(asked: Asked, tables: Tables, searcher: Searcher) -> Filters:
    """Return the filters that *asked* means: the options as they were typed, ``None`` where not given.

    Raises :class:`UsageError`, mostly as :class:`UnknownValueError`, for a filter that there is not and for a
    value that is none of the valid ones, and :class:`AmbiguousError` for a name that several records bear.
    """
    for name in asked.keys() - Asked.__annotations__.keys():
        raise UnknownValueError(Phrase("filter"), name, Asked.__annotations__)
    organizations = asked.get("cartel")
    about = _about(asked.get("about"), tables, searcher)
    for option, twice in (("cartel", about.organizations), ("transfer", about.transfer)):
        if twice is not None and asked.get(option) is not None:
            raise UsageError(
                Phrase(
                    "--about names a {option} already; leave --{option} out, or name somebody else",
                    option=option,
                )
            )
    since, until = _date(asked.get("since"), "--since"), _date(asked.get("until"), "--until")
    if since and until and first_day(since) > last_day(until):
        raise UsageError(Phrase("--since {since} is later than --until {until}", since=since, until=until))
    return Filters(
        organizations=(
            _cartel(organizations, tables, searcher) if organizations is not None else about.organizations
        ),
        transfer=_transfer(asked.get("transfer"), tables) or about.transfer,
        courts=_each(
            asked.get("court"),
            lambda word: {*districts_named(word), *_with_words(word, court_names(tables))},
            lambda word: UnknownValueError(
                Phrase("court"), word, sorted(courts(tables)), {seat: seat for seat in seats()}
            ),
        ),
        standings=_words(Standing, asked.get("standing"), Phrase("standing")),
        ever=_words(Standing, asked.get("ever"), Phrase("standing")),
        judges=_each(
            asked.get("judge"),
            lambda word: _with_words(word, judges(tables)),
            lambda word: UnknownValueError(Phrase("judge"), word, sorted(judges(tables))),
        ),
        nationalities=_each(
            asked.get("nationality"),
            country_codes,
            lambda word: UnknownValueError(Phrase("nationality"), word, sorted(nationalities(tables))),
        ),
        charges=_words(ChargeType, asked.get("charge"), Phrase("charge")),
        types=_words(EventType, asked.get("type"), Phrase("type")),
        figure=about.figure,
        person=about.person,
        since=since,
        until=until,
        as_of=as_of_day(as_of, tables) if (as_of := asked.get("as_of")) is not None else None,
    )


def _cartel(text: str, tables: Tables, searcher: Searcher) -> frozenset[str]:
    """Return the ids of the organization called *text* and of its parts."""
    try:
        found = searcher.resolve(text, kinds=["organization"])
    except NotFoundError as error:
        groups = tables.organizations.values()
        short = {abbreviation: group.name for group in groups for abbreviation in group.abbreviations}
        labels = [label for label, _ in error.closest] or [short[one] for one in nearest(text, short)]
        near = (
            Phrase("; closest: {names}", names=joined(", ", labels))
            if labels
            else Phrase(", and no name is close to it")
        )
        raise UsageError(
            Phrase(
                "no organization is called {wanted}{near} (all of them: extradition list organizations)",
                wanted=shown(text),
                near=near,
            )
        ) from None
    return with_parts(tables.organizations, found.id)


_ABOUT = ("figure", "related", "organization", "transfer")
"""The kinds that a question can be about; an official only where no record of these is called so."""


def _about(text: str | None, tables: Tables, searcher: Searcher) -> Filters:
    """Return the filters that keep what concerns the record called *text*."""
    if text is None:
        return Filters()
    try:
        found = searcher.resolve(text, kinds=_ABOUT)
    except NotFoundError as error:
        try:
            found = searcher.resolve(text, kinds=["official"])
        except NotFoundError:
            raise error from None
    match found:
        case Figure(id=id_):
            return Filters(figure=id_)
        case RelatedPerson(id=id_) | Official(id=id_):
            return Filters(person=id_)
        case Organization(id=id_):
            return Filters(organizations=with_parts(tables.organizations, id_))
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
            Phrase("transfer"), text, [name for one in tables.transfers.values() for name in _names(one)[:2]]
        )
    return found[0]


def _names(transfer: Transfer) -> tuple[str, ...]:
    number = str(transfer.ordinal)
    words = ORDINALS[transfer.ordinal - 1] if transfer.ordinal <= len(ORDINALS) else (number,)
    return (transfer.id, *words, f"{words[0]} transfer", number)


def _each(
    text: str | None,
    meant: Callable[[str], Iterable[V]],
    refused: Callable[[str], UnknownValueError],
) -> frozenset[V] | None:
    """Return all that the words of a list mean; one that means nothing is *refused*."""
    if text is None:
        return None
    found: set[V] = set()
    for word in split(text):
        if not (named := set(meant(word))):
            raise refused(word)
        found |= named
    return frozenset(found)


def _with_words(text: str, known: Iterable[str]) -> set[str]:
    """Return those of the *known* names in which the words of *text* stand together, accents aside."""
    asked = f" {' '.join(words(text))} "
    return {name for name in known if asked.strip() and asked in f" {' '.join(words(name))} "}


def _words(vocabulary: type[W], text: str | None, what: Phrase) -> frozenset[W] | None:
    """Return members of a closed vocabulary, written with hyphens, spaces or underscores."""

    def meant(word: str) -> Iterable[W]:
        plain = word.casefold().replace(" ", "-").replace("_", "-")
        return (one for one in vocabulary if one == plain)

    return _each(text, meant, lambda word: UnknownValueError(what, word, list(vocabulary)))


def split(text: str) -> list[str]:
    """Return the words of a list such as ``a,b``; :class:`UsageError` where there is none.

    >>> split("cjng, sinaloa cartel,")
    ['cjng', 'sinaloa cartel']
    """
    listed = [word.strip() for word in text.split(",") if word.strip()]
    if not listed:
        raise UsageError(Phrase("an empty value was given where a word was expected"))
    return listed


def _date(text: str | None, option: str) -> str | None:
    return None if text is None else parsed(text, option)
