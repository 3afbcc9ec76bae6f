"""Questions in free words: what the record says is found, shown whole, and names nobody."""

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from extradition_cli.api import Database, open_record
from extradition_cli.folding import fold, words
from extradition_cli.record.model import Record
from extradition_cli.record.parts import Relation
from extradition_cli.record.statements import parts, prose, strings
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import GROUP_STEPS, HistoryType
from extradition_cli.search import fulltext
from extradition_cli.search.hits import KINDS, Hit
from extradition_cli.search.question import joined_denials
from extradition_cli.search.scoring import IDENTIFYING, Basis
from extradition_cli.search.word_lists import PARTICLES, listed_names, stop_words
from tests.conftest import DATA, Cli
from tests.golden.sample import ANA, PAPER, SAMPLE, step
from tests.test_architecture import loaded

RECORD = open_record(DATA)
SEED = 20261127


def searched(tables: Tables) -> Iterator[Record]:
    """Yield every record of the kinds that are searched."""
    for table in (
        tables.figures,
        tables.organizations,
        tables.transfers,
        tables.events,
        tables.context,
        tables.laws,
        tables.officials,
    ):
        yield from table.values()


def own_prose(record: Record) -> Iterator[str]:
    """Yield the texts of a record, but for steps that may repeat what was said of everybody."""
    of_all = {part.text for _, part in parts(record) if getattr(part, "type", None) in GROUP_STEPS}  # type: ignore[attr-defined]
    yield from (text for _, text in prose(record) if text not in of_all)


def telling(text: str) -> list[str]:
    """Return the words of a text that ask for something, in the order of the text, and are nobody's name."""
    found = re.findall(r"\b[a-z]{4,}\b", joined_denials(text))
    return [word for word in dict.fromkeys(found) if word not in stop_words() | listed_names()]


HOLDERS: Mapping[str, set[str]] = defaultdict(set)
SENTENCES: list[list[str]] = []
for one in searched(RECORD):
    for text in own_prose(one):
        SENTENCES += [asks for part in re.split(r"(?<=[.;]) ", text) if len(asks := telling(part)) > 1]
        for word in re.findall(r"[a-z_]+", joined_denials(fold(text))):  # not guilty is no guilty
            HOLDERS[word].add(one.id)


def pairs(count: int) -> list[tuple[str, str]]:
    """Return pairs of words, each from one sentence, that at most ten records hold."""
    rng = random.Random(SEED)
    drawn = (tuple(rng.sample(rng.choice(SENTENCES), 2)) for _ in range(20 * count))
    rare = [(one, other) for one, other in drawn if len(HOLDERS[one] & HOLDERS[other]) <= 10]
    return rare[:count]


@pytest.mark.parametrize(("one", "other"), pairs(120))
def test_two_words_of_a_sentence_find_every_record_that_holds_both(one: str, other: str) -> None:
    """Whatever the record says is found by what it says."""
    found = {hit.id for hit in RECORD.search(f"{one} {other}").hits}
    assert HOLDERS[one] & HOLDERS[other] - found == set()


def test_words_of_different_records_identify_nobody() -> None:
    """What two people have in common is no identity: nothing is screened, and nothing opened, by words.

    An organization is, where all words of its name are typed as they stand: The Line, but not by `life`.
    """
    rng = random.Random(SEED)
    drawn = [f"{rng.choice(rng.choice(SENTENCES))} {rng.choice(rng.choice(SENTENCES))}" for _ in range(600)]
    for text in [*drawn, "group life", "the lime", "life", "sets cartels", "line grop"]:
        for hit in RECORD.screen(text, kinds=["figure", "organization"]).hits:
            assert hit.kind == "organization", text
            assert set(words(text)) >= set(words(hit.matched)) - PARTICLES, (text, hit.matched)
    for text in drawn[:200]:
        figures = [hit for hit in RECORD.search(text).hits if hit.kind == "figure"]
        assert [hit.id for hit in figures if hit.basis in IDENTIFYING] == [], text


def test_around_and_words_never_identify() -> None:
    """The two bases on which a record is found by what it says."""
    assert IDENTIFYING.isdisjoint({Basis.AROUND, Basis.WORDS})


# What is shown.


def wholly(hit: Hit) -> bool:
    """Say whether a hit shows a stored text to its end, or all the words of a part of the record."""
    stored = [text for _, text in strings(hit.record)]
    if hit.matched in (*stored, *(paragraph for text in stored for paragraph in text.split("\n\n"))):
        return True
    within = [part for path, part in parts(hit.record) if path]
    if hit.field == "relations":
        # A tie of which nothing more is said is told by its type and the other's name.
        ties = [part for part in within if isinstance(part, Relation) and part.note is None]
        names = {f"{tie.type.replace('-', ' ')} {RECORD.organizations[tie.to].name}" for tie in ties}
        if hit.matched in names:
            return True
    return any(
        all(text in hit.matched for text in texts)
        for part in within
        if (texts := [text for at, text in strings(part) if "sources" not in at and at in QUOTED])  # type: ignore[arg-type]
    )


QUOTED = {"text", "claim", "says", "note", "role", "topic", "by", "program"}
"""The fields of a part that are shown together where one of them answers."""


def test_what_is_shown_keeps_every_qualifier() -> None:
    """A statement is shown whole, never cut before its "alleged", "charged" or "denies"."""
    rng = random.Random(SEED)
    asked = ["fentanyl", "murder", "leader", "pleaded", "brother", "tariff", "sovereignty", "evaded justice"]
    asked += [" ".join(rng.sample(rng.choice(SENTENCES), 2)) for _ in range(60)]
    shown = [hit for text in asked for hit in RECORD.search(text).hits if hit.basis is Basis.WORDS]
    assert len(shown) > 300
    assert [(hit.id, hit.field, hit.matched) for hit in shown if not wholly(hit)] == []
    assert all(0 <= start < stop <= len(hit.matched) for hit in shown for start, stop in hit.spans)


def test_a_claim_is_shown_with_its_verdict(cli: Cli) -> None:
    """Whoever asks in the words of a claim is told what the record says of it."""
    hits = cli("search", "evaded", "justice", "--json").json
    claim = next(hit for hit in hits if hit["field"] == "claims")
    assert claim["matched"].startswith('contradicted: "')


# Standings and denials.


def guilty() -> set[str]:
    """Return the people who pleaded guilty, whatever came after."""
    return {
        figure.id
        for figure in RECORD.figures.values()
        for case in figure.cases
        if any(step.type is HistoryType.PLEADED_GUILTY for step in case.history)
    }


@pytest.mark.parametrize(
    "text", ["guilty", "pleaded guilty", "who pleaded guilty", "se declaró culpable", "guilty plea"]
)
def test_guilty_finds_pleas_of_guilty_only(text: str) -> None:
    """Most of the record says `not guilty`, which is another word; who was since sentenced is found too."""
    assert {hit.id for hit in RECORD.search(text, kinds=["figure"]).hits} == guilty() != set()


def test_not_guilty_is_a_word_of_its_own() -> None:
    """It finds those who pleaded so, in both languages, and no plea of guilty is shown for it."""
    english, spanish = (RECORD.search(text, kinds=["figure"]).hits for text in ("not guilty", "no culpable"))
    assert {hit.id for hit in english} == {hit.id for hit in spanish}
    assert len(english) > 10
    assert all("not guilty" in hit.matched.lower() for hit in english)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An invented record in which somebody is said not to be charged, and a namesake of a nickname lives."""
    rows: dict[str, Any] = deepcopy(SAMPLE)
    rows["figures"]["bruno-not-fully-named"]["summary"] = "He has not been charged with arson."
    zoe = {**deepcopy(ANA), "id": "zoe-abad-abad", "name": "Zoe Abad Abad", "listed_as": None, "aliases": []}
    zoe["summary"] = "Alleged arsonist, and arson, arson and arson again. She was told of in March."
    zoe.update({key: [] for key in ("cases", "affiliations", "arrests", "other_proceedings", "conflicts")})
    zoe.update(destination=None, designations=[])
    zoe["other_proceedings"] = [
        {**step("2030", "other", "Arson was told of.", PAPER), "country": "MX", "proceeding": "other"}
    ]
    rows["figures"][zoe["id"]] = zoe
    rows["figures"]["ana-munoz-ibanez"]["cases"][0]["charges"][0]["text"] = "arson, as reported"
    file = tmp_path / "small.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return file


def ids(answer: Any) -> list[str]:
    """Return the ids of the hits of one answer."""
    return [hit["id"] for hit in answer.json]


def test_a_sentence_that_says_the_contrary_is_no_answer(cli: Cli, small: Path) -> None:
    """Who is said not to be charged is not found as charged, and is found as what he is."""
    assert "bruno-not-fully-named" not in ids(cli("search", "charged with arson", "--json", db=small))
    assert ids(cli("search", "not charged arson", "--json", db=small)) == ["bruno-not-fully-named"]


def test_people_stand_by_field_and_surname_not_by_how_often_a_word_falls(cli: Cli, small: Path) -> None:
    """A charge comes before a summary, however often that repeats it."""
    assert ids(cli("search", "arson", "--json", db=small)) == [
        "ana-munoz-ibanez",
        "zoe-abad-abad",
        "bruno-not-fully-named",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bookkeeper", "ana-munoz-ibanez"),
        ("captured Yucatán", "ana-munoz-ibanez"),
        ("detenida en Mérida", "ana-munoz-ibanez"),
        ("quién es el juez de la prueba", "ana-munoz-ibanez"),
        ("where was Ana Muñoz arrested", "ana-munoz-ibanez"),
        ("muestra houston", "ana-munoz-ibanez"),
        ("avión", "2031-03-04"),
        ("article 5", "sample-law"),
        ("contradicted extradition", "sample-note"),
        ("gave thanks", "2031-03-04"),
        ("minister", "carla-ministra"),
    ],
)
def test_what_the_small_record_says_is_found(cli: Cli, small: Path, text: str, first: str) -> None:
    """Roles, arrests, judges, places, organizations, aircraft, laws, claims, statements and offices."""
    assert ids(cli("search", *text.split(), "--json", db=small, err=None))[:1] == [first]


def test_half_a_question_finds_texts_and_nobody(cli: Cli, small: Path) -> None:
    """One word may be left out for texts, which is said; of people all words must be said."""
    answer = cli("search", "three people flown Texas yesterday", "--json", db=small, watched=True, err=None)
    assert {hit["kind"] for hit in answer.json} == {"transfer"}
    assert "left out: yesterday\n" in answer.err
    assert "people" in answer.err
    nobody = cli("search", "bookkeeper yesterday", "--json", db=small, exit_code=1, err=None)
    assert "bookkeeper: 1 record  (extradition search bookkeeper)" in nobody.err
    assert "yesterday:" not in nobody.err


def test_a_slip_is_read_as_a_word_and_never_as_a_name(cli: Cli, small: Path) -> None:
    """It is said how a word was read; a mistyped name is left to the search for names."""
    answer = cli("search", "bookeeper", "alleged", "--json", db=small, watched=True, err=None)
    assert ids(answer)[:1] == ["ana-munoz-ibanez"]
    assert answer.err == "bookeeper is in no record; read as bookkeeper\n"
    cli("search", "ibanec", "alleged", "--json", db=small, exit_code=1, err=None)


def test_operators_are_said_not_to_be_understood(cli: Cli, small: Path) -> None:
    """Quotation marks make a phrase; other marks of search engines are words or nothing."""
    for text in ("bookkeeper AND alleged", "bookkeeper -alleged", "role:bookkeeper"):
        assert "are not understood" in cli("search", text, "--json", db=small, watched=True, err=None).err
    assert ids(cli("search", '"alleged bookkeeper"', "--json", db=small)) == ["ana-munoz-ibanez"]
    cli("search", '"bookkeeper alleged"', db=small, exit_code=1, err=None)


# Nicknames and names.


@pytest.mark.parametrize(
    "text", ["El 03", "Delta 2", "El Licenciado", "Los Negros", "El Mayo", "La Rana Roja"]
)
def test_a_nickname_is_never_taken_apart(text: str) -> None:
    """An article and a word or two, or a word and a small number, is found as it stands or not at all."""
    for hit in RECORD.search(text).hits:
        if hit.basis in (Basis.WORDS, Basis.AROUND):
            assert " ".join(words(text)) in " ".join(words(hit.matched)), hit


def test_a_name_inside_a_question_comes_first() -> None:
    """Whoever is called so and of whom the rest is said."""
    for text, id_ in (
        ("where was el gato arrested", "jose-rodolfo-villarreal-hernandez"),
        ("quién es el juez de la tuta", "servando-gomez-martinez"),
        ("who is the judge in caro quintero's case", "rafael-caro-quintero"),
    ):
        first = RECORD.search(text).hits[0]
        assert first.id == id_
        assert first.field not in ("name", "aliases"), "the name is not what was asked"
    brothers = [hit.id for hit in RECORD.search("the Treviño brothers").hits[:2]]
    assert sorted(brothers) == ["miguel-angel-trevino-morales", "oscar-omar-trevino-morales"]


@pytest.mark.parametrize("text", ["26", "the 26", "los 26", "26 prisoners", "second handover"])
def test_a_transfer_is_called_by_its_count_and_number(text: str) -> None:
    """What everybody calls it by."""
    assert RECORD.search(text).hits[0].id == "2025-08-12"


@pytest.mark.parametrize("text", ["Pepe García Vilano", "Toño Oseguera Cervantes", "Mérida Sánchez"])
def test_half_a_name_finds_nobody_else(text: str) -> None:
    """No word of somebody's name is left out, or whoever else is called so would answer."""
    found = RECORD.search(text)
    assert {hit.basis for hit in found.hits} <= {Basis.PART}
    assert found.notes == ()


def test_a_word_is_no_other_form_of_a_name() -> None:
    """Marines are not Marín, though both lose their ending."""
    hits = [hit for hit in RECORD.search("captured by marines").hits if hit.basis is Basis.WORDS]
    assert hits
    assert all(hit.field not in ("name", "listed_as", "aliases") for hit in hits)


def test_the_very_words_come_first() -> None:
    """A longer question that a text repeats word for word is a quotation."""
    assert RECORD.search("coalition without Mexico").hits[0].id == "2026-03-07-shield-of-the-americas"


def test_words_that_meet_nowhere_count_for_less(cli: Cli, small: Path) -> None:
    """Two words of one person's record in different statements may have nothing to do with each other."""
    apart, together = (
        cli("search", text, "--json", db=small).json[0] for text in ("cash granted", "cash smuggling")
    )
    assert apart["id"] == together["id"] == "ana-munoz-ibanez"
    assert apart["score"] < 0.4 < together["score"]


def test_kinds_stand_in_their_order() -> None:
    """Where nothing is called so, people come first, and then kind after kind."""
    for text in ("cocaine", "Chicago indictment", "soberanía"):
        hits = [hit for hit in RECORD.search(text).hits if 0.4 < hit.score < 0.7]
        order = [KINDS.index(hit.kind) for hit in hits]
        assert order == sorted(order)


# Where it is asked.


def test_a_name_needs_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks somebody up by name pays for no text, and finds the events that tell of him."""
    assert "sqlite3" not in loaded("search", "cuini", "--json")
    record = open_record(DATA)
    monkeypatch.setattr(Database, "figures", property(lambda self: self.table("figures")), raising=False)
    assert {hit.field for hit in record.search("caro quintero").hits if hit.kind == "event"} == {"figures"}


def test_without_fts5_names_answer_alone(cli: Cli, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python whose SQLite lacks it says so once, and finds names all the same."""
    monkeypatch.setattr(fulltext, "_TOKENIZER", "tokenize=absent")
    answer = cli("search", "bookkeeper", db=small, exit_code=1, err=None)
    assert answer.err.count("no full-text search") == 1
    assert ids(cli("search", "munoz", "--json", db=small, err=None)) == ["ana-munoz-ibanez"]
