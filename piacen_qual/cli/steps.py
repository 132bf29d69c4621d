"""The steps that commands share: open the study, read the codebook and transcripts, code."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from piacen_qual.cli import screen
from piacen_qual.errors import Level, PiacenError, Problem
from piacen_qual.model import CLOSING, INTRO, Theme
from piacen_qual.study import Study, open_study

if TYPE_CHECKING:
    from piacen_qual.codebook.schema import Codebook
    from piacen_qual.coding.suggest import Coded
    from piacen_qual.decisions.anchoring import Placement
    from piacen_qual.partners.standing import Wishes
    from piacen_qual.transcripts.library import Library

StudyOption = Annotated[
    Path,
    typer.Option("--etude", metavar="DOSSIER", help="Dossier de l’étude.", show_default=False),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Écrit les données en JSON.")]
SpeakerOption = Annotated[
    str | None,
    typer.Option("--locuteur", metavar="P3", help="Qui parle : le P3 de tous les groupes."),
]
FilesArgument = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FICHIER", help="Transcriptions à lire; toutes celles de l’étude sans cela."
    ),
]
HERE = Path()


class NoCodebookError(PiacenError):
    """The study has no codebook."""

    def __init__(self, study: Study) -> None:
        """Say where it is expected, and where to take one."""
        super().__init__(
            f"« {study.codebook} » n’existe pas : sans lui, rien ne peut être codé. Copiez-y le"
            " vôtre, ou partez de celui que donne « piacen init AUTRE_DOSSIER »."
        )


class NothingToReadError(PiacenError):
    """There is no transcript, or none that can be read: results would be empty tables."""

    def __init__(self, study: Study, problems: Sequence[Problem]) -> None:
        """Say what is wrong with each file, or where files are expected, and in which formats."""
        super().__init__(
            "\n".join(map(str, problems))
            or f"Aucune transcription dans « {study.transcripts} ». Déposez-y vos fichiers (.docx,"
            " .odt, .rtf, .txt, .md, .vtt, .srt ou .csv)."
        )


class UnknownChoiceError(PiacenError):
    """A filter names something that the study does not have."""

    def __init__(self, option: str, given: str, known: Iterable[str]) -> None:
        """Say what was given and what there is."""
        from piacen_qual.codebook.problems import hint  # noqa: PLC0415 — rapidfuzz

        super().__init__(f"--{option} : « {given} » n’existe pas ici.{hint(given, known)}")


@dataclass(frozen=True, slots=True)
class Work:
    """A study read and coded.

    Attributes:
        study: the folder.
        codebook: codebook.yaml.
        library: the transcripts.
        coded: segments and suggestions.
        placement: what people decided.
        wishes: what partners ask, and what could not be read of it.
        problems: everything to tell about all of it.
    """

    study: Study
    codebook: "Codebook"
    library: "Library"
    coded: "Coded"
    placement: "Placement"
    wishes: "Wishes"
    problems: tuple[Problem, ...]


def read_codebook(study: Study) -> "tuple[Codebook, tuple[Problem, ...]]":
    """codebook.yaml of the study."""
    from piacen_qual.codebook.kept import kept_codebook  # noqa: PLC0415 — importlib.metadata

    if not study.codebook.exists() and not study.codebook.is_symlink():
        raise NoCodebookError(study)
    return kept_codebook(study)


def read(study: Study, guide: tuple[Theme, ...], files: Sequence[Path] = ()) -> "Library":
    """The transcripts named, or all of them, with a progress bar if it takes long."""
    from piacen_qual.cli.places import as_path  # noqa: PLC0415 — only with files
    from piacen_qual.transcripts.library import read_library  # noqa: PLC0415 — stemmer, formats

    paths = tuple(as_path(path, study) for path in files)
    with screen.progress("Lecture") as tell:
        library = read_library(study, guide, paths, tell)
    if not library.transcripts:
        raise NothingToReadError(study, library.problems)
    return library


def code(etude: Path, files: Sequence[Path] = ()) -> Work:
    """Read a study, suggest its codes, and find what people decided.

    Decisions are those of the whole study: with `files`, there are none.
    """
    from piacen_qual.coding.suggest import suggest  # noqa: PLC0415 — numpy
    from piacen_qual.decisions.anchoring import Placement  # noqa: PLC0415 — with the next
    from piacen_qual.partners.standing import Wishes  # noqa: PLC0415 — with the logs

    study = open_study(etude)
    codebook, told = read_codebook(study)
    library = read(study, codebook.themes, files)
    with screen.progress("Codage") as tell:
        coded = suggest(library.transcripts, codebook, study.cache, progress=tell)
    placement, also_told = (Placement(), ()) if files else decided(study, codebook, library)
    wishes = Wishes() if files else asked(study, library)
    problems = (*told, *library.problems, *coded.problems, *also_told)
    say_what_happened(study, codebook)
    return Work(study, codebook, library, coded, placement, wishes, problems)


def decided(
    study: Study, codebook: "Codebook", library: "Library"
) -> "tuple[Placement, tuple[Problem, ...]]":
    """What people decided in a study, on the transcripts as they are today."""
    from piacen_qual.decisions.today import decisions_today  # noqa: PLC0415 — with the logs

    return decisions_today(study, codebook, library.transcripts)


def asked(study: Study, library: "Library") -> "Wishes":
    """What partners ask of the quotes they were shown, on the transcripts as they are today."""
    from piacen_qual.partners.reading import read_history  # noqa: PLC0415 — with the logs
    from piacen_qual.partners.standing import wishes  # noqa: PLC0415 — as above

    history, problems = read_history(study)
    found = wishes(history, study, library.transcripts)
    return replace(found, problems=(*problems, *found.problems))


def say_withdrawn(work: Work, where: str) -> None:
    """How many passages partners withdrew, and what could not be read of it.

    Args:
        work: the study.
        where: whose files do not tell them, in French.
    """
    screen.show_problems(work.wishes.problems, everything=True)
    if count := work.wishes.count:
        screen.say(f"Passages retirés par des partenaires : {count}; {where}.")


def say_what_happened(study: Study, codebook: "Codebook | None") -> None:
    """What went on meanwhile: damaged results made again, a codebook that somebody edited."""
    if damaged := len(study.cache.damaged):
        files = "un fichier était abîmé" if damaged == 1 else f"{damaged} fichiers étaient abîmés"
        screen.say(f"Dans la mémoire du programme (.piacen/), {files} : c’est refait.")
    if codebook is not None and _digest(study.codebook) != codebook.digest:
        screen.say(
            f"{study.codebook.name} a été modifié pendant le travail : ces résultats sont ceux de"
            " la version lue au début. Relancez la commande pour tenir compte des changements."
        )


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def exit_code(problems: Iterable[Problem]) -> int:
    """2 when the input is such that something was left out, else 0."""
    return 2 if any(problem.level is Level.ERROR for problem in problems) else 0


def themes(codebook: "Codebook") -> list[str]:
    """Those a filter may name, with the two that always exist."""
    return [INTRO, *(theme.id for theme in codebook.themes), CLOSING]


def chosen(option: str, given: str | None, known: Iterable[str]) -> str | None:
    """`given` as the study spells it (case and accents aside), or None when nothing was given.

    Raises:
        UnknownChoiceError: when the study has no such thing.
    """
    from piacen_qual.french.folding import fold  # noqa: PLC0415 — one function needs it

    names = tuple(known)
    if given is None or given in names:
        return given
    for name in names:
        if fold(name) == fold(given):
            return name
    raise UnknownChoiceError(option, given, names)
