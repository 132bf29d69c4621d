"""Names of several words, by the way they are written: `Lac-à-la-Truite`, `L’Entraide du Portage`.

A compound is a word with those that hyphens tie to it. A phrase is a first word that says what
comes (`école`, `rue`), then what is its own.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_LINKS: Final = listed("de du des d la le les l en a au aux et sur sous of pour contre")
_ARTICLES: Final = listed("la le les l")
_APART: Final = listed("a au aux en sur sous pour contre et")
_MORE: Final = listed("de du des d la le les l a au aux")  # within a name
_OF: Final = listed("de du des d a au aux")
_PAIRING: Final = listed("et dans sous")
_TO: Final = listed("a au aux")
_TIES: Final = frozenset({" ", "'", "-"})
_INFINITIVE: Final = ("er", "ir", "re")
_NEVER: Final = (
    listed(  # « la rue du Pont à côté », « de temps en temps »
        """
    cause cote coin face temps matin soir midi fin fois part peu place droite gauche arriere bout
    partir travers
    """
    )
    | NUMERALS
)
PREPOSED: Final = listed(
    """
    grand grande grands grandes gros grosse grosses petit petite petits petites beau bel belle
    belles bon bonne bons bonnes vieux vieil vieille vieilles haut haute hauts hautes bas basse
    basses nouveau nouvelle nouvelles premier premiere joli jolie jeune jeunes long longue deux
    trois quatre cinq six sept huit neuf dix
    """
)
"""What stands before the noun that it goes with."""
_ELIDED: Final = re.compile("[ld][aeiouh].{4}")
_ENGLISH: Final = 3  # letters of what has the `s` of English
_STEPS: Final = listed("pas")  # nouns that are other words too
_BETWEEN: Final = 8  # words, at most, between the first word and what is its own
_DICTATED: Final = 4  # words taken for a name where capitals say nothing
_ABBREVIATED: Final = listed("st ste m mm mme mmes mlle dr dre me mgr")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a turn: from word `first` to word `last`, inclusive.

    Attributes:
        first: index of the first word.
        last: index of the last.
        own: index where what is its own begins.
        proper: whether that is written as a name.
    """

    first: int
    last: int
    own: int
    proper: bool


def compound(spoken: Spoken, at: int) -> int:
    """Index of the last word that hyphens tie to the word `at`, or `L’` to a capital after it."""
    words = spoken.words
    last = at
    while last + 1 < len(words) and _is_tied(words[last], words[last + 1]):
        last += 1
    return last


def _is_tied(word: Word, after: Word) -> bool:
    if after.gap == "-":
        return True
    if is_possessive(word, after):
        return True
    if after.gap != "'" or len(word.text) > 1:
        return False
    named = word.capital and not word.first and after.case is Case.CAPITAL  # « L’Ancrage »
    return named or word.gap == "-"  # « Val-d’Or »


def is_possessive(word: Word, after: Word) -> bool:
    """Whether a word has the `s` of English names: `Miller’s Creek`."""
    return after.text == "s" and after.gap == "'" and len(word.text) >= _ENGLISH


def run(spoken: Spoken, at: int) -> int:
    """Index of the last word of the compounds with capitals that stand side by side from `at`."""
    last = compound(spoken, at)
    while last + 1 < len(spoken.words):
        gap = spoken.words[last + 1].gap
        short = len(spoken.words[last].text) == 1 or spoken.words[last].text in _ABBREVIATED
        after = compound(spoken, last + 1)
        if not (gap == " " or (gap in {". ", "."} and short)):
            break
        if not any(word.capital for word in spoken.words[last + 1 : after + 1]):
            break
        last = after
    return last


def named(spoken: Spoken, at: int) -> int:
    """The same, going on over `de`, `du`, `à la` where a capital follows."""
    last = run(spoken, at)
    while (after := _beyond_links(spoken, last)) >= 0:
        last = run(spoken, after)
    return last


def _beyond_links(spoken: Spoken, last: int) -> int:
    """Index of the proper word after one to three links, or -1."""
    for n in range(last + 1, min(last + 5, len(spoken.words))):
        word = spoken.words[n]
        if word.gap not in {" ", "'", " '"}:
            return -1
        if word.capital:
            return n if n > last + 1 else -1
        if word.text not in _MORE:
            return -1
    return -1


def phrase_from(
    spoken: Spoken, head: int, knowledge: Knowledge, *, wide: bool, stops: Container[str]
) -> Phrase | None:
    """What a first word says is coming, if it comes.

    Args:
        spoken: the turn.
        head: index of the first word.
        knowledge: tells words of the language from names.
        wide: whether other words may stand between (`école secondaire de la Grande-Coulée`).
        stops: words that end it before it began, as matched.
    """
    words = spoken.words
    last = compound(spoken, head)
    for n in range(last + 1, min(last + 2 + _BETWEEN, len(words))):
        word = words[n]
        if word.gap not in {" ", "-", "'"}:
            break
        if word.capital:
            return Phrase(head, named(spoken, n), n, proper=True) if _is_tied_by(words, n) else None
        if word.text not in _LINKS and (not wide or word.text in stops):
            break
    return _unwritten(spoken, head, last, knowledge, stops, wide=wide)


def _is_tied_by(words: Sequence[Word], own: int) -> bool:
    """Whether what is its own is tied to what precedes: `de la Grande-Coulée`, but not `à Amos`."""
    before = own - 1
    while words[before].text in _ARTICLES:
        before -= 1
    return words[before].text not in _APART


def _unwritten(
    spoken: Spoken,
    head: int,
    last: int,
    knowledge: Knowledge,
    stops: Container[str],
    *,
    wide: bool,
) -> Phrase | None:
    """A name without capitals: words that French has not, or any where capitals say nothing."""
    words = spoken.words
    end = last + 1
    while end < min(last + 2 + _DICTATED, len(words)) and (
        _may_be_named(words[end], stops) or _is_inner(words, end)
    ):
        if spoken.dictated and not wide and end > last + 1 and _begins_another(words, end):
            break  # « la rue du Pont la rue des Pins »
        if words[end].text in _APART and _is_aside(words, end):
            break
        end += 1
    own = [n for n in range(last + 1, end) if words[n].text not in _LINKS]
    while spoken.dictated and own and (more := _more(words, own[-1], stops)) >= end:
        own.append(compound(spoken, more))
    unknown = [n for n in own if not knowledge.is_ordinary(words[n])]
    if not (own if spoken.dictated else unknown):
        return None
    final = compound(spoken, own[-1]) if spoken.dictated else unknown[-1]
    return Phrase(head, final, own[0], proper=False)


def _is_aside(words: Sequence[Word], at: int) -> bool:
    """Whether something is said of the place rather than named: `en face`, `à côté`."""
    return at + 1 < len(words) and words[at + 1].text in _NEVER - NUMERALS


def _begins_another(words: Sequence[Word], at: int) -> bool:
    """Whether an article begins something else, since nothing ties it to what precedes."""
    return words[at].text in _ARTICLES and words[at - 1].text not in _LINKS


def _is_inner(words: Sequence[Word], at: int) -> bool:
    """Whether a word is no conjunction, no verb: `la louche d’or`, `la côte à Coton`."""
    if words[at].text == "or":
        return words[at - 1].text in {"d", "en"}
    if words[at].text == "entre":  # « l’entre-deux »
        return words[at - 1].text == "l"
    if at + 1 < len(words) and is_possessive(words[at - 1], words[at]):
        return True
    ahead = [word.text for word in words[at + 1 : at + 3]]
    after = next((word for word in ahead if word not in {"l", "la"}), "")  # « à l’eau claire »
    noun = len(after) > 1 and after not in STOPS | _NEVER | _LINKS
    return words[at].lower == "à" and noun and not after.endswith(_INFINITIVE)


def _more(words: Sequence[Word], last: int, stops: Container[str]) -> int:
    """Index of the word by which a name goes on, or 0: `la grosse` roche, `le bas` de la baie."""
    ahead = words[last + 1 : last + 4]
    if ahead and ahead[0].text in _PAIRING:  # « la pelle et le râteau »
        before = words[last - 1].text in _ARTICLES | PREPOSED
        paired = before and len(ahead) > 2 and ahead[1].text in _ARTICLES
        return last + 3 if paired and _may_be_named(ahead[2], stops) else 0
    links = next((n for n, word in enumerate(ahead) if word.text not in _MORE), len(ahead))
    tied = _ties(ahead[0]) if links else words[last].text in PREPOSED
    if not tied or links == len(ahead) or any(word.gap not in _TIES for word in ahead[:links]):
        return 0
    noun = ahead[links]
    if not links and noun.text in _STEPS:  # « le premier pas »
        return last + 1 if words[last - 1].text in _LINKS and noun.gap == " " else 0
    told = ahead[0].text not in _TO or not noun.text.endswith(_INFINITIVE)
    told = told and noun.text not in _NEVER
    return last + 1 + links if told and _may_be_named(noun, stops) else 0


def _ties(link: Word) -> bool:
    """Whether a link goes on with a name: « du fer à cheval », but not « du Pont a été »."""
    return link.text in _OF and link.lower != "a"


def _may_be_named(word: Word, stops: Container[str]) -> bool:
    apart = word.gap not in {" ", "'", "-"}
    short = len(word.text) == 1 and word.text not in {"l", "d"}
    inner = word.text not in stops or word.text in PREPOSED  # « le bon coin »
    return not apart and inner and word.case is Case.LOWER and not short


def heads(spoken: Spoken, what: Container[str]) -> Iterator[int]:
    """Indexes of the words that are among these, in any case, `lecole` in captions included."""
    for n, word in enumerate(spoken.words):
        told = {word.text, word.text.removesuffix("s")} if len(word.text) > 3 else {word.text}
        if spoken.dictated and _ELIDED.match(word.text):
            told.add(word.text[1:])
        if any(each in what for each in told):
            yield n
