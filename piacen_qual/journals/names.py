"""Who writes, and under which file name: every name a person may have, on every system."""

import hashlib
import re
import unicodedata
from typing import Final

from piacen_qual.errors import PiacenError

CONSENSUS: Final = "consensus"  # the coder who settles what others disagree on
MACHINE: Final = "suggestion"  # what `Coding.source` says when nobody decided
NOBODY: Final = (MACHINE, "machine")  # both mean what suggests; the second in `comparer`
LONGEST: Final = 80

_PLAIN: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")  # of Windows, whatever the suffix
_STEM: Final = 40


class BadCoderNameError(PiacenError):
    """What was given does not name a coder."""

    def __init__(self, given: str) -> None:
        """Say what a name may be."""
        others = " ou ".join(f"« {name} »" for name in NOBODY)
        super().__init__(
            f"« {given} » ne peut pas nommer une personne qui code : donnez un prénom ou un nom"
            f" d’au plus {LONGEST} caractères, sur une ligne, autre que {others}."
        )


def coder_name(given: str) -> str:
    """The name as it is kept: composed letters, single blanks.

    Raises:
        BadCoderNameError: when it is empty, too long, unprintable, or means the machine.
    """
    name = " ".join(unicodedata.normalize("NFC", given).split())
    taken = any(same(name, other) for other in NOBODY)
    if not name or len(name) > LONGEST or not name.isprintable() or taken:
        raise BadCoderNameError(given)
    return CONSENSUS if same(name, CONSENSUS) else name


def same(name: str, other: str) -> bool:
    """Whether two names are one coder's: case does not count, accents do."""
    return name.casefold() == other.casefold()


def stem(coder: str) -> str:
    """The name of the coder's file, without suffix, the same for every spelling of one name.

    Plain names stand as they are (`Julie` → `julie`); any other gets a digest, so that no two
    coders share a file on a system that ignores case or accents (`Zoé` → `zoe-5f0c9d1e`).
    """
    folded = unicodedata.normalize("NFC", coder.casefold())
    if len(folded) <= _STEM and _PLAIN.fullmatch(folded) and not _RESERVED.fullmatch(folded):
        return folded
    letters = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    shown = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_STEM]
    return f"{shown or 'personne'}-{hashlib.sha256(folded.encode()).hexdigest()[:8]}"
