"""Spanish: what is ours and what the record says is said in it, and programs find all under the same keys."""

import ast
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import read_mo, write_mo

from extradition_cli.errors import UnknownValueError
from extradition_cli.language import LANGUAGES, Language, Named, Phrase, joined, word
from extradition_cli.record.statements import PROSE
from extradition_cli.record.store import Tables
from extradition_cli.record.vocabulary import Standing
from tests import catalogue
from tests.conftest import DATA, Cli
from tests.each import each

SPANISH = Language("es")
NOTICE = "El texto del registro está en inglés."
SOURCE = next(path for path in catalogue.SOURCES if path.parts[-3] == "es")
MESSAGES = catalogue.messages(catalogue.written(SOURCE))


# Pages.


def test_the_footer_of_a_list(cli: Cli) -> None:
    """Heads, standings and the footer are in Spanish; a table of names holds no prose to speak of."""
    told = cli("--lang", "es", "list", "--cartel", "cdn", "--transfer", "first", terminal=160).out
    heads, *rows, _, footer = told.splitlines()
    assert re.split(r" {2,}", heads) == [
        "Nombre", "Alias", "Organización", "Tribunal", "Traslado", "Situación procesal", "Desde",
    ]  # fmt: skip
    assert rows[0].startswith("Miguel Ángel Treviño Morales")
    assert "se declaró no culpable" in " ".join(rows)
    assert re.fullmatch(
        r"\d de 29 personas · con datos al \d{4}-\d\d-\d\d"
        r" · las personas acusadas se presumen inocentes",
        footer,
    )


def test_counts(cli: Cli) -> None:
    """Totals, bars and what is left out."""
    told = cli("stats", "--transfer", "third", "--by", "charge", "--lang=es", terminal=80).out
    first, *rows = told.splitlines()
    assert re.fullmatch(
        r"37 personas: \d+ con nombre completo, 1 por inferencia(, \d+ con nombre parcial)?,"
        r" \d+ sin nombre público",
        first,
    )
    assert any(row.startswith("narcotráfico  ") for row in rows)
    assert rows[-5:-2] == [rows[-5], "una persona puede contar en varios renglones", ""]
    assert re.fullmatch(r"sin dato para \d+ de 37", rows[-5])
    assert NOTICE not in told


def test_a_person(cli: Cli) -> None:
    """Standing and presumption come first, as in English; what happened is told in Spanish."""
    told = cli("show", "cuini", "--lang", "es", terminal=80).out.splitlines()
    assert told[:2] == [
        "Abigael González Valencia" + " " * 45 + "“El Cuini”",
        "  Se declaró no culpable, 13 de agosto de 2025 · se presume inocente",
    ]
    page = "\n".join(told)
    assert re.search(r"^  Entrega {9}12 de agosto de 2025, segundo traslado, a", page, re.M)
    assert "expediente no encontrado" in " ".join(page.split())
    assert re.search(r"^  2014              Acusación formal\. Acusado en Washington", page, re.M)
    assert "Presunto líder de Los Cuinis" in page
    assert NOTICE not in told


def test_a_record_without_spanish_says_so(cli: Cli, untranslated: Path) -> None:
    """Where the text is in English only, a page, a search and the first screen say it once."""
    for arguments in (["show", "cuini"], ["search", "cuini"], ["timeline"], ["show", "cuini", "--plain"], []):
        told = cli("--lang", "es", *arguments, terminal=80, db=untranslated).out.splitlines()
        assert told.count(NOTICE) == 1, arguments


def test_a_woman(cli: Cli, record: Tables) -> None:
    """Whoever is a woman is said to be one, in every place where a standing is."""
    woman = next(one for one in record.figures.values() if one.gender == "female")
    assert woman.standing is Standing.CHARGED
    assert re.search(r"^  Acusada, ", cli("show", woman.id, "--lang", "es", terminal=80).out, re.M)
    for kind in ("figures", "cases"):
        listed = cli("list", kind, "--lang", "es", terminal=160).out
        line = next(line for line in listed.splitlines() if line.startswith(woman.name))
        assert " acusada" in line
    assert f"{woman.name}, acusada" in cli("show", woman.transfer, "--lang", "es", terminal=160).out


def test_spanish_names_come_first(cli: Cli) -> None:
    """An organization or a law has its Spanish name as title, and the English one beside it."""
    group = cli("show", "gulf cartel", "--lang", "es", terminal=80).out
    assert group.startswith("Cártel del Golfo  ")
    assert "\n  En inglés       Gulf Cartel\n" in group
    law = cli("show", "us-mx-extradition-treaty-1978", "--lang", "es", terminal=160).out
    assert law.startswith("Tratado de Extradición entre")
    assert "Extradition Treaty between the United States" in " ".join(law.split())
    assert (
        "Cártel de Juárez"
        in cli("list", "organizations", "--fields", "name", "--lang", "es", terminal=100).out
    )
    assert "Pena de muerte" in cli("list", "laws", "--lang", "es", terminal=100).out
    assert "Cártel de Sinaloa" in cli("stats", "--by", "cartel", "--lang", "es", terminal=100).out


def test_the_chronicle(cli: Cli) -> None:
    """Months, types and the steps of the courts are in Spanish."""
    told = cli("timeline", "--about", "cuini", "--until", "2015", "--lang", "es", terminal=80).out
    assert "Febrero de 2015\n" in told
    assert " detención " in told
    assert "Detención de Abigael González Valencia" in told


def test_sentences(cli: Cli) -> None:
    """What is read aloud is in Spanish too."""
    told = cli("stats", "--transfer", "second", "--lang", "es", "--plain").out.splitlines()
    assert told[0] == "26 personas: 26 con nombre completo."
    assert re.fullmatch(r"acusado: \d+ de 26, \d+%\.", told[1])
    listed = cli("list", "cases", "--limit", "1", "--lang", "es", "--plain").out
    assert "; traslado: 20" in listed
    assert "; situación procesal: " in listed
    shown = cli("show", "cuini", "--lang", "es", "--plain").out
    assert (
        "\nSituación procesal: Se declaró no culpable, 13 de agosto de 2025; se presume inocente.\n" in shown
    )


def test_a_search(cli: Cli) -> None:
    """A hit says in Spanish what matched and why."""
    told = cli(
        "search", "abigael gonzales valensia", "--kind", "figure", "--lang", "es", terminal=100
    ).out.splitlines()
    assert told[0] == "Personas"
    assert re.fullmatch(r"  Abigael González Valencia  “El Cuini” +se declaró no culpable", told[1])
    assert re.fullmatch(
        r"    entrega el 12 de agosto de 2025 · D\.D\.C\. · Los Cuinis, CJNG +[^ ].*", told[2]
    )
    assert told[-2:] == [
        "Un nombre parecido no es una identidad.",
        "1 persona · extradition show abigael-gonzalez-valencia",
    ]


def test_the_first_screen(cli: Cli) -> None:
    """Whoever types the name of the program is told in Spanish what it is."""
    told = cli("--lang", "es").out
    assert told.startswith(
        "Personas que México entregó a los Estados Unidos, 2025–2026:\n92 personas en 3 traslados, con"
    )
    assert told.endswith("Todos los comandos: extradition --help\n")


# Help.


@pytest.mark.parametrize("typed", ["--lang es --help", "--help --lang es", "-h --lang=es", "--lang es help"])
def test_the_help_of_the_program(cli: Cli, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Summaries are in Spanish wherever the language is chosen; what is typed is not."""
    told = cli(*typed.split()).out or capsys.readouterr().out
    assert told.startswith("Uso: extradition [OPTIONS] COMMAND [ARGS]...\n\n  Consulta a las personas que")
    assert "\nOpciones:\n" in told
    assert "\nConsultar:\n" in told
    assert "  show     Muestra un registro completo, con fuentes numeradas.\n" in told
    assert "  Ejemplos:\n    extradition search cuini\n" in told


@pytest.mark.parametrize("typed", ["help list --lang es", "list --help --lang es", "--lang es list -h"])
def test_the_help_of_a_command(cli: Cli, typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments, options and what Typer adds to them."""
    told = cli(*typed.split()).out or capsys.readouterr().out
    assert "\nArgumentos:\n  [KIND]  Uno de figures, related," in told
    assert "  --reverse                En el orden inverso.\n" in told
    assert re.search(r"\[predeterminado:\s+figures\]", told)
    assert "\n  Relacionados: search, show, stats, timeline, help standings, help formats\n" in told


def test_a_topic_is_told_in_spanish(cli: Cli) -> None:
    """Each has a text of its own."""
    assert cli("help", "formats", "--lang", "es").out.startswith("Formatos de salida\n")


# Which language.


@pytest.mark.parametrize(
    ("env", "spoken"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "es-MX"}, "es"),
        ({"LC_MESSAGES": "es_ES@euro", "LANG": "de_DE.UTF-8"}, "es"),
        ({"LC_ALL": "C.UTF-8", "LC_MESSAGES": "es_MX.UTF-8", "LANG": "es_MX.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "est_EE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"EXTRADITION_LANG": "es"}, "es"),
        ({"EXTRADITION_LANG": "en", "LC_ALL": "es_MX.UTF-8"}, "en"),
    ],
)
def test_the_environment_says_which(cli: Cli, env: dict[str, str], spoken: str) -> None:
    """Our own variable wins; of the locale the first that is set decides, as POSIX has it."""
    told = cli("list", "--limit", "1", terminal=80, env=env).out
    assert ("Nombre " if spoken == "es" else "Name ") in told


def test_the_option_wins(cli: Cli) -> None:
    """What is typed is what is meant."""
    assert "Name " in cli("list", "--lang", "en", terminal=80, env={"EXTRADITION_LANG": "es"}).out
    assert "Nombre " in cli("list", "--lang", "ES", terminal=80, env={"EXTRADITION_LANG": "?"}).out


def test_a_language_that_there_is_not(cli: Cli) -> None:
    """The answer names those that there are."""
    cli("list", "--lang", "fr", exit_code=2, err="extradition: no language 'fr' (valid: en, es)\n")
    told = "extradition: no language (in EXTRADITION_LANG) 'fr' (valid: en, es)\n"
    cli("list", terminal=80, exit_code=2, err=told, env={"EXTRADITION_LANG": "fr"})


# Programs notice nothing.


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "markdown", "lines", "template"])
@pytest.mark.parametrize(
    "command",
    [
        "list --transfer second", "list organizations", "list laws", "list cases", "timeline --about cuini",
        "stats --by cartel", "stats --by charge", "search cuini", "show cuini", "show CJNG", "sources cuini",
        "version", "validate",
    ],
)  # fmt: skip
def test_machine_formats_never_change(cli: Cli, untranslated: Path, command: str, format_: str) -> None:
    """Every format for programs is the same in both languages, sentences of the record aside."""
    if command.startswith("show") and format_ in ("lines", "markdown"):
        return  # a page, for reading
    how = {"lines": [], "template": ["--template", "{standing}" if command == "list cases" else "x"]}
    chosen = how.get(format_, ["--format", format_])
    english, spanish = (
        cli(*command.split(), *chosen, "--lang", code, db=untranslated, err=None).out for code in LANGUAGES
    )
    assert english == spanish


@pytest.mark.parametrize(
    "command", ["list", "list events", "list cases", "timeline", "show cuini", "search cuini"]
)
def test_sentences_of_the_record_alone_differ(cli: Cli, command: str) -> None:
    """With ``--lang es`` JSON has the same keys, ids and words of vocabularies, and Spanish sentences."""
    english, spanish = (cli(*command.split(), "--json", "--lang", code, err=None).json for code in LANGUAGES)
    differing = set(differences(english, spanish))
    assert differing
    assert differing <= SENTENCES


SENTENCES = PROSE | {
    "place",
    "actors",
    "court",
    "courts",
    "by",
    "office",
    "label",
    "matched",
    "transfer_inferred",
}
"""Fields that hold sentences, or names that have a Spanish form."""


def differences(one: Any, other: Any, field: str = "") -> Iterator[str]:
    """Yield the fields in which two JSON values differ; fail where their shapes do."""
    assert type(one) is type(other)
    if isinstance(one, dict):
        assert list(one) == list(other)
        for key in one:
            yield from differences(one[key], other[key], key)
    elif isinstance(one, list):
        assert len(one) == len(other)
        for left, right in zip(one, other, strict=True):
            yield from differences(left, right, field)
    elif one != other:
        yield field


@pytest.fixture(scope="session")
def untranslated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record as it would be without its Spanish sentences."""
    folder = tmp_path_factory.mktemp("untranslated") / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("es"))
    return folder


def test_what_is_said_to_people_beside_the_data_is_said_in_spanish(cli: Cli) -> None:
    """Standard error is for whoever sits there."""
    err = cli("list", "--transfer", "third", "--json", "--lang", "es", watched=True, err=None).err
    named, inferred = err.splitlines()
    assert re.fullmatch(r"se conoce el nombre de \d+ de 37 personas; el de \d+ no se ha hecho público", named)
    assert re.fullmatch(r"el traslado de 1 persona es una inferencia: .+", inferred)


# What goes wrong.

ENGLISH_WORDS = re.compile(
    r"\b(the|of|is|are|its?|not|with|and|or|to|that|which|needs|takes|has|have|for|did|you|mean|see|nothing"
    r"|called|valid|none|from|on|in|at|by|each|leave|out|there|missing|later|than|before|number|file|folder"
    r"|record|closest|does|more|one|all|already)\b"
)
"""Words that no Spanish sentence holds."""
TYPED = re.compile(r"'[^']*'|extradition( +[\w/.-]+)+|(?<!\w)--?[\w-]+( [A-Z]+)?|\(valores válidos: .*\)")
"""What is typed, and so is not said in another language."""


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("lst", 2, "no hay comando 'lst'; ¿quiso decir list?; para buscar algo:"),
        ("list --bogus", 2, "no hay opción '--bogus' (vea extradition list --help)"),
        ("list --curt sdny", 2, "no hay opción '--curt'; ¿quiso decir --court? (vea"),
        ("list --court", 2, "--court requiere un valor: tribunales, como EDNY"),
        ("list --json=x", 2, "--json no acepta ningún valor"),
        ("list --limit 1 --limit 2", 2, "--limit aparece dos veces y solo una puede contar"),
        ("list --json --format csv", 2, "--json y --format csv se contradicen"),
        ("list --limit few", 2, "--limit requiere un número, 0 o más, no 'few'"),
        ("list --standing innocent", 2, "no hay situación procesal 'innocent' (valores válidos:"),
        ("list --since someday", 2, "--since acepta una fecha como 2025, 2025-08"),
        ("list --since 2026 --until 2025", 2, "--since 2026 es posterior a --until 2025"),
        ("list --cartel nobody", 2, "ninguna organización se llama 'nobody', y ningún nombre se le acerca"),
        ("list laws --standing charged", 2, "--standing no filtra laws; filtra"),
        ("changes --court sdny", 2, "changes no tiene --court; "),
        ("--court sdny list", 2, "--court va después del comando: extradition list --court"),
        ("timeline el cuini", 2, "timeline no acepta 'el cuini'; si es un nombre: extradition timeline"),
        ("show", 2, "falta el argumento 'WHO…' (vea extradition show --help)"),
        ("show nobody", 1, "nada en el registro se llama 'nobody'"),
        ("show gonzález", 3, "'gonzález' puede referirse a más de uno\nindique uno de ellos:\n"),
        ("show fernanda", 1, "'fernanda' no basta para saber de quién se trata\ncon ese nombre en"),
        ("show cuini --as-of 2025-01", 1, "el registro da cuenta de 'Abigael González Valencia' a partir"),
        ("show cuini --as-of 2199", 2, "--as-of 2199 es posterior a la última búsqueda del registro"),
        ("search sinaloa qqq", 1, "nada en el registro se llama 'sinaloa qqq'\nningún registro tiene todas"),
        ("search --batch -", 1, "la lista está vacía: no contiene ningún nombre"),
        ("search --batch /nowhere", 66, "no existe ese archivo ni carpeta; se buscó en /nowhere"),
        ("open cuini --source x", 2, "valor no válido para '--source': 'x' no es un número entero"),
        ("open cuini --source 99", 2, "--source acepta un número de 1 a "),
        ("export sqlite", 2, "export sqlite escribe en disco (archivo); indique dónde con -o PATH"),
        ("export markdown -o /", 73, "no se puede escribir /: es una carpeta; indique un archivo dentro de"),
        ("--db /nowhere list", 66, "no existe ese archivo ni carpeta; se buscó en /nowhere"),
    ],
)
def test_errors_are_said_in_spanish(cli: Cli, typed: str, code: int, said: str) -> None:
    """What is wrong is said in Spanish with the same exit code; what must be typed is not translated."""
    english = cli(*typed.split(), exit_code=code, err=None).err
    spanish = cli(*typed.split(), exit_code=code, err=None, env={"LANG": "es_MX.UTF-8"}).err
    assert spanish.startswith(f"extradition: {said}")
    assert len(spanish.splitlines()) == len(english.splitlines())
    assert ENGLISH_WORDS.findall(TYPED.sub("", spanish)) == []


@pytest.mark.parametrize("typed", ["list --bogus --lang es", "lst --lang=es", "--lang es list --bogus"])
def test_a_slip_is_said_in_the_language_that_stands_behind_it(cli: Cli, typed: str) -> None:
    """The language is read first, and is no part of what was to be looked up."""
    told = cli(*typed.split(), exit_code=2, err=None).err
    assert told.startswith("extradition: no hay ")
    assert "search lst (todos" in told or "--bogus" in told


def test_an_error_is_english_for_a_program() -> None:
    """Whoever catches an error has the English sentence, and the phrase to say it in another language."""
    error = UnknownValueError(Phrase("court"), "x", [])
    assert str(error) == "no court 'x' (the record has none)"
    assert SPANISH(error.said) == "no hay tribunal 'x' (en el registro no hay)"


@each("path", sorted(catalogue.LOCALE.parent.rglob("*.py")))
def test_every_error_holds_a_phrase(path: Path) -> None:
    """No error is made of a plain string, which no catalogue could say in another language."""
    assert [ast.unparse(node) for node in catalogue.plain_errors(path)] == []


# The catalogue.


def test_everything_that_is_said_is_in_the_catalogue() -> None:
    """A new label, option or word comes with its Spanish; what nobody says any more goes."""
    known = {catalogue.forms(message.id)[0] for message in MESSAGES}
    said = catalogue.said()
    assert {pattern for pattern in said - known if not catalogue.wordless(pattern)} == set()
    assert known - said == set()


def test_no_message_stands_twice_or_says_nothing() -> None:
    """Each message is there once (Babel would take the last), translated, with every plural, none fuzzy."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("msgid ") for line in lines) == 1 + len(MESSAGES)
    for message in MESSAGES:
        said = catalogue.forms(message.string)
        assert all(said), message.id
        assert len(said) == len(catalogue.forms(message.id))
        assert not message.fuzzy


@each("message", MESSAGES)
def test_a_message_keeps_its_places(message: Message) -> None:
    """Each translation holds the values of the English text, no more and no less."""
    for text in catalogue.forms(message.string):
        assert set(catalogue.PLACE.findall(text)) == set(
            catalogue.PLACE.findall(catalogue.forms(message.id)[0])
        )


def test_contexts_are_those_of_the_code() -> None:
    """A word for a woman is a standing, a word for a step one of a history."""
    for message in MESSAGES:
        if message.context:
            words = {one.replace("-", " ") for one in catalogue.CONTEXTS[message.context]}
            assert message.id in words


@pytest.mark.parametrize("source", catalogue.SOURCES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_is_fresh(source: Path) -> None:
    """What gettext reads says what is written; the module of catalogues says how it is compiled."""
    fresh = io.BytesIO()
    write_mo(fresh, catalogue.written(source))
    fresh.seek(0)
    with source.with_suffix(".mo").open("rb") as file:
        assert told(read_mo(file)) == told(read_mo(fresh))


def told(messages: Catalog) -> list[tuple[str | None, list[str], list[str]]]:
    """Return what a catalogue says, in its order: context, English, the other language."""
    return [
        (message.context, catalogue.forms(message.id), catalogue.forms(message.string))
        for message in catalogue.messages(messages)
    ]


def test_every_language_has_its_catalogue() -> None:
    """English needs none."""
    assert {"en", *(path.parts[-3] for path in catalogue.SOURCES)} == set(LANGUAGES)


# Phrases.


def test_what_is_no_phrase_is_never_translated() -> None:
    """Text of the record that happens to be a word of ours stays as it is."""
    assert SPANISH("charged") == "charged"
    assert SPANISH(word("charged")) == "acusado"


def test_a_phrase_says_what_is_in_it() -> None:
    """Values that are phrases are said too, others stay; braces in them mean nothing."""
    told = joined(
        " · ",
        [
            "{count}",
            Phrase("{count} person", "{count} people", count=3),
            Named("Gulf Cartel", es="Golfo"),
            None,
        ],
    )
    assert told == "{count} · 3 people · Gulf Cartel"
    assert SPANISH(told) == "{count} · 3 personas · Golfo"
    assert SPANISH(Phrase("")) == ""
    assert SPANISH(Phrase("{of} a data base that is not ours")) == "{of} a data base that is not ours"


def test_one_and_many() -> None:
    """A count of one has its own form."""
    one, many = (Phrase("{count} figure", "{count} figures", count=count) for count in (1, 2))
    assert (one, many) == ("1 figure", "2 figures")
    assert (SPANISH(one), SPANISH(many)) == ("1 persona", "2 personas")
