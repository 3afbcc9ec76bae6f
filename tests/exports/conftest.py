"""The record as a selection, an export of it in any format, and a database full of hostile text."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.api import open_record
from extradition_cli.exports import writer
from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters
from extradition_cli.record.store import Tables
from tests.conftest import Copy

MISSING = find_spec("icalendar") is None
"""Whether the library of the extra ``export`` is not installed here."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what writes every format where not every format can be written."""
    skip = pytest.mark.skip(reason="needs icalendar: pip install '.[export]'")
    for item in items if MISSING else ():
        if item.path.parent == Path(__file__).parent and item.path.stem in (
            "test_command",
            "test_files",
            "test_foreign",
        ):
            item.add_marker(skip)


FREE = {"name", "listed_as", "title", "summary", "text", "publisher", "says", "topic", "role", "docket"}
"""Fields that hold whatever somebody wrote."""

HOSTILE = (
    "\"'><script>document.title='owned'</script><img src=x onerror=alert(1)> [a](javascript:alert(1)) "
    "**b** $x$ :bomb: | ``` \x1b[31m\u202e\u200b\x07 &lt; {{7*7}}\r\n=cmd|'/c calc'!A1"
)
"""Text that would become markup, a script, a formula or a command to a terminal if anybody let it."""


@pytest.fixture(scope="session")
def whole(record: Tables) -> Selection:
    """The whole record."""
    return Selection(record, Filters())


@pytest.fixture
def hostile(copy: Copy) -> Selection:
    """The record with hostile text after every title, name and sentence, and before some."""

    def spoil(value: Any) -> Any:
        if isinstance(value, list):
            return [spoil(item) for item in value]
        if not isinstance(value, dict):
            return value
        spoilt = {key: spoil(item) for key, item in value.items()}
        for key in FREE & set(spoilt):
            if isinstance(spoilt[key], str):
                spoilt[key] += HOSTILE
        if "url" in spoilt:
            spoilt["url"] = "javascript:alert(document.domain)"
        return spoilt

    def spoil_all(rows: dict[str, Any]) -> None:
        for id_, row in rows.items():
            rows[id_] = spoil(row)

    for table in ("figures", "organizations", "events", "context", "transfers", "sources", "laws"):
        copy.change(table, spoil_all)
    copy.change("figures", lambda rows: next(iter(rows.values())).update(name="=A1", listed_as="=A1"))
    return Selection(open_record(copy.path), Filters())


@pytest.fixture
def text_of() -> Callable[[str, Selection], str]:
    """Write a selection in one of the text formats."""

    def call(word: str, selection: Selection) -> str:
        content = writer(word)(selection)
        assert isinstance(content, str)
        return content

    return call


@pytest.fixture
def page_file(tmp_path: Path, text_of: Callable[[str, Selection], str], whole: Selection) -> Path:
    """The HTML page of the whole record on disk."""
    path = tmp_path / "record.html"
    path.write_text(text_of("html", whole), encoding="utf-8")
    return path
