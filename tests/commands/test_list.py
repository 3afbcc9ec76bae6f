"""``extradition list``."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.folding import fold
from extradition_cli.questions.fields import SHAPES
from extradition_cli.record.store import Tables
from tests.conftest import INFERRED, Cli, Copy, tally


@pytest.mark.parametrize("transfers", [(), ("2026-01-20",)], ids=["all", "third"])
def test_who_is_missing_is_said_beside_the_list(cli: Cli, record: Tables, transfers: tuple[str, ...]) -> None:
    """Who has a record is listed; how many were handed over, and who is there by inference, is said."""
    counted = tally(record, *transfers)
    unnamed = (
        f"{counted.figures} of {counted.people} people are named; {counted.unnamed} are not publicly named"
    )
    asked = ["list", *(word for id_ in transfers for word in ("--transfer", id_))]
    assert len(cli(*asked, "--json", watched=True, err=f"{unnamed}\n{INFERRED}").json) == counted.figures
    assert len(cli(*asked, err=None).rows) == counted.figures


@pytest.mark.parametrize(
    "name", ["jalisco", "cjng", "Cártel Jalisco Nueva Generación", "CARTEL JALISCO NUEVA GENERACION"]
)
def test_a_cartel_by_any_name(cli: Cli, name: str) -> None:
    """Every name of a cartel gives the same people."""
    expected = cli(
        "list", "--cartel", "cartel-de-jalisco-nueva-generacion", "--json", watched=True, err=INFERRED
    ).json
    assert cli("list", "--cartel", name, "--json", watched=True, err=INFERRED).json == expected
    assert len(expected) > 5


def test_a_cartel_includes_its_factions(cli: Cli) -> None:
    """Who belongs to a faction belongs to its cartel."""
    ids = {row["id"] for row in cli("list", "--cartel", "sinaloa cartel", "--json").json}
    faction = {row["id"] for row in cli("list", "--cartel", "los chapitos", "--json").json}
    assert faction
    assert faction < ids


@pytest.mark.parametrize("word", ["second", "2", "2025-08", "2025-08-12", "Second transfer"])
def test_a_transfer_by_date_or_ordinal(cli: Cli, word: str) -> None:
    """A transfer answers to its date, part of it, and its number."""
    assert len(cli("list", "--transfer", word).rows) == 26


@pytest.mark.parametrize("word", ["EDNY", "e.d.n.y.", "Eastern District of New York", "Brooklyn"])
def test_a_district_by_any_name(cli: Cli, word: str) -> None:
    """A court answers to its citation form, initials, full name and seat."""
    rows = cli("list", "--district", word, "--json").json
    assert {"rafael-caro-quintero", "jesus-guzman-castro"} <= {row["id"] for row in rows}
    assert all("E.D.N.Y." in row["districts"] for row in rows)


def test_guilt_is_exactly_what_is_recorded(cli: Cli, record: Tables) -> None:
    """Those listed as guilty are those whose history holds a plea, verdict or sentence, dated and sourced."""
    listed = {
        row["id"] for row in cli("list", "--standing", "pleaded-guilty,convicted,sentenced", "--json").json
    }
    recorded = {
        figure.id
        for figure in record.figures.values()
        for case in figure.cases
        for entry in case.history
        if entry.type in ("pleaded-guilty", "convicted", "sentenced") and entry.sources
    }
    assert listed == recorded


def test_the_record_as_it_stood(cli: Cli) -> None:
    """By 1 September 2025 one conviction was on record, and two transfers had happened."""
    guilty = ("--standing", "pleaded-guilty,convicted,sentenced", "--fields", "id,standing,standing_since")
    assert cli("list", "--as-of", "2025-09-01", *guilty).rows == [
        ["alder-alfonso-marin-sotelo", "convicted", "2022-12"]
    ]
    assert {row[1] for row in cli("list", *guilty).rows} == {"pleaded-guilty", "sentenced"}
    assert len(cli("list", "--as-of", "2025-09-01").rows) == 55


NARROW = {
    "cartel": "los cuinis",
    "transfer": "third",
    "district": "EDNY",
    "standing": "sentenced",
    "ever": "convicted",
    "nationality": "Canadian",
    "charge": "murder",
    "type": "transfer",
    "since": "2026-01",
    "until": "2025-03",
}


@pytest.mark.parametrize("option", NARROW)
@pytest.mark.parametrize("kind", SHAPES)
def test_every_filter_narrows_or_is_refused(cli: Cli, kind: str, option: str) -> None:
    """No filter is overlooked: it makes the list shorter, or it is said what it narrows."""
    asked = ("list", kind, f"--{option}", NARROW[option], "--json")
    narrows = (
        (kind in ("figures", "cases") and option != "type")
        or (
            kind in ("proceedings", "events", "timeline")
            and option in ("cartel", "transfer", "since", "until")
        )
        or (kind in ("events", "timeline") and option == "type")
        or (kind == "statements" and option in ("since", "until"))
    )
    if narrows:
        assert 0 < len(cli(*asked, err=None).json) < len(cli("list", kind, "--json", err=None).json)
    else:
        narrowed = "events, timeline" if option == "type" else "figures, cases"
        assert (
            f"--{option.replace('district', 'court')} does not narrow {kind}; it narrows {narrowed}"
            in cli(*asked, exit_code=2, err=None).err
        )


@pytest.mark.parametrize(
    "asked",
    [
        ("search", "x", "--kind", ""),
        ("list", "--fields", ","),
        ("list", "--standing", " "),
        ("validate", "--rule", ""),
    ],
    ids=" ".join,
)
def test_an_empty_list_of_words_is_not_everything(cli: Cli, asked: tuple[str, ...]) -> None:
    """A variable that is not set in somebody's script must not widen the question."""
    assert cli(*asked, exit_code=2, err=None).err == (
        "extradition: an empty value was given where a word was expected\n"
    )


def test_what_is_not_known_comes_last_both_ways(cli: Cli) -> None:
    """Figures without a date of standing follow those with one, also in the opposite order."""
    rows = cli("list", "--sort", "standing_since", "--reverse", "--json", err=None).json
    dates = [row["standing_since"] for row in rows]
    known = [date for date in dates if date]
    assert dates == sorted(known, reverse=True) + [None] * (len(dates) - len(known))


@pytest.mark.parametrize("kind", SHAPES)
def test_every_kind_lists_in_every_format(cli: Cli, kind: str) -> None:
    """Each kind has JSON objects with all fields, and the same number of rows in every format."""
    objects = cli("list", kind, "--json", err=None).json
    lines = cli("list", kind, err=None).rows
    table = cli("list", kind, "--format", "csv", err=None).out
    assert len(objects) == len(lines) == len(list(csv.DictReader(io.StringIO(table))))
    assert [
        json.loads(line) for line in cli("list", kind, "--format", "jsonl", err=None).out.splitlines()
    ] == objects


@pytest.mark.parametrize("kind", SHAPES)
def test_an_empty_list_is_valid_and_exit_0(cli: Cli, kind: str) -> None:
    """No rows is an answer, and ``[]`` is JSON."""
    assert cli("list", kind, "--limit", "0", "--json", err=None).json == []


def test_fields_narrow_any_format(cli: Cli) -> None:
    """--fields chooses and orders columns, of JSON too."""
    asked = ("list", "--transfer", "2", "--district", "D.D.C.", "--fields", "standing,name")
    assert cli(*asked).rows[0] == ["pleaded-not-guilty", "Abigael González Valencia"]
    assert cli(*asked, "--json").json[0] == {
        "standing": "pleaded-not-guilty",
        "name": "Abigael González Valencia",
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("list", "figs"), "no kind 'figs'; did you mean figures?"),
        (("list", "--fields", "nam"), "no field 'nam'; did you mean name"),
        (("list", "--standing", "guilty"), "no standing 'guilty'"),
        (("list", "--charge", "murders"), "no charge 'murders'; did you mean murder?"),
        (("list", "--transfer", "2024-01-01"), "no transfer '2024-01-01'"),
        (("list", "--district", "Atlantis"), "no court 'Atlantis'"),
        (("list", "--cartel", "xyzzy"), "no organization is called 'xyzzy', and no name is close to it"),
        (("list", "--cartel", "los"), "no organization is called 'los', and no name is close to it"),
        (("list", "--district", "Tijuana"), "no court 'Tijuana' (valid: "),
        (("list", "--district", "Brookyn"), "did you mean Brooklyn?"),
        (("--version", "--json"), "--json belongs behind the command: extradition version --json"),
        (
            ("list", "--since", "2025-02-30"),
            "--since takes a date such as 2025, 2025-08, 2025-08-12, 'August 2025', today, +30d or -2w",
        ),
        (("list", "--format", "xml"), "no format 'xml'"),
        (("list", "--sort", "nme"), "no field 'nme'; did you mean name"),
        (("list", "laws", "--standing", "charged"), "--standing does not narrow laws"),
        (("list", "--json", "--format", "csv"), "--json and --format csv contradict each other"),
        (("list", "--standing", ","), "an empty value was given"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_value_is_refused_in_one_sentence(
    cli: Cli, arguments: tuple[str, ...], sentence: str
) -> None:
    """A mistake ends with exit 2, nothing on stdout, and the right words on stderr."""
    answer = cli(*arguments, exit_code=2, err=None)
    assert answer.out == ""
    assert sentence in answer.err
    assert answer.err.startswith("extradition: ")


def test_sorting_puts_the_unknown_last(cli: Cli) -> None:
    """Figures without a date of standing come after those with one."""
    dates = [
        row["standing_since"] for row in cli("list", "--sort", "standing_since", "--json", err=None).json
    ]
    known = [date for date in dates if date]
    assert dates == sorted(known) + [None] * (len(dates) - len(known))


def test_people_stand_by_surname(cli: Cli) -> None:
    """The father's first, in Spanish; by the last word elsewhere; whose is not public stands last."""
    names = [row[0] for row in cli("list", "--fields", "name", err=None).rows]
    order = ("Rafael Caro Quintero", "Andrew Clark", "Abdul Karim Conteh", "Anton Petrov Kulkin")
    assert [name for name in names if name in order] == list(order)
    assert names.index("Roberto Omar López") < names.index("José de Jesús Méndez Vargas") < len(names) - 5
    assert names[-1] == "Carlos"
    assert [row[0] for row in cli("list", "--sort", "surname", "--fields", "name", err=None).rows] == names
    given = [row[0] for row in cli("list", "--sort", "given", "--fields", "name", err=None).rows]
    assert given == sorted(given, key=fold) != names
    officials = [row[0] for row in cli("list", "officials", "--fields", "name").rows]
    assert officials.index("Omar García Harfuch") < officials.index("Ronald Johnson")
    assert "no field 'surname'" in cli("list", "laws", "--sort", "surname", exit_code=2, err=None).err


def test_a_court_of_a_state_is_a_court(cli: Cli) -> None:
    """It is found by its place, shown in its column, and counted."""
    for option in ("--court", "--district"):
        assert ["roberto-salazar"] in cli("list", option, "Los Angeles", "--fields", "id").rows
        assert ["alder-alfonso-marin-sotelo"] in cli("list", option, "North Carolina", "--fields", "id").rows
    shown = cli("list", "--court", "wake county", terminal=160).out
    assert "Wake County Superior Court" in shown
    assert "Wake County Superior Court" in cli("list", "cases", "--court", "wake", terminal=100).out
    counted = {row["value"] for row in cli("stats", "--by", "court", "--json", err=None).json["rows"]}
    assert {"E.D.N.Y.", "Superior Court of California, County of Los Angeles"} <= counted
    assert cli("stats", "--by", "district", err=None).out == cli("stats", "--by", "court", err=None).out


def test_what_was_not_found_is_said(cli: Cli) -> None:
    """Beside a case without a court or docket, on a terminal; in machine formats it is null."""
    assert "not found" in cli("list", "--transfer", "3", terminal=160, err=None).out
    assert "not found" not in cli("list", "--transfer", "3", err=None).out


def test_a_standing_that_was_passed_through_is_told(cli: Cli) -> None:
    """Who pleaded guilty and was sentenced is not under the plea any more, and --ever finds him."""
    asked = ("list", "--standing", "pleaded-guilty", "--json")
    found = cli(
        *asked, watched=True, err="1 more has passed through pleaded guilty: --ever pleaded-guilty\n"
    ).json
    ever = cli("list", "--ever", "pleaded-guilty", "--json").json
    assert {one["id"] for one in ever} - {one["id"] for one in found} == {"alder-alfonso-marin-sotelo"}
    cases = cli("list", "cases", "--ever", "pleaded-guilty", "--fields", "id,standing").rows
    assert len(cases) >= len(ever)
    assert {standing for _, standing in cases} == {"pleaded-guilty", "sentenced"}


@pytest.mark.parametrize("word", ["CA", "canada", "Canadá", "canadiense"])
def test_a_nationality_by_any_name(cli: Cli, word: str) -> None:
    """By code, by name, by people."""
    assert cli("list", "--nationality", word, "--fields", "id").rows == [["andrew-clark"]]
    assert "no nationality 'Utopia'" in cli("list", "--nationality", "Utopia", exit_code=2, err=None).err


def test_a_judge_by_a_word_of_the_name(cli: Cli, copy: Copy) -> None:
    """Cases are found by who hears them."""

    def assign(rows: Any) -> None:
        case = rows["andrew-clark"]["cases"][0]
        case["judge"] = {"name": "María O'Hara-Núñez", "since": None, "sources": case["sources"]}

    copy.change("figures", assign)
    for word in ("nunez", "O'HARA", "maria o'hara"):
        found = cli("list", "--judge", word, "--fields", "id", db=copy.path).rows
        assert found == [["andrew-clark"]]
    assert "no judge 'Nobody'" in cli("list", "--judge", "Nobody", db=copy.path, exit_code=2, err=None).err


def test_a_limit_says_of_how_many(cli: Cli) -> None:
    """The denominator of a cut list is what there is to be seen."""
    assert "\nfirst 3 of 26 people · " in cli("list", "--transfer", "2", "--limit", "3", terminal=100).out
    assert "first 2 of " in cli("list", "laws", "--limit", "2", terminal=100).out
    assert "first 2 of " in cli("timeline", "--limit", "2", "--plain", err=None).out


def test_statements_are_what_is_dated_and_sourced(cli: Cli, record: Tables) -> None:
    """Each names its sources, and every id is one that show opens."""
    rows = cli("list", "statements", "--json").json
    assert all(row["sources"] and row["text"] for row in rows)
    dated = cli("list", "statements", "--since", "2025-08-13", "--until", "2025-08-13", "--json").json
    assert {row["date"] for row in dated} == {"2025-08-13"}
    ids = {row["id"] for row in dated}
    assert "abigael-gonzalez-valencia-ddc-2025-08-13-pleaded-not-guilty" in ids
    for id_ in sorted(ids)[:5]:
        cli("show", id_, err=None)


def test_reverse_turns_the_order_round(cli: Cli) -> None:
    """--reverse gives the last first."""
    forth = cli("list", "--transfer", "2").rows
    assert cli("list", "--transfer", "2", "--reverse").rows == forth[::-1]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_names_are_whole_at_every_width(cli: Cli, record: Tables, width: int) -> None:
    """A name is never cut or broken; other columns give way first; no line is wider than the screen."""
    out = cli("list", "--transfer", "2", terminal=width).out
    lines = out.splitlines()
    names = [figure.name for figure in record.figures.values() if figure.transfer == "2025-08-12"]
    assert [name for name in names if not any(line.startswith(name) for line in lines)] == []
    assert max(map(len, lines)) <= width
    assert "…" not in out


def test_the_footer_says_what_the_table_leaves_out(cli: Cli) -> None:
    """Under a table stand the denominator, the date of the record and the presumption of innocence."""
    last = cli("list", "--transfer", "2", "--cartel", "cjng", terminal=100).out.splitlines()[-1]
    assert last.startswith("1 of 26 people · as of ")
    assert last.endswith("charged persons are presumed innocent")


def test_cases_are_told_of_the_presumption_of_innocence(cli: Cli) -> None:
    """Where a standing is shown; laws have none."""
    assert "charged persons are presumed innocent" in cli("list", "cases", terminal=100).out
    assert "charged persons are presumed innocent" in cli("list", "cases", "--plain").out
    assert "innocent" not in cli("list", "laws", "--fields", "id", terminal=100).out


def test_organizations_stand_by_name_and_name_what_they_are_part_of(cli: Cli, record: Tables) -> None:
    """Accents and ids order nothing; a parent is named, in the language of the reader."""
    names = [fold(row[0]) for row in cli("list", "organizations", "--fields", "name").rows]
    assert names == sorted(names)
    out = cli("list", "organizations", terminal=160).out
    assert [one.parent for one in record.organizations.values() if one.parent and one.parent in out] == []
    spanish = cli("--lang", "es", "list", "organizations", "--fields", "parent", terminal=160).out
    assert "Cártel de Sinaloa" in spanish


def test_a_country_is_named_where_a_person_reads(cli: Cli) -> None:
    """Machine formats keep the code."""
    for asked in (("show", "conteh"), ("stats", "--by", "nationality"), ("list", "--fields", "nationality")):
        assert "Sierra Leone" in cli(*asked, terminal=100, err=None).out
        assert "Sierra Leona" in cli("--lang", "es", *asked, "--plain", err=None).out
    assert cli("list", "--fields", "nationality", "--format", "csv", err=None).out.count("SL") == 1


def test_names_are_sorted_as_people_sort_them(cli: Cli) -> None:
    """An accent moves nobody behind Z, and an empty list is not known."""
    names = [row[0] for row in cli("list", "--sort", "name", "--fields", "name", err=None).rows]
    assert names.index("Óscar Omar Treviño Morales") < names.index("Pedro Inzunza Noriega")
    first = cli("list", "--sort", "aliases", "--fields", "aliases", "--limit", "1", err=None).rows
    assert first != [[""]]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("list", "--cartel", "cds", "--cartel", "cjng"), "--cartel is given twice, and only one can count"),
        (("timeline", "--about", "los zetas", "--cartel", "cjng"), "--about names a cartel already"),
        (("list", "--template", "{name}", "--fields", "id"), "--template names its fields itself"),
        (
            ("timeline", "--since", "2026-01-20", "--until", "2025"),
            "--since 2026-01-20 is later than --until",
        ),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else None,
)
def test_what_would_be_lost_is_refused(cli: Cli, asked: tuple[str, ...], words: str) -> None:
    """Of two options that cannot both hold none is dropped silently."""
    assert words in cli(*asked, exit_code=2, err=None).err


def test_a_day_after_the_research_is_refused(cli: Cli, record: Tables) -> None:
    """Nobody knows how the record stands in 2030; what begins before the last search is known by then."""
    assert record.dataset
    for asked in (["list"], ["show", "cuini"], ["timeline"], ["stats"]):
        refused = cli(*asked, "--as-of", "2030", exit_code=2, err=None).err
        assert f"later than the last search of the record, on {record.dataset.researched}" in refused
    assert len(cli("list", "--as-of", record.dataset.researched[:4], err=None).rows) > 60


def test_a_language_that_there_is_not_prints_nothing(cli: Cli) -> None:
    """It is refused before the data, in every command alike; the country does not matter."""
    for asked in (("list", "--json"), ("show", "cuini", "--fields", "name"), ("timeline",)):
        refused = cli(*asked, env={"EXTRADITION_LANG": "fr"}, exit_code=2, err=None)
        assert refused.out == ""
    assert "Nombre" in cli("list", env={"EXTRADITION_LANG": "es_MX"}, terminal=100, err=None).out


@pytest.mark.parametrize("word", ["third", "3rd", "3", "tercera", "Tercer", "2026-01", "third transfer"])
def test_a_transfer_is_named_as_people_name_it(cli: Cli, word: str) -> None:
    """By its day or its number, in English and in Spanish."""
    assert {row[3] for row in cli("list", "--transfer", word, err=None).rows} == {"2026-01-20"}


def test_a_transfer_is_named_by_a_year_at_least(cli: Cli, sample: Path) -> None:
    """Three digits are no date, even where only one transfer could be meant."""
    assert cli("list", "--transfer", "2031", "--fields", "id", db=sample, err=None).rows
    assert "no transfer '203'" in cli("list", "--transfer", "203", db=sample, exit_code=2, err=None).err


def test_an_option_that_takes_a_list_may_be_repeated(cli: Cli) -> None:
    """Each time adds to the list, so that nothing is lost."""
    once = cli("list", "--district", "EDNY,SDNY", "--json", err=None).json
    assert cli("list", "--district", "EDNY", "--district", "SDNY", "--json", err=None).json == once
    assert len(once) > 10
