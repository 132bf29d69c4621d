"""What stopped a rule, in French words."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from piacen_qual.codebook.schema import AnyOf, Codebook, Negation, Rule, Scope
from piacen_qual.codebook.wording import element_in_words
from piacen_qual.coding.explaining.obstacles import Obstacle, Span, Stop

LONGEST: Final = 60  # characters of a passage

PLAIN: Final = {
    Stop.NEGATION: "rien ne nie ce passage, et il le faudrait (nie)",
    Stop.ANSWER: "ce tour ne répond pas à une autre participante (echange)",
    Stop.LATE: "le passage n’est pas au début de la réponse (echange)",
    Stop.SCOPE: "les éléments ne sont pas dans la même phrase (portee)",
    Stop.ORDER: "les éléments sont dans un autre ordre (suite)",
    Stop.ELEMENT: "ce que décrit son expression ou son motif n’y est pas",
    Stop.SAME_WORD: "un même mot ne peut pas compter pour deux éléments",
    Stop.THEME: "la règle ne compte pas sous ce thème (theme)",
}


def obstacle_in_words(obstacle: Obstacle, rule: Rule, text: str, codebook: Codebook) -> str:
    """`« pas » nie ce passage (nie)`: one clause, with the codebook's key when a setting did it.

    Args:
        obstacle: what stopped it.
        rule: the rule.
        text: the turn's text.
        codebook: what concepts hold.
    """
    words = quoted(text, obstacle.passages)
    lacking = element_in_words(AnyOf(obstacle.lacking), codebook) if obstacle.lacking else ""
    match obstacle.stop:
        case Stop.NEGATION if rule.negation is Negation.FORBIDDEN:
            told = f"{words} nie ce passage (nie)"
        case Stop.ABSENT:
            place = "la même phrase" if rule.scope is Scope.SENTENCE else "le même segment"
            told = f"{words}, dans {place}, l’annule (sauf)"
        case Stop.ABSENT_IN_SEGMENT:
            told = f"{words}, dans le même segment, l’annule (sauf_segment)"
        case Stop.PRESENT:
            told = f"il manque, dans le segment, {lacking} (avec)"
        case Stop.GAP:
            told = f"{obstacle.words} mots entre deux éléments, {rule.gap} sont permis (ecart)"
        case Stop.APPROX:
            told = f"{words} n’est qu’à peu près {lacking} (approx)"
        case Stop.ELEMENT if obstacle.lacking:
            told = f"il manque {lacking}"
        case _:
            told = PLAIN[obstacle.stop]
    return told


def quoted(text: str, passages: Sequence[Span]) -> str:
    """`« a », « b »`, each once, the long ones shortened."""
    found = dict.fromkeys(text[start:end] for start, end in passages)
    return ", ".join(f"«\xa0{shorten(words, LONGEST, placeholder='…')}\xa0»" for words in found)
