"""What an export holds where filters narrow it."""

import pytest

from extradition_cli.exports.selection import Selection
from extradition_cli.questions.select import Filters, figures
from extradition_cli.record.model import with_parts
from extradition_cli.record.statements import all_records, sources_of
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.record.vocabulary import Standing

CJNG = "cartel-de-jalisco-nueva-generacion"


def chosen(record: Tables) -> list[Filters]:
    """Return one filter of each sort that ``list`` has."""
    return [
        Filters(transfer="2025-08-12"),
        Filters(organizations=with_parts(record.organizations, CJNG)),
        Filters(standings=frozenset({Standing.PLEADED_GUILTY, Standing.SENTENCED})),
        Filters(courts=frozenset({"E.D.N.Y."})),
        Filters(as_of="2025-03"),
        Filters(since="2026"),
    ]


def test_without_filters_everything_is_there(record: Tables, whole: Selection) -> None:
    """No table loses a record."""
    for name in TABLES.keys() - {"dataset"}:
        assert dict(getattr(whole, name)) == dict(getattr(record, name))


@pytest.mark.parametrize("number", range(6))
def test_figures_are_those_that_list_gives(record: Tables, number: int) -> None:
    """The same filter means the same people everywhere."""
    wanted = chosen(record)[number]
    assert list(Selection(record, wanted).figures.values()) == figures(record, wanted)


@pytest.mark.parametrize("number", range(6))
def test_the_rest_follows_the_figures(record: Tables, number: int) -> None:
    """Nothing lacks its source, its organization, its parent or its transfer, and no source is idle."""
    part = Selection(record, chosen(record)[number])
    assert part.figures
    assert {figure.transfer for figure in part.figures.values()} == set(part.transfers)
    ties = {tie.organization for figure in part.figures.values() for tie in figure.affiliations}
    assert ties <= set(part.organizations)
    assert {one.parent for one in part.organizations.values() if one.parent} <= set(part.organizations)
    assert {id_ for one in all_records(part) for id_ in sources_of(one)} == set(part.sources)


def test_as_of_tells_nothing_later(record: Tables) -> None:
    """A record as it stood holds no event, transfer or step of a later day."""
    part = Selection(record, Filters(as_of="2025-03"))
    assert set(part.transfers) == {"2025-02-27"}
    assert max(event.date for event in part.events.values()) <= "2025-03-31"
    dates = [entry.date for one in part.figures.values() for case in one.cases for entry in case.history]
    assert max(date for date in dates if date) <= "2025-03-31"


def test_a_selection_answers_as_a_database_does(record: Tables) -> None:
    """Whatever reads a database reads a part of one: its tables, and what it selects of them."""
    part = Selection(record, Filters(transfer="2025-08-12"))
    assert part.select("figures", lambda figure: figure.transfer != "2025-08-12") == []
    assert part.select("figures", lambda figure: figure.transfer == "2025-08-12") == [*part.figures.values()]


def test_the_release_is_the_only_clock(whole: Selection) -> None:
    """The day that exports are stamped with comes from the data."""
    assert whole.dataset is not None
    assert whole.released.strftime("%Y.%m.%d") == whole.dataset.version
