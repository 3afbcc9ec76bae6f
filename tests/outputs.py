"""What commands print as JSON, held against the schema that ``extradition schema --output`` gives of it."""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema.validators import extend

from extradition_cli.commands.session import Output, Session
from extradition_cli.output import Format
from extradition_cli.output.schemas import OUTPUTS, output_schema
from extradition_cli.questions.fields import SHAPES

_KINDS = {shape: name for name, shape in SHAPES.items()}
_Narrowed = extend(Draft202012Validator, {"required": lambda *_: None})
"""With ``--fields`` a row lacks what was not asked for."""


class Watched(Session):
    """A session that remembers what a command handed over to be printed, and how."""

    printed: tuple[Any, Output] | None = None

    def emit(self, result: Any, output: Output) -> None:
        """Print, and remember."""
        self.printed = (result, output)
        super().emit(result, output)


def check_output(arguments: Sequence[str], session: Watched, text: str) -> None:
    """Fail where what was printed is JSON and not what the schema of its command says."""
    if session.printed is None or not text:
        return
    result, output = session.printed
    format_ = session.format_of(output)
    if output.template is not None or output.plain or format_ not in (Format.JSON, Format.JSONL):
        return
    command = next(word for word in arguments if word in OUTPUTS)
    kind = _KINDS[result.shape] if command == "list" else None
    if format_ == Format.JSONL:
        text = json.dumps(result.whole([json.loads(line) for line in text.splitlines()]))
    fault = _fault(command, kind, text, narrowed=bool(output.fields))
    assert fault is None, fault


@lru_cache(32)
def _fault(command: str, kind: str | None, text: str, *, narrowed: bool) -> str | None:
    """Return what is wrong with a JSON text, if anything is; many tests print the same one."""
    found = best_match(_validator(command, kind, narrowed=narrowed).iter_errors(json.loads(text)))
    return found and f"{found.json_path}: {found.message[:500]}"


@cache
def _validator(command: str, kind: str | None, *, narrowed: bool) -> Any:
    return (_Narrowed if narrowed else Draft202012Validator)(output_schema(command, kind))
