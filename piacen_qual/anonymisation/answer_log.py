"""A person's answers, open for writing: each is on the disk before the next question."""

import contextlib
import datetime
import uuid
from collections.abc import Iterable
from types import TracebackType
from typing import Final, Self

from piacen_qual.anonymisation.answer_lines import folder, read_answers, to_line
from piacen_qual.anonymisation.answers import Act, Answer, Answers
from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.decisions.journal import Journal
from piacen_qual.decisions.lock import Lock
from piacen_qual.decisions.names import coder_name, same, stem
from piacen_qual.errors import Level, Problem, UnwritableFileError
from piacen_qual.files import flush_folder
from piacen_qual.study import Study

_TORN: Final = (
    "la dernière ligne était incomplète : son écriture avait été interrompue avant d’être"
    " confirmée. Elle a été retirée."
)


class AnswerLog:
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
        self.coder = coder_name(coder)
        self.answers = Answers()
        self.problems: tuple[Problem, ...] = ()
        self._study = study
        self._last = 0
        self._closing = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Take the lock, mend the end of the file, and read what everybody answered.

        Raises:
            LockedLogError: another session of this person is open.
            UnwritableFileError: the system refuses.
        """
        place = folder(self._study)
        try:
            place.mkdir(parents=True, exist_ok=True)
            flush_folder(place.parent)
        except OSError as cause:
            raise UnwritableFileError(place, cause) from cause
        with contextlib.ExitStack() as opening:
            lock = Lock(place / f"{stem(self.coder)}.lock", self.coder)
            lock.take()
            opening.callback(lock.release)
            self._journal = Journal(place / f"{stem(self.coder)}.jsonl")
            opening.callback(self._journal.close)
            self._read()
            self._closing = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close, and let others in."""
        self._closing.close()

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
        return self._append(
            act=Act.MASK if action is Action.MASK else Act.KEEP,
            question=first.question,
            entity=first.entity,
            contexts=() if everywhere else tuple(sorted({each.context for each in about})),
            replacement=replacement,
            over=tuple(each.id for each in self.answers.about(first.question)),
        )

    def undo(self) -> Answer | None:
        """Undo this person's last answer, and tell which it was; None when there is none.

        Raises:
            UnwritableFileError: it could not be written.
        """
        mine = [each for each in self.answers.live if each.coder == self.coder]
        if not mine:
            return None
        last = max(mine, key=lambda each: each.seq)
        self._append(act=Act.RETRACT, target=last.id)
        return last

    def _append(
        self,
        *,
        act: Act,
        question: str = "",
        entity: str = "",
        contexts: tuple[str, ...] = (),
        replacement: str = "",
        over: tuple[str, ...] = (),
        target: str = "",
    ) -> Answer:
        answer = Answer(
            id=uuid.uuid4().hex,
            seq=self._last + 1,
            time=datetime.datetime.now(tz=datetime.UTC).astimezone().isoformat(timespec="seconds"),
            coder=self.coder,
            act=act,
            question=question,
            entity=entity,
            contexts=contexts,
            replacement=replacement,
            over=over,
            target=target,
        )
        self._journal.append(to_line(answer))
        self._last = answer.seq
        self.answers = Answers((*self.answers.log, answer))
        return answer

    def _read(self) -> None:
        self.answers, told = read_answers(self._study)
        mine = [each for each in self.answers.log if same(each.coder, self.coder)]
        self._last = max((each.seq for each in mine), default=0)
        self.coder = next((each.coder for each in mine), self.coder)
        if self._journal.torn:
            name = self._journal.path.relative_to(self._study.root).as_posix()
            told = (Problem(name, None, Level.WARNING, _TORN), *told)
        self.problems = told
