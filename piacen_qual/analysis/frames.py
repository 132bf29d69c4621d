"""The counting itself, in pandas; only plain values leave this module.

A person is a speaker of a file: P3 of one group is not P3 of another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from piacen_qual.analysis.material import Material, Unit, case_of, participants_of
from piacen_qual.analysis.words import count_words
from piacen_qual.model import Role, Turn

if TYPE_CHECKING:
    import pandas as pd

TOTAL: Final = "Total"
PLACE: Final = ("file", *Unit, "person")


@dataclass(frozen=True, slots=True)
class Counts:
    """How far something goes: groups and participants concerned, passages, and their words."""

    groups: int = 0
    speakers: int = 0
    passages: int = 0
    words: int = 0


class Frames(NamedTuple):
    """One row per turn (of anybody), per segment, and per segment and code."""

    turns: "pd.DataFrame"
    segments: "pd.DataFrame"
    codes: "pd.DataFrame"


@lru_cache(maxsize=1)
def frames(material: Material) -> Frames:
    """The study as frames; private to this module's neighbours of the same room.

    Columns of all: `file`, `cas`, `groupe`, `theme`, `person`, `words`; `spoken` (by a
    participant) for turns; `segment` for segments and codes; `code` for codes.
    """
    import pandas as pd  # noqa: PLC0415 — heavy, and only tables need it

    turns = pd.DataFrame(
        [
            (*_place(material, t.file, turn), turn.role is Role.PARTICIPANT, count_words(turn.text))
            for t in material.transcripts
            for turn in t.turns
        ],
        columns=[*PLACE, "spoken", "words"],
    )
    keys = {(s.file, s.turn, s.n): row for row, (s, _) in enumerate(material.spoken)}
    segments = pd.DataFrame(
        [
            (*_place(material, s.file, turn), row, count_words(turn.text[s.start : s.end]))
            for row, (s, turn) in enumerate(material.spoken)
        ],
        columns=[*PLACE, "segment", "words"],
    )
    marks = {(keys[c.file, c.turn, c.segment], c.code) for c in material.counted}
    codes = pd.DataFrame(sorted(marks), columns=["segment", "code"]).merge(segments, on="segment")
    return Frames(turns, segments, codes)


def _place(material: Material, file: str, turn: Turn) -> tuple[str, str, str, str, str]:
    case, group = case_of(material.by_file[file]), material.group_labels[file]
    return file, case, group, material.theme_label(turn.theme), f"{file}\n{turn.speaker}"


def bases(material: Material, unit: Unit) -> dict[str, Counts]:
    """The denominators of each case, group or theme, and of all together (`TOTAL`).

    Groups: those of the case, or those in which the theme came up. Speakers: all participants of
    these groups, silent ones included. Passages: segments. Words: those of participants.
    """
    turns, segments, _ = frames(material)
    people = {t.file: len(participants_of(t)) for t in material.transcripts}
    words = with_total(turns[turns.spoken], unit).groupby(unit).words.sum()
    passages = with_total(segments, unit).groupby(unit).size()
    found = {}
    for label, files in with_total(turns, unit).groupby(unit).file.unique().items():
        found[str(label)] = Counts(
            groups=len(files),
            speakers=sum(people[file] for file in files),
            passages=int(passages.get(label, 0)),
            words=int(words.get(label, 0)),
        )
    return found


def with_total(frame: "pd.DataFrame", unit: Unit) -> "pd.DataFrame":
    """The rows once under their own unit, once under `TOTAL`."""
    import pandas as pd  # noqa: PLC0415 — heavy, and only tables need it

    return pd.concat([frame, frame.assign(**{unit: TOTAL})])


def tally(frame: "pd.DataFrame", by: Sequence[str]) -> Mapping[tuple[str, ...], Counts]:
    """`Counts` of the rows, for each combination of the columns `by` that occurs."""
    grouped = frame.groupby(list(by)).agg(
        groups=("file", "nunique"),
        speakers=("person", "nunique"),
        passages=("words", "size"),
        words=("words", "sum"),
    )
    keys = (key if isinstance(key, tuple) else (key,) for key in grouped.index)
    values = grouped.itertuples(index=False)
    return {key: Counts(*map(int, row)) for key, row in zip(keys, values, strict=True)}
