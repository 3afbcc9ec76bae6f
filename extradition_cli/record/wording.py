"""How fields, values and records are said to a person: in phrases, for any language to say again.

Machine formats know nothing of this; there a field is called what it is called.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from extradition_cli.language import Named, Phrase, joined, word
from extradition_cli.record.countries import country_named
from extradition_cli.record.dates import spelled
from extradition_cli.record.model import Figure, Law, Organization, Record, Source
from extradition_cli.record.store import Tables

_WORDS = frozenset({"basis", "gender", "kind", "level", "standing", "type"})
"""Fields that hold a word of a closed vocabulary."""


def head(field: str) -> Phrase:
    """Return the name of a field as the head of a column.

    >>> head("published"), head("docket_number")
    ('Published', 'Docket number')
    """
    return Phrase(field.replace("_", " ")).sentence()


def said_of(field: str, row: Mapping[str, Any], tables: Tables | None = None) -> str | None:
    """Return the value of a field of a row in words, if it can be said in another language.

    >>> said_of("standing", {"standing": "pleaded-guilty"}), said_of("id", {"id": "a-b"})
    ('pleaded guilty', None)
    """
    value = row[field]
    if field == "label" and value is None:
        return Phrase("no match")
    if not isinstance(value, str):
        return None
    if field in _WORDS:
        return word(value, _gender(row, tables))
    if field == "title" and row.get("weak"):
        return _weighed(value, row["weak"])  # in the one column of a source that is never left out
    if field in ("country", "nationality"):
        return country_named(value)
    if field == "parent" and tables and value in tables.organizations:
        return named(tables.organizations[value])
    if field == "transfer":
        return transfer_day(value, row.get("transfer_inferred"))
    other = row.get(f"{field}_es")
    return Named(value, es=other) if other else None


def _gender(row: Mapping[str, Any], tables: Tables | None) -> str | None:
    """Return the gender of the person whom a row is about, be it only a case."""
    if tables and (person := tables.figures.get(row["figure"]) if "figure" in row else None):
        return person.gender
    return row.get("gender")


def published(source: Source) -> Phrase:
    """Return when a source was published, and that it is a weak copy if it is one."""
    return _weighed(spelled(source.published) if source.published else Phrase("undated"), source.weak)


def _weighed(told: str, weak: bool) -> Phrase:
    return joined(" ", [told, Phrase("(weak copy)") if weak else None])


def named(record: Record) -> str:
    """Return what a record is called, in every language in which it says so."""
    match record:
        case Organization():
            return Named(record.name, es=record.name_es)
        case Law(title_es=str()):
            return Named(record.title, es=record.title_es)
    return record.label


def people(count: int) -> Phrase:
    """Say how many people.

    >>> people(1), people(29)
    ('1 person', '29 people')
    """
    return Phrase("{count} person", "{count} people", count=count)


def people_named(in_full: int, by_inference: int, in_part: int, not_at_all: int) -> Phrase:
    """Say how many people are known by name, and of how many it is inferred that they were there.

    >>> people_named(20, 1, 1, 0)
    '20 named in full, 1 inferred, 1 in part'
    """
    return joined(
        ", ",
        [
            Phrase("{count} named in full", count=in_full),
            Phrase("{count} inferred", count=by_inference) if by_inference else None,
            Phrase("{count} in part", count=in_part) if in_part else None,
            Phrase("{count} not publicly named", count=not_at_all) if not_at_all else None,
        ],
    )


def not_handed_over(tables: Tables) -> Phrase:
    """Say that somebody is none of the people whom the record is about."""
    everybody = sum(transfer.count for transfer in tables.transfers.values())
    return Phrase(
        "Not the {count} person handed over.",
        "Not one of the {count} people handed over.",
        count=everybody,
    )


def transfer_day(day: str, inferred: str | None) -> str:
    """Return the *day* of somebody's transfer, marked where the transfer is inferred.

    >>> transfer_day("2026-01-20", None), transfer_day("2026-01-20", "No list names him.")
    ('2026-01-20', '2026-01-20 (inferred)')
    """
    return Phrase("{date} (inferred)", date=day) if inferred else day


_NAMED = 8
"""How many people whose transfer is inferred are named."""


def not_publicly_named(known: int, unnamed: int) -> tuple[Phrase, ...]:
    """Say how many people have no record, because nobody has made their names public; nothing if none."""
    said = Phrase(
        "{known} of {all} people are named; {count} is not publicly named",
        "{known} of {all} people are named; {count} are not publicly named",
        known=known,
        all=known + unnamed,
        count=unnamed,
    )
    return (said,) if unnamed else ()


def by_inference(figures: Iterable[Figure]) -> tuple[Phrase, ...]:
    """Name those of the *figures* whose place in a transfer is inferred, if there are any."""
    inferred = [figure.name for figure in figures if figure.transfer_inferred]
    if not inferred:
        return ()
    names: str = ", ".join(inferred[:_NAMED])
    if len(inferred) > _NAMED:
        names = Phrase("{names} and {count} more", names=names, count=len(inferred) - _NAMED)
    return (
        Phrase(
            "the transfer of {count} person is inferred: {names}",
            "the transfers of {count} people are inferred: {names}",
            count=len(inferred),
            names=names,
        ),
    )


def short_name(organization: Organization) -> str:
    """Return the first abbreviation of an organization, or its name where it has none."""
    return next(iter(organization.abbreviations), named(organization))
