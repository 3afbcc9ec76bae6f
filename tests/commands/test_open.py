"""``extradition open``."""

import webbrowser

import pytest

from tests.conftest import Cli, Copy

WHO = "rafael-caro-quintero"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand for the browser, and return what it was asked to open."""
    asked: list[str] = []

    def ask(address: str) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", ask)
    return asked


def test_a_browser_is_asked_only_on_a_terminal(cli: Cli, opened: list[str]) -> None:
    """The whole address is printed in any case."""
    address = cli("open", WHO, "--source", "2").out
    assert cli("open", WHO, "--source", "2", "--print", terminal=80).out == address
    assert opened == []
    assert cli("open", WHO, "--source", "2", terminal=80).out == address
    assert opened == [address.strip()]


def test_without_a_browser_the_address_is_there(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """That there is none is said beside it."""
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    answer = cli("open", WHO, terminal=80, watched=True, err="No browser was found to open it.\n")
    assert answer.out.startswith("https://")


def test_the_archived_copy_is_of_the_day_it_was_read(cli: Cli) -> None:
    """The archive is asked for the copy nearest to that day."""
    source = cli("sources", WHO, "--json").json[0]
    read = cli("show", source["id"], "--json").json["accessed"].replace("-", "")
    assert cli("open", WHO, "--archived").out == f"https://web.archive.org/web/{read}/{source['url']}\n"


def test_the_docket_is_searched_in_its_court(cli: Cli) -> None:
    """By its number or, where that is not known, by the name."""
    search = "https://www.courtlistener.com/?type=r&court="
    assert cli("open", WHO, "--court").out == f"{search}nyed&q=Rafael+Caro+Quintero\n"
    assert cli("open", "z-40", "--court").out == f"{search}dcd&docket_number=08-CR-057\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((WHO, "--source", "0"), "--source takes a number from 1 to "),
        ((WHO, "--source", "1000"), "--source takes a number from 1 to "),
        ((WHO, "--court", "--archived"), "--court opens no source"),
        (("CJNG", "--court"), "--court needs a case in a federal district"),
    ],
)
def test_what_cannot_be_opened_is_wrong_use(cli: Cli, asked: tuple[str, ...], said: str) -> None:
    """It is said in one sentence, and nothing is printed."""
    answer = cli("open", *asked, exit_code=2, err=None)
    assert said in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.b/ c", "-x"])
def test_no_other_address_is_opened(cli: Cli, copy: Copy, opened: list[str], url: str) -> None:
    """What a database holds reaches a browser only if it is an address of the web."""
    copy.change("sources", lambda rows: [row.update(url=url) for row in rows.values()])
    answer = cli("open", WHO, exit_code=65, err=None, terminal=80, db=copy.path)
    assert "is no address of the web" in answer.err
    assert (answer.out, opened) == ("", [])
