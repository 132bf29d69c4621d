"""What a file comes apart into."""

from dataclasses import dataclass
from enum import Enum, auto


class Nature(Enum):
    """What the words of a piece are."""

    TEXT = auto()  # what somebody reads, or may
    CODE = auto()  # tags, programs, styles: words of the format are no names there
    NOISE = auto()  # bytes that are no text: short words stand in them by chance


@dataclass(frozen=True, slots=True)
class Piece:
    """A text found in a file.

    Attributes:
        part: where: names of members, from the outside in.
        text: the text, decoded once more than it was in the file where need be.
        nature: what it is.
        source: whether it is the whole text of a member, as it is in the file.
    """

    part: str
    text: str
    nature: Nature = Nature.TEXT
    source: bool = False


@dataclass(frozen=True, slots=True)
class Inner:
    """Bytes that are a file of their own, to be taken apart in turn.

    Attributes:
        part: where.
        data: the bytes.
    """

    part: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that cannot be looked into: whoever would share it must know.

    Attributes:
        part: where.
        why: in French.
    """

    part: str
    why: str
