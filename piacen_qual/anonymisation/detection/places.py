"""Places: features of the land by the word that says what they are, and names of lists."""

from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.local_words import spoken_here
from piacen_qual.anonymisation.reading.phrases import Phrase, compound, heads, phrase_from
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_FEATURES: Final = listed(
    """
    riviere lac mont montagne baie ile pointe cap anse chute ruisseau fleuve foret pont vallee
    plage quartier faubourg parc canton comte domaine bloc tour barrage reserve communaute region
    metro station terminus gare sentier marina aeroport traversier phare
    """
)
_SAINTS: Final = listed("saint sainte st ste")
_TO: Final = listed("a au chez pour")
_SIDES: Final = listed("nord sud ouest")  # « chicoutimi nord »
_GAPS: Final = frozenset({" ", "-", "'", ". "})
_LONGEST: Final = 5  # words of a name of a list
_SHORTEST: Final = 3  # letters of a word of one


def places(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """Places that are named in a turn."""
    for at in heads(spoken, _FEATURES):
        phrase = phrase_from(spoken, at, knowledge, wide=False, stops=STOPS)
        if phrase is not None and not _is_known(spoken, phrase, knowledge):
            words = spoken.words[phrase.first : phrase.last + 1]
            head = spoken.normal.written(words[0].start, words[0].end)
            yield _found(words, Rank.SHAPE, f"« {head} » annonce un nom de lieu")
    yield from _of_lists(spoken, knowledge)
    yield from _saints(spoken, knowledge)


def _is_known(spoken: Spoken, phrase: Phrase, knowledge: Knowledge) -> bool:
    """Whether the name is kept, and nobody’s: « la communauté Facebook », not the park of one."""
    kept = spoken.said(phrase.own, phrase.last) in knowledge.kept
    return kept and not knowledge.is_listed(spoken.words[phrase.last].text)


def _saints(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """`saint jean`, without capitals or hyphens; a feast has its article: `la saint jean`."""
    words = spoken.words
    for at, word in enumerate(words[:-1] if spoken.dictated else ()):
        name = words[at + 1]
        if word.text not in _SAINTS or name.gap != " " or name.text in STOPS:
            continue
        before = words[at - 1].text if at else ""
        proper = knowledge.is_listed(name.text) or not knowledge.is_everyday(name)
        kept = spoken.said(at, at + 1) in knowledge.kept and before not in _TO  # a feast
        if proper and before not in {"la", "le"} and not kept:
            why = "un nom de saint, d’un lieu peut-être"
            yield _found(_with_event(words, at), Rank.PATTERN, why)


def _with_event(words: Sequence[Word], at: int) -> Sequence[Word]:
    """A place and what takes place there: `samba sur saint charles`."""
    tied = at > 2 and words[at - 1].text in {"sur", "sous"} and words[at - 3].text in _TO
    return words[at - 2 if tied else at : at + 2]


def _of_lists(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """Names of the lists, the longest at each place."""
    at = 0
    while at < len(spoken.words):
        words = _listed_place(spoken, at, knowledge)
        if words:
            yield _found(words, Rank.NAME, "un lieu connu")
        at += len(words) or 1


def _listed_place(spoken: Spoken, at: int, knowledge: Knowledge) -> Sequence[Word]:
    """The words of the longest place of a list that begins there; none when none does."""
    words = spoken.words[at : at + _LONGEST]
    joined = next((n for n, word in enumerate(words) if n and word.gap not in _GAPS), len(words))
    if words[0].gap == "-":
        return ()
    for size in range(joined, compound(spoken, at) - at, -1):
        taken = words[:size]
        if size == 1 and _is_no_place(words[0], knowledge):
            return ()
        if spoken.said(at, at + size - 1) in knowledge.lists.places and (
            (spoken.dictated and size > 1) or _is_written_as_place(taken, knowledge)
        ):
            side = spoken.dictated and words[size : size + 1]
            return words[: size + bool(side and side[0].text in _SIDES and side[0].gap == " ")]
    return ()


def _is_no_place(word: Word, knowledge: Knowledge) -> bool:
    """`Hola`, and `SUR` where somebody raises their voice."""
    loud = word.case is Case.CAPITALS and knowledge.is_everyday(word)
    return loud or word.text in spoken_here()


def _is_written_as_place(words: Sequence[Word], knowledge: Knowledge) -> bool:
    if not all(map(knowledge.is_french, words)):
        return any(word.case is not Case.NUMBER and len(word.text) >= _SHORTEST for word in words)
    first, *others = words  # Nice, Tours, Alma, Saint-Laurent
    if others and all(word.gap == "-" for word in others):
        return True
    return all(word.capital for word in words) and (not first.first or bool(others))


def _found(words: Sequence[Word], rank: Rank, why: str) -> Found:
    return Found(
        start=words[0].start,
        end=words[-1].end,
        kind=Kind.PLACE,
        action=Action.ASK,
        entity=f"lieu:{' '.join(word.text for word in words)}",
        rank=rank,
        source="lieux",
        reason=why,
    )
