"""The passages worth citing, best first."""

from collections.abc import Sequence

from piacen_qual.codebook.schema import Codebook
from piacen_qual.model import Coding, Quote, Segment, Transcript


def best_quotes(
    transcripts: Sequence[Transcript],
    segments: Sequence[Segment],
    codings: Sequence[Coding],
    codebook: Codebook,
    *,
    code: str | None = None,
    family: str | None = None,
    theme: str | None = None,
    case: str | None = None,
    speaker: str | None = None,
    min_words: int = 8,
    max_words: int = 90,
    limit: int = 10,
    per_speaker: int | None = None,
) -> tuple[Quote, ...]:
    """The best quotes, at most `limit` per code, codes in codebook order, best first within one."""
    raise NotImplementedError
