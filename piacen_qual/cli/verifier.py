"""`piacen verifier`: read transcripts and codebook, and show how they were understood."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import typer

from piacen_qual.cli import screen
from piacen_qual.cli.steps import HERE, FilesArgument, JsonOption, StudyOption, exit_code
from piacen_qual.errors import Level, Problem
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import grouped, several
from piacen_qual.model import Role, Speaker, Theme, Transcript, theme_labels
from piacen_qual.study import Study, open_study

if TYPE_CHECKING:
    from rich.table import Table

    from piacen_qual.codebook.schema import Codebook
    from piacen_qual.decisions.anchoring import Placed, State
    from piacen_qual.decisions.replay import Decision
    from piacen_qual.transcripts.library import Library

    Held = tuple[Placed[Decision], ...]

ROLES: Mapping[Role, str] = {
    Role.MODERATION: "animation",
    Role.PARTICIPANT: "participe",
    Role.OBSERVATION: "observation",
}


ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
}


def verifier(
    fichiers: FilesArgument = None, etude: StudyOption = HERE, as_json: JsonOption = False
) -> None:
    """Lit les transcriptions et le codebook, et montre comment ils ont été compris."""
    from piacen_qual.analysis.codebook_review.corrections import states_by_file  # noqa: PLC0415 — with decisions
    from piacen_qual.cli.steps import (  # noqa: PLC0415 — heavy readers
        read,
        read_codebook,
        say_what_happened,
    )

    files = tuple(fichiers or ())
    study = Study(etude) if files else open_study(etude)
    guide: tuple[Theme, ...] = ()
    problems: tuple[Problem, ...] = ()
    codebook = None
    if study.codebook.exists() or not files:
        codebook, problems = read_codebook(study)
        guide = codebook.themes
    library = read(study, guide, files)
    held: Held = ()
    told: tuple[Problem, ...] = ()
    if codebook is not None:
        held, told = _decided(study, codebook, library)
    if files:
        held, told = _of(_named(study, files), held, told)
    problems = (*problems, *library.problems, *told)
    if as_json:
        contracts = [as_contract(transcript, problems) for transcript in library.transcripts]
        decisions = decisions_contract(held, told)
        screen.show_json({"transcripts": contracts, "decisions": decisions})
    else:
        states = states_by_file(held)
        for transcript in library.transcripts:
            _show(transcript, guide, problems, states.get(transcript.file, {}))
    if codebook is not None and not files:
        problems = (*problems, *_tried(codebook, study))
    shown = {transcript.file for transcript in library.transcripts}
    screen.show_problems([p for p in problems if p.file not in shown], everything=not as_json)
    if not as_json:
        _sum_up(len(library.transcripts), problems)
    say_what_happened(study, codebook)
    raise typer.Exit(exit_code(problems))


def _decided(
    study: Study, codebook: "Codebook", library: "Library"
) -> "tuple[Held, tuple[Problem, ...]]":
    """What people hold, and what there is to say about it."""
    from piacen_qual.analysis.codebook_review.corrections import to_review  # noqa: PLC0415 — with decisions
    from piacen_qual.cli.steps import decided  # noqa: PLC0415 — as above
    from piacen_qual.coding.matching.segments import segments  # noqa: PLC0415 — as above
    from piacen_qual.decisions.voices import voices  # noqa: PLC0415 — as above

    placement, told = decided(study, codebook, library)
    cut = (segments(each, codebook.segment_words) for each in library.transcripts)
    everyone = voices(placement, chain.from_iterable(cut))
    files = {transcript.file for transcript in library.transcripts}
    again = to_review(everyone, codebook, codebook_file=study.codebook.name, files=files)
    return tuple(everyone.held), (*told, *again)


def _named(study: Study, files: Iterable[Path]) -> frozenset[str]:
    """The transcripts of the study among the files named."""
    from piacen_qual.cli.places import as_path  # noqa: PLC0415 — only with files

    ours = {path.resolve(): path.name for path in study.transcript_paths()}
    named = {as_path(file, study).resolve() for file in files}
    return frozenset(normalize("NFC", name) for path, name in ours.items() if path in named)


def _of(
    files: Collection[str], held: "Held", told: tuple[Problem, ...]
) -> "tuple[Held, tuple[Problem, ...]]":
    """Of what people hold, what bears on these transcripts."""
    here = (placed for placed in held if placed.spot and placed.spot.file in files)
    return tuple(here), tuple(problem for problem in told if problem.file in files)


def _tried(codebook: "Codebook", study: Study) -> tuple[Problem, ...]:
    """What the examples of the codes say of the rules, if they can be tried."""
    from piacen_qual.coding.reading.versions import MissingModelError  # noqa: PLC0415 — as above
    from piacen_qual.coding.trial import try_examples  # noqa: PLC0415 — the coder

    try:
        with screen.progress("Essai des exemples") as tell:
            return try_examples(codebook, study.cache, progress=tell)
    except MissingModelError as stop:
        message = f"les exemples des codes n’ont pas été essayés. {stop}"
        return (Problem(study.codebook.name, None, Level.WARNING, message),)


def as_contract(transcript: Transcript, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """The JSON contract of one transcript; other programs read it."""
    turns, words = _counts(transcript)
    return {
        "file": transcript.file,
        "format": transcript.format,
        "encoding": transcript.encoding,
        "case": transcript.group.case,
        "group": transcript.group.number,
        "speakers": [
            {
                "id": speaker.id,
                "labels": list(speaker.labels),
                "role": speaker.role.value,
                "turns": turns[speaker.id],
                "words": words[speaker.id],
            }
            for speaker in transcript.speakers
        ],
        "themes": [asdict(start) for start in transcript.themes],
        "turns": [asdict(turn) for turn in transcript.turns],
        "problems": [_problem(each) for each in problems if each.file == transcript.file],
    }


def decisions_contract(held: "Held", problems: tuple[Problem, ...]) -> dict[str, Any]:
    """The JSON contract of what people hold: by transcript, how many are in each state."""
    from piacen_qual.analysis.codebook_review.corrections import STATES, states_by_file  # noqa: PLC0415 — as above

    return {
        "transcripts": [
            {"file": file, **{state.value: states[state] for state in STATES}}
            for file, states in states_by_file(held).items()
        ],
        "problems": [{"file": each.file, **_problem(each)} for each in problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"line": problem.line, "level": problem.level.value, "message": problem.message}


def _counts(transcript: Transcript) -> tuple[Counter[str], Counter[str]]:
    from piacen_qual.french.words import count_words  # noqa: PLC0415 — tokens

    turns: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for turn in transcript.turns:
        turns[turn.speaker] += 1
        words[turn.speaker] += count_words(turn.text)
    return turns, words


def _show(
    transcript: Transcript,
    guide: tuple[Theme, ...],
    problems: tuple[Problem, ...],
    states: "Mapping[State, int]",
) -> None:
    from piacen_qual.analysis.codebook_review.corrections import in_words  # noqa: PLC0415 — as above

    group = transcript.group
    encoding = ENCODINGS.get(transcript.encoding, transcript.encoding)
    edition = "" if group.edition is None else f" · édition {group.edition}"
    date = f" · {group.date}" if group.date else ""
    screen.show(screen.literal(transcript.file, "bold"))
    screen.show(
        f"{transcript.title}{date}{edition} · {transcript.format}, {encoding} ·"
        f" {several(len(transcript.turns), 'tour')}"
    )
    screen.show(_speakers(transcript), _themes(transcript, guide))
    if states:
        screen.show(f"Décisions\xa0: {in_words(states)}")
    screen.show_problems([p for p in problems if p.file == transcript.file], everything=True)
    screen.show("")


def _grid(*headings: str) -> "Table":
    from rich import box  # noqa: PLC0415 — `--json` does without
    from rich.table import Table  # noqa: PLC0415 — as above

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        numeric = heading in {"tours", "mots", "part", "tour", "sûreté"}
        grid.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    return grid


def _speakers(transcript: Transcript) -> "Table":
    turns, words = _counts(transcript)
    total = sum(words.values()) or 1
    grid = _grid("qui", "rôle", "tours", "mots", "part", "étiquettes dans le fichier")
    for speaker in sorted(transcript.speakers, key=_place):
        grid.add_row(
            screen.cell(speaker.id),
            ROLES[speaker.role],
            grouped(turns[speaker.id]),
            grouped(words[speaker.id]),
            f"{words[speaker.id] / total:.0%}".replace("%", "\u00a0%"),
            screen.cell(", ".join(speaker.labels)),
        )
    return grid


def _place(speaker: Speaker) -> tuple[int, int, str]:
    """The moderation first, then P1, P2… P10, then who only observes."""
    number = re.search(r"\d+$", speaker.id)
    return tuple(ROLES).index(speaker.role), int(number[0]) if number else 0, speaker.id


def _themes(transcript: Transcript, guide: tuple[Theme, ...]) -> "Table":
    labels = theme_labels(guide)
    grid = _grid("tour", "thème", "sûreté", "sur quoi on se fonde")
    for start in transcript.themes:
        grid.add_row(
            str(start.first_turn),
            screen.cell(labels.get(start.theme, start.theme)),
            grouped(start.score, 2),
            screen.cell(typeset(start.evidence)),
        )
    return grid


def _sum_up(files: int, problems: tuple[Problem, ...]) -> None:
    counts = Counter(problem.level.value for problem in problems)
    told = ", ".join(several(n, word) for word, n in sorted(counts.items()))
    read = several(files, "transcription lue", "transcriptions lues")
    screen.say(f"{read}; {told or 'rien à signaler'}.")
