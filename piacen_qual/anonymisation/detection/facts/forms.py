"""How ages and origins are told, as regular expressions on the normal text."""

import re
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.words import (
    BELONGING,
    FOLK,
    JOBS,
    PEOPLES,
    TONGUES,
    WORN,
)
from piacen_qual.anonymisation.detection.structured.papers import MONTH
from piacen_qual.anonymisation.reading.numbers import NUMERALS

NUMERAL: Final = f"(?:{'|'.join(sorted(NUMERALS - {'zero'}, key=len, reverse=True))})"
N: Final = rf"(?:\d{{1,3}}|{NUMERAL}(?:[ -](?:et[ -])?{NUMERAL}){{0,3}})"
"""Any number up to a few hundreds, in figures or in words."""

REST: Final = r"[^.,;!?]{0,50}"  # of the clause
BEGINS: Final = r"(?:^|(?<=[.!?…»,(] )|(?<=[.!?…] « ))"  # a sentence, or what is put beside a name

_BE: Final = (
    r"(?:suis|j'?etais|j'?ai ete|chus?|t'es|elle est|il est|y'?est|c'?est|c'?etait|etait|a ete|est)"
)
_AGED: Final = (
    r"(?:j?ai|as|a|j?aurai|auras|aura|j?aurais|j?avais|avait|avaient|avoir|ont|eu|atteint|feter?"
    r"|fetait|y'?a|de mes|mes|ses|agee?s? de|a l'age de|l'age de)"
)
_ABOUT: Final = (
    r"(?:deja|juste|presque|quasiment|environ|maintenant|rendue?|bien|comme|a peu pres|pas loin de"
    r"|peut-etre|genre|la|astheure)"
)
_WHOSE: Final = r"(?:mon|ma|mes|son|sa|ses|notre|nos|leur|leurs|cette|cet)"
_NO_AGE: Final = (
    rf"(?! (?:d'|de (?!{_WHOSE} )|plus tard|passe|apres|avant|dans|que |qu'|au |a la |comme"
    r"|environ ))"
)
_CHILD: Final = (
    r"(?:bebe|fille|fils|fillette|garcon|gars|petite?|enfant|homme|femme|dame|madame|monsieur|jeune"
    r"|ado|mere|pere|etudiante?|locataire|ainee?|vieux|vieille|gamine?|bonhomme|soeur|frere)"
)
_OLD: Final = "(?:soixante|quatre[ -]vingts?|cinquante|quarante|trente|vingt)"
_TEENS: Final = "(?:onze|douze|treize|quatorze|quinze|seize|dix[ -](?:sept|huit|neuf))"
_ELDER: Final = "(?:mere|pere|grand[ -]?mere|grand[ -]?pere|maman|papa)"
_DECADE: Final = (
    r"(?:vingt|trent|quarant|cinquant|soixant|quinquagen|sexagen|septuagen|octogen|nonagen|centen)"
    r"(?:aine|aire)s?"
)
_LASTS: Final = (
    r"(?:depuis|pendant|durant|apres|avant|dans|en|pour|fait|ya|y a|quelques|des|les|ces|aux|de"
    r"|premier(?:e?s)?|dernier(?:e?s)?|prochaine?s|tous|vers|sur|ca|bout|pris|dure|passe|moins"
    r"|plus|presque|il a|mille|cent)"
)


class Fact(NamedTuple):
    """A way of telling something.

    Attributes:
        kind: what is told.
        reason: why it identifies, in French.
        form: a regular expression on the normal text; its group 1, where there is one, is what is
            meant.
        topic: under which all that is told so is one question; "" where its words are.
    """

    kind: Kind
    reason: str
    form: re.Pattern[str]
    topic: str = ""


def ways(kind: Kind, reason: str, *forms: str, topic: str = "") -> tuple[Fact, ...]:
    """Several ways of telling one thing."""
    return tuple(Fact(kind, reason, re.compile(form), topic) for form in forms)


AGES: Final = ways(
    Kind.AGE,
    "l’âge de quelqu’un",
    rf"(?<![a-z])(?<!il y ){_AGED} (?:{_ABOUT} )*({N} ans)(?![a-z]){_NO_AGE}",
    rf"\b{_CHILD},? (?:de |d')?({N} (?:ans|mois|semaines))\b",
    rf"\b(?:{JOBS}|{FOLK}),? (?:[a-z-]+ )?(?:de |d')({N} ans)\b",
    rf"(?<=[,(] )({N} (?:ans|mois))(?=[,.)])",
    rf"{BEGINS}((?:\d\d|{_OLD}(?:[ -](?:et[ -])?{NUMERAL}){{0,3}}) ans)(?=[,.!])",
    rf"{BEGINS}({_TEENS} ans)(?=,(?! (?:dont|puis|pis) ))",
    rf"\b(?:de|dans|avec|sur|a|malgre|pour|feter?) (?:mes|ses|tes|leurs)"
    rf" ((?:\d\d|{_OLD}(?:[ -](?:et[ -])?{NUMERAL}){{0,3}})(?: ans)?)(?=[.,;!?]|$| et\b| pis\b)",
    rf"\bans\b[^.!?]{{0,120}}?\bqui en (?:a|avait|aura|aurait|ai|avais) ({N})(?![a-z-])",
    r"\b(?:dans|passe|frise|frole|approche|ma|sa|la) (?:(?:la|ma|sa|fin) )*"
    rf"({_DECADE})\b(?! d)",
)
SMALL_AGES: Final = ways(
    Kind.AGE,
    "l’âge de quelqu’un",
    rf"(?<![a-z-])({N} ans)(?![a-z]){_NO_AGE}(?! (?:et (?:plus|moins)|de))",
)
"""Where a machine writes no commas: « soeur therese quatre vingt neuf ans je lui »."""

LASTING: Final = re.compile(rf"\b{_LASTS} (?:les |la |ces |a )?$")
"""What stands before a number of years that is no age: « ça fait ».

No age is told either where another number stands before: « de douze à dix-sept ans ».
"""

ORIGINS: Final = (
    *ways(
        Kind.ORIGIN,
        "l’origine de quelqu’un",
        r"\b(?:d'?origine|nationalite) (?:de |du |des |d'|la )*[a-z-]+",
        r"\b(?:originaire|native?|natif) (?:de |du |des |d'|la )*([a-z-]+)",
        rf"\bnees? (?:a |au |aux |dans |en (?!\d|mille|quatre|soixante|{MONTH}))"
        r"(?:la |le |l'|les |un |une )?([a-z-]+)",
        rf"\b(?:{_BE}|es|sont|une?|l'|ces|d'une?|du|je|familles?|mari|conjointe?|mere|pere|parents"
        rf"|grand) (?:un |une |la |le |tres |aussi |moi-meme |vieux |vieille )*({PEOPLES})",
        rf"\b[a-z-]{{4,}} par (?:sa|son|ma|mon|ta|ton|leur) {_ELDER}"
        rf"(?:,? [a-z-]+ par (?:sa|son|ma|mon) {_ELDER})?",
        rf"{BEGINS}({PEOPLES}(?: de [a-z-]+)?)(?=[.,])",
        rf"\b(?:ma|sa|leur|la) langue (?:maternelle,? |de (?:ma|mon|sa|son) {_ELDER},? )"
        r"(?:c'?est |c'?etait |est )?(?:le |l')([a-z-]+)",
        rf"\ben ({TONGUES}),? (?:il|elle|on|je|ca)\b",
        rf"\b(?:{_ELDER}|parents|famille|blonde|chum|mari|femme)\b[^.!?]{{0,60}}\b(?:parl[a-z]+|en)"
        rf" (?:juste |le |l'|rien que )?({TONGUES})",
    ),
    *ways(
        Kind.ORIGIN,
        "ce que quelqu’un est ou croit",
        rf"\b(?:{_BE}|es|une?|comme|famille|personne|femme|homme|gars|fille|couple)"
        rf" (?:un |une |tres |aussi |de |des )*({BELONGING})",
        rf"{BEGINS}({BELONGING}(?: (?:de|du|des) [a-z' -]{{2,25}})?)"
        r"(?=[.,!]| comme\b| pis\b| et\b)",
        rf"\b(?:mon|ma|notre|le|la|un|une) ({BELONGING}) ",
        r"\b(?:port[a-z]+|mon|ma|son|sa|avec (?:le|un|une))"
        rf" (?:le |la |un |une |mon |ma |son |sa )?({WORN})",
    ),
)
