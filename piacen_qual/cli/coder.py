"""`piacen coder`: suggest codes for the whole study."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.steps import HERE, FilesArgument, JsonOption, StudyOption, exit_code

if TYPE_CHECKING:
    from piacen_qual.analysis.material import Material
    from piacen_qual.study import Study


def coder(
    fichiers: FilesArgument = None, etude: StudyOption = HERE, as_json: JsonOption = False
) -> None:
    """Suggère des codes pour chaque segment; les gens décident ensuite."""
    from piacen_qual.cli.steps import code, material  # noqa: PLC0415 — heavy readers

    files = tuple(fichiers or ())
    work = code(etude, files)
    ready = material(work)
    if as_json:
        screen.show_json(
            {
                "suggestions": [asdict(suggestion) for suggestion in work.coded.suggestions],
                "segments": [asdict(segment) for segment in work.coded.segments],
            }
        )
    else:
        from piacen_qual.analysis.codes import coder_summary  # noqa: PLC0415 — with the tables

        screen.show_tables([coder_summary(ready)])
    screen.show_problems(work.problems)
    if not files:
        _write(work.study, ready)
    raise typer.Exit(exit_code(work.problems))


def _write(study: "Study", ready: "Material") -> None:
    """segments.csv and codages.csv, for other programs and for Excel."""
    from piacen_qual.analysis.rows import coding_rows, segment_rows  # noqa: PLC0415 — as above
    from piacen_qual.cli.outputs import write_all  # noqa: PLC0415 — as above
    from piacen_qual.exports.csv import Dialect, table_to_csv  # noqa: PLC0415 — as above

    tables = {"segments": segment_rows(ready), "codages": coding_rows(ready)}
    write_all(
        study,
        {f"{name}.csv": table_to_csv(table) for name, table in tables.items()}
        | {f"{n}_excel.csv": table_to_csv(t, Dialect.EXCEL) for n, t in tables.items()},
    )
