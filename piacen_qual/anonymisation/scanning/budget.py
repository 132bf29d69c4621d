"""How much a file may unpack to: more than any document does, less than a memory holds."""

import zlib
from typing import Final

BOMB: Final = "une fois décompressé, c’est bien plus gros que tout vrai document : refusé"

_CHUNK: Final = 1 << 20
_FLOOR: Final = 100 << 20
_CEILING: Final = 400 << 20
_RATIO: Final = 20


class SpentError(Exception):
    """A file unpacks to more than any document does."""


class Budget:
    """How many bytes may still be unpacked."""

    def __init__(self, size: int) -> None:
        """As many as a file of this size may hold."""
        self._left = min(_CEILING, _FLOOR + _RATIO * size)

    def spend(self, size: int) -> None:
        """Note that so many more are unpacked.

        Raises:
            SpentError: it is too many.
        """
        self._left -= size
        if self._left < 0:
            raise SpentError


def inflated(data: bytes, budget: Budget) -> bytes:
    """What zlib packed in `data`, as far as it goes; b"" where it packed nothing.

    Raises:
        SpentError: it is too much.
    """
    unpacking = zlib.decompressobj()
    chunks, left = [], data
    try:
        while left and not unpacking.eof:
            chunks.append(unpacking.decompress(left, _CHUNK))
            budget.spend(len(chunks[-1]))
            left = unpacking.unconsumed_tail
    except zlib.error:
        pass
    return b"".join(chunks)
