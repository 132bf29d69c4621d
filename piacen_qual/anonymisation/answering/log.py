"""A person's answers, open for writing: each is on the disk before the next question."""

from collections.abc import Iterable

from piacen_qual.anonymisation.answering.answers import Act, Answer, Answers
from piacen_qual.anonymisation.answering.lines import ANSWERS
from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.journals.session import Session
from piacen_qual.study import Study


class AnswerLog(Session[Answer]):
    """The log of one person, one session at a time.

        with AnswerLog(study, "Julie") as log:
            log.answer(Action.MASK, candidates)

    Attributes:
        coder: the name, as the log spells it once open.
        answers: everything that was answered in the study, this session's answers included.
        problems: what was mended or left out.
    """

    def __init__(self, study: Study, coder: str) -> None:
        """Nothing is touched yet.

        Raises:
            BadCoderNameError: when `coder` names nobody.
        """
        super().__init__(study, ANSWERS, coder)
        self.answers = Answers()

    def answer(
        self,
        action: Action,
        candidates: Iterable[Candidate],
        *,
        everywhere: bool = False,
        replacement: str = "",
    ) -> Answer:
        """Write down an answer; when this returns, it is on the disk.

        Args:
            action: mask or keep.
            candidates: the passages that it is about, all of one question.
            everywhere: whether it holds for new text too.
            replacement: see `Answer.replacement`.

        Raises:
            UnwritableFileError: it could not be written; the log is as it was before.
        """
        about = tuple(candidates)
        first = about[0]
        answer = self._next(
            Answer,
            act=Act.MASK if action is Action.MASK else Act.KEEP,
            question=first.question,
            entity=first.entity,
            contexts=() if everywhere else tuple(sorted({each.context for each in about})),
            replacement=replacement,
            over=self._known(first.question),
        )
        return self._kept(answer)

    def add(
        self, words: str, question: str, entity: str, *, contexts: tuple[str, ...] = ()
    ) -> Answer:
        """Write down words that the machine missed: they are masked wherever they stand.

        Args:
            words: as `mentions.sought` writes them.
            question: what answers about them are about.
            entity: whom or what they name: its beginning tells its kind.
            contexts: where they are masked, if not wherever they stand.

        Raises:
            UnwritableFileError: it could not be written; the log is as it was before.
        """
        over = self._known(question)
        told = self._next(
            Answer,
            act=Act.ADD,
            question=question,
            entity=entity,
            contexts=contexts,
            words=words,
            over=over,
        )
        return self._kept(told)

    def undo(self) -> Answer | None:
        """Undo this person's last answer, and tell which it was; None when there is none.

        Raises:
            UnwritableFileError: it could not be written.
        """
        mine = [each for each in self.answers.live if each.coder == self.coder]
        if not mine:
            return None
        last = max(mine, key=lambda each: each.seq)
        self._kept(self._next(Answer, act=Act.RETRACT, target=last.id))
        return last

    def _known(self, question: str) -> tuple[str, ...]:
        """The answers that the next one takes the place of."""
        return tuple(each.id for each in self.answers.about(question))

    def _kept(self, answer: Answer) -> Answer:
        self._write(answer)
        self.answers = Answers((*self.answers.log, answer))
        return answer

    def _opened_on(self, records: tuple[Answer, ...]) -> None:
        self.answers = Answers(records)
