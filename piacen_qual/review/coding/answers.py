"""What a person types after a letter, line by line."""

import re
from collections.abc import Sequence
from typing import Final

from piacen_qual.exports.typography import typeset
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.sheet import Line
from piacen_qual.review.dialogue import RefusedAnswerError

ABOUTS: Final = {about.value: about for about in About}
LETTERS: Final = {about.value[0]: about for about in About}
_CODE: Final = re.compile(r"c(\d+)((?:\s.*)?)", re.IGNORECASE | re.DOTALL)
_NUMBERED: Final = re.compile(r"([ar]?)(\d+)", re.IGNORECASE)


def meant(letter: str, rest: str, lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """The codes named after `a` or `r`, each with its letter: `2`, `1 3`, `1 r2`, `acc_frais`.

    Raises:
        RefusedAnswerError: when one of them is not in the segment.
    """
    by_code = {line.code: line for line in lines}
    found = []
    for word in filter(None, re.split(r"[\s,;]+", rest)):
        if told := _NUMBERED.fullmatch(word):
            letter = told[1].lower() or letter
            found.append((letter, numbered(told[2], lines)))
        elif word.lower() in by_code:
            found.append((letter, by_code[word.lower()]))
        else:
            refusal = f"« {word} » n’est ni le numéro ni le nom d’un code d’ici : a 2, a 1 3."
            raise RefusedAnswerError(typeset(refusal))
    return found


def numbered(number: str, lines: Sequence[Line]) -> Line:
    """The line that has a number.

    Raises:
        RefusedAnswerError: when none has.
    """
    if number not in map(str, range(1, len(lines) + 1)):
        raise RefusedAnswerError(f"Il n’y a pas de code {number} ici.")
    return lines[int(number) - 1]


def memo_on(typed: str, *, asked: bool) -> tuple[About, str, str]:
    """What a memo is about, its text as far as it is known, and the number of its code.

    Args:
        typed: `s`, `code`, `c2`, or the memo of the segment itself; after `m`, also `c son texte`,
            `c2 son texte`.
        asked: whether it answers the question, and was not typed after `m`.
    """
    known = LETTERS | ABOUTS
    if typed.lower() in known:
        return known[typed.lower()], "", ""
    code = _CODE.fullmatch(typed)
    if code and not (asked and code[2]):
        return About.CODE, code[2].strip(), code[1]
    letter, _, text = typed.partition(" ")
    if letter.lower() in LETTERS and not asked:
        return LETTERS[letter.lower()], text.strip(), ""
    return About.SEGMENT, typed, ""
