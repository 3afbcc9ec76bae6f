"""By which names records are searched, and which transfer a query may mean."""

import re
from collections.abc import Iterator

from extradition_cli.folding import fold
from extradition_cli.record.model import Figure, Official, Organization, RelatedPerson
from extradition_cli.record.vocabulary import ORDINALS, AliasType
from extradition_cli.search.names import Name, NameKind, alias_kind

_TRANSFER_WORDS = ("transfer", "handover", "traslado", "entrega")


def figure_names(figure: Figure) -> list[Name]:
    """Return the names of a figure; where the name is not public, it counts only as it stands."""
    if not figure.name_complete:
        return [Name(figure.name, "name", NameKind.PARTIAL)]
    listed = [Name(figure.listed_as, "listed_as")] if figure.listed_as else []
    return [Name(figure.name, "name"), *listed, *_other_names(figure)]


def related_names(person: RelatedPerson) -> list[Name]:
    """Return the names of a person who was not handed over in a transfer."""
    return [Name(person.name, "name"), *_other_names(person)]


def _other_names(person: Figure | RelatedPerson) -> Iterator[Name]:
    for alias in person.aliases:
        kind = alias_kind(alias.name)
        full = alias.type in (AliasType.VARIANT, AliasType.ASSUMED_NAME) and kind is NameKind.NICKNAME
        yield Name(alias.name, "aliases", NameKind.FULL if full else kind)


def official_names(official: Official) -> list[Name]:
    """Return the name of an official."""
    return [Name(official.name, "name")]


def organization_names(organization: Organization) -> list[Name]:
    """Return the names of an organization in both languages, its abbreviations and aliases."""
    names = [Name(organization.name, "name")]
    if organization.name_es:
        names.append(Name(organization.name_es, "name_es"))
    names += [Name(text, "abbreviations") for text in organization.abbreviations]
    return names + [Name(text, "aliases") for text in organization.aliases]


def ordinal_named(text: str) -> int | None:
    """Return which transfer *text* means by its number.

    >>> ordinal_named("second transfer"), ordinal_named("segundo traslado"), ordinal_named("second")
    (2, 2, None)
    """
    plain = fold(text)
    if not any(word in plain for word in _TRANSFER_WORDS):
        return None
    read = [word for word in re.findall(r"\w+", plain) if word not in ("the", "el", "la")]
    if len(read) != 2 or not any(word in _TRANSFER_WORDS for word in read):
        return None
    return ordinal_of(next(word for word in [*read, ""] if word not in _TRANSFER_WORDS))


def ordinal_of(word: str) -> int | None:
    """Return the number that *word* says in letters or digits, if it is an ordinal of a transfer.

    >>> ordinal_of("Second"), ordinal_of("segundo"), ordinal_of("2"), ordinal_of("twice")
    (2, 2, 2, None)
    """
    number = fold(word).strip()
    for ordinal, words in enumerate(ORDINALS, 1):
        if number in map(fold, words) or number == str(ordinal):
            return ordinal
    return None
