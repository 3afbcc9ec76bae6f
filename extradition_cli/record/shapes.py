"""The shape of a record, read from its annotations: what does not fit it, and an empty one to fill in."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct, ValidationError, convert

from extradition_cli.errors import did_you_mean, one_line


def field_of(path: str, name: str) -> str:
    """Return the path of the field called *name* in the part at *path*, which is empty for a record."""
    return f"{path}.{name}" if path else name


def misfits(value: Any, annotation: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield whatever keeps a JSON *value* from being what *annotation* says: the path of it, and the problem.

    >>> from extradition_cli.record.parts import Alias
    >>> for path, problem in misfits({"nmae": "El Cuini", "type": "pen-mark"}, Alias):
    ...     print(path, problem)
     Object contains unknown field `nmae`; did you mean name?
    type Invalid enum value 'pen-mark' (valid: nickname, variant, call-sign, assumed-name)
     Object missing required field `name`
    """
    shape, listed = _struct_in(annotation), _is_list(annotation)
    if shape and listed and isinstance(value, list) and value:
        for number, item in enumerate(value):
            yield from misfits(item, shape, f"{path}[{number}]")
    elif shape and not listed and isinstance(value, dict):
        missing = [name for name in types_of(shape) if name not in value]
        for name, inner in value.items():
            if name in types_of(shape):
                yield from misfits(inner, types_of(shape)[name], field_of(path, name))
            else:
                yield path, f"Object contains unknown field `{one_line(name)}`{did_you_mean(name, missing)}"
        for name in missing:
            yield path, f"Object missing required field `{name}`"
    else:
        try:
            convert(value, annotation)
        except ValidationError as error:
            within, problem = explained(error)
            if valid := _vocabulary_in(annotation):
                near = did_you_mean(value, valid) if isinstance(value, str) else ""
                problem += f"{near} (valid: {', '.join(valid)})"
            yield path + within, problem


def explained(error: ValidationError) -> tuple[str, str]:
    """Return the path of the field at fault, without msgspec's ``$`` for the root, and what is wrong."""
    message, at, path = str(error).rpartition(" - at `")
    if not at:
        return "", one_line(path)
    return one_line(path.rstrip("`").removeprefix("$").removeprefix(".")), one_line(message)


def blank(annotation: Any) -> Any:
    """Return an empty JSON value of the shape that *annotation* says, with one entry where parts are listed.

    >>> from extradition_cli.record.parts import Conflict
    >>> blank(Conflict)
    {'topic': None, 'versions': [{'says': None, 'sources': []}]}
    """
    shape = _struct_in(annotation)
    one = shape and {name: blank(inner) for name, inner in types_of(shape).items()}
    return ([one] if one else []) if _is_list(annotation) else one


@cache
def types_of(shape: type[Struct]) -> dict[str, Any]:
    """Return the fields of a struct, each with the annotation of what it holds."""
    hints = get_type_hints(shape, include_extras=True)
    return {name: hints[name] for name in shape.__struct_fields__}


def _struct_in(annotation: Any) -> type[Struct] | None:
    """Return the struct that is meant, be it optional or listed; no annotation of ours means two."""
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return annotation
    return next(filter(None, map(_struct_in, get_args(annotation))), None)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_list, get_args(annotation)))


def _vocabulary_in(annotation: Any) -> tuple[str, ...]:
    """Return the words of the closed vocabulary that is meant."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(annotation)
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next(filter(None, map(_vocabulary_in, get_args(annotation))), ())
