"""What coders said of each segment, as ratings: the units of agreement.

Of a code in a segment a coder says 1 (it is there) or 0 (they rejected it, or read the segment
without putting it); None is someone who did not say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, groupby
from typing import Final

from piacen_qual.analysis.material import Place
from piacen_qual.analysis.reliability.patterns import Ratings
from piacen_qual.decisions.replay import Verdict
from piacen_qual.decisions.voices import Voices
from piacen_qual.journals.names import CONSENSUS
from piacen_qual.model import Segment, Suggestion

MACHINE: Final = "machine"  # what suggests, as one more coder

Column = Sequence[int | None]
"""What a coder says of a code, segment by segment."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Some coders, and what each says of each code in the segments that they looked at.

    Attributes:
        coders: their names; `MACHINE` may be one of them.
        places: the segments that at least one person among them looked at, group by group.
        ratings: code → what each coder says of it in each of `places`.
    """

    coders: tuple[str, ...]
    places: tuple[Place, ...]
    ratings: Mapping[str, tuple[Column, ...]]

    def sets(self, codes: Iterable[str]) -> Ratings:
        """Which of some codes each coder put on each segment; None unless they spoke of all."""
        named = tuple(codes)
        return [
            [
                None if None in said else frozenset(compress(named, said))
                for said in zip(*(self.ratings[code][coder] for code in named), strict=True)
            ]
            for coder in range(len(self.coders))
        ]

    @property
    def groups(self) -> tuple[str, ...]:
        """The files of `places`, each once."""
        return tuple(dict.fromkeys(file for file, *_ in self.places))

    def by_group(self, ratings: Ratings) -> list[Ratings]:
        """Ratings of `places` parted into those of each of `groups`."""
        parts: list[Ratings] = []
        first = 0
        for _, same in groupby(self.places, key=lambda place: place[0]):
            after = first + len(list(same))
            parts.append([column[first:after] for column in ratings])
            first = after
        return parts


def make_panel(
    voices: Voices,
    segments: Iterable[Segment],
    suggestions: Iterable[Suggestion],
    *,
    coders: Collection[str],
    codes: Collection[str],
) -> Panel:
    """What `coders` say of `codes` in `segments`.

    The machine says of every code whether it suggests it, where some other of `coders` says
    whether it is there. The consensus says what was settled, and what everybody said where
    nothing had to be.

    Args:
        voices: what people decided.
        segments: those to compare, group by group.
        suggestions: the machine's.
        coders: whom to compare, `MACHINE` and `CONSENSUS` included.
        codes: which codes.
    """
    people = [coder for coder in coders if coder != MACHINE]
    every = [(segment.file, segment.turn, segment.n) for segment in segments]
    places = [place for place in every if _looked_at(voices, place, people)]
    desk = _Desk(voices, places, suggestions)
    ratings = {code: tuple(desk.columns(coders, code)) for code in codes}
    return Panel(tuple(coders), tuple(places), ratings)


def who_codes(voices: Voices) -> tuple[str, ...]:
    """Every coder who decided on or read some segment, by name; not the consensus."""
    found = {
        coder for readers in (voices.blind, voices.shown) for coder in chain(*readers.values())
    }
    for codes in voices.said.values():
        found.update(chain(*codes.values()))
    return tuple(sorted(found - {CONSENSUS}, key=str.casefold))


def seen_with_suggestions(voices: Voices, panel: Panel) -> dict[str, tuple[int, int]]:
    """Of the segments of a panel that each person looked at: with suggestions shown, of how many.

    Not so of the consensus, which looks at what others said.
    """
    found = {}
    for coder in panel.coders:
        if coder not in {MACHINE, CONSENSUS}:
            shown = [_was_shown(voices, place, coder) for place in panel.places]
            found[coder] = shown.count(True), len(shown) - shown.count(None)
    return found


def _was_shown(voices: Voices, place: Place, coder: str) -> bool | None:
    """Whether suggestions were before a coder's eyes; None where they did not look."""
    told = [said[coder].what.shown for said in voices.said.get(place, {}).values() if coder in said]
    shown = any(told) or coder in voices.shown.get(place, ())
    looked = shown or bool(told) or coder in voices.blind.get(place, ())
    return shown if looked else None


def _looked_at(voices: Voices, place: Place, people: Collection[str]) -> bool:
    """Whether one of `people` did; the consensus speaks for everybody."""
    told = voices.said.get(place, {}).values()
    looking = voices.readers(place).union(*told)
    return bool(looking) and (CONSENSUS in people or not looking.isdisjoint(people))


class _Desk:
    """Where the columns of a panel are drawn up, code by code."""

    def __init__(
        self, voices: Voices, places: Sequence[Place], suggestions: Iterable[Suggestion]
    ) -> None:
        numbers = {place: n for n, place in enumerate(places)}
        self._told: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for place, n in numbers.items():
            for code, said in voices.said.get(place, {}).items():
                for coder, placed in said.items():
                    put = placed.what.verdict is Verdict.ACCEPTED
                    self._told[coder, code][n] = int(put)
        self._read: dict[str, list[int | None]] = {
            coder: [0 if coder in read else None for read in map(voices.readers, places)]
            for coder in who_codes(voices)
        }
        self._suggested: dict[str, set[int]] = defaultdict(set)
        for s in suggestions:
            if (n := numbers.get((s.file, s.turn, s.segment), -1)) >= 0:
                self._suggested[s.code].add(n)

    def columns(self, coders: Collection[str], code: str) -> Iterator[Column]:
        """What each coder says of a code."""
        own = {
            coder: self._settled(code) if coder == CONSENSUS else self._own(coder, code)
            for coder in coders
            if coder != MACHINE
        }
        suggested = self._suggested[code]
        for coder in coders:
            if coder == MACHINE:
                spoken = zip(*own.values(), strict=True)
                yield [
                    int(n in suggested) if any(r is not None for r in said) else None
                    for n, said in enumerate(spoken)
                ]
            else:
                yield own[coder]

    def _own(self, coder: str, code: str) -> list[int | None]:
        column = self._read[coder].copy()
        for n, rating in self._told[coder, code].items():
            column[n] = rating
        return column

    def _settled(self, code: str) -> list[int | None]:
        """What was settled, else what all who spoke (two at least) say."""
        every = zip(*(self._own(coder, code) for coder in self._read), strict=True)
        column = [_unanimous(said) for said in every]
        for n, rating in self._told[CONSENSUS, code].items():
            column[n] = rating
        return column


def _unanimous(said: Iterable[int | None]) -> int | None:
    spoken = [rating for rating in said if rating is not None]
    return spoken[0] if len(spoken) > 1 and len(set(spoken)) == 1 else None
