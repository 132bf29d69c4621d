"""A name of the roster as it is found: who it is, what becomes of it, what is asked."""

from collections.abc import Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import STUDY, Found, Rank
from piacen_qual.anonymisation.detection.people.entries import Entry
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word

_KINDS: Final = {"personne": Kind.PERSON, "organisme": Kind.ORGANISATION, "lieu": Kind.PLACE}


def sure(words: Sequence[Word], entry: Entry) -> Found:
    """A form that can mean nothing else."""
    return found_known(words, entry, Action.MASK, f"« {entry.named.name} » est dans corpus.yaml")


def doubtful(spoken: Spoken, words: Sequence[Word], entry: Entry) -> Found:
    """A form that may mean something else: what is written alike is decided together."""
    said = spoken.normal.written(words[0].start, words[-1].end)
    first = words[0]
    if first.case is Case.LOWER:
        how, writing = "en minuscules", "minuscule"
    elif first.case is Case.CAPITALS:
        how, writing = "en capitales", "capitales"
    elif first.first:
        how, writing = "en début de phrase", "début"
    else:
        how, writing = "avec une majuscule", "majuscule"
    why = f"« {said} » {how} nomme {entry.named.name}, ou veut dire autre chose"
    question = f"{entry.named.entity}/{entry.form.text} {writing}"
    return found_known(words, entry, Action.ASK, why, question)


def found_known(
    words: Sequence[Word], entry: Entry, action: Action, why: str, question: str = ""
) -> Found:
    """These words, as a name of the roster: what becomes of them, why, and what is asked."""
    entity = entry.named.entity
    return Found(
        start=words[0].start,
        end=words[-1].end,
        kind=_KINDS[entity.partition(":")[0]],
        action=action,
        entity=entity,
        rank=Rank.ROSTER,
        source=STUDY,
        reason=why,
        question=question,
    )
