"""Where names stand: `quand X est arrivé`, `chez X`, `demande à X`, `elle s’appelle X`.

A noun of French has an article before it, most of the time; a name has none. So a word that stands
alone where somebody is spoken of, or to, is one, though every dictionary has it.
"""

import re
from typing import Final

from piacen_qual.anonymisation.reading.common_names import rare_names, word_names
from piacen_qual.anonymisation.reading.grammar import ADVERBS, STOPS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.phrases import PREPOSED
from piacen_qual.anonymisation.reading.spoken import Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_AROUND: Final = 40  # characters on each side in which a frame is looked for
_MAY_NAME: Final = re.compile("(?!.*aient$).{3,}")
_SHORTEST: Final = 3  # letters of a name
_ARTICLES: Final = listed(
    "le la les l un une des du de d au aux ce cette ces mon ma mes son sa ses"
)
_NEVER: Final = {"pardon"} | STOPS | ADVERBS | NUMERALS | PREPOSED | _ARTICLES
_INFINITIVE: Final = ("er", "ir", "dre", "tre", "ire")
_RARE: Final = rare_names() | word_names()
_WHO: Final = (
    r"(?:frere|soeur|fils|fille|mari|femme|chum|blonde|gars|garcon|mere|pere|cousine?|neveu|niece"
    r"|oncle|tante|collegue|voisine?|amie?|filleule?|conjointe?|belle-(?:mere|soeur)|beau-(?:pere"
    r"|frere)|grand-(?:mere|pere|maman|papa)|bebe|petite?|stagiaire|patronn?e?|marraine|parrain)"
)
_CALLED: Final = re.compile(  # after which any word is a name
    r"(?:\b(?:[mts]['e] ?|l')appel(?:le|ait|aient|ent|lent|les|ais)|\b(?:se|me) nomm[a-z]+"
    r"|\b(?:prenomm|surnomm|denomm)[a-z]+|\bnommee?|\bun certain|\bune certaine|\bbaptise[a-z]*"
    r"|\b(?:son|mon|leur) (?:petit |vrai |pre)?nom,? c'?(?:est|etait)"
    r"|\bnom d[eu]?[ '][a-z ]{2,24} c'?(?:est|etait)) $"
)
_ADDRESSED: Final = re.compile(
    r"\b(?:demand(?:e|ez|er|es|ais|ait)|dis|dites|dire)(?: donc| ca)? a $|\bchez $"
)
_RELATIVES: Final = re.compile(  # after which a surname comes: « les boulanger »
    r"(?:\bles|\b(?:les|des|aux) (?:enfants|filles|gars|freres|soeurs|petits)|\b(?:la|une) famille"
    r"|\ble (?:clan|bonhomme|pere)|\bla (?:mere|bonne femme)) $"
)
_TOLD_TO: Final = re.compile(
    r"\b(?:dit|promis|montr|expliqu|parl|donn|envoy|text|telephon|redonn|pass|pret|ecri)[a-z]*"
    r"(?: [a-z]+)? a $"
)
_WHOSE: Final = re.compile(rf"\b(?:mon|ma|ton|ta|son|sa|notre|leur) {_WHO} $")
_WITH: Final = re.compile(  # after which a rare name is one
    r"\b(?:(?:moi|toi|lui|elle|eux) (?:pis|et|avec)"
    r"|merci|allo|salut|bonjour|coucou|bravo|bonsoir|felicitations|fete a|ici|moi|pour|avec|vu"
    rf"|appel(?:e|ez|er|ais|ait)|{_WHO} a|(?:moi|lui|elle) c'?est|connai[a-z]+|texte[a-z]*"
    r"|rencontrer?|remplac[a-z]+) $"
)
_THERE: Final = re.compile(r"\b(?:c'?(?:est|etait)|y'? ?(?:a|avait)|juste) $")
_WHO_DID: Final = re.compile(r" (?:qui\b|qu'|pour vrai)")
_TOLD: Final = re.compile(  # after a rare name that nothing ties to what precedes
    r" ?,? (?:c'?(?:est|etait) (?:mon|ma|notre|un|une|elle|lui|pas|le|la|l')"
    r"|(?:mon|ma|notre|le|la|l') ?[a-z]|(?:elle|lui|ils?|qui|y|aussi|non plus|elle-meme|lui-meme"
    r"|pour vrai|justement)\b|qu')"
)
_THEREFORE: Final = re.compile(r" fait (?:que|qu')")
_CLAUSES: Final = listed("quand que qu si parce lorsque puisque comme pendant")
_BEGINNINGS: Final = _CLAUSES | listed(
    """
    pis et mais ou donc alors ben puis faque car sauf oui non bon ok hein euh ah oh tse voyons
    maintenant ensuite apres
    """
)
_SUBJECTS: Final = listed("elle lui")
_LINKS: Final = listed("et pis avec")


def names_anyone(spoken: Spoken, at: int, knowledge: Knowledge) -> bool:
    """Whether a word can only be a name where it stands, whatever the word is."""
    word, after = spoken.words[at], spoken.words[at + 1 : at + 2]
    if word.text in _NEVER | knowledge.kept or not _MAY_NAME.fullmatch(word.text):
        return False
    before = _before(spoken, at)
    if _CALLED.search(before) or _ADDRESSED.search(before):
        return not word.text.endswith(_INFINITIVE)
    if not after or after[0].gap != " ":
        return False
    if _RELATIVES.search(before):
        return _is_family(word, knowledge)
    told = after[0].text in _SUBJECTS and not knowledge.is_everyday(word)
    if _begins(spoken, at) and (told or _is_full_name(word, after[0], knowledge)):
        return True
    verb = knowledge.is_verb(word) or word.text.endswith(_INFINITIVE)
    return spoken.before(at) in _CLAUSES and not verb and _is_done(after[0], knowledge)


def names_one(spoken: Spoken, at: int, knowledge: Knowledge) -> bool:
    """Whether a word that now and then is a first name is one where it stands."""
    word = spoken.words[at]
    if word.text not in _RARE:
        listed = word.text in knowledge.lists.first_names and word.text not in _NEVER
        free = spoken.before(at) not in _ARTICLES
        return listed and free and _is_whole(spoken, at, knowledge)
    before, ahead = _before(spoken, at), _after(spoken, at)
    if any(frame.search(before) for frame in (_CALLED, _ADDRESSED, _TOLD_TO, _WHOSE)):
        return True
    with_them = _WITH.search(before) and _ends(spoken, at, knowledge)
    if with_them or (_THERE.search(before) and _WHO_DID.match(ahead)):
        return True
    if _THEREFORE.match(ahead) or spoken.before(at) in _ARTICLES:
        return False
    after = spoken.words[at + 1 : at + 2]
    does = bool(after) and after[0].gap == " " and knowledge.is_verb(after[0])
    if _begins(spoken, at) and (does or _TOLD.match(ahead)):
        return True
    whole = word.text not in STOPS and _is_whole(spoken, at, knowledge)
    return whole or _is_paired(spoken, at, knowledge)


def _is_full_name(word: Word, after: Word, knowledge: Knowledge) -> bool:
    """Whether a rare word and one that French has not make a name: `hyacinthe lebeuf`."""
    rare = not knowledge.is_everyday(word) and not knowledge.is_verb(word)
    unknown = not knowledge.is_french(after) and not knowledge.is_ordinary(after)
    return rare and unknown and len(after.text) > _SHORTEST and after.text not in knowledge.kept


def _is_family(word: Word, knowledge: Knowledge) -> bool:
    """Whether a word after `les` is no plural, and so the name of a family: `les boulanger`."""
    single = not word.text.endswith(("s", "x", "z")) and not knowledge.is_verb(word)
    named = word.text in knowledge.lists.surnames or not knowledge.is_french(word)
    return single and (named or not knowledge.is_everyday(word))


def _before(spoken: Spoken, at: int) -> str:
    start = spoken.words[at].start
    return spoken.normal.text[max(0, start - _AROUND) : start]


def _after(spoken: Spoken, at: int) -> str:
    end = spoken.words[at].end
    return spoken.normal.text[end : end + _AROUND]


def _begins(spoken: Spoken, at: int) -> bool:
    """Whether something begins with a word: a turn, a clause."""
    apart = spoken.words[at].gap not in {" ", "'", "-"}
    return apart or spoken.before(at) in _BEGINNINGS


def _ends(spoken: Spoken, at: int, knowledge: Knowledge) -> bool:
    """Whether nothing goes on with a word: « avec félicité on », not « avec amour et rigueur »."""
    after = spoken.words[at + 1 : at + 2]
    if not after or after[0].gap != " ":
        return True
    return after[0].text in STOPS or knowledge.is_verb(after[0])


def _is_done(word: Word, knowledge: Knowledge) -> bool:
    """Whether a verb has what precedes as its subject: « quand X oublie », « que X a dit »."""
    return knowledge.is_verb(word) and not word.text.endswith(("er", "ez", "ee", "ees"))


def _is_paired(spoken: Spoken, at: int, knowledge: Knowledge) -> bool:
    """Whether a name stands beside, `et` or `pis` between: « blanche pis lucille »."""
    words = spoken.words
    for link, other in ((at + 1, at + 2), (at - 1, at - 2)):
        if min(link, other) < 0 or max(link, other) >= len(words):
            continue
        pair = words[other]
        if words[link].text in _LINKS and spoken.before(min(at, other)) not in _ARTICLES:
            rare = pair.text in rare_names() and pair.text != words[at].text and link > at
            sure = pair.text in knowledge.lists.french_names and not knowledge.is_everyday(pair)
            if sure or rare:
                return True
    return False


def _is_whole(spoken: Spoken, at: int, knowledge: Knowledge) -> bool:
    """Whether what follows can only be a surname: « innocent habimana »."""
    after = spoken.words[at + 1 : at + 2]
    if not after or after[0].gap != " ":
        return False
    (word,) = after
    if word.text in knowledge.kept or len(word.text) <= _SHORTEST:
        return False
    if word.text in knowledge.lists.surnames:
        return not knowledge.is_everyday(word) and not knowledge.is_verb(word)
    return not knowledge.is_ordinary(word) and word.text not in knowledge.lists.places
