"""Strings and values that a database or a query may hold and nobody wants on a screen."""

import json
import re
from typing import Any

ESC, BEL = "\x1b", "\x07"

TEXTS = {
    "erase": f"{ESC}[2J{ESC}[Hgone",
    "color": f"{ESC}[31mred{ESC}[0m",
    "title": f"{ESC}]0;owned{BEL}",
    "link": f"{ESC}]8;;http://evil.example{ESC}\\here{ESC}]8;;{ESC}\\",
    "clipboard": f"{ESC}]52;c;cm0gLXJm{BEL}",
    "answerback": f'{ESC}[6n{ESC}P$q"p{ESC}\\{ESC}_apc{ESC}\\',
    "c1": "\x9b2J\x9d0;owned\x9c\x84\x85",
    "return": "shown\rhidden",
    "backspaces": "guilty\x08\x08\x08\x08\x08\x08",
    "bell, nul, delete": "\x07\x00\x7f",
    "tabs and feeds": "a\tb\vc\fd\x1ce\x1df\x1eg\x1fh",
    "lines": "one\ntwo\r\nthree\u2028four\u2029five\x85six",
    "bidi": "\u202eitliug\u202c \u2066x\u2069 \u200f\u061c",
    "zero width": "Ca\u200bro \u200dQuin\u2060tero\ufeff\u00ad" + "\u200b" * 300,
    "tags": "x" + "".join(chr(0xE0000 + ord(letter)) for letter in "hidden"),
    "selectors": "x" + "".join(map(chr, range(0xE0100, 0xE01F0))) + "\ufe00" * 50,
    "fillers": "\u3164\u115f\u1160\uffa0\u2800",
    "marks": "Z" + "\u0301\u0335\u20dd" * 500,
    "marks of other scripts": "ก" + "\u0e47" * 500 + " ا" + "\u064b" * 500 + " \u0488" * 3 + "\u0489" * 500,
    "markup": "[bold red]x[/] [/nothing] [link=http://evil.example]y[/link] [@click=app.bell]z[/]",
    "emoji codes": ":smile: :skull: 💀👩‍👩‍👧‍👦",
    "formula": "=cmd|' /C calc'!A0",
    "formulas": "+1\n-1\n@SUM(A1)\n\t=1\n\r=1\n＝1+1",
    "cells": 'a"b",c;d\te\\tf\\\\t',
    "table": "a | b \\| c \\\\| d\n| --- |\n# x\n```\ny",
    "markdown": "[x](javascript:alert(1)) ![y](http://evil.example/z.png) <b>b</b> *i* _u_ `c` ~~d~~ &lt;",
    "html": "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&",
    "template": "{{7*7}} ${7*7} %s %(x)s {0} {x.__class__} $(id) `id` ;id",
    "path": "../../../../etc/passwd\\..\\con",
    "option": "--db=/etc/passwd -rf --",
    "surrogates of a pair": "\U0001f480\U0010ffff\ufffe\uffff\ufdd0",
    "blank": " ",
    "blanks": "\u00a0\u2003\u3000 ",
}
"""One string for each way in which text has acted on a screen, a file or a reader."""

LONG = {
    "letters": "a" * 1_000_000,
    "words": "Juan Carlos de la Cruz " * 45_000,
    "digits": "1-" * 500_000,
    "brackets": "1)" * 500_000,
    "spaces": "a" + " " * 1_000_000 + "b",
    "lines": ("x" * 39 + "\n") * 25_000,
    "marks": "e" + "\u0301" * 500_000,
    "escapes": "\x1b" * 200_000,
    "wide": "漢" * 300_000,
    "points": "a." * 500_000,
    "hyphens": "a-" * 500_000,
    "ats": "a@" * 500_000,
}
"""Long strings, each of a shape that makes some regular expression or layout walk it again and again."""

URLS = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<script>alert(1)</script>",
    "https://x.example link javascript:alert(1)",
    "https://x.example;id=1",
    "https://x.example\x1b]8;;file:///etc/passwd\x07",
    "https://x.example/\u202e",
    "https://x.example/\nhttps://y.example",
    "HTTPS://X.EXAMPLE",
    "https://",
    "http://[::1",
    "https://x.example/" + "a" * 5000,
)
"""Addresses that must not become a link, or must not become another one."""

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2**31, 2**63, 2**64, 10**30, -(10**30), 1.5, 1e308),
    *(
        "",
        " ",
        "x",
        "0",
        "null",
        "2025-02-30",
        "2025-13",
        "2025-13-45",
        "99999",
        "20-25",
        "0000",
        "-2025-1-1",
    ),
    *("2025-W07-3", "٢٠٢٥", "2025-08-12T00:00:00Z", "a-b-c", "2025-08-12-1", "----------"),
    *([], [[]], [None], [""], ["x"], ["x", "x"], {}, {"": ""}, {"id": "x"}, [{}], [{"a": [1]}]),
    *TEXTS.values(),
    *URLS,
)
"""What may stand where the model wants something else."""

ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What never stands in an answer, line feeds apart."""

DRAWN = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;(?:id=[0-9-]*)?;(?:https?://[!-~]*)?\x1b\\")
"""What the program itself draws with: styles, and links to the web."""


def deep(depth: int, opening: str = "[", closing: str = "]") -> str:
    """Return JSON nested that deep."""
    return opening * depth + "1" + closing * depth


BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \n\t ",
    "half an object": b'{"a": {"id": "a", ',
    "half a string": b'{"a": {"id": "a',
    "half a letter": '{"a": "é'.encode()[:-1],
    "byte-order mark": b"\xef\xbb\xbf{}",
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "UTF-16 without a mark": '{"a": 1}'.encode("utf-16-le"),
    "UTF-32": '{"a": 1}'.encode("utf-32"),
    "Latin-1": '{"González": 1}'.encode("latin-1"),
    "overlong UTF-8": b'{"a": "\xc0\xaf"}',
    "surrogate in UTF-8": b'{"a": "\xed\xa0\x80"}',
    "lone surrogate": rb'{"a": {"id": "\ud800"}}',
    "NUL": b'{"a": "\x00"}',
    "NULs": b"\x00" * 5000,
    "control character": b'{"a": "\x01"}',
    "NaN": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "huge number": b'{"a": ' + b"9" * 6000 + b"}",
    "huge exponent": b'{"a": 1e999999}',
    "leading zero": b'{"a": 01}',
    "trailing comma": b'{"a": {},}',
    "comment": b'{} // "a"',
    "single quotes": b"{'a': {}}",
    "two documents": b"{}{}",
    "no JSON": b"id,name\n1,x\n",
    "HTML": b"<!doctype html><html>",
    "gzip": b"\x1f\x8b\x08\x00" + b"\xfe" * 64,
    "list": b"[]",
    "number": b"1",
    "text": b'"figures"',
    "null": b"null",
    "list of records": b'[{"id": "a"}]',
    "record is a list": b'{"a": []}',
    "record is null": b'{"a": null}',
    "record without fields": b'{"a": {}}',
    "deep list": deep(200_000).encode(),
    "deep record": ('{"a": ' + deep(50_000, '{"id": ', "}") + "}").encode(),
    "open brackets": b"[" * 300_000,
    "open objects": b'{"a":' * 300_000,
    "long key": json.dumps({"k" * 1_000_000: 1}).encode(),
    "hostile key": json.dumps({TEXTS["erase"] + TEXTS["lines"]: 1}).encode(),
    "hostile field": json.dumps({"a": {TEXTS["erase"] + "f" * 100_000: 1}}).encode(),
}
"""Files that are no table."""
