"""Which addresses of a database may become links."""

import re

from extradition_cli.visible import visible

# Only the web, and nothing that could end the place the address is written in: quote, bracket, space.
_WEB = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s\"'<>\\^`{|}]+")


def opened(url: str | None) -> str | None:
    """Return *url* if a reader may be sent there, else ``None``.

    >>> opened("https://www.justice.gov/opa"), opened("javascript:alert(1)")
    ('https://www.justice.gov/opa', None)
    """
    return url if url and _WEB.fullmatch(url) and visible(url) == url else None
