"""What can be typed: commands, options and closed lists of words.

Written from the commands by ``python -m tests.test_grammar``, never by hand: what Typer
knows, for those who have no time to load it.  A test holds it against the commands.
"""

# ruff: noqa: E501 - one row a line, as in any table

TOPICS = ("formats", "exit-codes", "environment", "search", "standings", "sources", "corrections")
"""What `extradition help` explains beside commands."""

COMMANDS = {
    "search": "Find people, organizations, transfers, events and context by name or words.",
    "show": "Show one record in full, with numbered sources.",
    "list": "List figures, or another kind of record, narrowed by filters.",
    "timeline": "Tell what happened in the order of dates: events, arrests and court history.",
    "stats": "Count figures, with denominators and what is not known.",
    "sources": "List the sources of the record, or those one record rests on and what each supports.",
    "export": "Write the record for other tools: databases, calendars, documents, bibliographies.",
    "diff": "Say what changed between two databases: people, standings, facts, sources.",
    "validate": "Check a database against every rule of the data; exit 65 if one is broken.",
    "schema": "Print the JSON Schema of the records.",
    "version": "Say which program, which shape of data, and which data.",
    "help": "Explain a command or a topic.",
    "completion": "Print the script by which a shell completes commands, options, names and values.",
    "manual": "Print the man page, to be read or installed.",
}
"""Every command and its summary."""

ROOT = ("--db", "--lang", "--version", "--debug")
"""Options of the program itself, taken everywhere."""

OPTIONS = {
    "search": "--batch --kind --limit --format --json --fields --template --plain --pager --no-pager --quiet",
    "show": "--as-of --format --json --fields --template --plain --pager --no-pager --quiet",
    "list": "--sort --reverse --limit --cartel --transfer --district --standing --charge --since --until --as-of --format --json --fields --template --plain --pager --no-pager --quiet",
    "timeline": "--compact --reverse --limit --about --cartel --transfer --since --until --type --as-of --format --json --fields --template --plain --pager --no-pager --quiet",
    "stats": "--by --cartel --transfer --district --standing --charge --since --until --as-of --format --json --fields --template --plain --pager --no-pager --quiet",
    "sources": "--style --format --json --fields --template --plain --pager --no-pager --quiet",
    "export": "--output --force --cartel --transfer --district --standing --charge --since --until --as-of",
    "diff": "--format --json --fields --template --plain --pager --no-pager --quiet",
    "validate": "--rule --errors-only --format --json --fields --template --plain --pager --no-pager --quiet",
    "schema": "",
    "version": "--format --json --fields --template --plain --pager --no-pager --quiet",
    "help": "",
    "completion": "",
    "manual": "",
}
"""The options of each command."""

HELP = {
    "--db": "Another database: a folder or one JSON file. Without it $EXTRADITION_DB, else our own.",
    "--lang": "One of en, es. Without it $EXTRADITION_LANG, else the language of the locale; the text of the record is in English.",
    "--version": "Show the version and exit.",
    "--debug": "Show a traceback if the program itself fails.",
    "--batch": "Screen a list of names instead, one a line; - reads standard input. Figures and organizations answer, unless --kind says otherwise.",
    "--kind": "One or more of figure, organization, transfer, event, context, law, official; without it, all.",
    "--limit": "At most N; without it, all.",
    "--format": "One of table, json, jsonl, csv, tsv, markdown. Without it $EXTRADITION_FORMAT, else table on a terminal and tab-separated lines off it.",
    "--json": "Same as --format json.",
    "--fields": "Only these fields, such as id,name; a wrong one lists the right ones.",
    "--template": "A line for each row, such as '{name}\\t{standing}'.",
    "--plain": "Sentences without columns, signs or color, for screen readers.",
    "--pager": "Page what is longer than the screen, or do not.",
    "--no-pager": "Page what is longer than the screen, or do not.",
    "--quiet": "Print nothing; answer by exit code.",
    "--as-of": "The record as it stood that day; without it, as it stands.",
    "--sort": "Order by this field; without it, by id or date.",
    "--reverse": "In the opposite order.",
    "--cartel": "An organization by any name, alias or abbreviation, such as CJNG; its factions count.",
    "--transfer": "One transfer, such as 2025-08-12, 2025-08, second or 2.",
    "--district": "Federal courts, such as EDNY, D.D.C., Brooklyn or 'New York'.",
    "--standing": "One or more of sentenced, convicted, pleaded-guilty, pleaded-not-guilty, charged, acquitted, dismissed, unknown.",
    "--charge": "One or more of drug-trafficking, continuing-criminal-enterprise, racketeering, money-laundering, firearms, murder, kidnapping, narco-terrorism, material-support, alien-smuggling, stalking, escape, other.",
    "--since": "From this day, month or year on, such as 2025-08.",
    "--until": "To the end of this day, month or year, such as 2025.",
    "--compact": "One line for each entry.",
    "--about": "Only what concerns this figure, organization or transfer.",
    "--type": "One or more of transfer, case, court, arrest, crime, statement, diplomacy, law, designation, tariff, military, criticism, other.",
    "--by": "One of standing, cartel, transfer, district, charge, year, nationality.",
    "--style": "Print citations, as one of apa, chicago, bibtex, csl-json.",
    "--output": "The file to write, or for datapackage the folder; without it, or with -, standard output, which sqlite and datapackage do not go to.",
    "--force": "Replace what an earlier export left at PATH.",
    "--rule": "Only these rules; without it, all. A wrong one lists the right ones.",
    "--errors-only": "Leave warnings out.",
    "--help": "Show this message and exit.",
}
"""What each option says of itself."""

SHORT = {
    "-f": "--format",
    "-q": "--quiet",
    "-o": "--output",
    "-h": "--help",
}
"""The long name behind each short one."""

VALUED = (
    "--db",
    "--lang",
    "--batch",
    "--kind",
    "--limit",
    "--format",
    "--fields",
    "--template",
    "--as-of",
    "--sort",
    "--cartel",
    "--transfer",
    "--district",
    "--standing",
    "--charge",
    "--since",
    "--until",
    "--about",
    "--type",
    "--by",
    "--style",
    "--output",
    "--rule",
)
"""Options that take a value."""

LISTS = ("--kind", "--fields", "--district", "--standing", "--charge", "--type", "--rule")
"""Those of them that take several, separated by commas."""

PATHS = ("--db", "--batch", "--output", "diff", "validate")
"""Options that take a path, and commands whose first argument is one."""

CHOICES = {
    "list": "figures organizations transfers events context laws officials extraditions sources cases timeline",
    "export": "sqlite ftm ics datapackage markdown html bibtex csl-json",
    "schema": "figures organizations transfers events context laws officials extraditions sources dataset",
    "help": "search show list timeline stats sources export diff validate schema version help completion manual formats exit-codes environment standings corrections",
    "completion": "bash zsh fish",
    "--kind": "figure organization transfer event context law official",
    "--format": "table json jsonl csv tsv markdown",
    "search --fields": "score basis field matched spans kind id label record",
    "show --fields": "kind id name name_complete listed_as aliases gender nationality born handover destination summary affiliations arrests cases other_proceedings designations identifiers conflicts sources transfer transfer_inferred standing standing_since organizations districts dockets charges source_records",
    "list --fields": "id name name_complete listed_as aliases gender nationality born handover destination summary affiliations arrests cases other_proceedings designations identifiers conflicts sources transfer transfer_inferred standing standing_since organizations districts dockets charges",
    "timeline --fields": "id date end_date type title summary figures organizations sources",
    "stats --fields": "value label count share",
    "sources --fields": "id publisher published title url weak supports",
    "validate --fields": "level rule table record field problem",
    "version --fields": "version schema_version data_version as_of",
    "--standing": "sentenced convicted pleaded-guilty pleaded-not-guilty charged acquitted dismissed unknown",
    "--charge": "drug-trafficking continuing-criminal-enterprise racketeering money-laundering firearms murder kidnapping narco-terrorism material-support alien-smuggling stalking escape other",
    "--type": "transfer case court arrest crime statement diplomacy law designation tariff military criticism other",
    "--by": "standing cartel transfer district charge year nationality",
    "--style": "apa chicago bibtex csl-json",
    "--rule": "ids references parents relations sourced weak-sources addresses listings dates order future counts transfer-days courts conflicts dataset figure-names event-names leader-names guilt labels cliches privacy text prose shared-aliases sources-used single-source",
    "--lang": "en es",
    "list figures --fields": "id name name_complete listed_as aliases gender nationality born handover destination summary affiliations arrests cases other_proceedings designations identifiers conflicts sources transfer transfer_inferred standing standing_since organizations districts dockets charges",
    "list organizations --fields": "id name name_es abbreviations aliases type parent founded activity summary alleged_leaders relations designations identifiers conflicts sources figures",
    "list transfers --fields": "id ordinal title date count named_in_full named_by_inference named_in_part not_named summary legal_basis not_an_extradition assurances destinations aircraft statements laws conflicts sources figures",
    "list events --fields": "id date end_date type title summary actors officials figures people organizations conflicts sources",
    "list context --fields": "id title text claims events laws conflicts sources",
    "list laws --fields": "id citation title title_es country provision relevance conflicts sources",
    "list officials --fields": "id name office country in_office_from in_office_to role_here sources",
    "list extraditions --fields": "id since until count scope sources",
    "list sources --fields": "id title publisher url published accessed language type weak archive note",
    "list cases --fields": "id figure name transfer transfer_inferred court district docket charges standing standing_since sources",
    "list timeline --fields": "id date end_date type title summary figures organizations sources",
}
"""Closed lists of words: of an option, of a command's option or of its first argument."""
