"""``extradition show``."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest

from extradition_cli import open_record
from extradition_cli.language import Language
from extradition_cli.output.formats import text
from extradition_cli.pages.results import Dossier
from extradition_cli.questions.as_of import LATER
from extradition_cli.record.store import TABLES, Tables
from extradition_cli.record.vocabulary import GUILT
from tests.conftest import Cli, Copy

ENGLISH = Language("en")


def test_one_object_with_its_sources(cli: Cli) -> None:
    """JSON is one object: the record, its kind, and every source it cites in full."""
    shown = cli("show", "cuini", "--json").json
    cited = {id_ for case in shown["cases"] for entry in case["history"] for id_ in entry["sources"]}
    assert (shown["kind"], shown["id"], shown["standing"]) == (
        "figure",
        "abigael-gonzalez-valencia",
        "pleaded-not-guilty",
    )
    assert cited <= {source["id"] for source in shown["source_records"]}


def test_the_standing_comes_before_the_allegations(cli: Cli) -> None:
    """Who, where the case stands and that he is presumed innocent; then what is alleged."""
    out = cli("show", "cuini", "--sources", terminal=80).out
    places = [
        out.index(text)
        for text in (
            "Abigael González Valencia",
            "Pleaded not guilty",
            "presumed innocent",
            "Last set",
            "Court",
            "Handed over",
            "Alleged leader",
            "Case ·",
            "Sources disagree",
            "Sources\n",
        )
    ]
    assert places == sorted(places)


def test_caro_quintero_is_told_whole(cli: Cli) -> None:
    """The death penalty ruled out, the trial date and both accounts of what sources date differently."""
    shown = cli("show", "caro", "quintero", "--json").json
    history = {entry["type"]: entry for case in shown["cases"] for entry in case["history"]}
    assert history["death-penalty-ruled-out"]["date"] == "2025-08-05"
    assert history["trial-scheduled"]["date"] == "2027-03-08"
    assert all(entry["sources"] for entry in history.values())
    assert any(len(conflict["versions"]) > 1 for conflict in shown["conflicts"])
    out = cli("show", "caro", "quintero", terminal=100).out
    assert "5 August 2025" in out
    assert "8 March 2027, in 101 days" in out
    assert "Sources disagree" in out


def test_every_reference_has_a_source(cli: Cli) -> None:
    """The highest number in the text is the number of the last source."""
    out = cli("show", "caro", "quintero").out
    body, _, sources = out.rpartition("\nSources\n")
    numbers = {int(number) for marks in re.findall(r"\[([\d\s]+)\]", body) for number in marks.split()}
    listed = {int(line.split()[0]) for line in sources.splitlines() if line[:4].strip().isdigit()}
    assert numbers <= listed == set(range(1, len(listed) + 1))


def test_a_fact_bears_two_marks_at_most_on_a_terminal(cli: Cli) -> None:
    """Of more sources the first is named and the rest are counted; the list follows if asked for."""
    out = cli("show", "caro", "quintero", terminal=80).out
    marks = re.findall(r"\[(\d[\d +]*)\]", out)
    assert "1 +2" in marks
    assert max(len(mark.split()) for mark in marks) == 2
    assert "\nSources\n" not in out
    assert "extradition sources rafael-caro-quintero" in " ".join(out.split())


def test_the_first_screen_answers_for_everybody(cli: Cli, record: Tables) -> None:
    """Standing, next day, court, charges, penalty, handover and ties stand on 24 lines of 80 columns."""
    for figure in record.figures.values():
        lines = cli("show", figure.id, terminal=80).out.splitlines()
        facts = lines[: lines.index("In short")]
        assert lines[1].strip().startswith(figure.standing.replace("-", " ").capitalize()), figure.id
        labels = {line[2:17].rstrip(): number for number, line in enumerate(facts) if line[2:3].strip()}
        wanted = {"Handed over", *(["Ties"] if figure.affiliations else [])}
        if figure.cases:
            wanted |= {"Court", "Charges", *(["At most"] if figure.cases[0].maximum_penalty else [])}
        assert wanted <= set(labels), figure.id
        last = labels.get("Ties", labels["Handed over"])
        assert next(number for number in sorted({*labels.values(), len(facts)}) if number > last) <= 24, (
            figure.id
        )


def test_an_address_is_never_broken(cli: Cli, record: Tables) -> None:
    """Addresses stand whole on a line, however narrow the screen, so that they can be copied."""
    figure = record.figures["abigael-gonzalez-valencia"]
    lines = [line.strip() for line in cli("show", figure.id, "--sources", terminal=60).out.splitlines()]
    assert [id_ for id_ in figure.sources if record.sources[id_].url not in lines] == []


def test_a_name_of_several_is_exit_3(cli: Cli) -> None:
    """Surnames that two brothers share name neither; both are offered, nothing is shown."""
    answer = cli("show", "treviño", "morales", exit_code=3, err=None)
    assert answer.out == ""
    assert "extradition show miguel-angel-trevino-morales" in answer.err
    assert "extradition show oscar-omar-trevino-morales" in answer.err


def test_a_stranger_is_exit_1(cli: Cli) -> None:
    """A relative with the same surnames is not shown as somebody else."""
    answer = cli("show", "Jesús", "González", "Valencia", exit_code=1, err=None)
    assert answer.out == ""
    assert "closest, not matches" in answer.err


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("CJNG", "organization"),
        ("2025-08-12", "transfer"),
        ("claudia-sheinbaum", "official"),
        ("tariff-pressure", "context"),
        ("us-mx-extradition-treaty-1978", "law"),
        ("2025-08-12-transfer-of-26", "event"),
        ("reuters-2026-01-20-37", "source"),
        ("2007-to-2012", "extradition-count"),
    ],
)
def test_every_kind_can_be_shown(cli: Cli, who: str, kind: str) -> None:
    """Each kind of record has a page, a JSON object, and Markdown."""
    assert cli("show", who, "--json").json["kind"] == kind
    assert cli("show", who, terminal=80).out
    assert cli("show", who, "--format", "markdown").out.startswith("#")


def test_off_a_terminal_it_is_the_page(cli: Cli) -> None:
    """What goes into a pipe or a file is read too, with every mark and every source; fields make lines."""
    out = cli("show", "caro quintero").out
    assert "Judge Frederic Block" in " ".join(out.split())
    assert "8 March 2027, in 101 days" in out
    assert "\nSources\n" in out
    assert cli("show", "cuini", "--fields", "standing").rows == [["standing", "pleaded-not-guilty"]]


def test_every_record_is_told_without_fail(cli: Cli, record: Tables) -> None:
    """Nobody's dossier breaks the page, and the presumption of innocence is said where it holds."""
    for figure in record.figures.values():
        out = cli("show", figure.id, terminal=80).out
        guilty = figure.standing in ("pleaded-guilty", "convicted", "sentenced")
        assert ("presumed innocent" in " ".join(out.split())) is not guilty, figure.id


def test_a_sentence_elsewhere_does_not_end_the_presumption(cli: Cli) -> None:
    """Where a Mexican court has decided, what is presumed is said exactly."""
    assert "presumed innocent of these charges." in cli("show", "la tuta", "--plain").out
    assert "presumed innocent." in cli("show", "cuini", "--plain").out
    # He was acquitted in Mexico of what he had been held for there.
    assert "presumed innocent." in cli("show", "el 85", "--plain").out


def test_an_announcement_is_not_the_day_of_the_charge(cli: Cli) -> None:
    """Where only the announcement has a date, the standing says what that is the date of."""
    assert (
        "Standing: Charged, announced 12 August 2025; presumed innocent."
        in cli("show", "benito barrios maldonado", "--plain").out
    )
    assert (
        "Standing: Charged, 20 January 2017; presumed innocent of these charges."
        in cli("show", "caro quintero", "--as-of", "2025-02-27", "--plain").out
    )


def test_the_record_as_it_stood(cli: Cli) -> None:
    """Nothing later than the day is told: no later step, event, source, nor a summary written of today."""
    asked = ("show", "caro quintero", "--as-of", "2025-06-30")
    shown = cli(*asked, "--json").json
    assert (
        max(step["date"] for case in shown["cases"] for step in case["history"] if step["date"])
        <= "2025-06-30"
    )
    assert "2027" not in shown["summary"]
    assert all(
        (source["published"] or "9999") <= "2025-06-30" or source["title"] == LATER
        for source in shown["source_records"]
    )
    out = cli(*asked, terminal=100).out
    assert "5 August 2025" not in out
    assert "Pleaded not guilty, 28 February 2025" in out


TOLD_LATER = re.compile(r"convict|(?<!not )guilty|sentenced|acquitted", re.IGNORECASE)


@pytest.mark.parametrize("day", ["2025-03-01", "2025-09-01", "2026-02-01"])
def test_no_outcome_is_told_before_its_day(day: str) -> None:
    """Nobody's page says that day what a U.S. court decided later, and every fact on it is sourced."""
    base = open_record()
    for figure in base.select_figures(as_of=day):
        page = base.document(base.figures[figure.id], as_of=day)
        ours = [section for section in page.sections if "other countries" not in section.heading]
        unsourced = {line.label for section in ours for line in section.lines if not line.refs}
        assert unsourced <= {"", "Charges", "Person", "Spelling in the official list", "Identifier"}, (
            figure.id
        )
        if figure.standing not in GUILT:
            lines = [line for section in ours for line in section.lines]
            told = [line.text for line in lines if line.label != "Other countries"]
            assert [text for text in told if TOLD_LATER.search(text)] == [], figure.id


def test_before_the_transfer_there_is_nothing_to_show(cli: Cli) -> None:
    """Somebody handed over later is not found, and it is said why."""
    answer = cli("show", "Andrew Clark", "--as-of", "2024", exit_code=1, err=None)
    told = "the record tells of 'Andrew Clark' from 2025-02-27 on, which is later than 2024"
    assert answer.err == f"extradition: {told}\n"


@pytest.mark.parametrize(
    ("text", "near"),
    [("Carlos Manzo", "(extradition show 2"), ("National Security Law", "ley-de-seguridad-nacional")],
)
def test_what_only_mentions_it_is_said_to_be_near(cli: Cli, text: str, near: str) -> None:
    """Where nothing bears a name, what speaks of it is offered, and no person for another."""
    err = cli("show", *text.split(), exit_code=1, err=None).err
    assert near in err
    assert not any(f"show {id_})" in err for id_ in open_record().figures)


@pytest.mark.parametrize("text", ["third", "tercer", "3rd", "3", "Third transfer"])
def test_a_transfer_answers_to_its_number_alone(cli: Cli, text: str) -> None:
    """As ``--transfer`` takes it; a search for the word finds whatever says it."""
    assert cli("show", text, "--fields", "id").rows == [["id", "2026-01-20"]]
    assert "no organization is called" in cli("list", "--cartel", text, exit_code=2, err=None).err


def test_what_only_later_documents_state_was_not_known(cli: Cli, copy: Copy) -> None:
    """A birthplace, a judge and a reward without a day stand by their sources, and name those of the time."""

    def publish(sources: Any) -> None:
        model = sources["adn40-2025-08-12-list"]
        for day in ("2025-08-13", "2026-02-01"):
            sources[f"paper-{day}"] = {**model, "id": f"paper-{day}", "published": day}

    def state(figures: Any) -> None:
        figure, both = figures["abigael-gonzalez-valencia"], ["paper-2025-08-13", "paper-2026-02-01"]
        figure["birthplace"] = {"place": "Apatzingán", "sources": both}
        figure["reward"] = {"text": "5 million dollars", "date": None, "sources": both[1:]}
        figure["cases"][0]["judge"] = {"name": "Jane Roe", "since": None, "sources": both[1:]}

    copy.change("sources", publish)
    copy.change("figures", state)
    asked = ("show", "abigael-gonzalez-valencia", "--json", "--as-of")
    then = cli(*asked, "2025-12", db=copy.path).json
    assert then["birthplace"]["sources"] == ["paper-2025-08-13"]
    assert (then["reward"], then["cases"][0]["judge"]) == (None, None)
    later = cli(*asked, "2026-02-01", db=copy.path).json
    assert len(later["birthplace"]["sources"]) == 2
    assert later["reward"]
    assert later["cases"][0]["judge"]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("article 5", "ley-de-seguridad-nacional-art-5"),
        ("artículo 22", "cpeum-art-22"),
        ("art. 8", "us-mx-treaty-article-8"),
        ("death penalty assurance", "death-penalty-assurance"),
    ],
)
def test_a_law_answers_to_its_article_and_a_note_to_its_title(cli: Cli, text: str, id_: str) -> None:
    """What is typed is what is cited; an article of no law here opens nothing."""
    assert cli("show", text, "--fields", "id").rows == [["id", id_]]
    cli("show", "article 999", exit_code=1, err=None)


_OURS = {"sources", "id", "type", "jurisdiction", "co_defendants", "figure", "related"}
"""Keys whose values are ids or sort a part: the cell of a part tells what it says."""


def _told(value: Any) -> Iterator[str]:
    """Yield every text, date, name, claim, verdict and version that stands in a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _OURS and not (key == "inferred" and "transfer" in value):  # a field of its own
                yield from _told(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _told(inner)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_a_record_in_two_columns_loses_nothing_that_is_told(format_: str) -> None:
    """As often as the JSON says a thing, the cell of its field does: dates, claims, verdicts, versions."""
    record = open_record()
    lost = []
    for table in TABLES:
        for one in getattr(record, table).values() if table != "dataset" else ():
            dossier = Dossier(one, record)
            printed = text(dossier, format_, None, ENGLISH)
            rows = (
                csv.reader(StringIO(printed))
                if format_ == "csv"
                else csv.reader(StringIO(printed), delimiter="\t", quoting=csv.QUOTE_NONE)
            )
            # A spreadsheet is kept from formulas by an apostrophe, which is no word of the record.
            cells = {name: cell.replace("\\n", "\n").replace("'", "") for name, cell in rows}
            for field, value in dossier.objects()[0].items():
                told = Counter(_told(value) if field != "source_records" else ())
                lost += [
                    (one.id, field, say)
                    for say, times in told.items()
                    if cells[field].count(say.replace("'", "")) < times
                ]
    assert lost == []
