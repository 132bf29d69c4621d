"""Numbers that papers bear, and dates of birth, written or said."""

import re
from collections.abc import Callable
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.structured.forms import NUMERAL, Form, said

_DIGIT: Final = r"(?:\d|zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf)"
_BETWEEN: Final = "[ ,-]+"
_CARD: Final = 8  # digits of a health card
_NINE: Final = r"(?<![\d$-])(?<!\d )\d{3}[ -]?\d{3}[ -]?\d{3}(?![ -]?\d| ?(?:\$|dollars|piasses))"
MONTH: Final = (
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
"""Any month."""

_CENTURY: Final = r"(?:mille neuf cent|dix-neuf cent|deux mille)"
_YEAR: Final = rf"(?:(?:19|20)\d\d|{_CENTURY}(?:[ -](?:et[ -])?{said(1, 4)})?)"
_SHORT_YEAR: Final = (
    rf"(?:{_YEAR}|\d\d(?!\d)|{NUMERAL}(?:-{NUMERAL}){{1,3}}"
    r"|(?:soixante|quatre[ -]vingts?|cinquante|quarante|trente|vingt|nonante|septante)"
    rf"(?:[ -](?:et[ -])?{said(1, 2)})?|zero {NUMERAL})"
)
_DAY: Final = rf"(?:\d{{1,2}}(?: ?er|e)?|premier|{said(1, 3)})"
_DATE: Final = (
    rf"(?:{_DAY} (?:de )?{MONTH}(?:,? (?:de )?{_YEAR})?|{MONTH} {_YEAR}|\d{{4}}[/-]\d\d?[/-]\d\d?"
    r"|\d\d?[/-]\d\d?[/-]\d{2,4})"
)
_BIRTHDAY: Final = (
    rf"(?:(?:{_DAY}|{said(1, 3)}) (?:de )?{MONTH},? (?:de )?(?:l'an )?{_SHORT_YEAR}(?![a-z0-9]))"
)
_PAPER: Final = (
    r"\b(?:dossiers?|comptes?|permis|passeport|matricule|carte|membre|plaque|numero|no|casier|code"
    r"|immatricul[a-z]+|facture|contrat|bail|reference|confirmation|plainte|demande)"
)
_HELD: Final = (  # what bears a number and seldom another
    r"\b(?:(?:numero|no|carte) d[eu'] ?[a-z]+|dossiers?|comptes?|permis|passeport|matricule|membre"
    r"|plaque|casier|facture|contrat|bail|reference|confirmation|folio|transit|uci|iuc|badge|jeton"
    r"|immatriculation|bon de commande|code(?: d'? ?[a-z]+)?|nip)"
)
_COUNTS: Final = (
    r"(?:ans?|annees?|pages?|piasses?|piastres?|dollars?|\$|%|personnes?|heures?|minutes?|jours?"
    r"|mois|pour cent|membres|fois|familles|jeunes|comptes|dossiers|abonnes)"
)
_NO_LETTERS: Final = (
    r"(?!(?:de|du|des|en|le|la|les|et|un|une|a|au|aux|on|que|qui|pis|puis|ou|ans?|h|km|pour|sur|par"
    r"|mois|jours?|gens|fois|dans|cent|cents|mille|est|avec|sans|pas|c|j|l|d|y|ca|il|je|tu)\b)"
)
_MIXED: Final = (  # « 2021 hoc 77 », « deux mille vingt et un hoc soixante-dix-sept », « fhk 482 »
    rf"(?:(?!une? )(?:\d{{2,6}}|{said(1, 7)})[ ,/-]{{1,2}}{_NO_LETTERS}[a-z]{{1,5}}[ ,/-]{{1,2}}"
    rf"(?!une?\b)(?:\d{{1,6}}|{said(1, 6)})(?:[ /-]\d{{1,6}})*"
    rf"|{_NO_LETTERS}[a-z]{{2,5}}[ ,/-]{{0,2}}(?:\d{{3,6}}|\d\d[ -]\d{{2,6}})(?:[ /-]\d{{1,6}})*"
    rf"|[a-z][ -]?\d{{4}}[ -]\d{{4,6}}(?:[ -]\d\d)?|\d{{3}}[ -]?{_NO_LETTERS}[a-z]{{3}}|[a-z]\d\d["
    rf" -]?{_NO_LETTERS}[a-z]{{3}})(?![a-z0-9])"
)
_BORN: Final = r"(?:accouch[a-z]*|nee?s?|(?:venue?|arrivee?|mise?) au monde|vu le jour)"
_LIVING: Final = r"(?:19\d\d|200\d|201[0-5]|(?:mille neuf|dix-neuf) cent(?:[ -][a-z-]+){0,3})"


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others, as in a social insurance number.

    Source: H. P. Luhn, US patent 2,950,048.
    """
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits)))
    return sum(n - 9 * (n > 9) for n in doubled) % 10 == 0


def _is_checked(matched: str, _: str) -> bool:
    return luhn(re.sub(r"\D", "", matched))


def _has_eight_digits(matched: str, _: str) -> bool:
    return len(re.sub(r"\D", "", matched)) == _CARD


def _is_box(matched: str, written: str) -> bool:
    """`C.P. 41`, but not the end of a word."""
    return not matched.startswith(("cp ", "bp ")) or written[:2].isupper()


def _form(
    kind: Kind,
    action: Action,
    reason: str,
    pattern: str,
    holds: Callable[[str, str], bool] = lambda matched, written: True,
) -> Form:
    return Form(kind, action, reason, re.compile(pattern), holds)


PAPERS: Final = (
    _form(
        Kind.POSTAL_CODE,
        Action.MASK,
        "un code postal",
        r"(?<![a-z0-9])[abceghjklmnprstvxy]\d[a-z][ -]?\d[a-z]\d(?![a-z0-9])",
    ),
    _form(
        Kind.POSTAL_CODE,
        Action.MASK,
        "un code postal, dit à voix haute",
        r"(?<![a-z0-9'])[abceghjklmnprstvxy]"
        rf"{_BETWEEN}{_DIGIT}{_BETWEEN}[a-z]{_BETWEEN}{_DIGIT}{_BETWEEN}[a-z]{_BETWEEN}{_DIGIT}"
        r"(?![a-z0-9])",
    ),
    _form(
        Kind.HEALTH_CARD,
        Action.MASK,
        "un numéro d’assurance maladie",
        r"(?<![a-z0-9])[a-z]{4}[ -]?\d{4}[ -]?\d{4}(?!\d)",
    ),
    _form(
        Kind.HEALTH_CARD,
        Action.MASK,
        "un numéro d’assurance maladie, dit à voix haute",
        r"(?<![a-z0-9'])[a-z](?:[ ,.-]{1,2}[a-z]){3}(?:[ ,.-]{1,2}\d{1,4}){2,8}(?![ -]?\d)",
        _has_eight_digits,
    ),
    _form(
        Kind.HEALTH_CARD,
        Action.MASK,
        "un numéro d’assurance maladie, dit à voix haute",
        rf"(?<![a-z0-9'])[a-z](?:[ ,.-]{{1,2}}[a-z]){{3}}(?:[ ,-]{{1,2}}"
        rf"(?:{NUMERAL}|\d{{1,4}})){{4,16}}(?![a-z0-9])",
    ),
    _form(
        Kind.SIN,
        Action.MASK,
        "un numéro d’assurance sociale",
        r"(?:\bnas\b|assurance sociale)[^\d.]{0,40}(\d{3}[ -]?\d{3}[ -]?\d{3})(?!\d)",
    ),
    _form(Kind.SIN, Action.MASK, "un numéro d’assurance sociale", _NINE, _is_checked),
    _form(Kind.NUMBER, Action.ASK, "neuf chiffres, comme un numéro d’assurance sociale", _NINE),
    _form(
        Kind.BIRTH,
        Action.MASK,
        "une date de naissance",
        r"\b(?:nee?s?(?:\(e\))?|naissance|naitre|venue? au monde|fete|anniversaire)"
        rf"(?: [a-z']+){{0,3}}? ?[,:]? ?(?:le |l'|en |au |c'?est |etait )*({_BIRTHDAY}|{_DATE})",
    ),
    _form(
        Kind.BIRTH,
        Action.ASK,
        "une date complète, peut-être de naissance",
        rf"(?<![a-z0-9-]){_DAY} (?:de )?{MONTH},? (?:quatre[ -]vingts?|soixante|cinquante|quarante"
        rf"|trente)(?:[ -](?:et[ -])?{said(1, 2)})?(?![a-z0-9-]| (?:ans|pieces|piasses|personnes))",
    ),
    _form(
        Kind.BIRTH,
        Action.MASK,
        "une année de naissance",
        rf"\bnee?s?(?:\(e\))?(?: [a-z'-]+){{0,4}}? (?:en|de|annee) ({_SHORT_YEAR})(?![\w-])",
    ),
    _form(
        Kind.BIRTH,
        Action.ASK,
        "une date complète, peut-être de naissance",
        rf"{_DAY} {MONTH} {_LIVING}|(?<![\d/-])\d\d/\d\d/(?:19|20)\d\d(?![\d/-])",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "des chiffres après un zéro, comme dans un numéro",
        r"(?<![\w.,:/$-])(?<!\d )0\d{2,6}(?![\w%$]|[.,:/ -]\d)"
        rf"|(?<!virgule )(?<!point )(?<!de )(?<!a )\bzero[ -]{_DIGIT}[ -]{said(1, 4)}(?![a-z0-9])",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un code ou un mot de passe",
        r"\b(?:code|nip)(?: c'?est| est)? (?!(?:postal|civil|barres?|qr|de|du|a|le|la|rouge)\b)"
        rf"([a-z]{{4,}} (?:\d{{2,4}}|{said(2, 3)}))(?![a-z0-9-]| ?{_COUNTS}(?![a-z]))",
    ),
    _form(
        Kind.BIRTH,
        Action.MASK,
        "une date de naissance",
        rf"(?<![a-z0-9-])({_BIRTHDAY}|{_DATE})(?=(?:,? (?!pis|et|mais|on\b)[a-z']+){{0,4}}["
        rf" ,']+{_BORN}\b)",
    ),
    _form(
        Kind.BIRTH,
        Action.MASK,
        "une date de naissance",
        rf"\b(?:{_BORN}|eu (?:mon|ma|son|sa|notre|leur) [a-z]+)(?: [a-z',-]+){{0,6}}?"
        rf" ({_BIRTHDAY}|{_DATE})(?![a-z0-9])",
    ),
    _form(
        Kind.ADDRESS,
        Action.MASK,
        "une case postale",
        r"\b(?:(?:case|boite|casier) postale?|c\.? ?p\.?|b\.? ?p\.?) (?:no )?"
        rf"(?:\d{{1,6}}|{said(1, 5)})\b",
        _is_box,
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un numéro de dossier ou de compte",
        r"\b(?:dossier|compte|permis|passeport|matricule|carte|membre|plaque|numero|no)"
        r" (?:no |numero |du |de |c'est |# ?)*#? ?((?=[a-z-]*\d)[a-z0-9][a-z0-9-]{4,}"
        r"(?: \d{2,})*)(?![\w])",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un numéro de dossier ou de compte",
        r"\b(?:dossier|compte|permis|passeport|matricule|carte|membre|plaque|numero|no|casier|code"
        r"|immatriculation|facture|contrat|bail|reference|confirmation)"
        r" (?:no |numero |du |de |c'?est |est |le |# ?|[a-z]{3,12} )??"
        rf"((?=(?:[^ ,-]+[ ,-]+){{3}})(?=[^.]{{0,24}}?(?:\d|{NUMERAL}))(?:(?:[a-z](?![a-z'])"
        rf"|\d{{1,4}}|{NUMERAL})(?:[ ,-]{{1,2}}(?=[a-z0-9])|(?![a-z0-9]))){{4,14}})",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un numéro de dossier ou de compte",
        rf"{_PAPER}(?:[ ,:#]+[a-z'?]{{1,17}}){{0,4}}?[ ,:#]+({_MIXED})",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un code ou un mot de passe",
        rf"(?:{_PAPER}|\b(?:nip|pin|meeting|id|identifiant|mot de passe|cadenas|alarme))"
        r"(?: [a-z']+){0,6}? (?:c'?(?:est|etait)|est|etait|:)(?: le| la)?"
        rf" ((?:(?:diese|carre|etoile) |[a-z]{{3,}} )?{said(2, 12)}(?: (?:diese|carre|etoile"
        rf"|(?:tiret|barre) (?:[a-z](?![a-z'])|{said(1, 3)})))*)"
        r"(?![a-z0-9]| (?:ans|pages|piasses|dollars|personnes|heures|minutes|jours|pour cent))",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un numéro de dossier ou de compte",
        rf"{_HELD}(?:,? (?:no|numero|c'?est|est|etait|le|la|du|mon|#)){{0,4}}[ ,:]{{1,2}}#?"
        rf"((?:[a-z] (?:tiret |barre )?)?(?:(?!(?:19|20)\d\d(?!\d))\d{{3,}}(?:[ -][a-z]{{0,2}}\d+)*"
        rf"|{said(2, 12)}))(?![a-z0-9-]| ?{_COUNTS}(?![a-z]))",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un numéro de dossier ou de compte",
        r"\b(?:numero|no\.?) ((?!(?:\d{3}[ -]){2}\d{3}(?!\d))\d{2,4}(?:[ -]\d{2,4})+)(?![\w-])",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un mot de passe",
        r"\bmots? de passe(?: [a-z']+){0,6}? (?:c'?(?:est|etait)|est|etait)"
        rf" ((?:[a-z]{{3,}} ){{1,3}}(?:\d+|{said(2, 4)}))(?![a-z0-9-]| ?{_COUNTS}(?![a-z]))",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "un code ou un mot de passe",
        rf"(?:{_PAPER}|\bmot de passe)(?:[ ,:]+[a-z']+){{0,5}}?[ ,:]+((?=[a-z]*\d)(?=\d*[a-z])"
        r"(?!\d+(?:e|h|er|re|ieme|ans|km|go|mo)\b)[a-z0-9]{3,}(?: [a-z]*\d[a-z0-9]*)*)(?![\w-])",
    ),
    _form(
        Kind.BIRTH,
        Action.ASK,
        "une date complète, peut-être de naissance",
        rf"(?<![a-z0-9-])(?:{_DAY}|{said(1, 2)}) du (?:{said(1, 2)}|\d\d?)"
        rf" (?:(?:19|20)\d\d|{_CENTURY}[a-z -]*?|(?:quatre[ -]vingts?|soixante|cinquante|quarante"
        rf"|trente)(?:[ -](?:et[ -])?{said(1, 2)})?)(?![a-z0-9-])",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "des lettres et des chiffres, comme un numéro de dossier",
        r"(?<![a-z0-9-])((?!covid)[a-z]{2,5}-\d{2,6}(?:-\d{1,6})+|\d{2,6}-[a-z]{1,5}-\d{1,6})"
        r"(?![a-z0-9-])",
    ),
    _form(
        Kind.NUMBER,
        Action.ASK,
        "des lettres et des chiffres, comme un numéro de dossier",
        rf"(?<![a-z0-9'])(?:[b-xz][ ,-]{{1,2}}){{1,4}}"
        rf"(?:(?:\d{{1,4}}|{_DIGIT})[ ,-]{{1,2}}){{3,10}}(?:\d{{1,4}}|{_DIGIT})(?![a-z0-9])",
    ),
    _form(
        Kind.PLACE,
        Action.ASK,
        "un point d’une route",
        rf"\b(?:au|du|le) ((?:kilometre|km|borne|sortie) (?:\d{{1,3}}|{said(1, 3)}))(?![a-z0-9%$])",
    ),
    _form(
        Kind.PLACE,
        Action.ASK,
        "une ligne de transport",
        r"\b((?:ligne|circuit|autobus|bus|navette)(?: d'?autobus| de bus| numero| no)? \d{1,3})"
        r"(?![\w$%])",
    ),
)
