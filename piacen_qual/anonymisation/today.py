"""What may identify someone in a study, as people decided so far: the way in."""

from collections.abc import Sequence
from dataclasses import dataclass

from piacen_qual.anonymisation.answer_lines import read_answers
from piacen_qual.anonymisation.answers import Answers, decided
from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.anonymisation.detect import detect
from piacen_qual.anonymisation.roster import Roster, roster
from piacen_qual.codebook.schema import Codebook
from piacen_qual.errors import Problem
from piacen_qual.model import Corpus, Progress, Transcript
from piacen_qual.study import Study


@dataclass(frozen=True, slots=True)
class Today:
    """What is known of a study.

    Attributes:
        found: the candidates as the machine found them.
        candidates: the same as people decided.
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
    """Find what may identify someone, and put people's answers on it; see `detect`.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    found = detect(transcripts, corpus, codebook, study.cache, progress=progress)
    answers, problems = read_answers(study)
    known = roster(corpus, transcripts)
    return Today(found, decided(found, answers), answers, known, problems)
