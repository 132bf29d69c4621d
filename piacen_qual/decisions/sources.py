"""Whose codings can be counted; as light as an option of the command line must be."""

from enum import StrEnum


class Source(StrEnum):
    """Whose codings are wanted."""

    DECISIONS = "decisions"  # only what people decided
    SUGGESTIONS = "suggestions"  # the machine's, as if nobody had decided
    BOTH = "les-deux"  # decisions where there are any, suggestions where nobody said anything
