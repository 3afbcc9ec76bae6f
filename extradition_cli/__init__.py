"""A knowledge base of the people Mexico handed over to the United States.

For the command line see ``extradition --help``; for Python, :func:`open_record`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extradition_cli.api import Database, open_record

__version__ = "0.1.0"
__all__ = ["Database", "__version__", "open_record"]


def __getattr__(name: str) -> Any:
    """Load the Python interface when it is first used: the command line starts without it."""
    if name in ("Database", "open_record"):
        from extradition_cli import api

        return getattr(api, name)
    raise AttributeError(name)
