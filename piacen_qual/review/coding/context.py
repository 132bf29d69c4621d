"""What was said before a segment: enough to understand it."""

from piacen_qual.decisions.voices import Place
from piacen_qual.model import Role, Turn
from piacen_qual.review.keeping.matter import Matter

NEAR = 2  # turns just before


def before(matter: Matter, place: Place, near: int = NEAR) -> list[Turn]:
    """The moderation's last words before a segment, and the turns just before it, in order."""
    file, number, _ = place
    earlier = matter.by_file[file].turns[: number - 1]
    asked = [turn for turn in earlier if turn.role is Role.MODERATION][-1:]
    return sorted({*asked, *earlier[max(0, len(earlier) - near) :]}, key=lambda turn: turn.n)
