"""What people do in a discussion, as far as it tells who moderates and who observes.

All texts here are folded: lower case, no accents, straight apostrophes.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from piacen_qual.french.folding import fold
from piacen_qual.model import Theme

Turns = Sequence[tuple[str, str]]  # (who, folded words), in order

# A logistic score: who asks, addresses, chairs, opens, is brief before long answers, and speaks of
# oneself seldom. Weights fitted on debates and focus groups whose moderation is known, rounded.
_BASE: Final = -2.6
_ENDS_ASKING: Final = 2.5
_ASKS: Final = 2.5
_SAYS_YOU: Final = 2.0
_CHAIRS: Final = 1.5
_FOLLOWS_GUIDE: Final = 1.0
_OPENS: Final = 1.5
_SAYS_I: Final = -1.5
_LONG_TURNS: Final = -1.5
_LONG_ANSWERS: Final = 1.0
_SHARE: Final = -1.5

_QUESTION: Final = re.compile(
    r"\?|\b(?:est-ce que|qu'est-ce|comment (?:ca|vous)|avez-vous|pouvez-vous|pensez-vous)\b"
)
_YOU: Final = re.compile(r"\b(?:vous|vos|votre)\b")
_I: Final = re.compile(r"\b(?:je|moi)\b|\bj'")
_CHAIRING: Final = re.compile(
    r"\b(?:allez-y|vas-y|la parole|on (?:va )?(?:passe|passer|commence|commencer|termine|enchaine"
    r"|plonge|demarre|y va)|tour de table|merci (?:a|beaucoup|bien|pour|d'|de|tout)|d'autres"
    r"|quelqu'un d'autre|qui veut|qui part|(?:prochaine|derniere|premiere) (?:question|affaire)"
    r"|je (?:vous|m'appelle|note|retiens|resume)|parle[zr](?:-| )moi|dites-moi|racontez"
    r"|expliquez|bienvenue|enregistr\w+|formulaire|confidentiel\w*|consentement"
    r"|il (?:nous )?reste|ca fait le tour|vous disiez|qu'en pensez|et vous)\b"
)
_OBSERVES: Final = (
    r"(?:observ\w+|pren\w* (?:des|en|les) notes?|va noter|pour noter|pis noter|et noter"
    r"|ecouter|camera fermee|dans le coin)\b"
)
_OWN_WORDS: Final = re.compile(
    r"\b(?:je (?:prends?|vais prendre|note)|prendre des notes|ferme(?:r)? ma camera|j'observe"
    r"|j'ecoute|je fais juste ecouter)\b"
)
_END: Final = 90  # characters: where a question that asks somebody stands
_SHORT_TALK: Final = 30  # turns from which one single question says little


def moderation_scores(turns: Turns, guide: Sequence[Theme]) -> dict[str, float]:
    """How much each person behaves as a moderator: log-odds, above 0 rather yes than no."""
    asked = _long_words(" ".join(question for theme in guide for question in theme.questions))
    texts: dict[str, list[str]] = defaultdict(list)
    answers: dict[str, list[int]] = defaultdict(list)
    for n, (who, text) in enumerate(turns):
        texts[who].append(text)
        answers[who] += [_count(turns[n + 1][1])] if n + 1 < len(turns) else []
    words = {who: sum(map(_count, said)) for who, said in texts.items()}
    doubt = min(1.0, len(turns) / _SHORT_TALK)
    scores = {}
    for who, said in texts.items():
        weight = len(said) + doubt
        others = (sum(words.values()) - words[who]) / max(1, len(turns) - len(said))
        own = words[who] / len(said)
        answer = sum(answers[who]) / max(1, len(answers[who]))
        questions = [text for text in said if _QUESTION.search(text[-_END:])]
        scores[who] = (
            _BASE
            + _ENDS_ASKING * sum("?" in text[-_END // 2 :] for text in said) / weight
            + _ASKS * len(questions) / weight
            + _SAYS_YOU * _matching(_YOU, said) / weight
            + _CHAIRS * _matching(_CHAIRING, said) / weight
            + _FOLLOWS_GUIDE * sum(len(_long_words(t) & asked) > 1 for t in questions) / weight
            + _OPENS * (who == turns[0][0])
            + _SAYS_I * _matching(_I, said) / len(said)
            + _LONG_TURNS * math.log((own + 3) / (others + 3))
            + _LONG_ANSWERS * math.log((answer + 3) / (own + 3))
            + _SHARE * words[who] / max(1, sum(words.values()))
        )
    return scores


def observes(labels: Iterable[str], said: Sequence[str], heard: str) -> bool:
    """Whether somebody is presented as observing, or says so.

    Args:
        labels: how the file calls the person.
        said: their turns.
        heard: what the moderation says at the beginning.
    """
    names = {re.escape(fold(label).split()[0]) for label in labels if len(label) > 2}
    presented = any(re.search(rf"\b{n}\b[^.?!]{{0,80}}\b{_OBSERVES}", heard) for n in names)
    return presented or _OWN_WORDS.search(" ".join(said[:2])) is not None


def by_person(turns: Turns) -> Mapping[str, list[str]]:
    """Each person's turns."""
    said: dict[str, list[str]] = defaultdict(list)
    for who, text in turns:
        said[who].append(text)
    return said


def _matching(pattern: re.Pattern[str], texts: Iterable[str]) -> int:
    return sum(pattern.search(text) is not None for text in texts)


def _count(text: str) -> int:
    return text.count(" ") + 1


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+", fold(text)) if len(word) > 4)
