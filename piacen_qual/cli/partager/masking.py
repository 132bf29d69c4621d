"""A word masked while quotes are read: as `piacen anonymiser` does with « c »."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.answering.mentions import pattern, sought
from piacen_qual.anonymisation.candidates import Kind, unresolved
from piacen_qual.anonymisation.masking.public import whole_words
from piacen_qual.anonymisation.reading.normal import Normal
from piacen_qual.anonymisation.today import Today, reread
from piacen_qual.cli import screen
from piacen_qual.cli.partager.dossier import Dossier
from piacen_qual.french.wording import several
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.replacing import parted
from piacen_qual.review.identifiers.talk import Talk

if TYPE_CHECKING:
    from piacen_qual.model import Transcript
    from piacen_qual.partners.drafts import Draft


def masked(dossier: Dossier, who: str, draft: "Draft", typed: str, *, here: bool = False) -> Today:
    """Mask words wherever they stand, and say what may identify someone once that is done.

    Args:
        dossier: the case.
        who: who answers.
        draft: the quote that is read: its words may be typed as it shows them.
        typed: the words, and between brackets what stands in their place, if anything was typed.
        here: whether they are masked in this quote only.

    Raises:
        NowhereError: they are in no transcript.
        MaskedAlreadyError: they are masked wherever they are.
        RefusedReplacementError: what would stand there tells what it hides.
        LockedLogError: another session of this person is open.
        UnwritableFileError: it could not be kept; nothing has changed.
    """
    transcripts = dossier.work.library.transcripts
    shown, given = parted(typed)
    words = said(draft, transcripts, shown) or shown
    with AnswerLog(dossier.work.study, who) as log:
        desk = Desk(dossier.today.found, log, Talk(transcripts))
        kind = desk.questions.kind_of(words) or Kind.UNKNOWN
        where = draft.reference
        place = (where.file, where.turn, where.start, where.end) if here else None
        screen.say(wording.added(desk.add(words, kind, given, at=place), shown))
    today = reread(dossier.work.study, transcripts, dossier.today)
    if left := {each.question for each in unresolved(today.candidates)}:
        screen.say(
            f"{several(len(left), 'question')} à décider à cause de cela, avec « piacen"
            " anonymiser », avant de partager."
        )
    return today


def said(draft: "Draft", transcripts: "Sequence[Transcript]", shown: str) -> str:
    """Words of a quote as they were said, where they are typed as the quote shows them; or ""."""
    if draft.reworded:
        return ""
    public, where = Normal.of(draft.text.text), draft.reference
    words = sought(shown)
    found = pattern(words).search(public.text) if words else None
    if found is None:
        return ""
    transcript = next(each for each in transcripts if each.file == where.file)
    text = transcript.turns[where.turn - 1].text
    start, end = whole_words(text, *draft.text.verbatim(*public.span(*found.span())))
    return text[start:end]
