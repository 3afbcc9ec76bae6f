"""A glance at a database: what its records are called, and nothing more.

For completion only.  The store types every field of a record and brings TinyDB and the model
with it; a press of the tab key has no time for that, and where data are broken completion is
simply without candidates.
"""

import os
from pathlib import Path

from msgspec import Raw, Struct
from msgspec.json import decode

BUNDLED = (Path(__file__).parent / "_data", Path(__file__).parent.parent / "data")


class Alias(Struct):
    """Another name of a figure."""

    name: str


class Case(Struct):
    """Where a figure is charged."""

    district: str | None = None


class Row(Struct):
    """What a record of any table is called; what else it holds is skipped."""

    id: str
    name: str | None = None
    title: str | None = None
    aliases: list[Alias | str] = []
    abbreviations: list[str] = []
    cases: list[Case] = []
    ordinal: int = 0
    count: int = 0

    @property
    def label(self) -> str:
        """The words a person would call it by."""
        return self.name or self.title or self.id

    @property
    def names(self) -> list[str]:
        """Everything it is called, its main name first; a title is no name."""
        aliases = [alias if isinstance(alias, str) else alias.name for alias in self.aliases]
        return [name for name in (self.name, *self.abbreviations, *aliases) if name]


def rows(database: str | None, table: str) -> list[Row]:
    """Return the rows of *table* in the database at a path, else in that of the environment, else in ours."""
    given = database or os.environ.get("EXTRADITION_DB")
    place = Path(given).expanduser() if given else next(filter(Path.is_dir, BUNDLED))
    if place.is_dir():
        file = place / f"{table}.json"
        return list(decode(file.read_bytes(), type=dict[str, Row]).values()) if file.exists() else []
    tables = decode(place.read_bytes(), type=dict[str, Raw])
    return list(decode(tables[table], type=dict[str, Row]).values()) if table in tables else []
