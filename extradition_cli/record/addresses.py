"""Addresses that follow from what the record holds: of a docket search, an archived copy, a listing."""

from urllib.parse import urlencode

from extradition_cli.record.districts import courtlistener_id
from extradition_cli.record.model import Source
from extradition_cli.record.parts import Case


def docket_search(case: Case, name: str) -> str | None:
    """Return where CourtListener searches the dockets of the court of *case*, or None without a district.

    It is asked for the number of the docket or, where that is not known, for the *name*.

    >>> case = Case("a", "federal", None, "E.D.N.Y.", None, None, (), (), None, None, (), ("s",))
    >>> docket_search(case, "José Ruiz")
    'https://www.courtlistener.com/?type=r&court=nyed&q=Jos%C3%A9+Ruiz'
    """
    court = courtlistener_id(case.district or "")
    if court is None:
        return None
    asked = {"docket_number": case.docket} if case.docket else {"q": name}
    return f"https://www.courtlistener.com/?{urlencode({'type': 'r', 'court': court, **asked})}"


def archived_copy(source: Source) -> str:
    """Return where the Internet Archive shows the document as it was nearest to the day it was read."""
    return f"https://web.archive.org/web/{source.accessed.replace('-', '')}/{source.url}"


def ofac_page(number: str) -> str:
    """Return where the U.S. Treasury shows its listing with this number."""
    return f"https://sanctionssearch.ofac.treas.gov/Details.aspx?id={number}"
