"""The code that a person means: by its id, by its label, or by a part of either."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from piacen_qual.codebook.problems import hint
from piacen_qual.codebook.references import rule_elements
from piacen_qual.codebook.schema import AnyOf, Code, Codebook, Element, Term
from piacen_qual.errors import PiacenError
from piacen_qual.french.folding import fold

_PROPOSED: Final = 8
_CLOSE_ENOUGH: Final = 70  # rapidfuzz ratio from which a label is worth proposing


class UnknownCodeError(PiacenError):
    """No code is called so."""

    def __init__(self, asked: str, close: Sequence[Code], codebook: Codebook) -> None:
        """Propose the closest codes, else say what there is."""
        near = f" Les plus proches :{_listed(close)}" if close else ""
        others = hint(asked, [code.id for code in codebook.codes])
        super().__init__(f"Aucun code ne s’appelle « {asked} ».{near or others}")


class AmbiguousCodeError(PiacenError):
    """More than one code is called so."""

    def __init__(self, asked: str, codes: Sequence[Code]) -> None:
        """Say which."""
        super().__init__(f"Plus d’un code répond à « {asked} » :{_listed(codes)}")


def _listed(codes: Sequence[Code]) -> str:
    listed = [f"\n  {code.id} — {code.label}" for code in codes[:_PROPOSED]]
    return "".join(listed) + ("\n  …" if len(codes) > _PROPOSED else "")


def find_code(codebook: Codebook, asked: str) -> Code:
    """The code whose id or label is `asked`, or else the only one that holds it.

    Case and accents do not count; whole words go before parts of words.

    Raises:
        AmbiguousCodeError: when more than one code holds it.
        UnknownCodeError: when none does.
    """
    sought, codes = fold(asked), codebook.codes
    holding = [code for code in codes if sought in _names(code)]
    for found in (
        [code for code in codes if fold(code.id) == sought],
        [code for code in codes if fold(code.label) == sought],
        [code for code in holding if re.search(rf"(?<![^\W_]){re.escape(sought)}\b", _names(code))],
        holding,
    ):
        if len(found) == 1:
            return found[0]
    if holding:
        raise AmbiguousCodeError(asked, holding)
    raise UnknownCodeError(asked, _closest(codebook, sought), codebook)


def _names(code: Code) -> str:
    return fold(f"{code.id} {code.label}")


def _closest(codebook: Codebook, sought: str) -> list[Code]:
    """Codes whose names look like it, then those that speak of it most."""
    names = {code.id: _names(code) for code in codebook.codes}
    alike = process.extract(
        sought, names, scorer=fuzz.WRatio, limit=_PROPOSED, score_cutoff=_CLOSE_ENOUGH
    )
    by_id = {code.id: code for code in codebook.codes}
    mentions = {
        code.id: sum(sought in fold(text) for text in _texts(code)) for code in by_id.values()
    }
    speaking = sorted(filter(mentions.get, by_id), key=lambda id_: -mentions[id_])
    ids = dict.fromkeys([*(id_ for *_, id_ in alike), *speaking])
    return [by_id[id_] for id_ in ids]


def _texts(code: Code) -> Iterator[str]:
    """What a code is about, in its own words."""
    yield from (code.definition, code.include)
    yield from (example.text for example in code.examples)
    yield from (term for rule in code.rules for term in _terms(rule_elements(rule)))


def _terms(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, Term):
            yield element.text
        elif isinstance(element, AnyOf):
            yield from _terms(element.options)
