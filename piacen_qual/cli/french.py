"""What typer itself says, in French."""

import re
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

OTHERS: Final = (  # messages that typer has no class for
    (
        r"No such command '(.*?)'.*Did you mean '(.*?)'",
        "La commande « {} » n’existe pas. Vouliez-vous dire « {} »?",
    ),
    (r"No such command '(.*?)'", "La commande « {} » n’existe pas."),
    (r"Got unexpected extra arguments? \((.*)\)", "De trop sur la ligne de commande : {}."),
    (r"Missing command", "Il manque une commande."),
)


class Command(TyperCommand):
    """A command whose `--help` is described in French."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option; `ctx` is of a class that typer keeps private."""
        return _in_french(super().get_help_option(ctx))


class Group(TyperGroup):
    """The same for `piacen` itself."""

    def get_help_option(self, ctx: Any) -> TyperOption | None:
        """The help option."""
        return _in_french(super().get_help_option(ctx))


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


def usage_message(error: TyperException) -> str:
    """A usage error of typer, in French: what is wrong and where to find help."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "piacen"
    return f"{_what(error)} Voir « {command} --help »."


def _what(error: TyperException) -> str:
    parameter = getattr(error, "param", None)
    name = parameter.get_error_hint() if parameter is not None else ""
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            close = getattr(error, "possibilities", None)
            hint = f" Vouliez-vous dire {', '.join(sorted(close))}?" if close else ""
            return f"L’option {option} n’existe pas.{hint}"
        case "MissingParameter":
            return f"Il manque {name}."
        case "BadParameter":
            return f"La valeur donnée à {name} ne convient pas{_expected(error.message)}."
        case "BadOptionUsage":
            return f"L’option {option} est mal employée (il lui faut sans doute une valeur)."
    return _other(error.format_message())


def _other(said: str) -> str:
    for pattern, translation in OTHERS:
        if found := re.search(pattern, said, re.DOTALL):
            return translation.format(*found.groups())
    return said


def _expected(said: str) -> str:
    """What typer says of a refused value: a number, a bound, or the values there are."""
    if "integer" in said or "number" in said:
        return " : il faut un nombre"
    if bound := re.search(r"greater than or equal to (\d+)", said):
        return f" : il faut au moins {bound[1]}"
    if values := re.search(r"Input should be ('.*')", said) or re.search(r"one of (.*)", said):
        return f" : choisissez parmi {values[1].replace(' or ', ' ou ').rstrip('.')}"
    return ""
