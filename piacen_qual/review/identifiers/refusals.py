"""What a session of answers refuses, and what to do instead."""

from collections.abc import Sequence
from typing import Final

from piacen_qual.errors import PiacenError

LONGEST: Final = 40  # characters of what stands in the place of words


class RefusedReplacementError(PiacenError):
    """What was given cannot stand in the place of words."""

    def __init__(self, given: str, repeated: str = "") -> None:
        """Say what can, and which word may not be said again."""
        why = f" : « {repeated} » dirait ce qui est caché" if repeated else ""
        super().__init__(
            f"« {given} » ne peut pas remplacer ces mots{why}. Donnez une généralité en minuscules,"
            f" comme [quartier] ou [une collègue], d’au plus {LONGEST} caractères. Les pseudonymes,"
            " eux, sont tirés au sort."
        )


class NowhereError(PiacenError):
    """Words that were to be masked are in no transcript."""

    def __init__(self, given: str, near: Sequence[str] = ()) -> None:
        """Say what there is that begins so."""
        told = f" Il y a : {', '.join(near)}." if near else ""
        super().__init__(f"« {given} » n’est dit nulle part, en mots entiers.{told}")


class MaskedAlreadyError(PiacenError):
    """There is nothing to add."""

    def __init__(self, given: str) -> None:
        """Say that it is done."""
        super().__init__(f"« {given} » est déjà masqué partout.")
