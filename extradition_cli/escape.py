"""Text from a database or a user, made safe to look at.

A name may hold escape sequences, carriage returns, bidirectional overrides or invisible
characters.  Shown as they are they would act on the terminal or hide what is there; shown
as escapes they are what they are: odd characters in somebody's data.
"""

import re
from typing import Any

from extradition_cli.language import printed

# C0 and C1 controls, DEL, soft hyphen, Arabic letter mark, Mongolian vowel separator, zero-width and
# bidirectional controls, line and paragraph separators, invisible operators, byte-order mark,
# interlinear annotation, tag characters and selectors of variants (both can spell out a hidden
# text), letters that are blank (joiner of marks, Hangul fillers, inherent vowels of Khmer), lone
# surrogates.
_ACTING = (
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MOST_MARKS = 4
# Whatever may hold more marks than that: neither letters, digits nor spaces, in any script.
_MARKS = r"[^\x00-\u02ff\w\s]{5,}"
# `re` compiles a pattern when it is first used and keeps it: most answers need neither.


def escape_unsafe(text: str) -> str:
    r"""Return *text* on one line, with every character that acts or hides written as an escape.

    More than four combining marks on one letter are cut to four: no writing system needs
    them, and a pile of hundreds covers the lines around it.

    >>> escape_unsafe("a\x1b[2J\u202eb\n")
    'a\\x1b[2J\\u202eb\\n'
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_MARKS, _fewer, re.sub(_ACTING, _escape, text))


def escape_unsafe_lines(text: str) -> str:
    """Like :func:`escape_unsafe`, for prose: line breaks stay."""
    return "\n".join(escape_unsafe(line) for line in text.split("\n"))


def json_document(value: Any) -> str:
    """Return *value* as JSON, spread over lines, that acts on no terminal."""
    from msgspec.json import encode, format  # the help needs neither

    return json_safe(format(encode(value, enc_hook=printed), indent=2).decode()) + "\n"


def json_safe(encoded: str) -> str:
    r"""Return a JSON text with the characters that act on a terminal as ``\uXXXX``.

    JSON reads the escapes back as the same characters, so nothing is lost.  What is not a
    string in a JSON text holds none of these characters but line breaks, which stay.

    >>> json_safe('["\u202e"]')
    '["\\u202e"]'
    """
    # What is printable acts on nothing; so most answers need no pattern, whose compiling takes 1 ms.
    if encoded.isprintable():
        return encoded
    from json import dumps  # which writes all but printable ASCII as escapes

    return re.sub(_ACTING, lambda match: match[0] if match[0] == "\n" else dumps(match[0])[1:-1], encoded)


def _fewer(match: re.Match[str]) -> str:
    """Return a run of signs and marks without the marks that stand on four others."""
    from unicodedata import category  # hardly any text gets here

    kept: list[str] = []
    pile = 0
    for character in match[0]:
        pile = pile + 1 if category(character) in ("Mn", "Me") else 0
        if pile <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


# Only the web, and nothing that could end the place the address is written in: quote, bracket, space.
_WEB = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://[^\s\"'<>\\^`{|}]+")


def safe_url(url: str | None) -> str | None:
    """Return *url* if a reader may be sent there, else ``None``.

    >>> safe_url("https://www.justice.gov/opa"), safe_url("javascript:alert(1)")
    ('https://www.justice.gov/opa', None)
    """
    return url if url and _WEB.fullmatch(url) and escape_unsafe(url) == url else None


# A spreadsheet runs a cell that begins so as a formula: OWASP ASVS 5.0, 1.2.10.
# It looks past blanks, and in East Asia takes the wide signs for the narrow ones.  Where commas are for
# decimals it takes a semicolon, a tab or a line break for the end of a cell, inside quotation marks too.
_FORMULA = r"(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])"


def spreadsheet_safe(cell: str) -> str:
    """Return *cell* as a spreadsheet may have it: nothing in it is run, and nothing acts on a terminal.

    >>> print(spreadsheet_safe("=1+1"), spreadsheet_safe("x; =cmd"), spreadsheet_safe("a-b; c"))
    '=1+1 x;' =cmd a-b; c
    >>> print(spreadsheet_safe("https://example.org/a;-b"), spreadsheet_safe("https://example.org/a;-B(C1)"))
    https://example.org/a;-b https://example.org/a;'-B(C1)
    """
    guarded = re.sub(_FORMULA, r"\1'\2", cell)
    # A sign of ours would break an address; one without quotes, bars and calls of functions runs nothing.
    if guarded != cell and safe_url(cell) and not {"(", "（"} & set(cell):
        return cell
    return escape_unsafe_lines("'" + guarded if guarded.startswith(("\t", "\r")) else guarded)
