"""Words that French has not: misspelt names, nicknames, names that no list has."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.facts.words import PEOPLES
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import ADVERBS, BEFORE_NOUNS, STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.phrases import compound
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_SOURCE: Final = "lexique"
_SHORTEST: Final = 3  # letters of a word in lower case that is asked about
_SOUND: Final = re.compile(r"[^aeiouy]+|(?:ha|he|hi|ho|la|na|bla|ta|pa){2,}h?")  # mmh, hahaha
_LETTERS: Final = re.compile(r"(?:([^aeiouy\d])(?!.*\1)){4,}")  # « rlsm », but not « pfft »
_COUNTED: Final = re.compile(r"\d.*|[a-z]{1,2}\d{1,2}")  # 2e, 20h, P3, T4
_PEOPLE: Final = re.compile(PEOPLES)  # of whom `facts` asks
_POINTS: Final = frozenset({".", ". ", ".-", ". -"})
_SIGNED: Final = re.compile(
    r"(?<![a-z0-9'.@/-])(?<! [a-z]\. )(?:m\. ?[a-z](?![a-z'])|(?!m\.)[a-z]\. ?"
    r"(?:[a-z]\.(?! ?[a-z]\.)|(?!ex\b)[a-z]{3,}(?:-[a-z]+)*))"
)
_SIDES: Final = listed("nord sud ouest")
_PLURAL: Final = ("s", "x", "ment", "er", "ir")
_TITLES: Final = listed("madame monsieur mme mlle")


def unknown_words(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """The words of a turn that nothing explains, and initials."""
    at = 0
    while at < len(spoken.words):
        last = compound(spoken, at)
        words = spoken.words[at : last + 1]
        if not all(_is_explained(word, knowledge) for word in words):
            if _is_completed(spoken, at, last, knowledge):
                last += 1
                words = spoken.words[at : last + 1]
            said = " ".join(word.text for word in words)
            why = "aucun lexique français ne l’a"
            yield _found(words[0].start, words[-1].end, said, why)
        at = last + 1
    yield from _initials(spoken, knowledge)
    yield from _signed(spoken)


def _is_completed(spoken: Spoken, at: int, last: int, knowledge: Knowledge) -> bool:
    """Whether a surname that is a rare word follows, or a side: `nadyne semeur`, `rigo ouest`."""
    if not spoken.dictated or last + 1 >= len(spoken.words) or spoken.before(at) in BEFORE_NOUNS:
        return False
    after = spoken.words[last + 1]
    within = at > 0 and spoken.said(at - 1, last) in knowledge.lists.places  # « fort coulonge »
    if within or after.gap != " " or after.case is not Case.LOWER:
        return False
    rare = knowledge.is_french(after) and not knowledge.is_everyday(after)
    plain = after.text in STOPS | ADVERBS or knowledge.is_verb(after)
    return after.text in _SIDES or (rare and not plain and not after.text.endswith(_PLURAL))


def _initials(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """`P.-A.`, `J. F. R.`, `madame F`."""
    words = spoken.words
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and _are_initials(words[last], words[last + 1]):
            last += 1
        if last + 1 < len(words) and words[last + 1].gap == "'" and last > at:  # « R. J’ai »
            last -= 1
        titled = at > 0 and words[at - 1].text in _TITLES and words[at].case is Case.CAPITAL
        letters = "".join(word.text for word in words[at : last + 1])
        if letters not in knowledge.kept and (last > at or (titled and len(letters) == 1)):
            end = words[last].end + spoken.normal.text.startswith(".", words[last].end)
            yield _found(words[at].start, end, letters, "des initiales")
        at = last + 1


def _signed(spoken: Spoken) -> Iterator[Found]:
    """`V. Desharnais`, and without capitals `w. lafleur`, `w. l.`: how people sign."""
    for match in _SIGNED.finditer(spoken.normal.text):
        start, end = match.span()
        written = spoken.normal.written(start, end)
        letters = [word for word in written.split() if word[0].isupper()]
        if match[0].split()[-1] in STOPS:
            continue
        if spoken.dictated or len(letters) == len(written.split()):
            said = " ".join(re.findall("[a-z-]+", match[0]))
            yield replace(_found(start, end, said, "une initiale"), kind=Kind.PERSON)


def _are_initials(one: Word, other: Word) -> bool:
    """Whether two words are letters of a name, each with its point but perhaps the last."""
    single = len(one.text) == len(other.text) == 1 and one.capital and other.capital
    return single and other.gap in _POINTS


def _is_explained(word: Word, knowledge: Knowledge) -> bool:
    if word.case is Case.NUMBER or _COUNTED.fullmatch(word.text) or knowledge.is_ordinary(word):
        return True
    if word.text in knowledge.kept and word.text not in knowledge.lists.first_names:
        return True
    if word.case is Case.LOWER and (
        len(word.text) < _SHORTEST
        or (_SOUND.fullmatch(word.text) and not _LETTERS.fullmatch(word.text))
        or _PEOPLE.fullmatch(word.text)
        or (word.text in knowledge.vocabulary and word.text not in knowledge.lists.french_names)
    ):
        return True
    return len(word.text) == 1


def _found(start: int, end: int, said: str, why: str) -> Found:
    return Found(
        start=start,
        end=end,
        kind=Kind.UNKNOWN,
        action=Action.ASK,
        entity=f"inconnu:{said}",
        rank=Rank.HINT,
        source=_SOURCE,
        reason=why,
    )
