"""What identifies without naming: ages, health, origins, and roles that only one person has.

Whoever reads a quote bank knows the people: « la seule directrice » is a name to them. None of it
is masked without asking.
"""

import re
from collections.abc import Iterator
from itertools import chain
from string import ascii_letters, digits
from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.events import EVENTS
from piacen_qual.anonymisation.detection.facts.forms import (
    AGES,
    LASTING,
    NUMERAL,
    ORIGINS,
    SMALL_AGES,
    N,
)
from piacen_qual.anonymisation.detection.facts.life import LIVES
from piacen_qual.anonymisation.detection.facts.roles import ROLES
from piacen_qual.anonymisation.detection.facts.tellings import tellings
from piacen_qual.anonymisation.detection.facts.words import HARMS, ILLNESSES, JOBS, PEOPLES
from piacen_qual.anonymisation.detection.found import Found, fact_found
from piacen_qual.anonymisation.detection.structured.papers import MONTH
from piacen_qual.anonymisation.reading.spoken import Spoken

_FACTS: Final = (*AGES, *ROLES, *ORIGINS, *LIVES, *EVENTS)
_ENTITLED: Final = re.compile(  # « droit à l’aide sociale à dix-huit ans »
    r"\b(?:droit|admissibles?|eligibles?|majorite|la loi|aide sociale|obligatoire)\b[^.!?]{0,30}$"
)
_ARTICLE: Final = re.compile(r"^(?:l[ae] |l'|les |une? |notre |leur )")
_FUNCTION: Final = re.compile(rf"(?:{JOBS}|chargee?)")
_ENDINGS: Final = tuple(
    (re.compile(rf"(?<=[a-z]{{3}}){feminine}s?$"), masculine)
    for feminine, masculine in (
        ("trice", "teur"),
        ("euse", "eur"),
        ("iere", "ier"),
        ("ienne", "ien"),
        ("ee", "e"),
        ("(?<=n)te", "t"),
    )
)
_GENERAL: Final = re.compile(r"\b(?:(?:quand|si|comme) on|avez-vous|as-tu) (?:est |a |deja )?$")
_HEALTH: Final = re.compile(rf"(?<![a-z0-9-])(?:{ILLNESSES}|{HARMS})(?![a-z0-9])")
_BODY: Final = re.compile(  # « les genoux finis », « arrêtée dix semaines »
    r"\b(?:genoux?|dos|hanches?|epaules?|yeux|oeil|oreilles?|coeur|poumons?|reins|foie|jambes?|pieds?"
    r"|main|mains|nerfs|bras)(?: (?:est|sont|etaient))? (?:finie?s?|usee?s?|scraps?|maganee?s?"
    r"|brisee?s?|cassee?s?|en compote|malades?|fragiles?|bloquee?s?|foutue?s?|paralysee?s?)\b"
    r"|\b(?:casse|fracture|brise|deboite|dechire|disloque) (?:la|le|les|une?|mon|ma|son|sa|deux)"
    r" (?:jambe|bras|hanche|cheville|poignet|cote|cotes|epaule|bassin|pied|genou|clavicule|femur"
    rf"|tibia|coude|doigt|machoire|nez)\b|\b(?:{N} (?:semaines?|mois|ans?),? (?:arretee?|en arret"
    rf"|d'arret|sur le dos|alitee?|a l'hopital)|arretee? (?:{N} (?:semaines|mois|ans?)|d[e']"
    rf" ?{MONTH}))\b|\barretee? par (?:le|mon|son|ma) (?:docteur|medecin|doc)[a-z]*\b"
    r"|\b(?:nee|(?:est|suis|etait|es) nee?|accouche[a-z]*) (?:dans|sur)"
    r" (?:l'|le |la |un |une |son |mon )(?:ambulance|auto|char|taxi|truck|bateau"
    r"|bus|autobus|avion|train|traversier|neige|bois|tente|cuisine|bain|corridor|stationnement|helicoptere|motoneige)\b"
    r"|\b(?:est|suis|etait|etais|rentree?|rendue?) a l'hopital\b"
    r"|\benleve(?:r|nt)? (?:un|une|le|la) (?:rein|sein|poumon|tumeur|bout de|prostate|uterus)\b"
)
_POST: Final = re.compile(
    rf"\b({JOBS}(?: (?!(?:est|etait|sont|a|ont|qui|que|pis|et)\b)[a-z'-]+){{0,4}}?)"
    r" (?:a|au|aux|de|du|des|chez|pour)\b"
)
_MANY_OF: Final = re.compile(r"\b(?:les|des|aux|nos|vos|ces|leurs) $")
_PEOPLE: Final = re.compile(PEOPLES)
_ONE_PERSON: Final = re.compile(
    r"\b(?:j|je|jai|javais|jetais|chuis|moi|mon|ma|me|m|il|elle|al|son|sa|lui|tu|t|ton|ta|y'?a|y'?est|chu|celui|celle|qui"
    r"|notre|votre|deux|trois|voisine?|collegue|mme|mlle|madame|monsieur|une? [a-z]+)\b"
)
_MANY: Final = re.compile(
    r"\b(?:les|aux|ces|nos|vos|leurs|gens|personnes|jeunes|clientele|problemes?|questions?"
    r"|enjeux|services?|centre|atelier|semaine|journee|mois|sante|prevention|programme|contre"
    r"|lutte)"
    r" (?:de |du |d'|des |la |le |l'|en |avec |un |une |vivant |ayant )*$"
)
_RANGE: Final = re.compile(rf"(?:\d|\b{NUMERAL}) $")  # « de 12 à 17 ans », no age of anybody
_TO: Final = re.compile(rf"(?:\d|\b{NUMERAL}) a $")
_BRIEF: Final = 7  # words of a sentence that says nothing of whom
_SENTENCE: Final = re.compile(r"[^.!?…;]*")
_LETTERS: Final = ascii_letters + digits  # of normal text


def facts(spoken: Spoken) -> Iterator[Found]:
    """What a turn tells of somebody that others could know them by."""
    known = list(foreseen(spoken))
    yield from known
    yield from tellings(spoken, [(one.start, one.end) for one in known])


def foreseen(spoken: Spoken) -> Iterator[Found]:
    """What is told in words that are looked for as such."""
    text = spoken.normal.text
    for fact in _FACTS:
        for match in fact.form.finditer(text):
            group = 1 if match.re.groups else 0
            if _is_range(text, match.start()) or (
                fact.kind is Kind.AGE and _ENTITLED.search(text, 0, match.start(group))
            ):
                continue
            yield from _told(text, *match.span(group), fact.kind, fact.reason, topic=fact.topic)
    for fact in SMALL_AGES if spoken.dictated else ():
        for match in fact.form.finditer(text):
            before = max(0, match.start() - 20)
            counted = _RANGE.search(text, before, match.start()) or _TO.search(
                text, before, match.start()
            )
            if not (counted or LASTING.search(text, before, match.start())):
                yield from _told(text, *match.span(1), fact.kind, fact.reason)
    for match in chain(_HEALTH.finditer(text), _BODY.finditer(text)):
        body = match.re is _BODY
        if _concerns_one(text, *match.span(), body=body):
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


def _concerns_one(text: str, start: int, end: int, *, body: bool) -> bool:
    """Whether somebody’s health is told, not that of people in general.

    A sentence without a verb tells of whom the one before does: « Fracture du coccyx. »
    """
    general = _GENERAL.search(text, max(0, start - 20), start)
    if not body and (general or _MANY.search(text, max(0, start - 40), start)):
        return False
    begun = max(text.rfind(mark, 0, start) for mark in ".!?…;") + 1
    rest = _SENTENCE.match(text, end)
    last = rest.end() if rest else end
    if len(text[begun:last].split()) <= _BRIEF and begun > 1:
        begun = max(text.rfind(mark, 0, begun - 1) for mark in ".!?…;") + 1
    return _ONE_PERSON.search(text, begun, last) is not None


def _names_follow(spoken: Spoken, at: int) -> bool:
    """Whether a name is among the three words that follow."""
    after = [word for word in spoken.words if word.start >= at][:3]
    return any(word.capital and not word.first for word in after)


def _told(
    text: str, start: int, end: int, kind: Kind, why: str, *, topic: str = ""
) -> Iterator[Found]:
    """What is told, without blanks at its ends, nor half of a word."""
    if end < len(text) and text[end].isalnum():
        end = start + len(text[start:end].rstrip(_LETTERS))
    said = text[start:end].strip(" ,-'")
    if said:
        start = text.index(said, start)
        office = _office(said) if kind is Kind.ROLE else ""
        yield fact_found(said, start, kind, why, topic or office)


def _office(said: str) -> str:
    """A function whatever its gender, without its article: one question for all who have it."""
    words = _ARTICLE.sub("", said).split()
    return " ".join(_masculine(word) if _FUNCTION.fullmatch(word) else word for word in words)


def _masculine(word: str) -> str:
    endings = (ending.sub(other, word) for ending, other in _ENDINGS if ending.search(word))
    return next(endings, word)
