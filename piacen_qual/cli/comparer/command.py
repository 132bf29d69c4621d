"""`piacen comparer`: the command."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption, exit_code
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import agreed, several

if TYPE_CHECKING:
    from piacen_qual.cli.comparer.bench import Bench
    from piacen_qual.model import Table


class OneAtATimeError(PiacenError):
    """A consensus was asked for, and data."""

    def __init__(self) -> None:
        """Say what goes without the other."""
        super().__init__("--consensus pose des questions : il va sans --json ni --desaccords.")


def comparer(
    *,
    etude: StudyOption = HERE,
    codeurs: Annotated[
        str | None,
        typer.Option(metavar="NOM,NOM", help="Qui comparer; tous ceux qui ont codé sans cela."),
    ] = None,
    avec: Annotated[
        list[str] | None,
        typer.Option(metavar="NOM", help="Compare aussi à machine, à consensus ou à quelqu’un."),
    ] = None,
    famille: Annotated[
        str | None, typer.Option(metavar="FAMILLE", help="Une seule famille de codes.")
    ] = None,
    code: Annotated[str | None, typer.Option(metavar="CODE", help="Un seul code.")] = None,
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="Un seul thème.")] = None,
    cas: Annotated[str | None, typer.Option(metavar="CAS", help="Un seul cas.")] = None,
    desaccords: Annotated[
        bool, typer.Option("--desaccords", help="Montre les désaccords, côte à côte.")
    ] = False,
    consensus: Annotated[
        bool, typer.Option("--consensus", help="Tranche les désaccords, l’un après l’autre.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Mesure l’accord entre les personnes qui codent, ou avec la machine, code par code."""
    if consensus and (as_json or desaccords):
        raise OneAtATimeError
    from piacen_qual.cli.comparer.bench import Asked, Bench  # noqa: PLC0415 — numpy
    from piacen_qual.cli.comparer.results import as_contract, write  # noqa: PLC0415 — as above
    from piacen_qual.cli.steps import code as coded  # noqa: PLC0415 — heavy readers
    from piacen_qual.cli.steps import say_withdrawn  # noqa: PLC0415 — as above

    work = coded(etude)
    asked = Asked(codeurs, tuple(avec or ()), famille, code, theme, cas)
    if consensus:
        from piacen_qual.cli.comparer.settling import settle  # noqa: PLC0415 — the log

        settle(work, asked)
    else:
        bench = Bench(work, asked)
        if as_json:
            screen.show_json(as_contract(bench))
        else:
            _show(bench, differing=desaccords)
        write(bench)
        say_withdrawn(work, "leurs mots ne sont pas dans les fichiers")
    screen.show_problems(work.problems)
    raise typer.Exit(exit_code((*work.problems, *work.wishes.problems)))


def _show(bench: "Bench", *, differing: bool) -> None:
    """How far they agree, and where they differ, or how many times they do."""
    from piacen_qual.analysis.reliability.tables import (  # noqa: PLC0415 — numpy
        codes_in_brief,
        families_in_brief,
    )
    from piacen_qual.cli.comparer.page import Page  # noqa: PLC0415 — as above

    if bench.alone:
        screen.say(f"{bench.coders[0]} a codé sans être lu par d’autres : comparé à la machine.")
    found = bench.disagreements
    if differing:
        page = Page(bench.material)
        for n, each in enumerate(found, 1):
            page.show(each, f"{n}/{len(found)}")
    else:
        tables = (codes_in_brief(bench.comparison), families_in_brief(bench.comparison))
        screen.show_tables([_without(bench.cautions, table) for table in tables])
    screen.say(_differing(bench, shown=differing))
    for caution in bench.cautions:
        screen.say(f"! {caution}")


def _differing(bench: "Bench", *, shown: bool) -> str:
    """`33 désaccords, dont 11 tranchés`, and what can be done with them.

    A consensus is sought between people: nobody settles anything with the machine.
    """
    from piacen_qual.analysis.reliability.ratings import MACHINE  # noqa: PLC0415 — numpy

    many, settled = len(bench.disagreements), bench.settled
    left = many - settled
    told = several(many, "désaccord")
    if settled:
        told += f", dont {several(settled, 'tranché')}" if left else f", {agreed('tranché', many)}"
    settling = "--consensus tranche les autres" if settled else "--consensus les tranche"
    verbs = (
        *(["--desaccords les montre"] if many and not shown else []),
        *([settling] if left and MACHINE not in bench.coders else []),
    )
    return f"{told} : {', '.join(verbs)}." if verbs else f"{told}."


def _without(notes: Collection[str], table: "Table") -> "Table":
    """The table, without what is said apart."""
    return replace(table, notes=tuple(note for note in table.notes if note not in notes))
