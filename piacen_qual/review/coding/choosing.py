"""What can be filtered on, and what a person types to say so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from piacen_qual.errors import PiacenError
from piacen_qual.french.folding import fold
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.keeping.matter import Matter

WORDS: Final = "cas=…, groupe=…, theme=…, code=…, min=…, max=…, nondecides"


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


def typed_filter(text: str, matter: Matter, now: Filter) -> Filter:
    """The filter that `cas=TNCDC, code=acc_manque, nondecides` asks for, starting from `now`.

    Names can be shortened as long as one thing only begins so. `cas=` takes a filter away, `tout`
    all of them.

    Raises:
        BadFilterError: when something is not understood.
    """
    for word in filter(None, re.split(r"[;\s]+|,(?!\d)", text)):
        key, equal, value = word.partition("=")
        if fold(key) == "tout":
            now = Filter(files=now.files)
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
        case "cas":
            return replace(now, case=_named(given, dict.fromkeys(cases(matter), "")))
        case "groupe":
            known = dict.fromkeys(map(str, groups(matter, now.case)), "")
            return replace(now, group=int(_named(given, known)) if given else None)
        case "theme":
            labels = {theme: matter.themes.get(theme, "") for theme in themes(matter)}
            return replace(now, theme=_named(given, labels))
        case "code":
            labels = {code.id: code.label for code in matter.codebook.codes}
            return replace(now, code=_named(given, labels))
        case "min":
            return replace(now, least=_score(given, 0.0))
        case "max":
            return replace(now, most=_score(given, 1.0))
    raise BadFilterError(key, [WORDS, "tout"])


def _score(given: str, otherwise: float) -> float:
    if not given:
        return otherwise
    if not re.fullmatch(r"[01]?(?:[.,]\d+)?", given) or float(given.replace(",", ".")) > 1:
        raise BadFilterError(given, ["un score de 0 à 1, comme 0.8"])
    return float(given.replace(",", "."))


def _named(given: str, known: Mapping[str, str]) -> str:
    """The name that is so spelled, or the only one that begins so, or whose label does."""
    wanted = fold(given)
    exact = [name for name in known if fold(name) == wanted]
    found = exact or [
        name
        for name, label in known.items()
        if fold(name).startswith(wanted) or fold(label).startswith(wanted)
    ]
    if wanted and len(found) != 1:
        raise BadFilterError(given, found or list(known))
    return found[0] if wanted else ""
