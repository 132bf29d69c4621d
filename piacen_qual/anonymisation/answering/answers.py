"""What people answered about what may identify someone, and what that makes of candidates.

An answer is about a question, for the whole corpus. Masking holds wherever the question comes up,
unless it was said of some passages only. Keeping holds for the passages that were shown: the same
words elsewhere, in new text, are asked about again. Words that the machine did not see can be added
to a question: they are then masked wherever they stand, or in one place only (see `mentions`), as
if it had seen them.

An answer takes the place of those that its writer knew, whoever gave them. Two people who answer
apart and do not agree are told so: the question is asked again, and the next answer settles it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from piacen_qual.anonymisation.candidates import Action, Candidate


class Act(StrEnum):
    """What a person did."""

    MASK = "mask"
    KEEP = "keep"
    ADD = "add"  # words that the machine missed are masked, wherever they stand
    RETRACT = "retract"  # an earlier answer of the same person is undone


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a log.

    Attributes:
        id: a random uuid, the same in every copy of the log.
        seq: one more than the highest that the person's log held.
        time: ISO 8601 with the zone, as the machine's clock gave it.
        coder: who answers.
        act: what.
        question: `Candidate.question`; "" for a `RETRACT`.
        entity: `Candidate.entity`; as above.
        contexts: the `Candidate.context`s that it holds for; none for all there will ever be.
        replacement: the bracketed generalisation to put there, or "" for the usual one. Never a
            pseudonym: the log would be a key.
        words: for an `ADD`, the words, as `mentions.sought` writes them; else "".
        over: ids of the answers that it takes the place of.
        target: for a `RETRACT`, the id of the answer undone; else "".
    """

    id: str
    seq: int
    time: str
    coder: str
    act: Act
    question: str = ""
    entity: str = ""
    contexts: tuple[str, ...] = ()
    replacement: str = ""
    words: str = ""
    over: tuple[str, ...] = ()
    target: str = ""

    def holds_for(self, context: str) -> bool:
        """Whether the answer is about a passage."""
        return not self.contexts or context in self.contexts


@dataclass(frozen=True)
class Answers:
    """All that people answered.

    Attributes:
        log: every answer, and what was undone, in any order.
    """

    log: tuple[Answer, ...] = ()

    @cached_property
    def live(self) -> tuple[Answer, ...]:
        """Answers that were not undone, by coder, in the order they gave them."""
        undone = {(each.coder, each.target) for each in self.log if each.act is Act.RETRACT}
        given = {each.id: each for each in self.log if each.act is not Act.RETRACT}.values()
        kept = (each for each in given if (each.coder, each.id) not in undone)
        return tuple(sorted(kept, key=lambda each: (each.coder, each.seq, each.time, each.id)))

    @cached_property
    def _by_question(self) -> Mapping[str, list[Answer]]:
        found: dict[str, list[Answer]] = defaultdict(list)
        for answer in self.live:
            found[answer.question].append(answer)
        return found

    def about(self, question: str) -> Sequence[Answer]:
        """The answers to a question that were not undone."""
        return self._by_question.get(question, [])

    def standing(self, candidate: Candidate) -> list[Answer]:
        """The answers that hold for a passage; several when people who did not know disagree."""
        said = [
            each for each in self.about(candidate.question) if each.holds_for(candidate.context)
        ]
        replaced = {id_ for each in said for id_ in each.over}
        return [each for each in said if each.id not in replaced]

    @property
    def additions(self) -> tuple[Answer, ...]:
        """The words that people added, whatever was answered about them since."""
        return tuple(each for each in self.live if each.act is Act.ADD)

    def replacement(self, candidate: Candidate) -> str:
        """The bracketed generalisation that people chose for a passage, or "".

        It was chosen for that very question, and for these passages if only some were meant: the
        last word on them counts.
        """
        said = [each for each in self.standing(candidate) if each.act is Act.MASK]
        last = max(said, key=lambda each: (each.time, each.coder, each.seq), default=None)
        return last.replacement if last else ""


def decided(candidates: Iterable[Candidate], answers: Answers) -> tuple[Candidate, ...]:
    """The candidates with what people decided: see `Answers`."""
    return tuple(_decided(candidate, answers) for candidate in candidates)


def _decided(candidate: Candidate, answers: Answers) -> Candidate:
    standing = answers.standing(candidate)
    coders: dict[Action, dict[str, None]] = {}  # in order, each once
    for answer in standing:
        action = Action.KEEP if answer.act is Act.KEEP else Action.MASK
        coders.setdefault(action, {})[answer.coder] = None
    if not coders:
        return candidate
    if len(coders) == 1:
        return replace(candidate, action=next(iter(coders)))
    masking, keeping = (", ".join(coders[action]) for action in (Action.MASK, Action.KEEP))
    return replace(
        candidate, action=Action.ASK, reason=f"désaccord : {masking} masque, {keeping} garde"
    )
