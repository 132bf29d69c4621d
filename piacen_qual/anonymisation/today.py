"""What may identify someone in a study, as people decided so far: the way in."""

from collections.abc import Sequence
from dataclasses import dataclass

from piacen_qual.anonymisation.answering.again import SOURCE as AGAIN
from piacen_qual.anonymisation.answering.again import said_again
from piacen_qual.anonymisation.answering.answers import Answers, decided
from piacen_qual.anonymisation.answering.lines import read_answers
from piacen_qual.anonymisation.answering.mentions import laid, mentions
from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.anonymisation.detection.detected import detected
from piacen_qual.anonymisation.roster import Roster, roster
from piacen_qual.codebook.schema import Codebook
from piacen_qual.errors import Problem
from piacen_qual.model import Corpus, Progress, Transcript
from piacen_qual.study import Study


@dataclass(frozen=True, slots=True)
class Today:
    """What is known of a study.

    Attributes:
        found: the candidates as the machine found them, and names said again: see `again`.
        candidates: the same as people decided, with the words that they added.
        answers: what they answered.
        roster: whom and what corpus.yaml names.
        problems: what could not be read of the answers.
    """

    found: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]
    answers: Answers
    roster: Roster
    problems: tuple[Problem, ...]


def candidates_today(
    study: Study,
    transcripts: Sequence[Transcript],
    corpus: Corpus,
    codebook: Codebook | None,
    *,
    progress: Progress | None = None,
) -> Today:
    """Find what may identify someone, and put people's answers on it; see `detect`, `mentions`.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    known = roster(corpus, transcripts)
    found = detected(transcripts, corpus, codebook, study.cache, known, progress=progress)
    return _decided(study, transcripts, known, found)


def reread(study: Study, transcripts: Sequence[Transcript], today: Today) -> Today:
    """What is known once people have answered more: what they masked may be said again elsewhere.

    Args:
        study: the study.
        transcripts: those of `today`.
        today: what was known before.
    """
    found = tuple(each for each in today.found if each.source != AGAIN)
    return _decided(study, transcripts, today.roster, found)


def _decided(
    study: Study,
    transcripts: Sequence[Transcript],
    known: Roster,
    found: tuple[Candidate, ...],
) -> Today:
    answers, problems = read_answers(study)
    added = mentions(transcripts, answers.additions)
    candidates = laid(decided((*found, *added), answers), transcripts)
    again = said_again(known, candidates, transcripts)
    if again:
        found = (*found, *again)
        candidates = laid((*candidates, *decided(again, answers)), transcripts)
    return Today(found, candidates, answers, known, problems)
