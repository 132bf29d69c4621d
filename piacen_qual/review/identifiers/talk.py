"""The talk in which words stand."""

from collections.abc import Iterable

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.model import Role, Transcript, Turn


class Talk:
    """The transcripts of a study, looked up by passage."""

    def __init__(self, transcripts: Iterable[Transcript]) -> None:
        """Nothing is read yet."""
        self.transcripts = tuple(transcripts)
        self._by_file = {each.file: each for each in self.transcripts}

    def transcript(self, passage: Candidate) -> Transcript:
        """Where a passage is."""
        return self._by_file[passage.file]

    def turn(self, passage: Candidate) -> Turn:
        """The turn in which a passage is."""
        return self._by_file[passage.file].turns[passage.turn - 1]

    def asked(self, passage: Candidate) -> Turn | None:
        """The moderation's last words before a passage."""
        earlier = reversed(self._by_file[passage.file].turns[: passage.turn - 1])
        return next((turn for turn in earlier if turn.role is Role.MODERATION), None)
