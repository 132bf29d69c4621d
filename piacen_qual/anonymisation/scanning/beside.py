"""What lies beside a file, and would leave with its folder: the key, logs, caches, verbatims."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from piacen_qual.anonymisation.custody.cipher import MAGIC

_TELLING: Final = re.compile(
    r"(?i).*\.(?:key|jsonl|log|lock|sqlite3?|db|pkl|npz|npy|tmp|bak)|corpus\.ya?ml"
    r"|codebook\.ya?ml|transcripts|decisions|cle|\.piacen|\.git|~\$.*|.*~"
)
_HEAD: Final = len(MAGIC)


def telling(path: Path) -> Iterator[str]:
    """Names of what lies in the folder of `path` and should not leave with it."""
    try:
        others = sorted(other for other in path.parent.iterdir() if other.name != path.name)
    except OSError:
        return
    for other in others:
        if _TELLING.fullmatch(other.name) or _is_key(other):
            yield other.name


def _is_key(path: Path) -> bool:
    """Whether a file is a key, under whatever name."""
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD) == MAGIC
    except OSError:
        return False
