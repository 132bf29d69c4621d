"""What the moderation asked, among all it says: what a segment answers."""

from bisect import bisect_left
from typing import Final

from piacen_qual.french.words import count_words
from piacen_qual.model import Role, Transcript, Turn

ASKED: Final = 8  # words, with a question mark: less only calls on somebody
LONG: Final = 25  # words that ask something, however they end


class Questions:
    """The questions of a transcript, looked up by the turn that comes after them."""

    def __init__(self, transcript: Transcript) -> None:
        """Find the turns that open a theme or ask what is not merely « Et toi, Josée? »."""
        told = [turn for turn in transcript.turns if turn.role is Role.MODERATION]
        openings = {start.first_turn for start in transcript.themes}
        self._told = told
        self._asked = [turn for turn in told if turn.n in openings or _asks(turn.text)]

    def before(self, number: int) -> Turn | None:
        """The last question before a turn, else the moderation's last words, if there are any."""
        for turns in (self._asked, self._told):
            at = bisect_left(turns, number, key=lambda turn: turn.n)
            if at:
                return turns[at - 1]
        return None


def question(text: str) -> str:
    """A turn up to its last question mark; all of it when it has none."""
    return text[: text.rfind("?") + 1] or text


def _asks(text: str) -> bool:
    words = count_words(text)
    return words >= LONG or (words >= ASKED and "?" in text)
