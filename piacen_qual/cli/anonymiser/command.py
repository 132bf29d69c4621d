"""`piacen anonymiser`: go through what may identify someone, and decide."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from piacen_qual.cli import screen, talking
from piacen_qual.cli.steps import HERE, FilesArgument, JsonOption, StudyOption, exit_code
from piacen_qual.errors import PiacenError, Problem

if TYPE_CHECKING:
    from textual.screen import Screen

    from piacen_qual.anonymisation.candidates import Candidate
    from piacen_qual.anonymisation.today import Today
    from piacen_qual.model import Cell, Corpus, Table, Transcript
    from piacen_qual.review.identifiers.desk import Desk
    from piacen_qual.study import Study
    from piacen_qual.transcripts.library import Library


class OnlyForTheStudyError(PiacenError):
    """Files were named, and questions would be asked about a part of the study."""

    def __init__(self) -> None:
        """Say what files are for."""
        super().__init__(
            "Les réponses valent pour toute l’étude : nommez des fichiers avec --json seulement."
        )


class OneThingError(PiacenError):
    """Several things were asked for at once."""

    def __init__(self) -> None:
        """Name them."""
        super().__init__(
            "--bilan, --registre, --detruire-cle et --json : choisissez l’un des quatre."
        )


class OnlyToDestroyError(PiacenError):
    """`--oui` stands without what it confirms."""

    def __init__(self) -> None:
        """Say what it goes with."""
        super().__init__("--oui confirme --detruire-cle, et ne va qu’avec lui.")


def anonymiser(
    fichiers: FilesArgument = None,
    *,
    etude: StudyOption = HERE,
    codeur: Annotated[
        str | None,
        typer.Option(metavar="NOM", help="Qui décide; retenu pour la fois suivante."),
    ] = None,
    simple: Annotated[
        bool, typer.Option("--simple", help="Ligne par ligne, sans plein écran.")
    ] = False,
    tout: Annotated[
        bool, typer.Option("--tout", help="Reprend aussi ce qui est déjà décidé ou sûr.")
    ] = False,
    bilan: Annotated[
        bool, typer.Option("--bilan", help="Montre où en est l’étude, sans rien demander.")
    ] = False,
    registre: Annotated[
        bool, typer.Option("--registre", help="Écrit l’inscription au registre (loi 25, éthique).")
    ] = False,
    detruire_cle: Annotated[
        bool, typer.Option("--detruire-cle", help="Détruit la clé des pseudonymes, pour toujours.")
    ] = False,
    oui: Annotated[
        bool, typer.Option("--oui", help="Avec --detruire-cle : sans demander confirmation.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Passe en revue ce qui peut identifier quelqu’un : masquer, garder, ou décider plus tard.

    Une réponse vaut pour toute l’étude, et s’enregistre aussitôt dans decisions/anonymisation/.
    """
    if oui and not detruire_cle:
        raise OnlyToDestroyError
    if bilan + registre + detruire_cle + as_json > 1:
        raise OneThingError
    if detruire_cle:
        raise typer.Exit(_destroy(etude, codeur, confirmed=oui))
    if fichiers and not as_json:
        raise OnlyForTheStudyError
    read = _read(etude, tuple(fichiers or ()))
    told: tuple[Problem, ...] = ()
    code = 0
    if as_json:
        screen.show_json({"candidates": _contract(read.today)})
    elif registre:
        code = _show_register(read)
    elif not bilan and (simple or sys.stdin.isatty()):
        plain = simple or not talking.has_screen()
        told = _ask(read, codeur, everything=tout, plain=plain)
    else:
        screen.show_tables([_summary(read.today.candidates)])
        code = int(_waits(read.today.candidates))
    problems = (*read.problems, *told)
    screen.show_problems(problems)
    raise typer.Exit(exit_code(problems) or code)


@dataclass(frozen=True, slots=True)
class Read:
    """A study in which what may identify someone was found.

    Attributes:
        study: the folder.
        transcripts: those named, or all.
        today: what was found and decided.
        problems: everything to tell about how it was read.
    """

    study: "Study"
    transcripts: "tuple[Transcript, ...]"
    today: "Today"
    problems: tuple[Problem, ...]


def _destroy(etude: Path, coder: str | None, *, confirmed: bool) -> int:
    from piacen_qual.cli.cle import destroy  # noqa: PLC0415 — only here
    from piacen_qual.cli.whoami import whoami  # noqa: PLC0415 — as above
    from piacen_qual.study import open_study  # noqa: PLC0415 — as above

    return destroy(open_study(etude), whoami(coder), confirmed=confirmed)


def _show_register(read: Read) -> int:
    from piacen_qual.cli.cle import show_register  # noqa: PLC0415 — only here

    return show_register(read.study, read.today, read.transcripts)


def _read(etude: Path, files: Sequence[Path]) -> Read:
    """The study, and what may identify someone in the transcripts named or in all of them."""
    from piacen_qual.anonymisation.today import candidates_today  # noqa: PLC0415 — heavy
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions
    from piacen_qual.study import open_study  # noqa: PLC0415 — as above

    study = open_study(etude)
    codebook, told = steps.read_codebook(study)
    library = steps.read(study, codebook.themes, files)
    corpus = _corpus(study, files, library)
    with screen.progress("Recherche de ce qui identifie") as tell:
        today = candidates_today(study, library.transcripts, corpus, codebook, progress=tell)
    problems = (*told, *library.problems, *today.problems)
    return Read(study, library.transcripts, today, problems)


def _corpus(study: "Study", files: Sequence[Path], library: "Library") -> "Corpus":
    """The corpus.yaml beside the files named, where they have one of their own."""
    from piacen_qual.transcripts.corpus import load_corpus  # noqa: PLC0415 — only here

    beside = {path.absolute().parent / "corpus.yaml" for path in files}
    theirs = sorted(path for path in beside if path.is_file() and path != study.corpus.absolute())
    return load_corpus(theirs[0])[0] if theirs else library.corpus


def _contract(today: "Today") -> list[dict[str, Any]]:
    """The candidates for other programs; the keys are a contract.

    `replacement` is the generalisation: a pseudonym is only in the key.
    """
    from piacen_qual.anonymisation.candidates import Action  # noqa: PLC0415 — with the above

    return [
        {
            "file": each.file,
            "turn": each.turn,
            "start": each.start,
            "end": each.end,
            "text": each.text,
            "type": each.kind.value,
            "action": each.action.value,
            "replacement": ""
            if each.action is Action.KEEP
            else today.answers.replacement(each) or each.kind.generalisation,
        }
        for each in today.candidates
    ]


def _ask(read: Read, coder: str | None, *, everything: bool, plain: bool) -> tuple[Problem, ...]:
    """Ask what there is to ask; what there is to tell afterwards."""
    from piacen_qual.anonymisation.answering.again import said_again  # noqa: PLC0415 — only here
    from piacen_qual.anonymisation.answering.log import AnswerLog  # noqa: PLC0415 — as above
    from piacen_qual.anonymisation.candidates import unresolved  # noqa: PLC0415 — as above
    from piacen_qual.anonymisation.today import reread  # noqa: PLC0415 — as above
    from piacen_qual.cli.whoami import whoami  # noqa: PLC0415 — as above
    from piacen_qual.review.identifiers.desk import Desk  # noqa: PLC0415 — as above
    from piacen_qual.review.identifiers.scope import Scope, Which  # noqa: PLC0415 — as above
    from piacen_qual.review.identifiers.talk import Talk  # noqa: PLC0415 — as above
    from piacen_qual.review.identifiers.wording import left  # noqa: PLC0415 — as above

    scope = Scope(Which.ALL if everything else Which.OPEN)
    with AnswerLog(read.study, whoami(coder)) as log:
        more = partial(said_again, read.today.roster, transcripts=read.transcripts)
        desk = Desk(read.today.found, log, Talk(read.transcripts), scope, more=more)
        told = tuple(problem for problem in log.problems if problem not in read.today.problems)
        if plain:
            _talk(desk)
        else:
            _draw(desk, (*read.today.problems, *told))
    now = reread(read.study, read.transcripts, read.today)
    screen.say(left(len({each.question for each in unresolved(now.candidates)})))
    return told


def _talk(desk: "Desk") -> None:
    """Line by line."""
    from piacen_qual.review.identifiers.simple import Simple  # noqa: PLC0415 — only here

    talking.talk(partial(Simple, desk))


def _draw(desk: "Desk", problems: "Sequence[Problem]") -> None:
    """On the whole screen."""

    def first() -> "Screen[None]":
        from piacen_qual.review.identifiers.screen import (  # noqa: PLC0415 — textual
            IdentifiersScreen,
        )

        return IdentifiersScreen(desk)

    talking.draw(first, problems)


def _waits(candidates: "Iterable[Candidate]") -> bool:
    """Whether somebody has still to decide something."""
    from piacen_qual.anonymisation.candidates import unresolved  # noqa: PLC0415 — as above

    return bool(unresolved(candidates))


def _summary(candidates: "Sequence[Candidate]") -> "Table":
    """How many passages of each kind are masked, kept, or still to be decided."""
    from piacen_qual.anonymisation.candidates import Action, Kind  # noqa: PLC0415 — as above
    from piacen_qual.model import Column, Table  # noqa: PLC0415 — as above

    rows: list[tuple[Cell, ...]] = []
    for kind in Kind:
        here = [each for each in candidates if each.kind is kind]
        if here:
            open_ = {each.question for each in here if each.action is Action.ASK}
            counts = [sum(each.action is action for each in here) for action in Action]
            rows.append((kind.label, *counts, len(open_)))
    return Table(
        name="anonymisation",
        title="Ce qui peut identifier quelqu’un",
        columns=(
            Column("type", "Type"),
            Column("masques", "Masqués", "entier"),
            Column("a_decider", "À décider", "entier"),
            Column("gardes", "Gardés", "entier"),
            Column("questions", "Questions", "entier"),
        ),
        rows=tuple(rows),
        notes=(
            "Passages trouvés dans tous les tours, quel que soit le locuteur. Une question porte"
            " sur tous les passages qui se décident ensemble.",
        ),
    )
