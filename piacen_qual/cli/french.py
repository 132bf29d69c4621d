"""What typer itself says, in French."""

import re
from typing import Any, Final

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

OTHERS: Final = (  # messages that typer has no class for
    (
        r"No such command '(.*?)'.*Did you mean '(.*?)'",
        "La commande « {} » n’existe pas. Vouliez-vous dire « {} »?",
    ),
    (r"No such command '(.*?)'", "La commande « {} » n’existe pas."),
    (r"Got unexpected extra argument.*? \((.*)\)", "De trop sur la ligne de commande : {}."),
    (r"Missing command", "Il manque une commande."),
)


class Command(TyperCommand):
    """A command whose `--help` speaks French."""

    def get_usage(self, ctx: Any) -> str:
        """`Emploi : piacen verifier [FICHIER]... [OPTIONS]`."""
        arguments = [_as_typed(param) for param in self.params if isinstance(param, TyperArgument)]
        return " ".join(["Emploi\xa0:", ctx.command_path, *arguments, "[OPTIONS]"])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Its help, the words that typer has for it included."""
        speak_french()
        super().format_help(ctx, formatter)

    def get_help_option_names(self, ctx: Any) -> list[str]:
        """Its names, in the order given; typer takes them from a set."""
        return list(ctx.help_option_names)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option; `ctx` is of a class that typer keeps private."""
        return _in_french(super().get_help_option(ctx))


class Group(TyperGroup):
    """The same for `piacen` itself, and for a group of its commands."""

    def get_usage(self, ctx: Any) -> str:
        """`Emploi : piacen COMMANDE [OPTIONS]`."""
        return f"Emploi\xa0: {ctx.command_path} COMMANDE [OPTIONS]"

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """As for a command."""
        speak_french()
        super().format_help(ctx, formatter)

    def get_help_option_names(self, ctx: Any) -> list[str]:
        """As for a command."""
        return list(ctx.help_option_names)

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option."""
        return _in_french(super().get_help_option(ctx))


def _as_typed(argument: TyperArgument) -> str:
    name = argument.display_name_raw if argument.required else f"[{argument.display_name_raw}]"
    return name if argument.nargs == 1 else f"{name}..."


def _in_french(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Affiche cette aide."
    return option


def speak_french() -> None:
    """Translate the words that typer takes from constants."""
    from typer import rich_utils  # noqa: PLC0415 — rich is only needed by help and errors

    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.DEFAULT_STRING = "[{} sans cela]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"
    rich_utils.RANGE_STRING = ""
    for parameter in (TyperArgument, TyperOption):  # `<list[Path]>` means nothing to most people
        setattr(parameter, "display_type", lambda *_: "")  # noqa: B010 — mypy forbids `=` here


def usage_message(error: TyperException) -> str:
    """A usage error of typer, in French: what is wrong and where to find help."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "piacen"
    return f"{_what(error)} Voir « {command} --help »."


def _what(error: TyperException) -> str:
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    hint = "" if parameter is None else parameter.get_error_hint().strip("'")
    name = f"« {hint} »"
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            close = getattr(error, "possibilities", None)
            guess = f" Vouliez-vous dire {' ou '.join(sorted(close))}?" if close else ""
            if context is not None and (command := _taking(option, context.command)):
                example = f"{context.command_path} {command} {option}"
                return f"{option} se place après la commande : « {example} … »."
            return f"L’option {option} n’existe pas.{guess}"
        case "MissingParameter":
            return f"Il manque {name}."
        case "BadParameter":
            return f"La valeur donnée à {name} ne convient pas{_expected(error.message)}."
        case "BadOptionUsage":
            return f"L’option {option} attend une valeur."
    return _other(error.format_message())


def _taking(option: str, group: object) -> str:
    """The first command of a group that takes what the group itself does not."""
    commands = group.commands.items() if isinstance(group, Group) else ()
    takers = (name for name, each in commands if any(option in p.opts for p in each.params))
    return next(takers, "")


def _other(said: str) -> str:
    for pattern, translation in OTHERS:
        if found := re.search(pattern, said, re.DOTALL):
            return translation.format(*found.groups())
    return said


def _expected(said: str) -> str:
    """What typer says of a refused value: a number, a bound, or the values there are."""
    if "integer" in said or "number" in said:
        return " : il faut un nombre"
    if bound := re.search(r"(greater|less) than or equal to (\d+)", said):
        return f" : il faut au {'moins' if bound[1] == 'greater' else 'plus'} {bound[2]}"
    if values := re.search(r"Input should be ('.*')", said) or re.search(r"one of (.*)", said):
        names = values[1].replace(" or ", ", ").replace("'", "").rstrip(".")
        return f" : choisissez parmi {names}"
    return ""
