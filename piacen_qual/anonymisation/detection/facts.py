"""What identifies without naming: ages, health, origins, and roles that only one person has.

Whoever reads a quote bank knows the people: « la seule directrice » is a name to them. None of it
is masked without asking.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.fact_words import (
    BELONGING,
    FOLK,
    HARMS,
    HERE,
    ILLNESSES,
    JOBS,
    LOSSES,
    OFFICES,
    PEOPLES,
    WORN,
)
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.detection.numbers import NUMERALS
from piacen_qual.anonymisation.detection.papers import MONTH
from piacen_qual.anonymisation.detection.spoken import Spoken

_SOURCE: Final = "faits"
_NUMERAL: Final = f"(?:{'|'.join(sorted(NUMERALS - {'zero'}, key=len, reverse=True))})"
_N: Final = rf"(?:\d{{1,3}}|{_NUMERAL}(?:[ -](?:et[ -])?{_NUMERAL}){{0,3}})"
_YEAR: Final = (
    r"(?:(?:19|20)\d\d|\d\d(?!\d)|(?:mille neuf cent|dix-neuf cent|deux mille)"
    rf"(?:[ -](?:et[ -])?{_N})?|(?:quatre-vingt|soixante|cinquante)[a-z-]*)"
)
_REST: Final = r"[^.,;!?]{0,50}"  # of the clause
_ONLY: Final = (
    r"(?:seule?s?|premiere?s?|premier|unique|derniere?|plus (?:jeune|vieux|vieille|ancienne?|agee?)"
    r"|doyen(?:ne)?|ex|ancienne?)"
)
_WHOSE: Final = r"(?:l[ea] |l'|un des |une des |mon |ma |notre |votre |leur |son |sa )"
_BE: Final = (
    r"(?:suis|j'etais|j'ai ete|chus?|t'es|elle est|il est|y'?est|c'est|c'etait|etait|a ete|est)"
)
_AM: Final = r"(?:suis|j'etais|j'ai ete|chus?|t'es|elle est|il est|y'?est)"
_AGED: Final = (
    r"(?:ai|as|a|aurai|auras|aura|aurais|avais|avait|avaient|avoir|ont|eu|atteint|feter?|fetait"
    r"|y'?a|de mes|mes|ses|agee?s? de|a l'age de|l'age de)"
)
_ABOUT: Final = (
    r"(?:deja|juste|presque|quasiment|environ|maintenant|rendue?|bien|comme|a peu pres|pas loin de"
    r"|peut-etre|genre|la|astheure)"
)
_LEADS: Final = "(?:dirige|coordonne|preside|administre|gere)"
_NO_AGE: Final = (
    r"(?! (?:d'|de |plus tard|passe|apres|avant|dans|que |qu'|au |a la |comme|environ ))"
)
_CHILD: Final = (
    r"(?:bebe|fille|fils|fillette|garcon|gars|petite?|enfant|homme|femme|dame|madame|monsieur|jeune"
    r"|ado|mere|pere|etudiante?|locataire|ainee?|vieux|vieille|gamine?|bonhomme|soeur|frere)"
)
_OLD: Final = "(?:soixante|quatre-vingt|cinquante|quarante|trente|vingt)"
_KIN: Final = (
    r"(?:blonde|chum|mari|femme|conjointe?|pere|mere|fils|fille|gars|frere|soeur|oncle|tante"
    r"|cousine?|beau-[a-z]+|belle-[a-z]+)"
)
_DECADE: Final = (
    r"(?:vingt|trent|quarant|cinquant|soixant|quinquagen|sexagen|septuagen|octogen|nonagen|centen)"
    r"(?:aine|aire)s?"
)


class _Fact(NamedTuple):
    """A way of telling something.

    Attributes:
        kind: what is told.
        reason: why it identifies, in French.
        form: a regular expression on the normal text; its group 1, where there is one, is what is
            meant.
    """

    kind: Kind
    reason: str
    form: re.Pattern[str]


def _facts(kind: Kind, reason: str, *forms: str) -> tuple[_Fact, ...]:
    return tuple(_Fact(kind, reason, re.compile(form)) for form in forms)


_FACTS: Final = (
    *_facts(
        Kind.AGE,
        "l’âge de quelqu’un",
        rf"(?<![a-z])(?<!il y ){_AGED} (?:{_ABOUT} )*({_N} ans)(?![a-z]){_NO_AGE}",
        rf"\b{_CHILD},? (?:de |d')?({_N} (?:ans|mois|semaines))\b",
        rf"\b(?:{JOBS}|{FOLK}),? (?:[a-z-]+ )?(?:de |d')({_N} ans)\b",
        rf"(?<=[,(] )({_N} ans)(?=[,.)])",
        rf"(?<=\. )((?:\d\d|{_OLD}(?:[ -](?:et[ -])?{_NUMERAL}){{0,3}}) ans)(?=[,.])",
        r"\b(?:dans|passe|frise|frole|approche|ma|sa|la) (?:(?:la|ma|sa|fin) )*"
        rf"({_DECADE})\b(?! d)",
    ),
    *_facts(
        Kind.ROLE,
        "une seule personne peut être ainsi décrite",
        rf"\b{_WHOSE}?(?:toute? )?{_ONLY}[ -](?:[a-z'-]+ )??(?:{JOBS}|{FOLK}|{PEOPLES})"
        rf"(?: (?:de|du|des|d'|a|au|aux|en|sur|qui|dans)\b{_REST})?",
        rf"\b{_AM} (?:quasiment |pas mal |aussi |encore |toujours |le |la )*{_ONLY}"
        rf" (?:a|au|de|du|des|dans|en|qui|sur)\b{_REST}",
        rf"\b{_WHOSE}(?:premiere?|premier|seule?) [a-z-]+ (?:[a-z-]+ )?a (?:avoir |etre |se |s')?"
        rf"[a-z]+(?:er|ir|re|oir)\b{_REST}",
        rf"\b(?:l[ea] )?(?:premiere?|premier|seule?) [a-z-]+ {PEOPLES}{_REST}",
        rf"\b{_WHOSE}?doyen(?:ne)?\b(?: d{_REST})?",
        rf"\b{_WHOSE}?{_ONLY} [a-z-]+ (?:[a-z-]+ )?"
        rf"(?:du|de la|de notre|de mon|dans l[ea]|au) {HERE}",
        rf"\b(?:{JOBS}|{FOLK})[^.;!?]{{0,30}}?,"
        rf" ((?:l[ea] )?{_ONLY} (?:qui|a|du|de|dans|au)\b{_REST})",
        r"\b(?:mon|ma|notre|votre|leur) (?:(?:ancienne?|ex)[ -])?(?:dg|boss|patronne?|direct[a-z]+"
        r"|coord[a-z]+) (?:d'avant|d'aujourd'hui|precedente?|sortante?|actuelle?)",
    ),
    *_facts(
        Kind.ROLE,
        "qui a fondé quoi, et quand",
        rf"\b(?:co-?)?(?:fondat(?:eur|rice)s?|fonde[ers]*|fondais)\b(?! sur){_REST}",
        rf"\bdepuis la fondation\b{_REST}",
        r"\b(?:parti|demarre|lance|mis sur pied|cree|ouvert|bati)"
        rf" (?:l[ea'] ?|notre |cet(?:te)? |ce )[a-z' -]{{3,40}}? en {_YEAR}",
    ),
    *_facts(
        Kind.ROLE,
        "une fonction et depuis quand",
        rf"\b{JOBS}(?: [a-z'-]+){{0,6}}? depuis"
        rf" (?:le debut|l'ouverture|toujours|{_YEAR}|{_N} ans)",
        r"\b(?:suis|etais) (?:la|ici|(?:en|au|dans le) poste|arrivee?|rentree?|embauchee?)"
        rf"[a-z' -]{{0,35}}? (?:depuis|en) {_YEAR}",
        rf"\bdepuis {_YEAR}(?: que)? (?:je |j'|elle |il )"
        rf"(?:suis|est|occupe|{_LEADS}){_REST}",
        rf"\b{_N} ans que (?:je |j'|elle |il |on )"
        rf"(?:(?:suis|est) (?:l[ea] |l')?{JOBS}|{_LEADS}){_REST}",
        rf"\b{_N} ans (?:de service|de metier|d'anciennete|de carriere|de maison)\b{_REST}",
        rf"\b{_LEADS}\b[^.;!?]{{0,40}}? (depuis (?:{_YEAR}|{_N} ans))",
    ),
    *_facts(
        Kind.ROLE,
        "une fonction que peu de gens ont",
        rf"\b(?:suis|chus?|etais) ((?:la |le |l'){JOBS}(?: (?:de|du|des|d'|a|au)\b{_REST})?)",
        rf"\b(?:mon|ma) {_KIN} (?:est|etait) (?:une? )?{JOBS}",
        rf"(?<!un )(?<!une )(?<!les )(?<!des )(?<!aux )(?<!aucun )(?<!de )\b(?:ex-?|ancienne? )?"
        rf"{OFFICES}(?!-)"
        r"(?: (?:benevole|suppleante?|adjointe?|sortante?|d'assemblee|d'honneur"
        r"|du (?:ca|conseil)))*",
    ),
    *_facts(
        Kind.ROLE,
        "un fait dont les gens du milieu se souviennent",
        rf"\bperdu (?:son|sa|ses|mon|ma|mes|leur|leurs) {LOSSES}{_REST}",
        r"\bgagne (?:sa|son|ma|mon|la|le|une?) "
        rf"(?:cause|prix|election|loto|proces|medaille|concours){_REST}",
        r"\bpasse (?:au feu|a la tele|aux nouvelles|dans (?:le|les) journa(?:l|ux))\b" + _REST,
        r"\bfait (?:la |les |une |le )?(?:greve|manchettes|nouvelles|journal|prison|une du)\b"
        + _REST,
        r"\bs'est fait (?:arreter|congedier|frapper|clairer|mettre (?:dehors|a pied)|voler"
        rf"|poursuivre)\b{_REST}",
        r"\bete (?:elu|congedie|accuse|condamne|arrete|poursuivi|decore|claire|mis a pied)[es]*\b"
        + _REST,
    ),
    *_facts(
        Kind.ORIGIN,
        "l’origine de quelqu’un",
        r"\b(?:d'origine|nationalite) (?:de |du |des |d'|la )*[a-z-]+",
        r"\b(?:originaire|native?|natif) (?:de |du |des |d'|la )*([a-z-]+)",
        rf"\bnees? (?:a |au |aux |dans |en (?!\d|mille|quatre|soixante|{MONTH}))"
        r"(?:la |le |l')?([a-z-]+)",
        rf"\b(?:{_BE}|es|sont|une?|l'|ces|d'une?|du|je|familles?|mari|conjointe?|mere|pere|parents)"
        rf" (?:un |une |la |le |tres |aussi |moi-meme )*({PEOPLES})",
    ),
    *_facts(
        Kind.ORIGIN,
        "ce que quelqu’un est ou croit",
        rf"\b(?:{_BE}|es|une?|comme|famille|personne|femme|homme|gars|fille|couple)"
        rf" (?:un |une |tres |aussi |de |des )*({BELONGING})",
        r"\b(?:port[a-z]+|mon|ma|son|sa|avec (?:le|un|une))"
        rf" (?:le |la |un |une |mon |ma |son |sa )?({WORN})",
    ),
)
_HEALTH: Final = re.compile(rf"(?<![a-z0-9-])(?:{ILLNESSES}|{HARMS})(?![a-z0-9])")
_POST: Final = re.compile(
    rf"\b({JOBS}(?: (?!(?:est|etait|sont|a|ont|qui|que|pis|et)\b)[a-z'-]+){{0,4}}?)"
    r" (?:a|au|aux|de|du|des|chez|pour)\b"
)
_MANY_OF: Final = re.compile(r"\b(?:les|des|aux|nos|vos|ces|leurs) $")
_PEOPLE: Final = re.compile(PEOPLES)
_ONE_PERSON: Final = re.compile(
    r"\b(?:j|je|moi|mon|ma|me|m|il|elle|al|son|sa|lui|tu|t|ton|ta|y'?a|y'?est|chu|celui|celle|qui"
    r"|notre|votre|deux|trois|mme|mlle|madame|monsieur|une? [a-z]+)\b"
)
_MANY: Final = re.compile(
    r"\b(?:les|aux|ces|nos|vos|leurs|gens|personnes|jeunes|clientele|problemes?|questions?"
    r"|enjeux|services?|centre|atelier|semaine|journee|mois|sante|prevention|programme|contre"
    r"|lutte)"
    r" (?:de |du |d'|des |la |le |l'|en |avec |un |une |vivant |ayant )*$"
)
_RANGE: Final = re.compile(rf"(?:\d|\b{_NUMERAL}) $")  # « de 12 à 17 ans », no age of anybody
_SENTENCE: Final = re.compile(r"[^.!?…;]*")


def facts(spoken: Spoken) -> Iterator[Found]:
    """What a turn tells of somebody that others could know them by."""
    text = spoken.normal.text
    for fact in _FACTS:
        for match in fact.form.finditer(text):
            group = 1 if match.re.groups else 0
            if _is_range(text, match.start()):
                continue
            yield from _told(text, *match.span(group), fact.kind, fact.reason)
    for match in _HEALTH.finditer(text):
        if _concerns_one(text, *match.span()):
            yield from _told(text, *match.span(), Kind.HEALTH, "la santé ou l’épreuve de quelqu’un")
    for match in _POST.finditer(text):
        if _names_follow(spoken, match.end()) and not _MANY_OF.search(text, 0, match.start()):
            yield from _told(text, *match.span(1), Kind.ROLE, "une fonction dans un lieu")
    for word in spoken.words:
        if word.capital and not word.first and _PEOPLE.fullmatch(word.text):
            yield from _told(text, word.start, word.end, Kind.ORIGIN, "un peuple ou un pays")


def _is_range(text: str, start: int) -> bool:
    """Whether what begins there, with « à », ends a range of numbers."""
    return (
        text.startswith("a ", start) and _RANGE.search(text, max(0, start - 20), start) is not None
    )


def _concerns_one(text: str, start: int, end: int) -> bool:
    """Whether somebody’s health is told, not that of people in general."""
    if _MANY.search(text, max(0, start - 40), start):
        return False
    begun = max(text.rfind(mark, 0, start) for mark in ".!?…;") + 1
    rest = _SENTENCE.match(text, end)
    return _ONE_PERSON.search(text, begun, rest.end() if rest else end) is not None


def _names_follow(spoken: Spoken, at: int) -> bool:
    """Whether a name is among the three words that follow."""
    after = [word for word in spoken.words if word.start >= at][:3]
    return any(word.capital and not word.first for word in after)


def _told(text: str, start: int, end: int, kind: Kind, why: str) -> Iterator[Found]:
    """What is told, without blanks at its ends."""
    said = text[start:end].strip(" ,-'")
    if said:
        start = text.index(said, start)
        yield Found(
            start=start,
            end=start + len(said),
            kind=kind,
            action=Action.ASK,
            entity=f"{kind}:{said}",
            rank=Rank.FACT,
            source=_SOURCE,
            reason=why,
        )
