"""`piacen`: the commands, and the one place where an error becomes a message and an exit code."""

import gc
import os
import sys
import traceback
from typing import Annotated, Final

import typer
from typer.exceptions import Abort, TyperException

from piacen_qual import __version__
from piacen_qual.cli import french, screen
from piacen_qual.cli.anonymiser.command import anonymiser
from piacen_qual.cli.chercher import chercher
from piacen_qual.cli.citer import citer
from piacen_qual.cli.codebook.app import codebook
from piacen_qual.cli.coder.command import coder
from piacen_qual.cli.comparer.command import comparer
from piacen_qual.cli.compter import compter
from piacen_qual.cli.init import init
from piacen_qual.cli.lexique.command import lexique
from piacen_qual.cli.partager.command import partager
from piacen_qual.cli.recevoir import recevoir
from piacen_qual.cli.reviser import reviser
from piacen_qual.cli.verifier import verifier
from piacen_qual.errors import PiacenError, SystemRefusalError

HELP: Final = ("--help", "--aide", "-h")
INTERRUPTED: Final = 130
BUG: Final = 70  # EX_SOFTWARE
GARBAGE: Final = 100_000  # values live until the end of a command: looking for dead ones costs more

app = typer.Typer(
    name="piacen",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # tracebacks with locals print participants' words
    pretty_exceptions_show_locals=False,
    rich_markup_mode="rich",
    cls=french.Group,
    context_settings={"help_option_names": [*HELP]},
    help="Codage qualitatif de transcriptions en français, hors ligne, au terminal.",
    epilog="Codes de sortie : 0 fait, 1 rien trouvé ou chose à corriger, 2 mauvais usage ou"
    " mauvaise entrée, 130 interrompu.",
)
for command in (
    init,
    verifier,
    coder,
    reviser,
    comparer,
    compter,
    citer,
    chercher,
    lexique,
    anonymiser,
    partager,
    recevoir,
):
    app.command(cls=french.Command)(command)
app.add_typer(codebook)


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"piacen_qual {__version__}")
        raise typer.Exit


@app.callback()
def _piacen(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_say_version,
            is_eager=True,
            help="Affiche la version du programme.",
        ),
    ] = False,
) -> None:
    """Take what comes before the command; `version` is dealt with by then."""


def main() -> None:
    """Run `piacen` and leave with its exit code."""
    gc.set_threshold(GARBAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run())


def _run() -> int:
    try:
        code = app(prog_name="piacen", standalone_mode=False) or 0
    except PiacenError as error:
        screen.fail(str(error))
        return error.exit_code
    except TyperException as error:
        if type(error).__name__ != "NoArgsIsHelpError":  # the help was shown: that says it all
            screen.fail(french.usage_message(error))
        return 2
    except (Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except OSError as cause:
        screen.fail(str(SystemRefusalError(cause)))
        return SystemRefusalError.exit_code
    except Exception as error:  # noqa: BLE001 — the last net: no traceback for users
        return _bug(error)
    if code == INTERRUPTED:  # typer makes an exit of ctrl-C
        screen.fail("Interrompu. Rien n’a été écrit à moitié.")
    return code


def _bug(error: Exception) -> int:
    """Say where the program failed without showing a word of the transcripts."""
    if os.environ.get("PIACEN_TRACE"):
        traceback.print_exc()
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(last.filename)}, ligne {last.lineno}"  # noqa: PTH119 — a name only
    screen.fail(
        f"Erreur imprévue ({type(error).__name__}, {place}). C’est un défaut du programme :"
        " signalez-le avec la commande employée. Rien de ce qui était enregistré n’est perdu."
        " PIACEN_TRACE=1 affiche les détails."
    )
    return BUG
