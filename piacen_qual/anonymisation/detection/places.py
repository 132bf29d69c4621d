"""Places: features of the land by the word that says what they are, and names of lists."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import ADVERBS, STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.local_words import spoken_here
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.phrases import Phrase, compound, heads, phrase_from
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_FEATURES: Final = listed(
    """
    riviere lac mont montagne baie ile pointe cap anse chute ruisseau fleuve foret pont vallee
    plage quartier faubourg parc canton comte domaine bloc tour barrage reserve communaute region
    metro station terminus gare sentier marina aeroport traversier phare grotte falaise archipel
    detroit marais etang coulee
    """
)
_LAND: Final = listed(  # with which hyphens make the name of a village
    """
    baie cap lac mont pointe pont port riviere val ville anse chute chutes ile iles isle sept trois
    deux fort notre havre mille belle grandes grosses vallee laval cote bois roche rapides
    """
)
_PARTS: Final = listed("bas haut fond bout pied tete coin rang rapide les")
_WITHIN: Final = listed("de du des d la le les a au aux sur en")
_FROM: Final = re.compile(  # where one lives, comes from, works
    r"\b(?:rest|habit|demeur|vi[vt]|vien|ven(?:u|ir|ai)|nee?s?\b|naitr|naissan|arriv|demenag|rendu"
    r"|travaill|grandi|eleve|originaire|install|retourn|coin|bout|fond|village|monde|gens|gars"
    r"|filles?\b|famille|municipalite|maire|mairesse|mairie|conseil|caisse|arena|eglise|paroisse"
    r"|quai|loisirs|commerces?|bibliotheque|centre|ecole|depanneur|poste|bureau|salle|jeunes|aines"
    r"|residence|usine|moulin|scierie|clinique|pharmacie|hopital|clsc|proche|pres|loin|cote|entre"
    r"|jusqu|dehors|secteur|quartier|region|route|rang|curling|club|camping|festival|groupe"
    r"|tables?\b|dame|monsieur)[a-z]*(?: [a-z]+)? (?:aux?|a|de|du|des|d'|dans|en|par|sur|vers|chez)"
    r"[ ']?(?:le |la |les |l')?$"
)
_BEGINNING: Final = re.compile(  # « Chapeau, c’est dans le Pontiac »
    r"((?:l[ae]s? |l')?[a-z]{3,}(?:-[a-z]+)*) c'?est (?:dans (?:le|la|l')|proche|pas loin|entre "
    r"|au bout|en haut d|au (?:nord|sud))"
)
_TOLD: Final = re.compile(  # « Les Hauteurs, c’est un village »
    r"(?: (?:le village|la ville)(?! de)"
    r"| en (?:abitibi|gaspesie|beauce|estrie|mauricie|monteregie|outaouais|haute)\b"
    r"| (?:y|ils)[ ']ont\b"
    r"|,? c'?est (?:un |le |mon |notre )(?:petit |beau |gros )*(?:village|ville|coin|patelin|trou))"
)
_LADY: Final = re.compile(r"\bnotre[ -]dame (?:de la |de l'|du |des |de |d')[a-z]{3,}(?:-[a-z]+)*")
_SAINTS: Final = listed("saint sainte st ste")
_MASCULINE: Final = listed("le un du au ce mon ton son petit premier deuxieme dernier autre")
_KIN: Final = listed("soeur mere fille famille")  # « belle-soeur »
_MOTHERS: Final = listed("mere")
_TO: Final = listed("a au chez pour")
_SIDES: Final = listed("nord sud ouest")  # « chicoutimi nord »
_ARTICLES: Final = listed("la le les l")
_OF_TOWNS: Final = listed("a de d jusqu vers")
_AROUND: Final = 50  # characters before a name in which what is said tells a place
_GAPS: Final = frozenset({" ", "-", "'", ". "})
_LONGEST: Final = 5  # words of a name of a list
_SHORTEST: Final = 3  # letters of a word of one


def places(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """Places that are named in a turn."""
    named = list(_of_lists(spoken, knowledge))
    for at in heads(spoken, _FEATURES):
        within = any(one.start <= spoken.words[at].start < one.end for one in named)
        turn = spoken.words[at].text == "tour" and spoken.before(at) in _MASCULINE
        if within or turn:  # « la trinité des monts », « un tour de table »
            continue
        phrase = phrase_from(spoken, at, knowledge, wide=False, stops=STOPS)
        if phrase is not None and not _is_known(spoken, phrase, knowledge):
            words = spoken.words[phrase.first : phrase.last + 1]
            head = spoken.normal.written(words[0].start, words[0].end)
            yield _found(words, Rank.SHAPE, f"« {head} » annonce un nom de lieu")
    yield from named
    yield from _saints(spoken, knowledge)
    yield from _compounds(spoken)
    yield from _introduced(spoken)
    yield from _ladies(spoken)


def _is_known(spoken: Spoken, phrase: Phrase, knowledge: Knowledge) -> bool:
    """Whether the name is kept, and nobody’s: « la communauté Facebook », not the park of one."""
    kept = spoken.said(phrase.own, phrase.last) in knowledge.kept
    if spoken.words[phrase.first].text in _LAND:
        return False
    return kept and not knowledge.is_listed(spoken.words[phrase.last].text)


def _saints(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """`saint jean`, without capitals or hyphens; a feast has its article: `la saint jean`."""
    words = spoken.words
    for at, word in enumerate(words[:-1] if spoken.dictated else ()):
        name = words[at + 1]
        loose = name.gap == " " and name.text not in STOPS
        if word.text not in _SAINTS or not (loose or name.gap == "-"):
            continue
        before = words[at - 1].text if at else ""
        last = compound(spoken, at + 1)
        rare = name.gap == "-" or not knowledge.is_everyday(name)
        proper = rare or knowledge.is_listed(name.text)
        kept = spoken.said(at, last) in knowledge.kept and before not in _TO  # a feast
        if proper and before not in {"la", "le"} and not kept:
            why = "un nom de saint, d’un lieu peut-être"
            yield _found(words[_event(words, at) : last + 1], Rank.PATTERN, why)


def _ladies(spoken: Spoken) -> Iterator[Found]:
    """`notre dame du portage`, in captions."""
    for match in _LADY.finditer(spoken.normal.text) if spoken.dictated else ():
        words = [w for w in spoken.words if match.start() <= w.start and w.end <= match.end()]
        yield _found(words, Rank.NAME, "un nom de lieu, peut-être")


def _introduced(spoken: Spoken) -> Iterator[Found]:
    """A place that somebody says where to find, as a turn begins."""
    match = _BEGINNING.match(spoken.normal.text) if spoken.dictated else None
    words = [word for word in spoken.words if match and word.end <= match.end(1)]
    if words and words[-1].text not in STOPS | ADVERBS:
        yield _found(words, Rank.HINT, "un lieu, peut-être")


def _event(words: Sequence[Word], at: int) -> int:
    """Where what takes place at a place begins: `samba sur saint charles`."""
    tied = at > 2 and words[at - 1].text in {"sur", "sous"} and words[at - 3].text in _TO
    return at - 2 if tied else at


def _compounds(spoken: Spoken) -> Iterator[Found]:
    """`baie-des-loups`, `mont-plumet`: villages, without capitals."""
    words = spoken.words
    for at, word in enumerate(words[:-1] if spoken.dictated else ()):
        last = compound(spoken, at)
        begins = words[at + 1].gap == "-" and word.gap != "-"
        tied = any(inner.text in _WITHIN for inner in words[at + 1 : last])
        land = word.text in _LAND or (word.text in _PARTS and tied)
        if land and begins and words[last].text not in NUMERALS | _KIN | {"la", "ci"}:
            yield _found(words[at : last + 1], Rank.NAME, "un nom de lieu, peut-être")


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
        to = spoken.before(at) in {"a", "vers", "jusqu"}  # « à québec » is the city
        public = spoken.dictated and words[0].text in knowledge.kept and not to
        kin = taken[-1].text in _MOTHERS and not all(word.capital for word in taken)
        if kin and not to:  # « à grand-mère », but not « ma grand-mère »
            continue
        if size == 1 and (public or _is_no_place(words[0], knowledge)):
            return ()
        if spoken.said(at, at + size - 1) in knowledge.lists.places and (
            _is_said_as_place(spoken, at, size, knowledge) or _is_written_as_place(taken, knowledge)
        ):
            side = spoken.dictated and words[size : size + 1]
            return words[: size + bool(side and side[0].text in _SIDES and side[0].gap == " ")]
    return ()


def _is_said_as_place(spoken: Spoken, at: int, size: int, knowledge: Knowledge) -> bool:
    """Whether a place in a text without capitals is one: a word only where one is from a place."""
    words = spoken.words[at : at + size]
    if not spoken.dictated:
        return False
    own = words[words[0].text in _ARTICLES and size > 1 :]
    if len(own) > 1 or not knowledge.is_french(own[0]):
        return size > 1
    text = spoken.normal.text
    if words[0].gap not in {"", " ", "'"} or own[0].text in STOPS:
        return False
    rare = not knowledge.is_everyday(own[0]) or words[0].text == "la"
    if rare and spoken.before(at) in _OF_TOWNS and (size == 1 or _is_bare(own[0])):
        return True
    if size == 1 and at and spoken.words[at - 1].lower == "à":  # « à parent », no article
        return words[0].gap == " " and words[0].text not in ADVERBS
    there = at == 1 and spoken.words[0].text == "a" and own[0].text != "avenir"
    from_there = _FROM.search(text, max(0, words[0].start - _AROUND), words[0].start)
    return bool(there or from_there or _TOLD.match(text, words[-1].end))


def _is_bare(word: Word) -> bool:
    """Whether an article of women stands before a word of men: « jusqu’à la doré »."""
    return word.lower.endswith("é") and not word.lower.endswith("té")


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
