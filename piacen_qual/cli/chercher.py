"""`piacen chercher`: key words in their context."""

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import counting, screen
from piacen_qual.cli.counting import CoderOption, SourceOption
from piacen_qual.cli.steps import HERE, JsonOption, SpeakerOption, StudyOption
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import several

if TYPE_CHECKING:
    from piacen_qual.analysis.citing.concordance import ConcordanceLine

PLACE = 28  # characters of `TNCDC g2 P3`, at most


class NoWordError(PiacenError):
    """There is nothing to look for."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("Donnez au moins un mot à chercher.")


class OnlyWithCodeError(PiacenError):
    """Which codings count was said, and nothing hangs on codings."""

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "--source et --codeur disent quels codages comptent : ils vont avec --code CODE."
        )


def chercher(
    mots: Annotated[list[str], typer.Argument(metavar="MOT", help="Un mot ou une expression.")],
    *,
    etude: StudyOption = HERE,
    cas: Annotated[str | None, typer.Option(metavar="CAS", help="Un seul cas.")] = None,
    theme: Annotated[str | None, typer.Option(metavar="THEME", help="Un seul thème.")] = None,
    locuteur: SpeakerOption = None,
    code: Annotated[
        str | None, typer.Option(metavar="CODE", help="Dans les segments qui portent ce code.")
    ] = None,
    animation: Annotated[
        bool, typer.Option("--animation", help="Cherche aussi chez l’animation.")
    ] = False,
    exact: Annotated[
        bool, typer.Option("--exact", help="Sans tolérance aux fautes de frappe.")
    ] = False,
    source: SourceOption = None,
    codeur: CoderOption = None,
    as_json: JsonOption = False,
) -> None:
    """Montre un mot ou une expression dans son contexte (concordance), sous toutes ses formes.

    « mettre » trouve aussi « mettent » et « mis »; « =mis » ne trouve que cette forme.

    « @nom » trouve tous les mots de ce concept du codebook.
    """
    from piacen_qual.analysis.citing.concordance import concordance  # noqa: PLC0415 — numpy
    from piacen_qual.analysis.citing.search import find  # noqa: PLC0415 — numpy
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions
    from piacen_qual.codebook.additions import UnknownConceptError  # noqa: PLC0415 — with them

    words = " ".join(mots)
    if not re.search(r"\w", words):
        raise NoWordError
    if code is None and (source or codeur):
        raise OnlyWithCodeError
    work = steps.code(etude)
    book, transcripts = work.codebook, work.library.transcripts
    if words.startswith("@") and words[1:] not in book.concepts:
        raise UnknownConceptError(words[1:], book.concepts)
    known = steps.chosen("code", code, [c.id for c in book.codes])
    ready = counting.material(work, source, codeur)
    lines = concordance(
        transcripts,
        find(
            transcripts,
            words,
            work.study.cache,
            approximate=not exact,
            concepts=book.concepts,
        ),
        case=steps.chosen("cas", cas, dict.fromkeys(t.group.case for t in transcripts)),
        theme=steps.chosen("theme", theme, steps.themes(book)),
        speaker=steps.chosen(
            "locuteur", locuteur, dict.fromkeys(s.id for t in transcripts for s in t.speakers)
        ),
        code=known,
        codings=ready.codings,
        segments=ready.segments,
        moderation=animation,
        withdrawn=work.wishes.withdrawn,
    )
    if as_json:
        screen.show_json(
            {
                "mots": words,
                "source": known and ready.source,
                "occurrences": [_told(line) for line in lines if not line.withdrawn],
            }
        )
    else:
        _show(lines, words)
        if known:
            screen.say(f"Segments codés {known} : {ready.source}.")
    screen.show_problems(work.problems)
    steps.say_withdrawn(work, "leurs mots ne sont pas montrés")
    problems = (*work.problems, *work.wishes.problems)
    raise typer.Exit(steps.exit_code(problems) or int(not lines))


def _told(line: "ConcordanceLine") -> dict[str, object]:
    """A line for other programs."""
    told = asdict(line)
    del told["withdrawn"]  # such lines are left out
    return told


def _show(lines: "tuple[ConcordanceLine, ...]", words: str) -> None:
    places = [f"{line.title} {line.speaker}".replace(", groupe ", " g") for line in lines]
    widest = min(PLACE, max(map(len, places), default=0))
    width = screen.console().width
    half = max(1, (width - widest - len(words)) // 2)
    for place, line in zip(places, lines, strict=True):
        shown = screen.literal(f"{place[:widest]:{widest}} ", "dim")
        shown.append(screen.literal(_last(line.left, half).rjust(half), "not dim"))
        shown.append(screen.literal(line.keyword, "not dim bold"))
        shown.append(screen.literal(_first(line.right, width - len(shown)), "not dim"))
        screen.show(shown)
    screen.say(f"{several(len(lines), 'occurrence')} de « {words} ».")
    if not lines and re.search(r"[][()]", words):
        screen.say(
            "Ce que la transcription met entre parenthèses ou crochets n’est pas une parole :"
            " cela ne se cherche pas."
        )


def _last(text: str, room: int) -> str:
    """The last whole words that fit."""
    return text if len(text) <= room else text[-room:].partition(" ")[2]


def _first(text: str, room: int) -> str:
    """The first whole words that fit."""
    return text if len(text) <= room else text[: max(0, room)].rpartition(" ")[0]
