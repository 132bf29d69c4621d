"""What a negation holds over, in a sentence of oral French.

`ne` alone negates nothing, and is mostly not said: the second word does the work. Several of them
in one clause make one negation (`j’ai jamais rien dit`). The scope opens at `ne`, or at the verb
just before the negative word, and runs to the end of the clause.
"""

from collections.abc import Callable, Sequence

Forms = Sequence[str]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REACH = 12  # words after the negative word; people speak without full stops
_SHORT_REACH = 6

_STOPS = _set(", ; : — – ( ) . ? ! ?! -")
_CONJUNCTIONS = _set(
    "mais sauf car parce puisque puisqu' donc faque fait-que quand lorsque lorsqu' si sinon alors"
    " comme tandis excepté hormis malgré pourtant sinon cependant"
)
_LINKS = _set("et pis puis pi ou")
_SUBJECTS = _set("je j' tu t' il ils on c' y moi elle elles nous vous ça eux après là")
_NEW_CLAUSE = _set("je j' il ils on c'")
_SUBORDINATORS = _set("que qu' qui dont où quoi comment pourquoi lequel laquelle")
_AGAIN = _set("de d' ni pas aucun aucune")
_ADVERBS = _set(
    "même vraiment absolument juste encore toujours surtout aussi là donc tellement clairement"
    " carrément franchement malheureusement"
)
_PREPOSITIONS = _set("à de d' avec sur en")
_DETERMINERS = _set(
    "le la l' les un une du au des ce cet cette ces c't' c'te mon ma mes ton ta tes son sa ses"
    " notre nos votre vos leur leurs chaque quelque autre autres même seule première jeune tierce"
    " faux premier premiers grand petit quelle bonne nouvelle deux trois"
)


def negated_by(forms: Forms) -> list[int]:
    """For each form of a sentence, the place of the negative word that negates it, or -1.

    Args:
        forms: the comparable forms of one sentence's tokens, punctuation included.
    """
    by = [-1] * len(forms)
    for place, form in enumerate(forms):
        scope = _SCOPES.get(form)
        if scope is None:
            continue
        start, end = scope(forms, place)
        by[start:end] = [place] * (end - start)
    for place in range(len(forms)):
        if _denies_a_clause(forms, place):
            for inside in range(place + 2, _clause_end(forms, place + 1)):
                by[inside] = -1 if by[inside] >= 0 else place
    return by


def _full(forms: Forms, place: int) -> tuple[int, int]:
    return _opening(forms, place), _clause_end(forms, place)


def _object(forms: Forms, place: int) -> tuple[int, int]:
    """`ça sert à rien`: the verb is before the preposition."""
    before = place - 1 if _at(forms, place - 1) in _PREPOSITIONS else place
    return _opening(forms, before), _clause_end(forms, place)


def _forward(forms: Forms, place: int) -> tuple[int, int]:
    return place, _clause_end(forms, place, _SHORT_REACH)


def _backward(forms: Forms, place: int) -> tuple[int, int]:
    """`ça m’a dérangé pantoute`: the clause before it."""
    start = place
    while start > max(0, place - _REACH) and not _limits(forms, start - 1):
        start -= 1
    return start, place + 1


def _nothing(_forms: Forms, place: int) -> tuple[int, int]:
    return place, place


def _unless(
    excluded: Callable[[Forms, int], bool], scope: Callable[[Forms, int], tuple[int, int]]
) -> Callable[[Forms, int], tuple[int, int]]:
    return lambda forms, place: (_nothing if excluded(forms, place) else scope)(forms, place)


def _opening(forms: Forms, place: int) -> int:
    """`ne`, when it is said; else the verb before the negative word, adverbs skipped."""
    particle = _particle(forms, place)
    if particle is not None:
        return particle
    start = place - 1
    while start >= 0 and forms[start] in _ADVERBS:
        start -= 1
    if start < 0 or _limits(forms, start) or forms[start] in _SUBORDINATORS | _LINKS:
        return place
    return start


def _particle(forms: Forms, place: int) -> int | None:
    """Where `ne` stands, at most six forms before, in the same clause."""
    for before in range(place - 1, max(-1, place - 7), -1):
        if forms[before] in {"ne", "n'"}:
            return before
        if _limits(forms, before):
            return None
    return None


def _clause_end(forms: Forms, place: int, reach: int = _REACH) -> int:
    end = place + 1
    while end < len(forms) and end <= place + reach and not _limits(forms, end):
        if forms[end] == "choix":  # « pas le choix de… » says that one does
            return end + 1
        end += 1
    return end


def _limits(forms: Forms, place: int) -> bool:
    """Whether a clause ends before the form at `place`."""
    form = forms[place]
    following = _at(forms, place + 1)
    if form == ",":
        return following not in _AGAIN
    if form in _LINKS:
        return following in _SUBJECTS
    if form in _NEW_CLAUSE:
        return _at(forms, place - 1) not in _SUBORDINATORS and _at(forms, place + 2) != "quoi"
    return form in _STOPS or form in _CONJUNCTIONS


def _at(forms: Forms, place: int) -> str:
    return forms[place] if 0 <= place < len(forms) else ""


_ONLY = _set("juste seulement uniquement simplement exclusivement rien")
_HAVE = _set("est était a as ai ont avait fait , .") | {""}
_PRAISE = _set("mal pire")
_ASKED = _set("pourquoi ou ce")


def _no_pas(forms: Forms, place: int) -> bool:
    """`pas juste`, `pas mal`, `pourquoi pas`, `n’est-ce pas`, `un pas`, `n’hésitez pas`."""
    before, after = _at(forms, place - 1), _at(forms, place + 1)
    if after in _ONLY or after in _PRAISE or before in _ASKED:
        return True
    if before in _DETERMINERS and before != "même":
        return True
    if after in {"que", "qu'"}:  # `j’ai pas que ça`, against `je pense pas que…`
        return before in _HAVE
    if before == "à" or before.startswith(("hésit", "oubli")):
        return True
    return after == "à" and _at(forms, place + 2) in {"pas", "peu"}


def _denies_a_clause(forms: Forms, place: int) -> bool:
    """`c’est pas que j’ai pas d’ordinateur`: what is denied is the clause, negation and all."""
    return (
        forms[place] == "pas"
        and _at(forms, place - 1) in {"est", "était"}
        and _at(forms, place + 1) in {"que", "qu'"}
        and _at(forms, place + 2) not in {"ça", "cela"}
    )


_LOST = _set("rien personne jamais aucun aucune capable pantoute aucunement")
_MODALS = ("peu", "pouv", "veu", "voul", "sa", "doi")
_INFINITIVE = ("er", "ir", "re", "oir")
_CLITICS = _set("se s' me m' le la l' les y en")


def _still_more(forms: Forms, place: int) -> bool:
    """Whether `plus` means more: without `ne`, it nearly always does."""
    before, after = _at(forms, place - 1), _at(forms, place + 1)
    if after in _LOST or before == "non":
        return False
    if after == "du" and _at(forms, place + 2) == "tout":
        return False
    if before in _DETERMINERS or before in {"pas", "de", "d'", "en"}:
        return True
    if _particle(forms, place) is not None:
        return False
    goes_on = after.endswith(_INFINITIVE) or after in _CLITICS
    return not (before.startswith(_MODALS) and goes_on)


def _participle(forms: Forms, place: int) -> bool:
    """`j’ai pu travailler`, against `j’ai pu de batterie`."""
    return _at(forms, place + 1) not in _LOST | {"de", "d'"}


def _ever(forms: Forms, place: int) -> bool:
    """`si jamais`, `à jamais`, `plus que jamais`."""
    return _at(forms, place - 1) in {"si", "à", "que"}


def _not_nothing(forms: Forms, place: int) -> bool:
    """`rien que`, `pour rien`, `de rien`, `c’est pas rien`, `rien de mieux`."""
    if _at(forms, place - 1) in {"de", "pour", "pas"}:
        return True
    after = _at(forms, place + 1)
    best = _at(forms, place + 2) in {"mieux", "tel", "meilleur", "plus"}
    return after in {"que", "qu'"} or (after == "de" and best)


def _somebody(forms: Forms, place: int) -> bool:
    """`une personne`, `en personne`, `par personne`."""
    before = _at(forms, place - 1)
    return before in _DETERMINERS or before in {"en", "par", "comme", "d'une"}


_WITHOUT_LACK = _set(
    "doute cesse arrêt compter parler oublier faute exagérer blague farce contredit"
)


def _not_without(forms: Forms, place: int) -> bool:
    return _at(forms, place + 1) in _WITHOUT_LACK


_SCOPES: dict[str, Callable[[Forms, int], tuple[int, int]]] = {
    "pas": _unless(_no_pas, _full),
    "plus": _unless(_still_more, _full),
    "pus": _full,
    "pu": _unless(_participle, _full),
    "jamais": _unless(_ever, _full),
    "rien": _unless(_not_nothing, _object),
    "personne": _unless(_somebody, _object),
    "aucun": _object,
    "aucune": _object,
    "aucunement": _full,
    "guère": _full,
    "pantoute": _backward,
    "sans": _unless(_not_without, _forward),
    "ni": _forward,
}
