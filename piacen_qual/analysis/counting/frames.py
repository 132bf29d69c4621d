"""The counting itself, in pandas; only plain values leave this module.

A person is a speaker of a file: P3 of one group is not P3 of another.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from piacen_qual.analysis.counting.bases import TOTAL, Counts
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.model import Turn

if TYPE_CHECKING:
    import pandas as pd

PLACE: Final = ("file", *(str(unit) for unit in Unit), "person")


class _Frames(NamedTuple):
    """One row per participant's turn; one per segment and code. `n` numbers turns, or segments."""

    turns: "pd.DataFrame"
    codes: "pd.DataFrame"


@lru_cache(maxsize=1)
def _frames(material: Material) -> _Frames:
    import pandas as pd  # noqa: PLC0415 — heavy, and only tables need it

    words = material.segment_words
    turn_rows = [
        (n, *_place(material, file, turn), material.turn_words[file, turn.n])
        for n, ((file, _), turn) in enumerate(material.turns.items())
    ]
    code_rows = [
        (n, *_place(material, place[0], material.turns[place[:2]]), words[place], code)
        for n, (place, codes) in enumerate(material.codes_at.items())
        for code in codes
    ]
    columns = ["n", *PLACE, "words"]
    return _Frames(
        pd.DataFrame(turn_rows, columns=columns),
        pd.DataFrame(code_rows, columns=[*columns, "code"]),
    )


def _place(material: Material, file: str, turn: Turn) -> tuple[str, ...]:
    places = (material.place(unit, file, turn.theme) for unit in Unit)
    return file, *places, f"{file}\n{turn.speaker}"


def count_codes(material: Material, unit: Unit) -> Mapping[tuple[str, str], Counts]:
    """How far each code goes in each case, group or theme, and in all (`TOTAL`)."""
    return _tally(_frames(material).codes, "code", unit)


def count_turns(material: Material, unit: Unit) -> Mapping[tuple[str, str], Counts]:
    """How much is said under each theme in each case or group, and in all; passages are turns."""
    return _tally(_frames(material).turns, Unit.THEME, unit)


def _tally(frame: "pd.DataFrame", thing: str, unit: Unit) -> Mapping[tuple[str, str], Counts]:
    import pandas as pd  # noqa: PLC0415 — heavy, and only tables need it

    doubled = pd.concat([frame, frame.assign(**{unit: TOTAL})])
    grouped = doubled.groupby([str(thing), str(unit)]).agg(
        groups=("file", "nunique"),
        speakers=("person", "nunique"),
        passages=("n", "nunique"),
        words=("words", "sum"),
    )
    return {key: Counts(*map(int, row)) for key, *row in grouped.itertuples()}
