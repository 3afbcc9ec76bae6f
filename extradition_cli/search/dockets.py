"""Numbers that name somebody: of a docket of a federal court, of the sanctions list of the Treasury.

Dockets are compared by what they say and not by how they are punctuated.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extradition_cli.folding import fold
from extradition_cli.record.model import Figure, Record
from extradition_cli.search.hits import Hit, whole_hit

# Compiled by `re` when first used: most runs look up no docket.
_PATTERN = (
    r"^(?:no\.?|case|docket|:|\s)*(?:(?P<office>\d):)?(?:(?P<head>cr|mj|cv)[\s/-]*)?(?P<year>\d{4}|\d{2})"
    r"[\s:/-]*(?P<type>cr|mj|cv|m)?[\s./-]*0*(?P<number>\d{1,6})(?:[\s(-].*)?$"
)


class Docket(NamedTuple):
    """Year, number and type of a case; office and judge's initials tell no two cases apart."""

    year: str
    number: str
    type: str | None


def docket(text: str) -> Docket | None:
    """Read a docket number in the form of CM/ECF (office:year-type-number-judge) or a part of it.

    >>> docket("3:14-cr-02128-DMS") == docket("14 CR 2128") == docket("CR14-2128 (DMS)")
    True
    >>> docket("09-522 (JMA)"), docket("09/522") == docket("09-522"), docket("Z-40")
    (Docket(year='09', number='522', type=None), True, None)
    """
    if not any(map(str.isdigit, text)):
        return None
    read = re.match(_PATTERN, fold(text[:80]).strip())
    if read is None or not (read["type"] or read["head"] or "-" in text or "/" in text):
        return None
    return Docket(read["year"][-2:], read["number"], read["type"] or read["head"])


def same_docket(asked: Docket, stored: Docket) -> bool:
    """Tell whether *asked* may name *stored*: a type left out on either side is no difference.

    >>> same_docket(docket("09-cr-522"), docket("09-522 (JMA)"))
    True
    """
    return asked[:2] == stored[:2] and len({asked.type, stored.type} - {None}) < 2


def under_docket(text: str, figures: Iterable[Figure]) -> Iterator[Hit]:
    """Yield the *figures* with a case under the docket number that is all of *text*."""
    asked = docket(text)
    for figure in figures if asked else ():
        for case in figure.cases:
            stored = docket(case.docket or "")
            if asked and stored and same_docket(asked, stored):
                yield whole_hit(figure, 1.0, "cases", case.docket or "")


def under_ofac_number(text: str, records: Iterable[Record]) -> Iterator[Hit]:
    """Yield those of the *records* on the OFAC list under the number that is all of *text*."""
    asked = re.fullmatch(r"(?:ofac|sdn|uid)?\W*(\d{4,6})", text.strip(), re.IGNORECASE)
    for record in records if asked else ():
        numbers = getattr(record, "identifiers", None)
        if asked and numbers and numbers.ofac == asked[1]:
            yield whole_hit(record, 1.0, "identifiers", asked[1])
