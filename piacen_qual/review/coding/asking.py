"""Which code is meant, asked line by line."""

from collections.abc import Sequence
from typing import Final

from piacen_qual.codebook.schema import Code
from piacen_qual.exports.typography import typeset
from piacen_qual.french.folding import fold
from piacen_qual.review import wording
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.dialogue import Dialogue, RefusedAnswerError

SHOWN: Final = 9  # codes found that are offered


class CodeQuestion:
    """Finds the code meant by some letters; asks on, as long as several are or none is."""

    def __init__(self, dialogue: Dialogue, codes: Sequence[Code]) -> None:
        """Ask in a dialogue which of the codes is meant."""
        self._dialogue = dialogue
        self._codes = codes

    def chosen(self, typed: str, among: Sequence[Code] = ()) -> Code | None:
        """A code by some letters of its name, or one of those given; None once it is given up.

        Raises:
            RefusedAnswerError: answers were prepared, and these letters do not name one code.
        """
        found = list(among) or (find_codes(self._codes, typed) if typed else [])
        found = [code for code in found if fold(typed) in {fold(code.label), code.id}] or found
        if typed and not found:
            return self._other(typed)
        if len(found) < 2:
            return found[0] if found else None
        return self._one_of(found[:SHOWN], typed)

    def _other(self, typed: str) -> Code | None:
        """Other letters are asked for, since those name nothing."""
        refusal = RefusedAnswerError(typeset(f"Aucun code ne ressemble à « {typed} »."))
        if self._dialogue.prepared:
            raise refusal
        self._dialogue.say(f"✗ {refusal}")
        answer = self._dialogue.asked("D’autres lettres")
        return self.chosen(answer) if answer else None

    def _one_of(self, found: Sequence[Code], typed: str) -> Code | None:
        if self._dialogue.prepared and typed:
            some = ", ".join(code.id for code in found)
            raise RefusedAnswerError(typeset(f"« {typed} » peut être {some} : nommez-en un."))
        for number, code in enumerate(found, 1):
            self._dialogue.say(f" {number} {wording.described(code)}")
        answer = self._dialogue.asked("Numéro, ou d’autres lettres")
        if answer in map(str, range(1, len(found) + 1)):
            return found[int(answer) - 1]
        return self.chosen(answer) if answer else None
