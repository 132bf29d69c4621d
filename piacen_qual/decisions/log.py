"""A coder's log: what was decided is on the disk before the next key, and never rewritten."""

from collections.abc import Iterable

from piacen_qual.decisions.events import Act, Anchor, Event, is_complete
from piacen_qual.decisions.lines import DECISIONS
from piacen_qual.decisions.versions import Version, keep_version
from piacen_qual.journals.session import Session
from piacen_qual.model import Transcript
from piacen_qual.study import Study

Words = tuple[str, int, int, int]
"""Words of today's transcripts: file, turn, start, end; turn 0 for the whole transcript."""


class Log(Session[Event]):
    """The log of one coder, open for writing: one session at a time.

        with Log(study, "Julie", transcripts, codebook=version) as log:
            event = log.append(Act.ACCEPT, at=(file, turn, start, end), code="acc_manque")

    Attributes:
        coder: the name, as the log spells it once open.
        events: every event of the study, all coders, as it was when the log was opened.
        problems: what was mended, taken over or left out.
    """

    def __init__(
        self,
        study: Study,
        coder: str,
        transcripts: Iterable[Transcript] = (),
        *,
        codebook: str = "",
    ) -> None:
        """Nothing is touched yet.

        Args:
            study: whose decisions.
            coder: who decides.
            transcripts: those on which decisions can be made.
            codebook: version and digest of the codebook, kept with each decision.

        Raises:
            BadCoderNameError: when `coder` names nobody.
        """
        super().__init__(study, DECISIONS, coder)
        self.events: tuple[Event, ...] = ()
        self._codebook = codebook
        self._versions = {transcript.file: Version.of(transcript) for transcript in transcripts}
        self._kept: set[str] = set()

    def append(
        self,
        act: Act,
        *,
        at: Words | None = None,
        code: str = "",
        new_code: str = "",
        note: str = "",
        target: str = "",
        rule: str = "",
        shown: bool = True,
        by: str = "",
    ) -> Event:
        """Write down what the coder did; when this returns, it is on the disk.

        The words of the transcript are kept first, so that the decision can always be found again.

        Args:
            act: what.
            at: on which words.
            code: see `Event`, as for all that follows.
            new_code: the code that stands instead.
            note: a memo or remark.
            target: the id of the event undone.
            rule: which suggested the code.
            shown: whether suggestions were on the screen.
            by: who was at the keyboard.

        Raises:
            UnwritableFileError: it could not be written; the log is as it was before.
            ValueError: the act lacks something, or there are no such words.
        """
        event = self._next(
            Event,
            act=act,
            anchor=None if at is None else self._anchor(*at),
            code=code,
            new_code=new_code,
            note=note,
            target=target,
            codebook=self._codebook,
            rule=rule,
            shown=shown,
            by=by,
        )
        if not is_complete(event):
            raise ValueError(f"this says too little: {event}")
        self._write(event)
        return event

    def _opened_on(self, records: tuple[Event, ...]) -> None:
        self.events = records

    def _anchor(self, file: str, turn: int, start: int, end: int) -> Anchor:
        version = self._versions.get(file)
        if version is None:
            raise ValueError(f"not a transcript of this session: {file}")
        if version.sha256 not in self._kept:
            keep_version(self._study, version)
            self._kept.add(version.sha256)
        return version.anchor(file, turn, start, end)
