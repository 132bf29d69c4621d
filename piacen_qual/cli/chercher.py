"""`piacen chercher`: key words in their context."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption

if TYPE_CHECKING:
    from piacen_qual.analysis.concordance import ConcordanceLine


def chercher(
    mots: Annotated[list[str], typer.Argument(metavar="MOTS...", help="Un mot ou une expression.")],
    *,
    etude: StudyOption = HERE,
    cas: Annotated[str | None, typer.Option(metavar="CAS", help="Un seul cas.")] = None,
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="Un seul thème.")] = None,
    locuteur: Annotated[str | None, typer.Option(metavar="P3", help="Une seule personne.")] = None,
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help="Dans les segments qui portent ce code.")
    ] = None,
    animation: Annotated[
        bool, typer.Option("--animation", help="Cherche aussi chez l’animation.")
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="Sans tolérance aux fautes de frappe.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Montre un mot ou une expression dans son contexte (concordance), sous toutes ses formes."""
    from piacen_qual.analysis.concordance import concordance, find  # noqa: PLC0415 — heavy
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions

    words = " ".join(mots)
    work = steps.code(etude)
    book, transcripts = work.codebook, work.library.transcripts
    lines = concordance(
        transcripts,
        find(transcripts, words, approximate=not exact),
        case=steps.chosen("cas", cas, dict.fromkeys(t.group.case for t in transcripts)),
        theme=steps.chosen("thème", theme, [t.id for t in book.themes]),
        speaker=steps.chosen(
            "locuteur", locuteur, dict.fromkeys(s.id for t in transcripts for s in t.speakers)
        ),
        code=steps.chosen("code", code, [c.id for c in book.codes]),
        codings=steps.material(work).codings,
        segments=work.coded.segments,
        moderation=animation,
    )
    if as_json:
        screen.show_json({"mots": words, "occurrences": [asdict(line) for line in lines]})
    else:
        _show(lines, words)
    raise typer.Exit(0 if lines else 1)


def _show(lines: "tuple[ConcordanceLine, ...]", words: str) -> None:
    from rich.table import Table  # noqa: PLC0415 — `--json` does without

    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(justify="right", ratio=1, no_wrap=True)
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(ratio=1, no_wrap=True)
    for line in lines:
        place = f"{line.title} {line.speaker}".replace(", groupe ", " g")
        left, right = screen.literal(line.left), screen.literal(line.right)
        grid.add_row(screen.literal(place), left, screen.literal(line.keyword), right)
    screen.show(grid)
    plural = "s" if len(lines) > 1 else ""
    screen.say(f"{len(lines)} occurrence{plural} de « {words} ».")
