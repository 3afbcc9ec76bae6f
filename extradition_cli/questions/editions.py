"""The editions of a record, and what changed from one to the next.

An edition lists the changes since the one before it, as :mod:`extradition_cli.questions.diff` found them
when it was made; nothing in a record says of itself when it changed.
"""

from collections.abc import Mapping
from itertools import dropwhile

from msgspec import DecodeError
from msgspec.json import decode
from msgspec.structs import asdict

from extradition_cli.errors import DataError, UnknownValueError
from extradition_cli.language import Phrase, joined
from extradition_cli.questions.diff import Change
from extradition_cli.questions.select import Filters
from extradition_cli.questions.timeline import events
from extradition_cli.record.dates import first_day, is_valid
from extradition_cli.record.parts import Part, PartialDate, Text
from extradition_cli.record.store import EDITIONS, StoredTables, Tables


class Edition(Part, frozen=True):
    """One edition: the day of its research, the digest of its data, what changed since the one before."""

    date: PartialDate
    digest: Text
    changes: tuple[Change, ...]


Editions = Mapping[str, Edition]
"""Editions by their version, oldest first."""


class EditionChange(Change, frozen=True):
    """One change, with the edition that brought it."""

    edition: str


def editions(record: StoredTables) -> Editions:
    """Return the editions of *record*, which need not have any.

    Raises :class:`DataError` where the file of editions holds something else.
    """
    content = record.editions_content()
    try:
        found = decode(content, type=dict[str, Edition]) if content is not None else {}
    except (DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(f"{record.path}: {EDITIONS}", joined("", [str(error)])) from None
    for version, edition in found.items():
        if not is_valid(edition.date):
            no_date = Phrase("{text} is no date", text=repr(edition.date))
            raise DataError(f"{record.path}: {EDITIONS}: {version}", no_date)
    return found


def editions_since(known: Editions, asked: str | None) -> list[str]:
    """Return the editions after that called *asked*, or from the day *asked* on; without it, the newest.

    Raises :class:`UnknownValueError` for what is neither an edition nor a date.
    """
    if asked is None:
        return list(known)[-1:]
    if asked in known:
        return list(dropwhile(lambda version: version != asked, known))[1:]
    if not is_valid(asked):
        raise UnknownValueError(Phrase("edition or date"), asked, known)
    return [version for version, one in known.items() if first_day(one.date) >= first_day(asked)]


def changes_about(changes: list[EditionChange], about: Filters, tables: Tables) -> list[EditionChange]:
    """Return those *changes* that concern what *about* names: of the record itself and of its events."""
    named = {about.figure, about.person, about.transfer, *(about.organizations or ())}
    named |= {event.id for event in events(tables, about)}
    return [change for change in changes if change.id in named]


def changes_in(known: Editions, chosen: list[str]) -> list[EditionChange]:
    """Return what changed in the editions that were *chosen*."""
    return [
        EditionChange(**asdict(change), edition=version)
        for version in chosen
        for change in known[version].changes
    ]
