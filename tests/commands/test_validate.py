"""``extradition validate``: clean on our data, and every rule seen to fail on a broken copy."""

from pathlib import Path
from typing import Any

import pytest

from extradition_cli.checks import RULES
from tests.conftest import Change, Cli, Copy

CUINI = "abigael-gonzalez-valencia"
PIECE = dict[str, Any]


def edit(id_: str, *path: str | int, **values: Any) -> Change:
    """Return a change that sets *values* on the part of a record that *path* leads to."""

    def change(rows: PIECE) -> None:
        part: Any = rows[id_]
        for step in path:
            part = part[step]
        part.update(values)

    return change


def rename(rows: PIECE) -> None:
    """Put a record under a key that is not its id."""
    rows["Somebody Else"] = rows.pop(CUINI)


def twice(rows: PIECE) -> None:
    """Give one figure the name of another."""
    rows["roberto-salazar"]["name"] = rows[CUINI]["name"]


def unused(rows: PIECE) -> None:
    """Add a source that nothing cites."""
    first = next(iter(rows.values()))
    rows["nobody-cites-me"] = {**first, "id": "nobody-cites-me", "url": "https://example.org/nobody"}


def conflict(*versions: str) -> list[PIECE]:
    """Return a disagreement with these versions."""
    source = "reuters-2026-01-20-37"
    return [
        {"topic": "anything", "versions": [{"says": version, "sources": [source]} for version in versions]}
    ]


BROKEN: dict[str, tuple[str, Change, str]] = {
    "ids": ("figures", rename, "the record stands under"),
    "references": ("figures", edit(CUINI, "handover", transfer="2030-01-01"), "is not among the transfers"),
    "parents": ("organizations", edit("sinaloa-cartel", parent="los-chapitos"), "leads back to itself"),
    "relations": (
        "organizations",
        edit(
            "los-cuinis",
            relations=[{"type": "ally-of", "to": "los-cuinis", "note": None, "sources": ["wiki-sinaloa"]}],
        ),
        "ties the organization to itself",
    ),
    "sourced": ("figures", edit(CUINI, sources=["reuters-2026-01-20-37"] * 2), "names a source twice"),
    "weak-sources": (
        "events",
        edit(
            "2026-04-29-sinaloa-governor-indicted", sources=["ap-2026-05-16-newsar", "bilateral-2026-04-30"]
        ),
        "names somebody on weak sources alone",
    ),
    "addresses": (
        "sources",
        edit("reuters-2026-01-20-37", url="ftp://example.org"),
        "is no http or https address",
    ),
    "listings": ("figures", edit(CUINI, "identifiers", ofac=None), "rests on the OFAC list"),
    "dates": ("figures", edit(CUINI, born="2025-02-30"), "'2025-02-30' is no date"),
    "order": ("figures", edit(CUINI, "arrests", 0, date="2026-01-01"), "is later than the transfer"),
    "future": ("events", edit("2025-08-12-transfer-of-26", date="2031-01-01"), "is later than the research"),
    "counts": ("transfers", edit("2026-01-20", count=38), "make another number"),
    "transfer-days": ("transfers", edit("2025-08-12", date="2025-08-13"), "is not the day of the transfer"),
    "courts": ("figures", edit(CUINI, "cases", 0, district="D.C."), "is no federal judicial district"),
    "codes": ("figures", edit(CUINI, nationality="mx"), "'mx' is no country code"),
    "conflicts": ("figures", edit(CUINI, conflicts=conflict("one side only")), "has one version only"),
    "dataset": ("dataset", edit("extradition", as_of="2020-01-01"), "the newest source is of"),
    "figure-names": ("figures", twice, "is the name of"),
    "event-names": ("events", edit("2025-08-12-transfer-of-26", people=["Roberto Salazar"]), "is the figure"),
    "leader-names": (
        "organizations",
        edit(
            "los-cuinis",
            alleged_leaders=[
                {
                    "name": "Roberto Salazar",
                    "figure": None,
                    "related": None,
                    "note": "alleged",
                    "sources": ["wiki-sinaloa"],
                }
            ],
        ),
        "is the figure 'roberto-salazar'",
    ),
    "guilt": (
        "figures",
        edit("roberto-salazar", summary="He was convicted of it."),
        "no plea or verdict is recorded",
    ),
    "announcements": (
        "figures",
        edit(
            "hector-eduardo-infante",
            *("cases", 0, "history", 0),
            text="The 29 men face charges that include murder, said the department.",
        ),
        "'murder' was announced for a whole transfer",
    ),
    "labels": (
        "figures",
        edit("roberto-salazar", summary="A drug trafficker from Durango."),
        "say who alleges it",
    ),
    "cliches": (
        "events",
        edit("2025-08-12-transfer-of-26", summary="A notorious drug lord is flown out."),
        "is the press's word",
    ),
    "privacy": (
        "figures",
        edit(CUINI, summary="His wife lives there, prosecutors say."),
        "is about a relative",
    ),
    "text": (
        "figures",
        edit(CUINI, summary="Alleged\u202e leader."),
        "holds invisible or control characters",
    ),
    "prose": (
        "figures",
        edit(CUINI, summary="Alleged, see reuters-2026-01-20-copy."),
        "belongs into the sources",
    ),
    "districts": (
        "figures",
        edit("cesar-linares-orozco", "cases", 0, court=None, district=None),
        "'federal court in Kentucky' is named: E.D. Ky. or W.D. Ky.",
    ),
    "shared-aliases": ("organizations", edit("los-cuinis", aliases=["CJNG"]), "is also a name of"),
    "sources-used": ("sources", unused, "no fact rests on it"),
    "translations": (
        "figures",
        edit(CUINI, summary="Alleged leader of Los Cuinis, charged in Washington."),
        "translates what the record does not say",
    ),
    "single-source": (
        "figures",
        edit(CUINI, "arrests", 0, sources=["reuters-2026-01-20-37"]),
        "rests on a single source",
    ),
}


def test_our_data_break_no_rule(cli: Cli) -> None:
    """``validate`` is clean on ``data/``."""
    assert cli("validate", "--errors-only", "--json").json == []


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_seen_to_fail(cli: Cli, copy: Copy, rule: str) -> None:
    """A broken copy is found out by the rule that is meant to, with table, record and field."""
    table, change, words = BROKEN[rule]
    copy.change(table, change)
    warns = rule in ("districts", "shared-aliases", "sources-used", "single-source")
    answer = cli("validate", str(copy.path), "--rule", rule, "--json", exit_code=0 if warns else 65, err=None)
    found = [problem for problem in answer.json if words in problem["problem"]]
    assert found, answer.out
    assert all(problem["rule"] == rule and problem["table"] and problem["record"] for problem in found)


def test_an_official_is_named_by_a_page_that_is_not_weak(cli: Cli, copy: Copy) -> None:
    """Who held an office is asked for like who is accused."""
    copy.change("officials", edit("todd-blanche", sources=["hotfresh-2026-04-08", "omny-2026-04-02"]))
    answer = cli("validate", str(copy.path), "--rule", "weak-sources", "--json", exit_code=65, err=None)
    assert [(problem["table"], problem["record"]) for problem in answer.json] == [
        ("officials", "todd-blanche")
    ]


@pytest.mark.parametrize(
    ("case", "text", "found"),
    [
        ({}, "Pleaded not guilty in the federal court at Brooklyn, New York.", ["E.D.N.Y."]),
        ({}, "Convicted in the Eastern District of Virginia, as reported.", ["E.D. Va."]),
        ({}, "Charged in federal court in Kentucky.", ["E.D. Ky. or W.D. Ky."]),
        ({"court": "Federal court in Kentucky"}, "Charged in federal court in Kentucky.", []),
        ({"court": "Federal court in Arizona"}, "Charged in federal court in Arizona.", ["D. Ariz."]),
        ({"jurisdiction": "state"}, "He is wanted by the federal court in Brooklyn too.", []),
        ({}, "A federal court in Jalisco ordered him held.", []),
        ({}, "Arrested in Brooklyn.", []),
    ],
)
def test_a_court_that_is_named_has_its_district(
    cli: Cli, copy: Copy, case: PIECE, text: str, found: list[str]
) -> None:
    """Where a step says in which federal court, the case does; what a state leaves open may stay open."""
    bare = {"jurisdiction": None, "court": None, "district": None, "charges": [], **case}
    copy.change("figures", edit(CUINI, "cases", 0, **bare))
    copy.change("figures", edit(CUINI, "cases", 0, "history", 0, text=text))
    answer = cli("validate", str(copy.path), "--rule", "districts", "--json", err=None)
    told = [problem for problem in answer.json if problem["record"] == CUINI]
    assert [problem["problem"].rpartition(": ")[2] for problem in told] == found
    assert all(problem["field"] == "cases[0].district" for problem in told)


def test_a_number_wants_a_designation(cli: Cli, copy: Copy) -> None:
    """A number on the sanctions list alone says too little; the field that lacks is named."""
    copy.change("figures", edit("roberto-salazar", "identifiers", ofac="1"))
    (problem,) = cli("validate", str(copy.path), "--rule", "listings", "--json", exit_code=65, err=None).json
    assert (problem["record"], problem["field"]) == ("roberto-salazar", "designations")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (edit(CUINI, verdict="guilty"), "", "unknown field `verdict`"),
        (edit(CUINI, gender=3), "gender", "Expected `str | null`"),
        (lambda rows: rows[CUINI].pop("born"), "", "missing required field `born`"),
        (edit(CUINI, "cases", 0, sources=[]), "cases[0].sources", "length >= 1"),
    ],
    ids=["unknown", "wrong type", "missing", "unsourced"],
)
def test_the_shape_is_checked_first(cli: Cli, copy: Copy, change: Change, field: str, words: str) -> None:
    """Where the shape is broken, that is all that is said, and where."""
    copy.change("figures", change)
    problem = cli(
        "validate", str(copy.path), "--json", exit_code=65, err="extradition: 1 error in the data\n"
    ).json[0]
    assert (problem["rule"], problem["table"], problem["record"], problem["field"]) == (
        "shape",
        "figures",
        CUINI,
        field,
    )
    assert words in problem["problem"]


def test_all_that_a_record_lacks_is_said_at_once(cli: Cli, copy: Copy) -> None:
    """Every missing and unknown field at every depth, and the words of a vocabulary: one run is enough."""

    def spoil(rows: PIECE) -> None:
        figure = rows[CUINI]
        figure["nationalty"] = figure.pop("nationality")
        del figure["born"]
        del figure["cases"][0]["charges"][0]["text"]
        figure["aliases"][0]["type"] = "nikname"

    copy.change("figures", spoil)
    found = cli(
        "validate", str(copy.path), "--json", exit_code=65, err="extradition: 5 errors in the data\n"
    ).json
    assert {problem["record"] for problem in found} == {CUINI}
    assert [(problem["field"], problem["problem"]) for problem in found] == [
        (
            "aliases[0].type",
            "Invalid enum value 'nikname'; did you mean nickname?"
            " (valid: nickname, variant, call-sign, assumed-name)",
        ),
        ("cases[0].charges[0]", "Object missing required field `text`"),
        ("", "Object contains unknown field `nationalty`; did you mean nationality?"),
        ("", "Object missing required field `nationality`"),
        ("", "Object missing required field `born`"),
    ]


def test_a_file_that_is_nearly_called_as_a_table_is_pointed_out(cli: Cli, copy: Copy, tmp_path: Path) -> None:
    """It is not read, so it is not passed over in silence; a file called otherwise is nobody's business."""
    for name in ("figure.json", "citations.json"):
        (copy.path / name).write_text("{}", encoding="utf-8")
    found = cli("validate", str(copy.path), "--json", err=None).json
    assert [(problem["level"], problem["table"], problem["problem"]) for problem in found[:1]] == [
        ("warning", "figure.json", "is no table and not read; did you mean figures.json?")
    ]
    assert "citations.json" not in [problem["table"] for problem in found]

    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "figure.json").write_text("{}", encoding="utf-8")
    answer = cli("validate", str(alone), exit_code=66, err=None)
    assert "did you mean figures.json, not figure.json?" in answer.err


def test_a_key_that_stands_twice_is_found(cli: Cli, copy: Copy) -> None:
    """JSON readers keep the last of two equal keys, and lose the other silently."""
    (copy.path / "laws.json").write_text('{"a": {}, "a": {}}', encoding="utf-8")
    problems = cli("validate", str(copy.path), "--json", exit_code=65, err=None).json
    assert "the key 'a' stands twice in one object" in [problem["problem"] for problem in problems]


def test_an_unknown_rule_is_refused(cli: Cli) -> None:
    """The valid rules are named."""
    assert "did you mean guilt?" in cli("validate", "--rule", "gilt", exit_code=2, err=None).err
