"""`piacen compter`: frequency tables per case, group or theme, on screen and in files."""

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, assert_never

import typer

from piacen_qual.cli import counting, screen
from piacen_qual.cli.counting import CaseOption, CoderOption, SourceOption
from piacen_qual.cli.steps import HERE, JsonOption, StudyOption, exit_code

if TYPE_CHECKING:
    from piacen_qual.analysis.material import Material
    from piacen_qual.model import Table
    from piacen_qual.study import Study


class By(StrEnum):
    """What stands side by side."""

    CASE = "cas"
    GROUP = "groupe"
    THEME = "theme"


class Subject(StrEnum):
    """What a table is about."""

    CODES = "codes"
    THEMES = "themes"
    TECHNOLOGIES = "technologies"
    OBJECTS = "objets"  # the same, in any other study
    COOCCURRENCE = "cooccurrences"
    SPEAKING = "parole"
    STANCES = "accords"
    REPLIES = "reponses"
    SATURATION = "saturation"


WIDEST_IN_WORD = 8  # columns of a table that a Word page still holds
ROWS_SHOWN = 12  # of a table on screen, when no table was asked for by name
PAIRS_SHOWN = 30  # of codes on screen


def compter(
    tableaux: Annotated[
        list[Subject] | None,
        typer.Argument(
            metavar="TABLEAU",
            help="codes, themes, technologies (ou objets : ce qui est nommé), cooccurrences,"
            " parole, accords, reponses ou saturation; les principaux sans cela.",
        ),
    ] = None,
    *,
    etude: StudyOption = HERE,
    par: Annotated[By, typer.Option(metavar="cas|groupe|theme", help="Ce qu’on compare.")] = (
        By.CASE
    ),
    source: SourceOption = None,
    codeur: CoderOption = None,
    cas: CaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Compte les codes par cas, par groupe ou par thème, et écrit tous les tableaux."""
    from piacen_qual.cli.steps import code  # noqa: PLC0415 — heavy readers

    work = code(etude)
    ready = counting.material(work, source, codeur, cas)
    every = all_tables(ready)
    if as_json:
        from piacen_qual.exports.json import tables_to_json  # noqa: PLC0415 — only here

        asked = [table for subject in tableaux or () for table in to_hand(ready, subject, par)]
        screen.show_data(tables_to_json(asked if tableaux else every).decode())
    else:
        limit = None if tableaux else ROWS_SHOWN
        subjects = tableaux or (Subject.CODES, Subject.THEMES, Subject.TECHNOLOGIES)
        shown = [table for subject in subjects for table in to_show(ready, subject, par)]
        if shown:
            screen.show_tables(shown, limit=limit)
        else:
            screen.say("Aucun tableau à montrer : le codebook n’a aucun code à compter ici.")
    screen.show_problems(work.problems)
    _write(work.study, every)
    raise typer.Exit(exit_code(work.problems))


def to_show(ready: "Material", subject: Subject, by: By) -> "tuple[Table, ...]":
    """The tables on a subject, in the shape that fits a screen."""
    from piacen_qual.analysis import material  # noqa: PLC0415 — as below
    from piacen_qual.analysis.counting import (  # noqa: PLC0415 — pandas comes with some of them
        codes,
        cooccurrence,
        themes,
    )

    match subject:
        case Subject.CODES:
            return codes.codes_side_by_side(ready, material.Unit(by.value))
        case Subject.THEMES:
            return (themes.themes_side_by_side(ready),)
        case Subject.TECHNOLOGIES | Subject.OBJECTS:
            return _named(ready, by)
        case Subject.COOCCURRENCE:
            pairs = head(cooccurrence.cooccurrence(ready), PAIRS_SHOWN)
            return (pairs, *cooccurrence.crossings(ready))
        case Subject.SPEAKING:
            return (themes.talk_share(ready), themes.participants_side_by_side(ready))
        case Subject.STANCES | Subject.REPLIES | Subject.SATURATION:
            return _interaction(ready, subject, whole=False)
    assert_never(subject)


def _interaction(ready: "Material", subject: Subject, *, whole: bool) -> "tuple[Table, ...]":
    """What happens within groups, and from group to group: whole for files, or to be read."""
    from piacen_qual.analysis.groups import replies, saturation, stances  # noqa: PLC0415 — as above

    match subject, whole:
        case Subject.STANCES, False:
            return (stances.stance_matrix(ready),)
        case Subject.STANCES, True:
            return (stances.stance_matrix(ready), stances.stances_by_group(ready))
        case Subject.REPLIES, False:
            return (replies.exchange_shares(ready), *replies.replies_side_by_side(ready))
        case Subject.REPLIES, True:
            return (replies.exchange_shares(ready), replies.replies(ready))
    return saturation.saturation(ready)


def _named(ready: "Material", by: By) -> "tuple[Table, ...]":
    """The tables of things named, the same on screen and for other programs."""
    from piacen_qual.analysis import material  # noqa: PLC0415 — as above
    from piacen_qual.analysis.counting import technologies  # noqa: PLC0415 — as above

    by_unit = technologies.technologies_by_case(ready, material.Unit(by.value))
    return (*by_unit, *technologies.words_named(ready))


def head(table: "Table", rows: int) -> "Table":
    """The first rows of a table; how many more there are is said."""
    more = len(table.rows) - rows
    if more <= 0:
        return table
    note = f"… et {more} autres lignes, dans exports/tableaux/{table.name}.csv."
    return replace(table, rows=table.rows[:rows], notes=(note, *table.notes))


def to_hand(ready: "Material", subject: Subject, by: By) -> "tuple[Table, ...]":
    """The tables on a subject, whole, in the shape that other programs read."""
    from piacen_qual.analysis import material  # noqa: PLC0415 — as above
    from piacen_qual.analysis.counting import codes, cooccurrence, themes  # noqa: PLC0415

    match subject:
        case Subject.CODES:
            return (codes.codes_by(ready, material.Unit(by.value)),)
        case Subject.THEMES:
            return (themes.themes_by_case(ready),)
        case Subject.TECHNOLOGIES | Subject.OBJECTS:
            return _named(ready, by)
        case Subject.COOCCURRENCE:
            return (
                cooccurrence.cooccurrence(ready),
                cooccurrence.cooccurrence_matrix(ready),
                *cooccurrence.crossings(ready),
            )
        case Subject.SPEAKING:
            return (themes.participants_by_theme(ready), themes.talk_share(ready))
        case Subject.STANCES | Subject.REPLIES | Subject.SATURATION:
            return _interaction(ready, subject, whole=True)
    assert_never(subject)


def all_tables(ready: "Material") -> "tuple[Table, ...]":
    """Every table, for files."""
    from piacen_qual.analysis.counting import codes  # noqa: PLC0415 — as above

    others = (
        *(Subject.THEMES, Subject.SPEAKING, Subject.STANCES, Subject.REPLIES),
        *(Subject.SATURATION, Subject.TECHNOLOGIES, Subject.COOCCURRENCE),
    )
    return (
        *codes.codes_side_by_side(ready, labels=True),
        *(table for by in By for table in to_hand(ready, Subject.CODES, by)),
        *(table for subject in others for table in to_hand(ready, subject, By.CASE)),
    )


def _write(study: "Study", tables: "tuple[Table, ...]") -> None:
    from piacen_qual.cli.outputs import write_all  # noqa: PLC0415 — with the formats
    from piacen_qual.exports.csv import Dialect, table_to_csv  # noqa: PLC0415 — as above
    from piacen_qual.exports.docx import tables_to_docx  # noqa: PLC0415 — as above
    from piacen_qual.exports.json import tables_to_json  # noqa: PLC0415 — as above
    from piacen_qual.exports.markdown import tables_to_markdown  # noqa: PLC0415 — as above
    from piacen_qual.exports.notes import notes_table  # noqa: PLC0415 — as above
    from piacen_qual.exports.xlsx import tables_to_xlsx  # noqa: PLC0415 — as above

    title = "Tableaux de fréquences"
    side_by_side = [table for table in tables if len(table.columns) <= WIDEST_IN_WORD]
    files = {
        "tableaux.xlsx": tables_to_xlsx(tables, title=title),
        "tableaux.docx": tables_to_docx(side_by_side, title=title),
        "tableaux.md": tables_to_markdown(tables, title=title),
        "tableaux.json": tables_to_json(tables, title=title),
    }
    for table in (*tables, notes_table(tables)):
        files[f"tableaux/{table.name}.csv"] = table_to_csv(table)
        files[f"tableaux/{table.name}_excel.csv"] = table_to_csv(table, Dialect.EXCEL)
    write_all(study, files)
