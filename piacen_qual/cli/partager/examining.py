"""`piacen partager --examiner FICHIER`: the leak scan, on any finished file."""

from pathlib import Path

from piacen_qual.anonymisation.candidates import unresolved
from piacen_qual.anonymisation.scanning.scan import scan
from piacen_qual.cli import screen, steps
from piacen_qual.cli.partager.dossier import candidates
from piacen_qual.cli.partager.publishing import secrets
from piacen_qual.errors import UnreadableFileError
from piacen_qual.french.wording import several
from piacen_qual.study import open_study


def examine(etude: Path, file: Path, *, as_json: bool) -> int:
    """Look in a file for everything that may not leave this study.

    Args:
        etude: the study, which knows what may not.
        file: the file.
        as_json: whether to show findings as data.

    Returns:
        The exit code: 1 when something was found.

    Raises:
        UnreadableFileError: the system does not give the file.
    """
    _check_there(file)
    study = open_study(etude)
    codebook, problems = steps.read_codebook(study)
    library = steps.read(study, codebook.themes)
    today = candidates(study, library, codebook)
    steps.say_what_happened(study, codebook)
    leaks = scan(file, secrets(today, library.transcripts))
    if as_json:
        found = [
            {"part": leak.part, "kind": leak.kind.value, "found": leak.found, "what": leak.what}
            for leak in leaks
        ]
        screen.show_json({"file": str(file), "leaks": found})
    for leak in () if as_json else leaks:
        screen.show(screen.literal(leak))
    screen.show_problems((*problems, *library.problems, *today.problems))
    told = several(len(leaks), "trouvaille") if leaks else "Rien trouvé"
    screen.say(f"{told} dans « {file.name} ».")
    if left := {each.question for each in unresolved(today.candidates)}:
        screen.say(
            f"{several(len(left), 'question')} attendent une réponse dans « piacen anonymiser » :"
            " les mots dont elles parlent n’ont pas été cherchés."
        )
    return 1 if leaks else 0


def _check_there(file: Path) -> None:
    """Say at once that a file cannot be read, rather than once everything else is."""
    try:
        file.open("rb").close()
    except OSError as cause:
        raise UnreadableFileError.refused(str(file), cause) from cause
