"""What coders decided in the made-up study, by hand: no log, no files."""

from dataclasses import replace

from piacen_qual.analysis.reliability.ratings import Panel, make_panel
from piacen_qual.decisions.anchoring import Placed, Placement, Spot, State
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.replay import Decision, Memo, Seen, Verdict
from piacen_qual.decisions.voices import Voices, voices
from piacen_qual.model import Segment, Suggestion, Transcript
from tests.analysis.making import NORD_1, NORD_2, SUD, whole_turns

TALKS = (NORD_1, NORD_2, SUD)
SEGMENTS = whole_turns(*TALKS)


def _at(transcript: Transcript, turn: int, quote: str) -> tuple[Anchor, Spot]:
    text = transcript.turns[turn - 1].text
    start = text.index(quote) if quote else 0
    end = start + len(quote) if quote else len(text)
    anchor = Anchor(transcript.file, "0" * 64, turn, start, end, text[start:end])
    return anchor, Spot(transcript.file, turn, start, end, State.INTACT)


class Coders:
    """Takes down what coders do, in order."""

    def __init__(self) -> None:
        self._codings: list[Placed[Decision]] = []
        self._memos: list[Placed[Memo]] = []
        self._seen: list[Placed[Seen]] = []

    def puts(
        self,
        coder: str,
        code: str,
        transcript: Transcript,
        turn: int,
        quote: str = "",
        *,
        there: bool = True,
        shown: bool = False,
        rule: str = "",
        note: str = "",
        instead: str = "",
        by: str = "",
    ) -> None:
        anchor, spot = _at(transcript, turn, quote)
        number = len(self._codings) + 1
        verdict = Verdict.ACCEPTED if there else Verdict.REJECTED
        told = Decision(
            coder, code, verdict, anchor, rule, f"{number:032x}", number, "2031", shown, note
        )
        told = replace(told, instead=instead, by=by)
        self._codings.append(Placed(told, spot))

    def reads(self, coder: str, transcript: Transcript, *turns: int, shown: bool = False) -> None:
        for turn in turns:
            anchor, spot = _at(transcript, turn, "")
            self._seen.append(Placed(Seen(coder, anchor, shown, "", 0, ""), spot))

    def notes(
        self, coder: str, note: str, transcript: Transcript, turn: int, code: str = ""
    ) -> None:
        anchor, spot = _at(transcript, turn, "")
        self._memos.append(Placed(Memo(coder, anchor, code, note, "", 0, ""), spot))

    @property
    def placement(self) -> Placement:
        return Placement(tuple(self._codings), tuple(self._memos), tuple(self._seen))

    @property
    def voices(self) -> Voices:
        return voices(self.placement, SEGMENTS)

    def panel(
        self,
        *coders: str,
        codes: tuple[str, ...] = ("manque", "prix", "pour"),
        segments: tuple[Segment, ...] = SEGMENTS,
        suggestions: tuple[Suggestion, ...] = (),
    ) -> Panel:
        return make_panel(self.voices, segments, suggestions, coders=coders, codes=codes)


def suggest(transcript: Transcript, turn: int, code: str, quote: str) -> Suggestion:
    start = transcript.turns[turn - 1].text.index(quote)
    end = start + len(quote)
    return Suggestion(
        transcript.file, turn, 1, code, start, end, quote, f"{code}.1", 0.8, "parce que"
    )
