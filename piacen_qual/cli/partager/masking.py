"""A word masked while quotes are read: as `piacen anonymiser` does with « c »."""

from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Kind, unresolved
from piacen_qual.anonymisation.today import Today, reread
from piacen_qual.cli import screen
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.french.wording import several
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.replacing import parted
from piacen_qual.review.identifiers.talk import Talk


def masked(dossier: Dossier, who: str, typed: str) -> Today:
    """Mask words wherever they stand, and say what may identify someone once that is done.

    Args:
        dossier: the case.
        who: who answers.
        typed: the words, and between brackets what stands in their place, if anything was typed.

    Raises:
        NowhereError: they are in no transcript.
        MaskedAlreadyError: they are masked wherever they are.
        RefusedReplacementError: what would stand there tells what it hides.
        LockedLogError: another session of this person is open.
        UnwritableFileError: it could not be kept; nothing has changed.
    """
    words, given = parted(typed)
    transcripts = dossier.work.library.transcripts
    with AnswerLog(dossier.work.study, who) as log:
        desk = Desk(dossier.today.found, log, Talk(transcripts))
        kind = desk.questions.kind_of(words) or Kind.UNKNOWN
        screen.say(wording.added(desk.add(words, kind, given), words))
    today = reread(dossier.work.study, transcripts, dossier.today)
    if left := {each.question for each in unresolved(today.candidates)}:
        screen.say(
            f"{several(len(left), 'question')} à décider à cause de cela, avec « piacen"
            " anonymiser », avant de partager."
        )
    return today
