"""One test for many values of one kind: all are tried, and those that fail are named together."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any


def each(name: str, values: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that runs a test with every value as the argument *name*, in one pass.

    For what needs nothing of its own for each value.  The failure names each value that broke it, a
    record by its id.
    """
    tried = list(values)

    def decorator(test: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(test)

        @wraps(test)
        def of_all(**fixtures: Any) -> None:
            failed: list[str] = []
            for value in tried:
                try:
                    test(**fixtures, **{name: value})
                except AssertionError as error:
                    failed.append(f"{_called(value)}: {error}")
            assert tried, f"nothing to try as {name}"
            assert not failed, f"{len(failed)} of {len(tried)}\n" + "\n".join(failed)

        others = [one for other, one in signature.parameters.items() if other != name]
        of_all.__signature__ = signature.replace(parameters=others)  # type: ignore[attr-defined]
        return of_all

    return decorator


def _called(value: Any) -> str:
    return str(getattr(value, "id", value))[:120]
