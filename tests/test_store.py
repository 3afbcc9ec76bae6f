"""Reading a database: from a folder or a file, for reading only, with every fault named."""

import json
import os
from pathlib import Path

import pytest

from extradition_cli.api import open_record
from extradition_cli.errors import DataError, DataNotFoundError
from extradition_cli.record import file_reading
from extradition_cli.record.store import TABLES, Tables, _ReadOnlyStorage
from tests.conftest import DATA, Cli, Copy


def test_a_folder_and_a_file_are_the_same_database(cli: Cli, tmp_path: Path) -> None:
    """The tables in one file answer as the tables in a folder do."""
    whole = {name: json.loads((DATA / f"{name}.json").read_text(encoding="utf-8")) for name in TABLES}
    file = tmp_path / "all of it.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert cli("list", "--json", db=file, err=None).json == cli("list", "--json", err=None).json


def test_a_database_may_have_few_tables(cli: Cli, tmp_path: Path) -> None:
    """Somebody's own database need not hold every table."""
    (tmp_path / "officials.json").write_text("{}", encoding="utf-8")
    assert cli("list", "officials", "--json", db=tmp_path).json == []
    assert cli("list", "--json", db=tmp_path).json == []


def test_the_variable_names_a_database_and_the_option_wins(cli: Cli, record: Tables, tmp_path: Path) -> None:
    """EXTRADITION_DB stands for --db."""
    (tmp_path / "figures.json").write_text("{}", encoding="utf-8")
    env = {"EXTRADITION_DB": str(tmp_path)}
    assert cli("list", "--json", env=env).json == []
    assert len(cli("list", "--json", env=env, db=DATA, err=None).json) == len(record.figures)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, one entry for each time."""
    names: list[str] = []
    bytes_of = file_reading._bytes_of

    def noted(file: Path) -> bytes:
        names.append(file.name)
        return bytes_of(file)

    monkeypatch.setattr(file_reading, "_bytes_of", noted)
    return names


def test_a_table_is_read_once_and_only_if_wanted(read: list[str]) -> None:
    """Sources are not read for a question about figures, and figures are read once."""
    base = open_record(DATA)
    assert read == []
    assert base.figures
    assert len(base.select("figures", lambda figure: figure.transfer == "2025-08-12")) == 26
    assert read == ["figures.json"]


def test_not_even_a_validation_reads_twice(cli: Cli, read: list[str]) -> None:
    """It looks at the shape of every table, and then at what is in it."""
    cli("validate", str(DATA), "--errors-only")
    beside = [file.name for file in (DATA / "es").glob("*.json")]
    assert sorted(read) == sorted([*(f"{name}.json" for name in TABLES), *beside])


def test_a_broken_table_is_met_when_it_is_read(copy: Copy) -> None:
    """Whoever does not ask for it does not stumble over it."""
    (copy.path / "sources.json").write_text("broken", encoding="utf-8")
    base = open_record(copy.path)
    assert base.figures
    with pytest.raises(DataError):
        len(base.sources)


def test_the_storage_cannot_write() -> None:
    """TinyDB has no way to change the data."""
    with pytest.raises(NotImplementedError):
        _ReadOnlyStorage({}).write({})


def test_a_wrong_path_creates_nothing(cli: Cli, tmp_path: Path) -> None:
    """A mistyped path is an error, not an empty database."""
    answer = cli("list", db=tmp_path / "nope", exit_code=66, err=None)
    assert answer.err == f"extradition: no such file or directory; looked at {tmp_path / 'nope'}\n"
    assert os.listdir(tmp_path) == []


def test_a_folder_without_tables_is_said_to_be_one(cli: Cli, tmp_path: Path) -> None:
    """An empty folder is no database."""
    assert (
        "no table such as figures.json in this folder" in cli("list", db=tmp_path, exit_code=66, err=None).err
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"{", "Input data was truncated"),
        (b"[]", "Expected `object`, got `array`"),
        (b"\xef\xbb\xbf{}", "begins with a byte-order mark"),
        ("{}".encode("utf-16"), "begins with a byte-order mark"),
        (b'{"a": "\xff"}', "invalid"),
        (b'{"a": {"id": "a"}}', "missing required field"),
        (b'{"a": NaN}', "invalid character"),
        (b'{"a": 1e999}', "figures: 'a': "),
        (b"[" * 100_000, ""),
        (b'{"a": ' + b'{"id":' * 5000 + b"1" + b"}" * 5001, ""),
        (b"\x00", "invalid character"),
    ],
    ids=[
        "empty",
        "truncated",
        "array",
        "bom",
        "utf-16",
        "not utf-8",
        "missing",
        "nan",
        "huge",
        "deep",
        "deep-object",
        "nul",
    ],
)
def test_a_broken_table_is_one_sentence(cli: Cli, copy: Copy, content: bytes, sentence: str) -> None:
    """File, table and fault are named; exit 65; nothing on stdout."""
    (copy.path / "figures.json").write_bytes(content)
    answer = cli("list", db=copy.path, exit_code=65, err=None)
    assert answer.out == ""
    assert str(copy.path) in answer.err
    assert sentence in answer.err
    assert answer.err.count("\n") == 1


def test_a_fault_names_table_record_and_field(cli: Cli, copy: Copy) -> None:
    """An unknown key is found where it stands."""
    copy.change("figures", lambda rows: rows["roberto-salazar"]["cases"][0].update(verdict="guilty"))
    answer = cli("list", db=copy.path, exit_code=65, err=None)
    where = f"{copy.path}: figures: 'roberto-salazar': cases[0]"
    assert answer.err == f"extradition: {where}: Object contains unknown field `verdict`\n"


def test_an_unknown_table_is_refused(cli: Cli, tmp_path: Path) -> None:
    """A file of tables may hold only tables we know."""
    file = tmp_path / "db.json"
    file.write_text('{"figuras": {}}', encoding="utf-8")
    assert "unknown table 'figuras'" in cli("list", db=file, exit_code=65, err=None).err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(cli: Cli, tmp_path: Path) -> None:
    """A named pipe or a device would block for ever."""
    os.mkfifo(tmp_path / "pipe")
    assert (
        "neither a folder nor a regular file" in cli("list", db=tmp_path / "pipe", exit_code=66, err=None).err
    )
    assert (
        "neither a folder nor a regular file" in cli("list", db=Path("/dev/zero"), exit_code=66, err=None).err
    )


def test_a_missing_installation_says_where_it_looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without any data the places tried are named."""
    monkeypatch.setattr("extradition_cli.record.store.BUNDLED", (tmp_path / "one", tmp_path / "two"))
    with pytest.raises(DataNotFoundError, match=r"one, .*two"):
        open_record()
