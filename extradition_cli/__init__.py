"""A knowledge base of the people Mexico handed over to the United States.

For the command line see ``extradition --help``; for Python, :func:`open_record`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extradition_cli.api import Database, open_record
    from extradition_cli.record.model import (
        Context,
        Event,
        Figure,
        Law,
        Official,
        Organization,
        Record,
        Source,
        Transfer,
    )
    from extradition_cli.search.hits import Hit, SearchResult

__version__ = "0.1.0"
__all__ = [
    "Context",
    "Database",
    "Event",
    "Figure",
    "Hit",
    "Law",
    "Official",
    "Organization",
    "Record",
    "SearchResult",
    "Source",
    "Transfer",
    "__version__",
    "open_record",
]


def __getattr__(name: str) -> Any:
    """Load the Python interface when it is first used: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    modules = {"Database": "api", "open_record": "api", "Hit": "search.hits", "SearchResult": "search.hits"}
    return getattr(import_module(f"{__name__}.{modules.get(name, 'record.model')}"), name)
