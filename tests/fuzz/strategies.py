"""Hypothesis strategies for records, databases and queries, worked out from the shapes of the model."""

from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

from extradition_cli.record.store import TABLES
from tests.fuzz.hostile import TEXTS, VALUES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(
    sorted(TEXTS.values())
)
"""Any text that JSON in UTF-8 can hold."""
IDS = st.sampled_from(["a", "b", "c", "2025-08-12", "los-cuinis", "x\ny", "Ñ"])
"""Few ids, so that references often meet, dangle and lead in circles."""
DATES = st.sampled_from(["2025", "2025-08", "2025-08-12", "2024-02-29"]) | st.sampled_from(
    [value for value in VALUES if isinstance(value, str) and value]
)
QUERIES = (
    st.text(max_size=60)
    | st.sampled_from(sorted(TEXTS.values()))
    | st.lists(
        st.sampled_from(
            ["cuini", "caro", "el", "de", "la", "cártel", "CJNG", "2025", "EDNY", "1:14-cr-", "second", "y"]
        ),
        max_size=6,
    ).map(" ".join)
)

_DATED = {
    "date",
    "end_date",
    "born",
    "since",
    "until",
    "in_office_from",
    "in_office_to",
    "published",
    "accessed",
}
_REFERRING = {
    "id",
    "organization",
    "to",
    "parent",
    "figure",
    "transfer",
    "sources",
    "organizations",
    "figures",
    "laws",
    "events",
}


def values(type_: Any, field: str = "") -> st.SearchStrategy[Any]:
    """Return a strategy for JSON values of a type of the model."""
    match type_:
        case inspect.Metadata():
            return values(type_.type, field)
        case inspect.UnionType():
            return st.one_of([values(one, field) for one in type_.types])
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.integers(type_.ge or 0, 10**6)
        case inspect.EnumType():
            return st.sampled_from([str(member) for member in type_.cls])
        case inspect.LiteralType():
            return st.sampled_from(type_.values)
        case inspect.StrType():
            return DATES if field in _DATED else IDS if field in _REFERRING else TEXT
        case inspect.VarTupleType():
            return st.lists(values(type_.item_type, field), min_size=type_.min_length or 0, max_size=3)
        case inspect.StructType():
            return st.fixed_dictionaries(
                {one.encode_name: values(one.type, one.encode_name) for one in type_.fields}
            )
    raise NotImplementedError(type_)


@cache
def records(table: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for records of one table, as plain JSON that has the shape of the model."""
    return values(inspect.type_info(TABLES[table]))


def rows(table: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for tables: records by id, the key now and then not the id."""
    keyed = st.tuples(IDS, records(table)).map(
        lambda pair: (pair[1]["id"] if pair[0] != "c" else "c", pair[1])
    )
    return st.lists(keyed, max_size=3).map(dict)


def databases() -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for whole databases in one file, of some of the tables."""
    return st.fixed_dictionaries({}, optional={table: rows(table) for table in TABLES})


def encoded(value: Any) -> bytes:
    """Return *value* as the bytes of a JSON file."""
    return msgspec.json.encode(value)
