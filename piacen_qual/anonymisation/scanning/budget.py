"""How much a file may unpack to: more than any document does, less than a memory holds."""

from typing import Final

BOMB: Final = "une fois décompressé, c’est bien plus gros que tout vrai document : refusé"

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
