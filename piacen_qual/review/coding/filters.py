"""Which segments are gone through, and which of their codes are asked about."""

from dataclasses import dataclass, replace

from piacen_qual.decisions.voices import Place
from piacen_qual.model import Group
from piacen_qual.review.coding.sheet import Line, Sheets
from piacen_qual.review.keeping.matter import Matter


@dataclass(frozen=True, slots=True)
class Filter:
    """What a coder wants to go through; by default, everything.

    Attributes:
        files: transcripts; all when empty.
        case: a case, or "".
        group: a number of a group in its case, or None.
        theme: theme id, or "".
        code: code id, or "".
        least: the lowest score of suggestions.
        most: the highest.
        open_only: only segments in which something waits for a decision.
    """

    files: tuple[str, ...] = ()
    case: str = ""
    group: int | None = None
    theme: str = ""
    code: str = ""
    least: float = 0.0
    most: float = 1.0
    open_only: bool = False

    @property
    def place(self) -> "Filter":
        """Where alone: whatever the codes are, decided or not."""
        return replace(self, code="", least=0.0, most=1.0, open_only=False)

    @property
    def narrow(self) -> bool:
        """Whether some codes only are asked about, and not the segment as a whole."""
        return bool(self.code) or self.scored

    @property
    def scored(self) -> bool:
        """Whether scores count, that is suggestions only."""
        return self.least > 0 or self.most < 1

    def is_in(self, group: Group, theme: str) -> bool:
        """Whether what is said in a group on a theme is gone through."""
        return (
            self.case in {"", group.case}
            and self.group in {None, group.number}
            and self.theme in {"", theme}
        )

    def takes(self, line: Line) -> bool:
        """Whether a code on a segment is asked about."""
        if self.code and self.code not in (line.code, *line.parts):
            return False
        if not self.scored:
            return True
        return line.suggestion is not None and self.least <= line.suggestion.score <= self.most


def queue(wanted: Filter, sheets: Sheets, matter: Matter) -> tuple[Place, ...]:
    """The places of the segments to go through, in order."""
    return tuple(
        place
        for place in matter.by_place
        if _where(wanted, matter, place)
        and (not wanted.narrow or any(map(wanted.takes, sheets.lines(place))))
        and (not wanted.open_only or is_open(wanted, sheets, place))
    )


def is_open(wanted: Filter, sheets: Sheets, place: Place) -> bool:
    """Whether something that is asked about in a segment waits for a decision."""
    if not wanted.narrow:
        return sheets.is_open(place)
    return any(line.open and wanted.takes(line) for line in sheets.lines(place))


def _where(wanted: Filter, matter: Matter, place: Place) -> bool:
    file, turn, _ = place
    if wanted.files and file not in wanted.files:
        return False
    return wanted.is_in(matter.by_file[file].group, matter.turn(file, turn).theme)
