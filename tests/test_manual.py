"""The man page: everything the help says, in a form that ``man`` takes without complaint."""

import shutil
import subprocess
from pathlib import Path

import pytest

from extradition_cli.commands import COMMANDS
from extradition_cli.guides import TOPICS
from tests.conftest import Cli


def rendered(page: str, folder: Path, *, device: str = "utf8") -> subprocess.CompletedProcess[str]:
    """Set the page as a terminal shows it, with every warning there is."""
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed")
    file = folder / "extradition.1"
    file.write_text(page, encoding="utf-8")
    return subprocess.run(
        ["groff", "-man", "-ww", f"-T{device}", "-P-cbou", "-rLL=90n", str(file)],
        capture_output=True,
        text=True,
        check=True,
    )


def test_it_is_the_same_every_time(cli: Cli) -> None:
    """A package made twice holds the same page: no date, no order by chance."""
    assert cli("manual").out == cli("manual").out


def test_it_is_plain_ascii(cli: Cli) -> None:
    """It reads the same in whatever encoding it is opened."""
    assert cli("manual").out.isascii()


@pytest.mark.parametrize("device", ["utf8", "ascii"])
def test_groff_has_nothing_to_say(cli: Cli, tmp_path: Path, device: str) -> None:
    """No warning of any kind, on a terminal with Unicode or without."""
    assert rendered(cli("manual").out, tmp_path, device=device).stderr == ""


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
def test_man_shows_it(cli: Cli, tmp_path: Path) -> None:
    """The program that will show it does, quietly."""
    file = tmp_path / "extradition.1"
    file.write_text(cli("manual").out)
    done = subprocess.run(
        ["man", "--warnings", "-l", str(file)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert done.stderr == ""
    assert "extradition - look up the people Mexico handed over" in " ".join(done.stdout.split())


def test_every_command_and_topic_is_in_it(cli: Cli, tmp_path: Path) -> None:
    """What help can say, the page says: each command with its own options and each topic."""
    page = rendered(cli("manual").out, tmp_path).stdout
    for command in COMMANDS:
        assert f"\n   extradition {command}\n" in page
    for guide in TOPICS.values():
        assert f"\n{guide.title.upper()}\n" in page


@pytest.mark.parametrize("command", COMMANDS)
def test_it_says_what_the_help_says(cli: Cli, command: str, tmp_path: Path) -> None:
    """Word for word, but for the headings of the help and the breaks of its lines."""
    page = " ".join(rendered(cli("manual").out, tmp_path).stdout.split())
    described = cli("help", command).out.split("\n\n")
    options = next(part for part in described if part.startswith("Options:"))
    for line in options.splitlines()[1:]:
        assert " ".join(line.replace("…", "...").split()) in page


def test_examples_can_be_copied_from_it(cli: Cli, tmp_path: Path) -> None:
    """A hyphen on the page is the hyphen of a keyboard, and a quote is a quote."""
    page = rendered(cli("manual").out, tmp_path).stdout
    assert 'extradition list --transfer second --district "New York" --format csv\n' in page
    assert "‐" not in page
