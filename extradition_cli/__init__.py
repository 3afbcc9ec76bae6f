"""A knowledge base of the people Mexico handed over to the United States.

For the command line see ``extradition --help``; for Python, :func:`open_record`.
"""

from typing import TYPE_CHECKING, Any

from extradition_cli.record import VERSION as __version__

if TYPE_CHECKING:
    from extradition_cli.api import Database, open_record
    from extradition_cli.pages.document import Document
    from extradition_cli.questions.select import CaseRow, Filters
    from extradition_cli.questions.stats import CrossStats, Stats
    from extradition_cli.questions.timeline import TimelineEntry
    from extradition_cli.record.model import (
        Context,
        Dataset,
        Event,
        ExtraditionCount,
        Figure,
        Law,
        Official,
        Organization,
        Record,
        RelatedPerson,
        Source,
        Transfer,
    )
    from extradition_cli.search.hits import Hit, SearchResult

__all__ = [
    "CaseRow",
    "Context",
    "CrossStats",
    "Database",
    "Dataset",
    "Document",
    "Event",
    "ExtraditionCount",
    "Figure",
    "Filters",
    "Hit",
    "Law",
    "Official",
    "Organization",
    "Record",
    "RelatedPerson",
    "SearchResult",
    "Source",
    "Stats",
    "TimelineEntry",
    "Transfer",
    "__version__",
    "open_record",
]
_MODULES = {
    **{"Database": "api", "open_record": "api", "Document": "pages.document"},
    **{"Hit": "search.hits", "SearchResult": "search.hits", "TimelineEntry": "questions.timeline"},
    **{"CaseRow": "questions.select", "Filters": "questions.select"},
    **{"CrossStats": "questions.stats", "Stats": "questions.stats"},
}
"""Where what is no record is defined."""


def __getattr__(name: str) -> Any:
    """Load the Python interface when it is first used: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_MODULES.get(name, 'record.model')}"), name)
