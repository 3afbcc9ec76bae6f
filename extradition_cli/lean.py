"""Importing msgspec, for those who must answer at once."""

import sys


def import_msgspec() -> None:
    """Import msgspec without ``typing_extensions``.

    msgspec only looks there for what ``typing`` has since Python 3.11, and importing it takes as long as
    searching the record.  Whoever imports it afterwards gets it.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # as good as not installed
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
