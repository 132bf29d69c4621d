"""`piacen reviser`: a person goes through the segments and decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen, talking
from piacen_qual.cli.steps import HERE, StudyOption
from piacen_qual.errors import PiacenError, Problem

if TYPE_CHECKING:
    from textual.screen import Screen

    from piacen_qual.review.coding.filters import Filter
    from piacen_qual.review.coding.session import Session
    from piacen_qual.review.keeping.matter import Matter
    from piacen_qual.review.moved.session import MovedSession
    from piacen_qual.study import Study


class BlindAgainError(PiacenError):
    """Decisions on words that changed cannot be looked at blind."""

    def __init__(self) -> None:
        """Say which of the two to leave out."""
        super().__init__(
            "--deplaces montre ce que vous aviez décidé, et --aveugle le cache : choisissez."
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line, as typed."""

    files: Sequence[Path]
    cas: str | None
    groupe: int | None
    theme: str | None
    code: str | None
    score_min: float | None
    score_max: float | None
    non_decides: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A study coded by the machine.

    Attributes:
        study: the folder.
        matter: what is reviewed.
        problems: everything to tell about how it was read.
    """

    study: "Study"
    matter: "Matter"
    problems: tuple[Problem, ...]


def reviser(
    fichiers: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FICHIER",
            help="Transcriptions de l’étude; toutes sans cela.",
            show_default=False,
        ),
    ] = None,
    *,
    etude: StudyOption = HERE,
    codeur: Annotated[
        str | None,
        typer.Option(metavar="NOM", help="Qui décide; retenu pour la fois suivante."),
    ] = None,
    aveugle: Annotated[
        bool, typer.Option("--aveugle", help="Cache les suggestions et les codes des autres.")
    ] = False,
    deplaces: Annotated[
        bool,
        typer.Option(
            "--deplaces", help="Revoit vos décisions dont les mots ont été corrigés ou retirés."
        ),
    ] = False,
    simple: Annotated[
        bool, typer.Option("--simple", help="Ligne par ligne, sans plein écran.")
    ] = False,
    cas: Annotated[str | None, typer.Option(metavar="CAS", help="Un seul cas.")] = None,
    groupe: Annotated[
        int | None, typer.Option(metavar="N", help="Un seul groupe, par son numéro.")
    ] = None,
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="Un seul thème.")] = None,
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help="Un seul code : le reste n’est pas demandé.")
    ] = None,
    score_min: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="N", help="Suggestions d’au moins ce score."),
    ] = None,
    score_max: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="N", help="Suggestions d’au plus ce score."),
    ] = None,
    non_decides: Annotated[
        bool, typer.Option("--non-decides", help="Seulement ce qui reste à décider.")
    ] = False,
) -> None:
    """Fait passer les segments un à un : vous acceptez, rejetez ou ajoutez des codes.

    Chaque décision est enregistrée aussitôt, dans decisions/. La touche ? montre les autres.
    """
    from piacen_qual.cli.whoami import whoami  # noqa: PLC0415 — only here

    if deplaces and aveugle:
        raise BlindAgainError
    asked = Asked(fichiers or (), cas, groupe, theme, code, score_min, score_max, non_decides)
    coder = whoami(codeur)
    work = _read(etude)
    wanted = _filter(asked, work.matter)
    plain = simple or not talking.has_screen()
    told = _review(work, coder, wanted, blind=aveugle, moved=deplaces, plain=plain)
    screen.show_problems((*work.problems, *told))


def _read(etude: Path) -> Work:
    """The study, coded by the machine."""
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions
    from piacen_qual.coding.suggest import suggest_apart  # noqa: PLC0415 — the coder
    from piacen_qual.review.keeping.matter import Matter  # noqa: PLC0415 — only here
    from piacen_qual.study import open_study  # noqa: PLC0415 — as above

    study = open_study(etude)
    codebook, told = steps.read_codebook(study)
    library = steps.read(study, codebook.themes)
    with screen.progress("Codage") as tell:
        coded = suggest_apart(library.transcripts, codebook, study.cache, progress=tell)
    matter = Matter(library.transcripts, coded.segments, coded.suggestions, codebook)
    return Work(study, matter, (*told, *library.problems, *coded.problems))


def _filter(asked: Asked, matter: "Matter") -> "Filter":
    """What was asked for, as the study spells it."""
    from piacen_qual.cli.steps import chosen, themes  # noqa: PLC0415 — as above
    from piacen_qual.review.coding.choosing import cases, groups  # noqa: PLC0415 — as above
    from piacen_qual.review.coding.filters import Filter  # noqa: PLC0415 — as above

    case = chosen("cas", asked.cas, cases(matter)) or ""
    group = None if asked.groupe is None else str(asked.groupe)
    chosen("groupe", group, map(str, groups(matter, case)))
    return Filter(
        files=tuple(_file(path, matter) for path in asked.files),
        case=case,
        group=asked.groupe,
        theme=chosen("theme", asked.theme, themes(matter.codebook)) or "",
        code=chosen("code", asked.code, matter.codes) or "",
        least=asked.score_min or 0.0,
        most=1.0 if asked.score_max is None else asked.score_max,
        open_only=asked.non_decides,
    )


def _file(path: Path, matter: "Matter") -> str:
    """The transcript of the study that is so called, with or without its suffix."""
    from piacen_qual.cli.places import UnknownTranscriptError  # noqa: PLC0415 — as above
    from piacen_qual.french.folding import fold  # noqa: PLC0415 — as above

    for name in matter.by_file:
        if fold(path.name) in {fold(name), fold(Path(name).stem)}:
            return name
    raise UnknownTranscriptError(str(path), list(matter.by_file))


def _review(
    work: Work, coder: str, wanted: "Filter", *, blind: bool, moved: bool, plain: bool
) -> tuple[Problem, ...]:
    """Let the coder decide; what a screen cannot leave behind is to be told afterwards."""
    from piacen_qual.decisions.log import Log  # noqa: PLC0415 — only here
    from piacen_qual.review.coding.session import Session  # noqa: PLC0415 — as above
    from piacen_qual.review.keeping.opening import open_ledger  # noqa: PLC0415 — as above
    from piacen_qual.review.keeping.pen import Pen  # noqa: PLC0415 — as above
    from piacen_qual.review.moved.session import MovedSession  # noqa: PLC0415 — as above

    book = work.matter.codebook
    version = f"{book.version} ({book.digest[:8]})".lstrip()
    with Log(work.study, coder, work.matter.transcripts, codebook=version) as log:
        opened = open_ledger(work.study, log, work.matter)
        pen = Pen(log, opened.ledger, shown=not blind)
        session: Session | MovedSession
        if moved:
            session = MovedSession(pen, opened.ledger, opened.versions, wanted)
        else:
            session = Session(pen, opened.ledger, blind=blind, wanted=wanted)
        try:
            (_talk if plain else _draw)(session, opened.problems)
        finally:
            screen.say(_summary(session))
    return () if plain else opened.problems


def _summary(session: "Session | MovedSession") -> str:
    """What was done, and what is left."""
    from piacen_qual.review.coding import phrases  # noqa: PLC0415 — as above
    from piacen_qual.review.moved import phrases as of_moved  # noqa: PLC0415 — as above
    from piacen_qual.review.moved.session import MovedSession  # noqa: PLC0415 — as above

    if isinstance(session, MovedSession):
        return of_moved.summary(session)
    return phrases.summary(session)


def _draw(session: "Session | MovedSession", problems: Sequence[Problem]) -> None:
    """On the whole screen."""

    def first() -> "Screen[None]":
        from piacen_qual.review.app import review_screen  # noqa: PLC0415 — textual

        return review_screen(session)

    talking.draw(first, problems)


def _talk(session: "Session | MovedSession", problems: Sequence[Problem]) -> None:
    """Line by line."""
    from piacen_qual.review.coding.simple import Simple  # noqa: PLC0415 — as above
    from piacen_qual.review.moved.session import MovedSession  # noqa: PLC0415 — as above
    from piacen_qual.review.moved.simple import SimpleMoved  # noqa: PLC0415 — as above

    screen.show_problems(problems, everything=True)
    if isinstance(session, MovedSession):
        talking.talk(partial(SimpleMoved, session))
    else:
        talking.talk(partial(Simple, session))
