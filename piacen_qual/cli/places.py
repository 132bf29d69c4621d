"""`FICHIER:TOUR`, as a person points to a turn."""

import re
from collections.abc import Sequence
from pathlib import Path

from piacen_qual.errors import PiacenError
from piacen_qual.model import Transcript, Turn
from piacen_qual.study import Study


class NotAPlaceError(PiacenError):
    """What was given is not `FICHIER:TOUR`."""

    def __init__(self, given: str) -> None:
        """Show how a turn is named."""
        file = given.rstrip(": ") or "nom_g1.docx"
        super().__init__(
            f"« {given} » ne dit pas quel tour : écrivez FICHIER:TOUR, par exemple « {file}:12 »."
        )


class UnknownTranscriptError(PiacenError):
    """No transcript has that name."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        """Say which names come near, or which there are."""
        from piacen_qual.codebook.problems import hint  # noqa: PLC0415 — rapidfuzz

        name = re.split(r"[/\\]", given)[-1]
        super().__init__(f"La transcription « {given} » n’existe pas.{hint(name, known)}")


class NoSuchTurnError(PiacenError):
    """The transcript does not have that many turns."""

    def __init__(self, transcript: Transcript, number: int) -> None:
        """Say which numbers there are."""
        last = len(transcript.turns)
        numbers = f"ses tours vont de 1 à {last}" if last else "elle n’a aucun tour de parole"
        super().__init__(f"« {transcript.file} » n’a pas de tour {number} : {numbers}.")


def read_place(given: str, study: Study) -> tuple[Path, int]:
    """The file and the turn's number that `given` names, as `nord_g1.txt:12`.

    A transcript of the study goes by its name, with or without its suffix; any other by its path,
    which may have a colon of its own (`C:\\verbatims\\nord_g1.txt:12`).

    Raises:
        NotAPlaceError: when it does not end with a number after a colon.
        UnknownTranscriptError: when there is no such file.
    """
    file, _, number = (part.strip() for part in given.rpartition(":"))
    if not file or not re.fullmatch("-?[0-9]{1,9}", number):
        raise NotAPlaceError(given)
    named = named_in(study, file)
    if len(named) == 1:
        return named[0], int(number)
    if Path(file).is_file():
        return Path(file), int(number)
    raise UnknownTranscriptError(file, [path.name for path in named or study.transcript_paths()])


def as_path(given: Path, study: Study) -> Path:
    """The file at a path or, when there is none, the transcript of the study of that name."""
    named = [] if given.exists() else named_in(study, str(given))
    return named[0] if len(named) == 1 else given


def named_in(study: Study, given: str) -> list[Path]:
    """The transcripts of the study that go by a name: with or without suffix, accents aside."""
    from piacen_qual.french.folding import fold  # noqa: PLC0415 — a few functions need it

    paths, wanted = study.transcript_paths(), fold(given)
    return [path for path in paths if path.name == given] or [
        path for path in paths if wanted in {fold(path.name), fold(path.stem)}
    ]


def turn_of(transcript: Transcript, number: int) -> Turn:
    """The turn so numbered.

    Raises:
        NoSuchTurnError: when there is none.
    """
    if not 1 <= number <= len(transcript.turns):
        raise NoSuchTurnError(transcript, number)
    return transcript.turns[number - 1]
