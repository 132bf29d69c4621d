"""Addresses on the Web and of e-mail, pseudonyms, written or said."""

import re
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.structured.forms import NUMERAL, Form

_W: Final = "[a-z0-9]+"
_TOP: Final = (
    "(?:com|ca|org|net|info|quebec|qc|fr|coop|edu|gouv|gov|gc|io|tv|be|ch|uk|eu|example|test"
    "|invalid|exemple|app|dev|me|co|mobi|biz|online|site|xyz|club|social|link|page|c a|c o m)"
)
_AT: Final = r"(?:arr?oba(?:ce|s(?:s?e|que)?)?s?|a commercial|at(?= [a-z0-9 ]+ (?:dot|point) ))"
_DOT: Final = r"(?:point|dot|\.)"
_HOW: Final = (  # how it is written, said by the way
    r"(?:(?:le )?tout (?:en )?(?:un )?(?:colle|attache|ensemble|mot|minuscules?)(?: ensemble)?e?s?"
    r"|en un (?:seul )?mot|en minuscules?|colles?|attaches?"
    r"|sans (?:accents?|espaces?|tirets?|points?)(?:,? (?:pis |et |ni )?sans [a-z]+)?"
    r"|avec un [a-z]|en lettres attachees)"
)
_JOIN: Final = (
    r"(?:point|dot|tiret(?: (?:du )?bas)?|trait d'?union|soulignee?|under ?score|slash|plus|[._-]"
    r"|barre(?: (?:basse|du bas|de soulignement|oblique))?)"
)
_ENDING: Final = rf"{_DOT},? ?{_TOP}(?:,? ?{_DOT},? ?{_TOP})*(?![a-z0-9])"
_HOST: Final = rf"{_W}(?:(?:,? |-|'){_W}|{_JOIN}{_W}){{0,8}}?,? ?{_ENDING}"
_ANY: Final = r"(?:,? (?:point|dot),? |\.)(?:exemple|[a-z][a-z0-9]+)"
_ANYWHERE: Final = rf"{_W}(?:(?:,? |-|'){_W}|{_JOIN}{_W}){{0,4}}?{_ANY}(?:{_ANY})*(?![a-z0-9])"
_PATH: Final = (  # « barre oblique capsules »
    rf"(?:,? ?(?:barre oblique|barre|oblique|slash|/),? ?{_W}"
    rf"(?: (?:tiret|trait d'?union|souligne|underscore|point) {_W}|[._-]{_W})*)"
)
_SPELT: Final = rf"(?<![a-z0-9])(?:(?:{NUMERAL}|\d+|[b-xz]) ){{0,6}}"  # « j f deux mille »
_PAUSE: Final = (  # what no name of a site or account goes over, when nothing tells its end
    r"(?!(?<!l')(?:sur|qu|qui|que|quand|pis|puis|pour|c|cest|ca|y|a|avec|dans|mais|est|sont|etait|elles?"
    r"|ils?|on|je|j|tu|t|vous|nous|parce|comme|si|faque|ou|fait|merci|ok|oui|non|hein|tse)"
    r"(?![a-z0-9]))"
)
_TITLE: Final = rf"(?:(?:l[ae]s? |l'|mon |ma |notre |nos |chez )?{_W}(?:[ '-]{_PAUSE}{_W}){{0,4}}?)"
_SAYING: Final = (
    r"\b(?:(?:site|lien|page|adresse)(?: (?:c'?est|est|de|du))?|c'?est|(?:va|allez) voir"
    r"|(?:google|cherche|tape|visite|consulte)[rz]?|sur(?: le)?|ouvr[a-z]+|dans|chez|avec)"
)
_PLATFORM: Final = (
    r"(?:youtube|you tube|tik ?tok|insta(?:gram)?|facebook|twitch|twitter|snap(?:chat)?|discord"
    r"|skype|gmail|hotmail|x)"
)
_POST: Final = "(?:gmail|hotmail|outlook|yahoo|videotron|icloud|sympatico|cogeco)(?![a-z])"
_LEAD: Final = (
    r"\b(?:(?:courriel|e-?mail|mail|adresse)(?: (?:c'?est|est|a))?|c'?est|ecri\w+-?\w* a)"
)
_LOW: Final = r"(?:tiret (?:du )?bas|under ?score|soulignee?|barre (?:basse|du bas))"
_PART: Final = rf"(?:(?:[a-z] ){{2,}}[a-z](?![a-z0-9])|{_W})"
_LOUD: Final = ", dite à voix haute"


def _is_domain(_: str, written: str) -> bool:
    """A name of a site: `cdc.example.org`, but not the end of a sentence: `fini.Ca`."""
    host = re.split(r"[/?#]", written)[0]
    return host.rpartition(".")[2].islower() and not re.search(r"\.(?:[A-ZÀ-Þ]|ç)", host)


def _is_spoken_site(matched: str, written: str) -> bool:
    """`toit clair point org`, but not `à ce point ça marche`."""
    return written.endswith(matched[-2:]) and not matched.endswith(" net")


def _form(kind: Kind, action: Action, reason: str, pattern: str) -> Form:
    return Form(kind, action, reason, re.compile(pattern))


WEB: Final = (
    _form(
        Kind.EMAIL,
        Action.MASK,
        "une adresse de courriel",
        r"[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)+",
    ),
    _form(
        Kind.EMAIL,
        Action.MASK,
        f"une adresse de courriel{_LOUD}",
        rf"{_SPELT}{_W}(?:(?: ?{_JOIN} ?|-){_W}){{0,8}},? {_AT}(?: |-){_HOST}",
    ),
    _form(
        Kind.EMAIL,
        Action.MASK,
        f"une adresse de courriel{_LOUD}",
        rf"{_LEAD} ((?:{_W}[ -]){{1,5}}?{_AT} {_HOST})",
    ),
    _form(
        Kind.EMAIL,
        Action.MASK,
        f"une adresse de courriel{_LOUD}",
        rf"{_LEAD} (?:a )?((?:{_W}[ .'-]{{1,2}}){{0,4}}{_W}(?:,? {_HOW})+,? {_AT},? {_HOST})",
    ),
    _form(
        Kind.EMAIL,
        Action.MASK,
        f"une adresse de courriel{_LOUD}",
        rf"(?<![\w'])(?:(?!(?:c?est|a|ou|pis|et) ){_W}[ .'-]{{1,2}})?{_W}"
        rf"(?:,? ?{_JOIN},? ?{_W}){{0,5}}(?:,? {_HOW})+,? {_AT},? {_HOST}",
    ),
    _form(
        Kind.EMAIL,
        Action.MASK,
        f"une adresse de courriel{_LOUD}",
        rf"(?<![a-z0-9']){_W}(?:,? ?{_JOIN},? ?{_W}){{0,6}},? {_AT},? (?:{_HOW},? )?{_HOST}",
    ),
    _form(
        Kind.EMAIL,
        Action.MASK,
        f"une adresse de courriel{_LOUD}",
        rf"{_SPELT}{_W}(?:,? ?{_JOIN},? ?{_W}){{1,6}}(?: {_W}){{0,2}},? {_AT},? {_ANYWHERE}",
    ),
    _form(
        Kind.EMAIL,
        Action.ASK,
        f"peut-être une adresse de courriel{_LOUD}",
        rf"(?<![a-z0-9'])({_PART}(?: {_JOIN} {_PART}){{1,4}} (?:chez|a) (?:les? |la |l')?{_HOST})",
    ),
    _form(
        Kind.EMAIL,
        Action.ASK,
        f"peut-être une adresse de courriel{_LOUD}",
        rf"(?<![a-z0-9'])((?:(?:{_PAUSE}{_W} )?{_W} at|{_W}(?: {_JOIN} {_W})+ (?:a|chez)) {_POST})",
    ),
    _form(Kind.URL, Action.MASK, "une adresse Web", r"(?:https?:// ?|www\.)[^\s<>\"»«]*[\w/]"),
    Form(
        Kind.URL,
        Action.MASK,
        "une adresse Web",
        re.compile(
            rf"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+{_TOP}(?![\w-])"
            r"(?:[/?#][^\s<>\"»«,;)]*[\w/])?"
        ),
        _is_domain,
    ),
    _form(
        Kind.URL,
        Action.MASK,
        f"une adresse Web{_LOUD}",
        rf"(?:trois w|3 ?w|w ?w ?w|www|double ?v double ?v double ?v) ?{_DOT} ?{_HOST}"
        rf"{_PATH}*",
    ),
    _form(
        Kind.URL,
        Action.MASK,
        f"une adresse Web{_LOUD}",
        rf"(?<![a-z0-9])(?:https? (?:deux[ -]points? )?(?:(?:barre oblique|slash) ){{1,2}})?"
        rf"{_W}(?:,? ?{_JOIN},? ?{_W}){{0,4}}? (?:point|dot) [a-z]{{2,}}{_PATH}+",
    ),
    Form(
        Kind.URL,
        Action.ASK,
        f"peut-être une adresse Web{_LOUD}",
        re.compile(
            rf"(?<![a-z0-9]){_W}(?: {_JOIN} {_W}){{0,4}}"
            r" point (?:com|ca|org|net|info|quebec|coop|fr|example|exemple|(?:gouv )?point qc"
            r" point ca|qc point ca)(?![a-z0-9])"
        ),
        _is_spoken_site,
    ),
    _form(
        Kind.URL,
        Action.ASK,
        f"peut-être une adresse Web{_LOUD}",
        rf"{_SAYING} ({_TITLE} (?:point|dot) (?:com|c o m|ca|c a|org|net|info|quebec|coop|fr"
        rf"|exam?ple)(?![a-z0-9']){_PATH}*)",
    ),
    _form(
        Kind.URL,
        Action.ASK,
        f"peut-être une adresse Web{_LOUD}",
        rf"(?<![a-z0-9'])((?:(?:l[ae]s? |l')?{_PAUSE}{_W} )?{_W} point (?:com|c o m|ca|c a|org|info"
        rf"|quebec|exam?ple){_PATH}+)",
    ),
    _form(
        Kind.URL,
        Action.ASK,
        f"peut-être une adresse Web{_LOUD}",
        rf"\b(?:site|sur|page|lien|ben|c'est|adresse) ((?:{_W} ){{1,4}}?point"
        r" (?:com|org|info|quebec))(?![a-z0-9])",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "peut-être un pseudonyme",
        r"(?<![\w.@:/])(?=[\w.]*[a-z]{2})[a-z]\w*(?:\.\w+){2,}(?![\w@/])|(?<![\w@])[a-z]+_\w+"
        r"(?![\w@])"
        r"|(?<![\w@])live:[\w.]+\w",
    ),
    _form(
        Kind.HANDLE,
        Action.MASK,
        "un pseudonyme",
        r"(?<![\w.@])@ ?[a-z0-9_][\w.-]*\w",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "peut-être un pseudonyme",
        rf"(?<![a-z0-9'])({_W}(?: {_LOW} (?:l[ae]s? |l')?{_W}){{1,3}})",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "peut-être un pseudonyme",
        rf"(?<![a-z0-9'])((?:{_PAUSE}{_W} )?{_W} (?:hashtag|diese) (?:\d{{2,}}|{NUMERAL}"
        rf"(?: {NUMERAL}){{1,5}}))(?![a-z0-9])",
    ),
    _form(
        Kind.HANDLE,
        Action.MASK,
        "un pseudonyme, dit à voix haute",
        rf"arr?obas(?:e|que)? {_W}"
        r"(?:(?: (?:point|tiret(?: (?:du )?bas)?|barre (?:basse|du bas)|souligne|underscore) "
        rf"|[._-]){_W})*",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "un pseudonyme dont on ne sait où il finit",
        rf"{_AT} (?:(?:un|le) )?{_PAUSE}{_W}(?:[ '._-]{_PAUSE}{_W}){{1,5}}",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "un pseudonyme dont on ne sait où il commence",
        rf"(?<![a-z0-9'])((?:l[ae]s? |l')(?:{_PAUSE}{_W}[ '-]){{1,5}}{_AT} {_W})",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "peut-être un pseudonyme",
        rf"\b(?:(?:mon|son|ton|leur|notre) {_PLATFORM} c'?(?:est|etait)"
        rf"|{_PLATFORM} (?:vous )?(?:cherche[rz]?|(?:ca )?s'appelle))"
        rf" ((?:{_PAUSE}{_W}[ '-]){{0,5}}{_PAUSE}{_W})",
    ),
    _form(
        Kind.URL,
        Action.ASK,
        "une adresse Web dont on ne sait où elle finit",
        rf"(?<![a-z0-9]){_W} (?:point|dot) [a-z]{{2,}}{_PATH}+(?: {_PAUSE}{_W}){{1,4}}",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "peut-être un pseudonyme",
        r"\b(?:compte|profil|pseudo(?:nyme)?|chaine|tutos?|tutoriels?|videos?|page|capsules?)"
        r" (?:de |d'|du |c'?est |s'appelle )"
        rf"((?!l[ae]s? |l')(?:{_PAUSE}{_W}[ '-]){{1,5}}?{_PAUSE}{_W})"
        rf" sur (?:son |sa )?{_PLATFORM}(?![a-z0-9])",
    ),
    _form(
        Kind.HANDLE,
        Action.ASK,
        "peut-être un pseudonyme",
        r"\b(?:pseudo(?:nyme)?|nom d'(?:usager|utilisateur)|identifiant|surnom sur [a-z]+)"
        rf" (?:c'?est |c'?etait |est |etait )((?:{_PAUSE}{_W}[ '-]){{0,4}}{_PAUSE}{_W})",
    ),
)
