"""What is added to Typer's reading of a command line: nothing twice, slips in one sentence."""

import shlex
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from extradition_cli.errors import UsageError, asked, nearest, one_line, shown
from extradition_cli.language import Phrase, joined

# Typer carries its own copy of Click and exports, of its usage errors, only this subclass.
_ClickUsageError: Any = typer.BadParameter.__base__

_EXAMPLE = "list"
"""The command that has most of the options, for whoever gave an option and no command."""


def read(parse: Callable[[Any, list[str]], list[str]], ctx: Any, args: list[str]) -> list[str]:
    """Let Typer *parse* the options and words of one command, which *ctx* knows, and return what is left.

    Raises :class:`UsageError` for what is no option, lacks its value or is one word too many, and for an
    option given twice of which only the last would count.
    """
    try:
        if not ctx.resilient_parsing:  # as it is in completion, which takes what it can get
            _refuse_slips(ctx, args)
        return parse(ctx, list(args))
    except _ClickUsageError as error:
        if hasattr(error, "possibilities"):
            raise _unknown_option(error.option_name, ctx, args) from None
        raise _explained(_sentence(error, ctx), ctx.command_path) from None


def read_own(ctx: Any, args: list[str]) -> tuple[dict[str, Any], list[str]]:
    """Return the values of the program's own options, wherever in *args* they stand, and what is left."""
    parser = ctx.command.make_parser(ctx)
    parser.allow_interspersed_args = parser.ignore_unknown_options = True
    try:
        values, left, _ = parser.parse_args(list(args))
    except _ClickUsageError:  # it is said when the option is read in its turn
        return {}, args
    return values, left


def _refuse_slips(ctx: Any, args: list[str]) -> None:
    """Raise :class:`UsageError` for words that the command does not take, and for an option given twice."""
    _, left, given = ctx.command.make_parser(ctx).parse_args(list(args))
    if left and not isinstance(ctx.command, TyperGroup):
        words = " ".join(left)
        about = f"{ctx.info_name} --about {shlex.quote(words)}"
        told = about if "--about" in _options(ctx.command, ctx) else f"search {words}"
        refused = Phrase(
            "{command} does not take {words}; if that is a name: extradition {told}",
            command=ctx.info_name,
            words=shown(words),
            told=one_line(told),
        )
        raise _explained(refused, ctx.command_path)
    before: set[str] = ctx.meta.setdefault(__name__, set())
    for one in given:
        switch = one.param_type_name == "option" and one.is_flag and not one.secondary_opts
        if one.param_type_name != "option" or one.multiple or switch:
            continue
        if one.name in before:
            name = "/".join([max(one.opts, key=len), *one.secondary_opts])
            twice = Phrase("{option} is given twice, and only one can count", option=name)
            raise _explained(twice, ctx.command_path)
        before.add(one.name)


def _unknown_option(option: str, ctx: Any, args: list[str]) -> UsageError:
    """Return what to say of an *option* that there is not, or not before the command."""
    word = next((word for word in args if word.startswith(option)), option)
    given = word.partition("=")[0]
    here = _options(ctx.command, ctx)
    behind: list[str] = []
    where = ctx.command_path
    if isinstance(ctx.command, TyperGroup):
        default = "version" if "--version" in args else _EXAMPLE
        name = next((one for one in args if one in ctx.command.commands), default)
        behind = _options_of(name, ctx)
        short = given[:2] if not given.startswith("--") else given  # -fjson is -f with its value
        for spelled in (given, option, short):
            if spelled in behind:
                return UsageError(
                    Phrase(
                        "{option} belongs behind the command: {command} {option}",
                        option=spelled,
                        command=f"{where} {name}",
                    )
                )
        where = f"{where} {name}"
    elif others := [name for name in ctx.parent.command.commands if option in _options_of(name, ctx.parent)]:
        typed = shlex.join([others[0], *args[args.index(word) :][:2]])
        return UsageError(
            Phrase(
                "{command} has no {option}; {others} has it: extradition {typed}",
                "{command} has no {option}; {others} have it: extradition {typed}",
                command=ctx.info_name,
                option=given,
                others=joined(Phrase(" and "), others),
                typed=one_line(typed),
                count=len(others),
            )
        )
    near = nearest(given, [one for one in (*here, *behind) if one.startswith("--")])
    none = Phrase("no option {given}{near}", given=shown(given), near=asked(near))
    return _explained(none, where if set(near) & set(behind) else ctx.command_path)


def _options(command: Any, ctx: Any) -> list[str]:
    """Return the options of *command* in every spelling."""
    return [name for one in command.get_params(ctx) for name in (*one.opts, *one.secondary_opts)]


def _options_of(name: str, ctx: Any) -> list[str]:
    """Return the options of the command called *name* of the program, which *ctx* knows."""
    return _options(ctx.command.get_command(ctx, name), ctx)


def _sentence(error: Any, ctx: Any) -> Phrase:
    """Return in our words what Typer says of an option, a number or a missing argument, else in Typer's."""
    if option := getattr(error, "option_name", None):
        for one in ctx.command.get_params(ctx):
            if option in one.opts and not one.is_flag:
                told = ctx.obj.language(Phrase(one.help)).partition(". ")[0].rstrip(".")
                value = told[:1].lower() + told[1:]
                return Phrase("{option} needs a value: {value}", option=option, value=value)
        return Phrase("{option} takes no value", option=option)
    if hasattr(error, "param_type"):
        return Phrase("missing argument {name}", name=error.param.get_error_hint(ctx))
    given, no_number, _ = error.message.partition(" is not a valid int.")
    if no_number:
        hint = error.param.get_error_hint(ctx)
        return Phrase("invalid value for {option}: {given} is not a valid int", option=hint, given=given)
    message: str = error.format_message().rstrip(".")
    return Phrase(message[:1].lower() + message[1:])


def _explained(said: Phrase, where: str) -> UsageError:
    return UsageError(Phrase("{said} (see {where} --help)", said=said, where=where))
