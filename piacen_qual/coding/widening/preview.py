"""What the coder would suggest if a term were taken, and no longer suggest."""

from collections.abc import Collection, Iterable, Sequence

from piacen_qual.codebook.additions import Addition, widened
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.explaining.changes import Change, Fate, changes
from piacen_qual.coding.suggest import suggest
from piacen_qual.model import Suggestion, Transcript
from piacen_qual.study import Cache


class _Borrowed(Cache):
    """A cache that is read and not written: what is only imagined is not kept."""

    def store(self, kind: str, key: str, data: bytes) -> None:
        """Keep nothing."""


def effect(
    addition: Addition,
    codebook: Codebook,
    suggestions: Iterable[Suggestion],
    transcripts: Sequence[Transcript],
    cache: Cache,
    *,
    files: Collection[str],
) -> tuple[Change, ...]:
    """The suggestions that appear and those that vanish, by the coder itself.

    Args:
        addition: the term, for a target of `codebook`.
        codebook: as it is now.
        suggestions: those that it makes now.
        transcripts: of the study.
        cache: of the study; it is not written to.
        files: those in which the term is said: nothing changes in the others.
    """
    touched = [transcript for transcript in transcripts if transcript.file in files]
    before = (made for made in suggestions if made.file in files)
    after = suggest(touched, widened(codebook, addition), _Borrowed(cache.folder))
    told = changes(before, after.suggestions, renamed={})
    return tuple(change for change in told if change.fate is not Fate.RESCORED)
