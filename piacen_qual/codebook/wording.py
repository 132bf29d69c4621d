"""A rule in French words, for researchers who do not program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from piacen_qual.codebook.schema import (
    AnyOf,
    Clues,
    Codebook,
    Concept,
    ConceptRef,
    Element,
    Kind,
    Negation,
    Rule,
    Scope,
    Term,
)
from piacen_qual.model import theme_labels

_OWN = 6  # terms of a rule that are named when it has many
_OF_CONCEPT = 4  # the same for the words of a concept
_OF_PATTERN = 40  # characters of a regular expression
_CLUES = 12

_NEGATIONS: Mapping[Negation, str] = {
    Negation.REQUIRED: "seulement si c’est nié",
    Negation.FORBIDDEN: "si ce n’est pas nié",
}


def in_words(rule: Rule, codebook: Codebook, *, whole: bool = False) -> str:
    """What a rule looks for, on what conditions, and what it weighs.

    `« payer » près d’un mot de @employeur (employeur, patron… 24 en tout), au plus 5 mots entre
    les deux, dans la même phrase; si ce n’est pas nié. Poids 0,7.`

    Args:
        rule: a rule of `codebook`.
        codebook: what concepts hold and how themes are called.
        whole: name every term of the rule and every word of its concepts, however many.
    """
    words = _Wording(codebook.concepts, whole=whole)
    found = "; ".join((words.subject(rule), *words.conditions(rule)))
    return f"{_capital(found)}. {_capital(weight_in_words(rule, codebook))}."


def element_in_words(element: Element, codebook: Codebook, *, whole: bool = False) -> str:
    """One element: `« payer »`, `un mot de @employeur (employeur, patron…)`, or alternatives."""
    return _Wording(codebook.concepts, whole=whole).any_of((element,))


def weight_in_words(rule: Rule, codebook: Codebook) -> str:
    """`poids 0,7`, or `poids 0,66 sous Télétravail, 0,36 ailleurs; ne compte pas sous Accès`."""
    labels = theme_labels(codebook.themes)
    named = [(f"sous {labels.get(theme, theme)}", factor) for theme, factor in rule.themes.items()]
    named.sort(key=itemgetter(1), reverse=True)
    only = rule.other_themes and not any(factor for _, factor in named)
    places = [*named, ("" if only else "ailleurs", rule.other_themes)]
    weights = [
        f"{_number(min(1.0, rule.weight * factor))} {_joined([where for where, _ in group], 'et')}"
        for factor, group in groupby(places, key=itemgetter(1))
        if factor
    ]
    nowhere = [where for where, factor in places if not factor]
    told = [f"poids {', '.join(weights).rstrip()}"] if weights else []
    if nowhere:
        told.append(f"ne compte pas {_joined(nowhere, 'ni')}")
    return "; ".join(told)


def clues_in_words(clues: Clues, codebook: Codebook, *, whole: bool = False) -> str:
    """`« essence » (+1,3), « bureau » (−0,7)`: the heaviest clues first."""
    heaviest = sorted(clues.weights, key=lambda clue: -abs(clue[1]))
    said = [
        f"{element_in_words(element, codebook, whole=whole)} ({_signed(weight)})"
        for element, weight in heaviest[: None if whole else _CLUES]
    ]
    more = f"… ({len(heaviest)} en tout)" if len(said) < len(heaviest) else ""
    return f"{', '.join(said)}{more}"


class _Wording:
    """Words for the parts of a rule, lists shortened unless `whole`."""

    def __init__(self, concepts: Mapping[str, Concept], *, whole: bool) -> None:
        self._concepts = concepts
        self._whole = whole

    def subject(self, rule: Rule) -> str:
        """What is looked for, and how far apart its elements may stand."""
        match rule.kind:
            case Kind.TERMS:
                return self.any_of(rule.elements)
            case Kind.NEAR | Kind.SEQUENCE:
                first, *others = (self.any_of((element,)) for element in rule.elements)
                near = rule.kind is Kind.NEAR
                found = "".join(f" près {_de(o)}" if near else f", puis {o}" for o in others)
                return f"{first}{found}, {_gap(rule)}, dans {_scope(rule, 'la même', 'le même')}"
            case Kind.REGEX | Kind.MOTIF:
                return self._pattern(rule)

    def _pattern(self, rule: Rule) -> str:
        """The researcher's own words for an expression or a motif, else its beginning."""
        regex = rule.kind is Kind.REGEX
        if rule.reason and not self._whole:
            return f"{rule.reason} ({'expression régulière' if regex else 'motif'})"
        pattern, room = rule.pattern, self._room(rule.pattern, _OF_PATTERN)
        shown = f"{pattern[:room]}…" if room else pattern
        return f"{'l’expression régulière' if regex else 'le motif'} «\xa0{shown}\xa0»"

    def conditions(self, rule: Rule) -> Iterator[str]:
        """What else must hold, a clause each."""
        if rule.answers:
            yield "au début d’une réponse à une autre participante"
        if rule.negation in _NEGATIONS:
            yield _NEGATIONS[rule.negation]
        if rule.present:
            yield f"seulement si le segment contient aussi {self.any_of(rule.present)}"
        if rule.absent:
            yield f"sauf si {_scope(rule, 'la', 'le')} contient {self.any_of(rule.absent)}"
        if rule.absent_in_segment:
            yield f"sauf si le segment contient {self.any_of(rule.absent_in_segment)}"

    def any_of(self, elements: Iterable[Element]) -> str:
        """`« a », « b » ou un mot de @c (d, e)`; the first ones and how many, when many."""
        options = [*_options(elements)]
        shown = [self._option(option) for option in options[: self._room(options, _OWN)]]
        if len(shown) < len(options):
            return f"{', '.join(shown)}… ({len(options)} au choix)"
        return _joined(shown, "ou")

    def _option(self, option: Term | ConceptRef) -> str:
        if isinstance(option, Term):
            return _term(option.text, "«\xa0{}\xa0»")
        words = [*dict.fromkeys(self._words((option,)))]
        shown = [_term(word, "{}") for word in words[: self._room(words, _OF_CONCEPT)]]
        more = f"… {len(words)} en tout" if len(shown) < len(words) else ""
        return f"un mot de @{option.name} ({', '.join(shown)}{more})"

    def _words(self, elements: Iterable[Element]) -> Iterator[str]:
        """Every term that elements stand for, nested concepts included."""
        for option in _options(elements):
            if isinstance(option, Term):
                yield option.text
            elif option.name in self._concepts:
                yield from self._words(self._concepts[option.name].elements)

    def _room(self, items: Sequence[object], most: int) -> int | None:
        """How many of `items` are named: one more is no reason to shorten."""
        return None if self._whole or len(items) <= most + 1 else most


def _options(elements: Iterable[Element]) -> Iterator[Term | ConceptRef]:
    """The alternatives, those written in lists included."""
    for element in elements:
        if isinstance(element, AnyOf):
            yield from _options(element.options)
        else:
            yield element


def _term(text: str, quotes: str) -> str:
    """`=cours` is `« cours » tel quel`, `mobilis*` is `« mobilis… »`."""
    words = quotes.format(text.replace("=", "").replace("*", "…"))
    return f"{words} tel quel" if "=" in text else words


def _gap(rule: Rule) -> str:
    if not rule.gap:
        return "sans aucun mot entre eux"
    words = "mots" if rule.gap > 1 else "mot"
    between = "les deux" if len(rule.elements) == 2 else "deux voisins"
    return f"au plus {rule.gap} {words} entre {between}"


def _scope(rule: Rule, feminine: str, masculine: str) -> str:
    sentence = rule.scope is Scope.SENTENCE
    return f"{feminine} phrase" if sentence else f"{masculine} segment"


def _de(words: str) -> str:
    """`de « a »`, but `d’un mot`."""
    return f"d’{words}" if words.startswith("un ") else f"de {words}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}".replace(".", ",")


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{_number(abs(value))}"


def _joined(parts: Sequence[str], last: str) -> str:
    """`a, b ou c`."""
    *head, tail = parts
    return f"{', '.join(head)} {last} {tail}" if head else tail


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
