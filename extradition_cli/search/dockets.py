"""Docket numbers of federal courts, compared by what they say and not by how they are punctuated."""

import re
from typing import NamedTuple

from extradition_cli.folding import fold

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
