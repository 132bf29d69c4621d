"""What can be filtered on, and what a person types to say so."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from piacen_qual.codebook.schema import Code
from piacen_qual.errors import PiacenError
from piacen_qual.french.folding import fold
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.keeping.matter import Matter

WORDS: Final = "fichier=…, cas=…, groupe=…, theme=…, code=…, min=…, max=…, nondecides"


class BadFilterError(PiacenError):
    """What was typed is no filter, or names nothing there is."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        """Say what is not understood and what there is."""
        shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
        super().__init__(f"« {given} » n’est pas compris ici. Possibles : {shown}.")


def cases(matter: Matter) -> list[str]:
    """The cases of the study."""
    return sorted({t.group.case for t in matter.transcripts if t.group.case})


def groups(matter: Matter, case: str = "") -> list[int]:
    """The numbers of the groups (of a case)."""
    told = {t.group.number for t in matter.transcripts if case in {"", t.group.case}}
    return sorted(number for number in told if number is not None)


def themes(matter: Matter) -> list[str]:
    """The themes that come up, in the order of the guide."""
    used = {matter.turn(segment.file, segment.turn).theme for segment in matter.segments}
    return [*(theme for theme in matter.themes if theme in used), *sorted(used - {*matter.themes})]


def typed_filter(text: str, matter: Matter, now: Filter, opened: Filter | None = None) -> Filter:
    """The filter that `cas=TNCDC, code=acc_manque, nondecides` asks for, starting from `now`.

    Names can be shortened as long as one thing only begins so; a code is found by some letters.
    `cas=` takes a filter away, `tout` all of them, but for where the session was opened.

    Raises:
        BadFilterError: when something is not understood.
    """
    for word in filter(None, re.split(r"[;\s]+|,(?!\d)", text)):
        key, equal, value = word.partition("=")
        if fold(key) == "tout":
            now = (opened or Filter()).place
        elif fold(key).startswith("non"):
            now = replace(now, open_only=True)
        elif equal:
            now = _with(now, fold(key), value, matter)
        else:
            raise BadFilterError(word, [WORDS, "tout"])
    return now


def _with(now: Filter, key: str, given: str, matter: Matter) -> Filter:
    """The filter with one thing changed."""
    match key:
        case "fichier":
            return replace(now, files=(_named(given, _plain(matter.by_file)),) if given else ())
        case "cas":
            return replace(now, case=_named(given, _plain(cases(matter))))
        case "groupe":
            known = _plain(map(str, groups(matter, now.case)))
            return replace(now, group=int(_named(given, known)) if given else None)
        case "theme":
            labels = {theme: matter.themes.get(theme, "") for theme in themes(matter)}
            return replace(now, theme=_named(given, labels))
        case "code":
            return replace(now, code=_code(given, matter.codebook.codes))
        case "min" | "max":
            score = _score(given, 0.0 if key == "min" else 1.0)
            return replace(now, least=score) if key == "min" else replace(now, most=score)
    raise BadFilterError(key, [WORDS, "tout"])


def _plain(names: Iterable[str]) -> Mapping[str, str]:
    """Names without labels."""
    return dict.fromkeys(names, "")


def _code(given: str, codes: Sequence[Code]) -> str:
    """The code so called; when none is, those that resemble it are told."""
    near = find_codes(codes, given) if given else []
    return _named(given, {code.id: code.label for code in near or codes})


def _score(given: str, otherwise: float) -> float:
    if not given:
        return otherwise
    if not re.fullmatch(r"[01]?(?:[.,]\d+)?", given) or float(given.replace(",", ".")) > 1:
        raise BadFilterError(given, ["un score de 0 à 1, comme 0.8"])
    return float(given.replace(",", "."))


def _named(given: str, known: Mapping[str, str]) -> str:
    """The name that is so spelled, or the only one that begins so, then of which a word does."""
    wanted = _words(given)
    if wanted.isspace():
        return ""
    told = {name: (_words(name), _words(label)) for name, label in known.items()}
    whole = [name for name, words in told.items() if words[0] == wanted]
    first = [name for name, words in told.items() if any(w.startswith(wanted) for w in words)]
    found = whole or first or [name for name, words in told.items() if wanted in "".join(words)]
    if len(found) != 1:
        raise BadFilterError(given, found or list(known))
    return found[0]


def _words(text: str) -> str:
    """The words of a name, a blank before each."""
    return " " + re.sub(r"[_\W]+", " ", fold(text)).strip()
