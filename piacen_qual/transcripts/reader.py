"""One file → one `Transcript`: decoded, cut by speaker, placed in the guide's themes."""

import unicodedata
from pathlib import Path

from piacen_qual.errors import Level, Problem
from piacen_qual.model import Corpus, Group, Role, Theme, Transcript
from piacen_qual.transcripts.corpus import group_of
from piacen_qual.transcripts.formats import read_source
from piacen_qual.transcripts.speakers.turns import Cut, cut_turns
from piacen_qual.transcripts.themes.detection import find_themes, theme_problems, with_themes


def read_transcript(
    path: Path, corpus: Corpus, guide: tuple[Theme, ...]
) -> tuple[Transcript, tuple[Problem, ...]]:
    """Read a transcript.

    Args:
        path: the file.
        corpus: what corpus.yaml knows.
        guide: the themes and their questions, in order.

    Returns:
        The transcript, and what a person should know about how it was read.

    Raises:
        UnreadableFileError: when nothing can be read from the file.
    """
    name = unicodedata.normalize("NFC", path.name or str(path))
    source = read_source(path, name)
    group, guesses = group_of(name, corpus)
    cut = cut_turns(source, group, guide, name)
    headings = [aside for aside in cut.asides if aside.kind == "titre"]
    starts = find_themes(cut.turns, guide, headings, group.theme_overrides)
    transcript = Transcript(
        file=name,
        format=source.format,
        encoding=source.encoding,
        sha256=source.sha256,
        group=group,
        speakers=cut.speakers,
        themes=starts,
        turns=with_themes(cut.turns, starts),
        asides=cut.asides,
    )
    problems = (
        *source.problems,
        *guesses,
        *cut.problems,
        *theme_problems(starts, guide, group.theme_overrides, name),
        *_nobody_to_code(cut, name),
        *_overrides_beyond(group, cut, name),
    )
    return transcript, problems


def _nobody_to_code(cut: Cut, name: str) -> tuple[Problem, ...]:
    if any(speaker.role is Role.PARTICIPANT for speaker in cut.speakers):
        return ()
    message = (
        "aucune personne participante : rien ne sera codé. Dites dans corpus.yaml qui anime"
        " (animation) et qui participe (participants)."
    )
    return (Problem(name, None, Level.ERROR, message),)


def _overrides_beyond(group: Group, cut: Cut, name: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            name,
            None,
            Level.ERROR,
            f"corpus.yaml place un thème au tour {n}, et il n’y a que {len(cut.turns)} tours.",
        )
        for n in group.theme_overrides
        if not 1 <= n <= len(cut.turns)
    )
