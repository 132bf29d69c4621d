"""`piacen coder`: suggest codes for the whole study."""

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import counting, screen
from piacen_qual.cli.steps import HERE, FilesArgument, JsonOption, StudyOption, Work, exit_code
from piacen_qual.decisions.sources import Source
from piacen_qual.errors import PiacenError
from piacen_qual.model import RETIRED, Column

if TYPE_CHECKING:
    from piacen_qual.analysis.material import Material
    from piacen_qual.model import Cell, Table


class OnlyToExplainError(PiacenError):
    """An option of `--expliquer` stands without it, or files with it."""

    def __init__(self) -> None:
        """Show how they go together."""
        super().__init__(
            "--code et --tout vont avec --expliquer FICHIER:TOUR, et --expliquer va sans autre"
            " fichier : « piacen coder --expliquer nord_g1.docx:12 --code CODE »."
        )


def coder(
    fichiers: FilesArgument = None,
    *,
    etude: StudyOption = HERE,
    expliquer: Annotated[
        str | None,
        typer.Option(
            metavar="FICHIER:TOUR",
            help="Explique un tour : ses codes, et ceux qu’il a failli recevoir.",
        ),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Avec --expliquer : toutes les règles de ce code."),
    ] = None,
    tout: Annotated[
        bool, typer.Option("--tout", help="Avec --expliquer : tous les codes, toutes les règles.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Suggère des codes pour chaque segment; les gens décident ensuite."""
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions

    if expliquer is not None and not fichiers:
        from piacen_qual.cli.coder.expliquer import explain_turn  # noqa: PLC0415 — only here

        problems = explain_turn(etude, expliquer, code=code, everything=tout, as_json=as_json)
        screen.show_problems(problems)
        raise typer.Exit(exit_code(problems))
    if expliquer or code or tout:
        raise OnlyToExplainError
    files = tuple(fichiers or ())
    work = steps.code(etude, files)
    ready = counting.material(work, Source.SUGGESTIONS if files else None)
    if as_json:
        screen.show_json(
            {
                "suggestions": [asdict(suggestion) for suggestion in work.coded.suggestions],
                "segments": [asdict(segment) for segment in work.coded.segments],
            }
        )
    else:
        from piacen_qual.analysis.counting.codes import coder_summary  # noqa: PLC0415 — with the tables

        screen.show_tables([coder_summary(ready)])
    screen.show_problems(work.problems)
    steps.say_withdrawn(work, "leurs mots ne sont pas dans les fichiers")
    if not work.codebook.codes:
        screen.say("Le codebook n’a aucun code : rien n’est suggéré.")
    if files:
        screen.say("Rien n’est écrit dans exports/ quand des fichiers sont nommés.")
    else:
        _write(work, ready)
    raise typer.Exit(exit_code((*work.problems, *work.wishes.problems)))


def _write(work: Work, ready: "Material") -> None:
    """segments.csv and codages.csv, for other programs and for Excel."""
    from piacen_qual.analysis.counting.rows import coding_rows, segment_rows  # noqa: PLC0415 — as above
    from piacen_qual.cli.outputs import write_all  # noqa: PLC0415 — as above
    from piacen_qual.exports.csv import Dialect, table_to_csv  # noqa: PLC0415 — as above

    codings = _with_reasons(coding_rows(ready), work, ready)
    tables = {"segments": segment_rows(ready), "codages": codings}
    write_all(
        work.study,
        {f"{name}.csv": table_to_csv(table) for name, table in tables.items()}
        | {f"{n}_excel.csv": table_to_csv(t, Dialect.EXCEL) for n, t in tables.items()},
    )


def _with_reasons(table: "Table", work: Work, ready: "Material") -> "Table":
    """`codages` with, after the rule, why it reacted: a list of rule names explains nothing."""
    gone = {(s.file, s.turn, s.n) for s, _ in ready.spoken if ready.is_withdrawn(s)}
    place = ("fichier", "tour", "segment", "code", "regle")
    reasons: dict[tuple[Cell, ...], str] = {
        (s.file, s.turn, s.segment, s.code, s.rule): (
            RETIRED if (s.file, s.turn, s.segment) in gone else s.reason  # it tells words
        )
        for s in work.coded.suggestions
    }
    keys = [column.key for column in table.columns]
    asked, after = [keys.index(key) for key in place], keys.index("regle") + 1
    columns, rows = table.columns, table.rows
    return replace(
        table,
        columns=(*columns[:after], Column("raison", "Raison"), *columns[after:]),
        rows=tuple(
            (*row[:after], reasons.get(tuple(row[at] for at in asked)), *row[after:])
            for row in rows
        ),
    )
