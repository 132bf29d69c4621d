"""A person's partner log, open for writing: what is done is on the disk at once, for good."""

from piacen_qual.journals.session import Session
from piacen_qual.partners.entries import ENTRIES, Entry, Retracted, Signed, What
from piacen_qual.partners.reading import History
from piacen_qual.study import Study


class PartnerLog(Session[Entry]):
    """One session of one person.

        with PartnerLog(study, "Julie") as log:
            log.add(Signed(digest, fit=True))

    Attributes:
        coder: the name, as the log spells it once open.
        history: everything that was done in the study, what this session adds included.
        problems: what was mended or left out.
    """

    def __init__(self, study: Study, who: str) -> None:
        """Nothing is touched yet.

        Raises:
            BadCoderNameError: when `who` names nobody.
        """
        super().__init__(study, ENTRIES, who)
        self.history = History()

    def add(self, what: What) -> Entry:
        """Write down what was done; when this returns, it is on the disk.

        Raises:
            UnwritableFileError: it could not be written; the log is as it was before.
        """
        entry = self._next(Entry, what)
        self._write(entry)
        self.history = History((*self.history.entries, entry))
        return entry

    def undo(self) -> Signed | None:
        """Undo this person's last signature, and tell which it was; None when there is none."""
        *_, last = (None, *self.history.signatures_of(self.coder))
        if last is None:
            return None
        entry, signed = last
        self.add(Retracted(entry))
        return signed

    def _opened_on(self, records: tuple[Entry, ...]) -> None:
        self.history = History.of(records)
