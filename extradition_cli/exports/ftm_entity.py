"""One entity of FollowTheMoney, as its library would write it; the tests hold it against that library."""

from collections.abc import Iterable
from hashlib import sha1
from typing import Any

from msgspec.json import encode

from extradition_cli.escape import json_safe

PREFIX = "extradition"


def hashed(*parts: str) -> str:
    """Return the id that FollowTheMoney's own library makes of *parts*."""
    return sha1("".join((PREFIX, *parts)).encode(), usedforsecurity=False).hexdigest()


class Entity:
    """One entity: the name of its schema, its id, and what is known of each property."""

    def __init__(self, schema: str, id_: str) -> None:
        self.schema = schema
        self.id = id_
        self.properties: dict[str, list[str]] = {}

    def add(self, **properties: str | Iterable[str | None] | None) -> None:
        """Add to each property the values given, each once, and none that is empty."""
        for name, told in properties.items():
            for value in (told,) if isinstance(told, str | None) else told:
                text = " ".join(value.split(" ")).strip() if value else ""
                if text and text not in self.properties.get(name, ()):
                    self.properties.setdefault(name, []).append(text)

    def line(self) -> str:
        """Return the entity as a line of JSON."""
        told: dict[str, Any] = {"id": self.id, "schema": self.schema, "properties": self.properties}
        return json_safe(encode(told).decode()) + "\n"
