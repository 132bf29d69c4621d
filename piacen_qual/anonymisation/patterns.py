"""Identifiers known by their form, written or said: numbers, addresses on the Web, dates of birth.

What can be nothing else is masked; what may be a price, a year or somebody counting is asked about.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.found import Found, Rank
from piacen_qual.anonymisation.numbers import NUMERALS, Number, numbers
from piacen_qual.anonymisation.spoken import Spoken

_SOURCE: Final = "motif"
_NUMERAL: Final = rf"(?:{'|'.join(sorted(NUMERALS, key=len, reverse=True))})"
_W: Final = "[a-z0-9]+"
_TOP: Final = (
    "(?:com|ca|org|net|info|quebec|qc|fr|coop|edu|gouv|gov|gc|io|tv|be|ch|uk|eu|example|test|invalid"
    "|app|dev|me|co|mobi|biz|online|site|xyz|club|social|link|page)"
)
_AT: Final = r"(?:arr?obas(?:e|que)?s?|a commercial|at(?= [a-z0-9 ]+ (?:dot|point) ))"
_DOT: Final = r"(?:point|dot|\.)"
_JOIN: Final = (
    r"(?:point|dot|tiret(?: bas)?|trait d'union|souligne|underscore|barre (?:basse|de soulignement"
    r"|oblique)|slash|plus|[._-])"
)
_ENDING: Final = rf"{_DOT} ?{_TOP}(?: ?{_DOT} ?{_TOP})*(?![a-z0-9])"
_MONTH: Final = (
    "(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)"
)
_YEAR: Final = (
    r"(?:(?:19|20)\d\d|(?:mille neuf cent|dix-neuf cent|deux mille)(?:[ -](?:et[ -])?"
    rf"{_NUMERAL}){{0,4}})"
)
_DAY: Final = rf"(?:\d{{1,2}}(?: ?er|e)?|premier|{_NUMERAL}(?:[ -](?:et[ -])?{_NUMERAL}){{0,2}})"
_DATE: Final = (
    rf"(?:{_DAY} (?:de )?{_MONTH}(?:,? (?:de )?{_YEAR})?|{_MONTH} {_YEAR}|\d{{4}}-\d\d?-\d\d?"
    r"|\d\d?[/-]\d\d?[/-]\d{2,4})"
)
_SHORT_YEAR: Final = rf"(?:{_YEAR}|\d\d(?!\d)|{_NUMERAL}(?:-{_NUMERAL}){{1,3}}|(?:soixante|quatre-vingt|cinquante|quarante|trente|vingt)(?:[ -](?:et[ -])?{_NUMERAL}){{0,2}})"


class _Pattern(NamedTuple):
    """A form.

    Attributes:
        kind: what it is.
        action: what to do with it.
        reason: why, in French.
        form: a regular expression on the normal text; its group 1, where there is one, is what is
            meant.
        holds: whether a match is really that, from its text as matched and as written.
    """

    kind: Kind
    action: Action
    reason: str
    form: re.Pattern[str]
    holds: Callable[[str, str], bool] = lambda matched, written: True


def _luhn(digits: str) -> bool:
    """Whether the last digit checks the others, as in a social insurance number.

    Source: H. P. Luhn, US patent 2,950,048.
    """
    doubled = (int(d) * (1 + n % 2) for n, d in enumerate(reversed(digits)))
    return sum(n - 9 * (n > 9) for n in doubled) % 10 == 0


def _is_domain(matched: str, written: str) -> bool:
    """A name of a site: `cdc.example.org`, but not the end of a sentence: `fini.Ca`."""
    host = re.split(r"[/?#]", written)[0]
    return host.rpartition(".")[2].islower() and not re.search(r"\.(?:[A-ZÀ-Þ]|ç)", host)


def _is_spoken_site(matched: str, written: str) -> bool:
    """`toit clair point org`, but not `à ce point ça marche`."""
    return written.endswith(matched[-2:]) and not matched.endswith((" net", " me", " tv"))


_PATTERNS: Final = (
    _Pattern(
        Kind.EMAIL,
        Action.MASK,
        "une adresse de courriel",
        re.compile(r"[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)+"),
    ),
    _Pattern(
        Kind.EMAIL,
        Action.MASK,
        "une adresse de courriel, dite à voix haute",
        re.compile(
            rf"(?<![a-z0-9])(?:(?:{_NUMERAL}|\d+|[b-xz]) ){{0,6}}{_W}(?:(?: ?{_JOIN} ?|-){_W}){{0,8}},? {_AT}"
            rf"(?: |-){_W}(?:[ -]{_W}|{_JOIN}{_W}){{0,8}}? ?{_ENDING}"
        ),
    ),
    _Pattern(
        Kind.EMAIL,
        Action.MASK,
        "une adresse de courriel, dite à voix haute",
        re.compile(
            rf"\b(?:(?:courriel|e-?mail|mail|adresse)(?: (?:c'est|est))?|c'est|ecri\w+-?\w* a) "
            rf"((?:{_W}[ -]){{1,5}}?{_AT} {_W}(?:[ -]{_W}|{_JOIN}{_W}){{0,8}}? ?{_ENDING})"
        ),
    ),
    _Pattern(
        Kind.URL,
        Action.MASK,
        "une adresse Web",
        re.compile(r"(?:https?:// ?|www\.)[^\s<>\"»«]*[\w/]"),
    ),
    _Pattern(
        Kind.URL,
        Action.MASK,
        "une adresse Web",
        re.compile(
            rf"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]*\.)+{_TOP}(?![\w-])(?:[/?#][^\s<>\"»«,;)]*[\w/])?"
        ),
        _is_domain,
    ),
    _Pattern(
        Kind.URL,
        Action.MASK,
        "une adresse Web, dite à voix haute",
        re.compile(
            rf"(?:trois w|3 ?w|w ?w ?w|www|double ?v double ?v double ?v) ?{_DOT} ?{_W}"
            rf"(?:[ -]{_W}|{_JOIN}{_W}){{0,6}}? ?{_ENDING}(?: (?:barre oblique|slash|/) {_W})*"
        ),
    ),
    _Pattern(
        Kind.URL,
        Action.ASK,
        "peut-être une adresse Web, dite à voix haute",
        re.compile(
            rf"(?<![a-z0-9]){_W}(?: (?:tiret|trait d'union|point) {_W}){{0,4}} point"
            r" (?:com|ca|org|net|info|quebec|qc point ca)(?![a-z0-9])"
        ),
        _is_spoken_site,
    ),
    _Pattern(
        Kind.URL,
        Action.ASK,
        "peut-être une adresse Web, dite à voix haute",
        re.compile(
            rf"\b(?:site|sur|page|lien|ben|c'est|adresse) ((?:{_W} ){{1,4}}?point (?:com|org|info|quebec))(?![a-z0-9])"
        ),
    ),
    _Pattern(
        Kind.HANDLE,
        Action.MASK,
        "un pseudonyme",
        re.compile(r"(?<![\w.@])@ ?[a-z0-9_][\w.-]*\w"),
    ),
    _Pattern(
        Kind.HANDLE,
        Action.MASK,
        "un pseudonyme, dit à voix haute",
        re.compile(
            rf"arr?obas(?:e|que)? {_W}(?:(?: (?:point|tiret(?: bas)?|souligne|underscore) |[._-]){_W})*"
        ),
    ),
    _Pattern(
        Kind.POSTAL_CODE,
        Action.MASK,
        "un code postal",
        re.compile(r"(?<![a-z0-9])[abceghjklmnprstvxy]\d[a-z][ -]?\d[a-z]\d(?![a-z0-9])"),
    ),
    _Pattern(
        Kind.POSTAL_CODE,
        Action.MASK,
        "un code postal, dit à voix haute",
        re.compile(
            r"(?<![a-z0-9'])[abceghjklmnprstvxy][ ,-]+(?:{d})[ ,-]+[a-z][ ,-]+(?:{d})[ ,-]+[a-z]"
            r"[ ,-]+(?:{d})(?![a-z0-9])".replace(
                "{d}", r"\d|zero|un|deux|trois|quatre|cinq|six|sept|huit|neuf"
            )
        ),
    ),
    _Pattern(
        Kind.HEALTH_CARD,
        Action.MASK,
        "un numéro d’assurance maladie",
        re.compile(r"(?<![a-z0-9])[a-z]{4}[ -]?\d{4}[ -]?\d{4}(?!\d)"),
    ),
    _Pattern(
        Kind.SIN,
        Action.MASK,
        "un numéro d’assurance sociale",
        re.compile(r"(?:\bnas\b|assurance sociale)[^\d.]{0,40}(\d{3}[ -]?\d{3}[ -]?\d{3})(?!\d)"),
    ),
    _Pattern(
        Kind.SIN,
        Action.MASK,
        "un numéro d’assurance sociale",
        re.compile(r"(?<![\d$-])(?<!\d )\d{3}[ -]?\d{3}[ -]?\d{3}(?![ -]?\d| ?\$)"),
        lambda matched, written: _luhn(re.sub(r"\D", "", matched)),
    ),
    _Pattern(
        Kind.NUMBER,
        Action.ASK,
        "neuf chiffres, comme un numéro d’assurance sociale",
        re.compile(
            r"(?<![\d$-])(?<!\d )\d{3}[ -]?\d{3}[ -]?\d{3}(?![ -]?\d| ?(?:\$|dollars|piasses))"
        ),
    ),
    _Pattern(
        Kind.BIRTH,
        Action.MASK,
        "une date de naissance",
        re.compile(
            rf"\b(?:nee?s?(?:\(e\))?|naissance|naitre|venue? au monde|fete|anniversaire)"
            rf"(?: [a-z']+){{0,3}}? ?[,:]? ?(?:le |l'|en |au |c'est |etait )*({_DATE})"
        ),
    ),
    _Pattern(
        Kind.BIRTH,
        Action.MASK,
        "une année de naissance",
        re.compile(
            rf"\bnee?s?(?:\(e\))?(?: [a-z'-]+){{0,4}}? (?:en|de|annee) ({_SHORT_YEAR})(?![\w-])"
        ),
    ),
    _Pattern(
        Kind.BIRTH,
        Action.ASK,
        "une date complète, peut-être de naissance",
        re.compile(rf"{_DAY} {_MONTH} (?:19\d\d|200\d|201[0-5]|(?:mille neuf|dix-neuf) cent)"),
    ),
    _Pattern(
        Kind.ADDRESS,
        Action.MASK,
        "une case postale",
        re.compile(
            r"\b(?:case postale|boite postale|casier postal|c\.? ?p\.?|b\.? ?p\.?) (?:no )?\d{1,6}\b"
        ),
        lambda matched, written: not matched.startswith(("cp ", "bp ")) or written[:2].isupper(),
    ),
    _Pattern(
        Kind.NUMBER,
        Action.ASK,
        "un numéro de dossier ou de compte",
        re.compile(
            r"\b(?:dossier|compte|permis|passeport|matricule|carte|membre|plaque|numero|no)"
            r" (?:no |numero |du |de |c'est |# ?)*#? ?((?=[a-z-]*\d)[a-z0-9][a-z0-9-]{4,}"
            r"(?: \d{2,})*)(?![\w])"
        ),
    ),
)

_PHONE: Final = re.compile(
    r"(?<![\d$.,/-])(?:\+? ?1[ .-]?)?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]?\d{4}(?![\d$%])"
    r"|(?<![\d$.,/-])(?<!\d )\d{3}[.-]\d{4}(?![\d$%-])"
    r"|\+ ?\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){3,6}(?!\d)|(?<![\d-])0\d(?:[ .-]\d\d){4}(?!\d)"
)
_EXTENSION: Final = re.compile(
    rf",? ?(?:poste|extension|ext\.?|local)(?: telephonique)? (?:\d{{1,6}}|{_NUMERAL}"
    rf"(?:[ -](?:et[ -])?{_NUMERAL}){{0,4}})(?![a-z0-9])"
)
_TOLL_FREE: Final = re.compile(r"1?8(?:00|33|44|55|66|77|88)")
_ABOUT_PHONES: Final = re.compile(
    r"\b(?:numero|telephone|tel\b|cell|appel|rejoin|joindre|texte|compose[rz]|fax|sonner|pagette)"
)
_ABOUT_SIN: Final = re.compile(r"\bnas\b|assurance sociale")
_MONEY: Final = re.compile(
    r" ?(?:\$|dollars?|piasses?|euros?|%|pour cent|personnes|heures|ans\b|km)"
)
_AROUND: Final = 80  # characters in which talk of telephones counts


def patterns(spoken: Spoken) -> Iterator[Found]:
    """Every identifier of a turn that its form gives away."""
    text = spoken.normal.text
    for pattern in _PATTERNS:
        for match in pattern.form.finditer(text):
            group = 1 if match.re.groups else 0
            start, end = match.span(group)
            if start < end and pattern.holds(match[group], spoken.normal.written(start, end)):
                yield _found(text, start, end, pattern.kind, pattern.action, pattern.reason)
    yield from _phones(text)


def _phones(text: str) -> Iterator[Found]:
    """Telephone numbers, with the extension that follows."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        known = len(digits) > 7 or _talk_of(_ABOUT_PHONES, text, match.start())
        toll_free = _TOLL_FREE.match(digits) is not None and len(digits) > 9
        yield _phone(text, *match.span(), sure=known and not toll_free)
    for number in numbers(text):
        found = _dictated(text, number)
        if found is not None:
            yield found


def _phone(text: str, start: int, end: int, *, sure: bool) -> Found:
    extension = _EXTENSION.match(text, end)
    end = extension.end() if extension else end
    action, may_be = (Action.MASK, "") if sure else (Action.ASK, "peut-être ")
    return _found(text, start, end, Kind.PHONE, action, f"{may_be}un numéro de téléphone")


def _dictated(text: str, number: Number) -> Found | None:
    """A number said digit by digit or in small groups, if it may identify someone."""
    digits, groups = number.digits, number.groups
    if len(groups) < 3 or not 7 <= len(digits) <= 15 or _counts(groups):
        return None
    if not NUMERALS.intersection(re.findall("[a-z]+", text[number.start : number.end])):
        return None  # written in digits: `_PHONE` knows better
    if all(len(group) == 4 for group in groups) or _MONEY.match(text, number.end):
        return None
    span = number.start, number.end
    if len(digits) == 9 and (_luhn(digits) or _talk_of(_ABOUT_SIN, text, number.start)):
        return _found(text, *span, Kind.SIN, Action.MASK, "un numéro d’assurance sociale")
    said = _talk_of(_ABOUT_PHONES, text, number.start)
    national = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    whole = len(national) == 10 and national[0] in "23456789" and not _TOLL_FREE.match(national)
    return _phone(text, *span, sure=whole or (said and len(digits) == 7))


def _counts(groups: tuple[str, ...]) -> bool:
    """Whether someone counts: one two three, ten twenty thirty, one two one two."""
    values = [int(group) for group in groups]
    steps = {b - a for a, b in zip(values, values[1:], strict=False)}
    return len(steps) == 1 or set(values) <= {1, 2}


def _talk_of(what: re.Pattern[str], text: str, at: int) -> bool:
    return what.search(text, max(0, at - _AROUND), at) is not None


def _found(text: str, start: int, end: int, kind: Kind, action: Action, why: str) -> Found:
    return Found(
        start=start,
        end=end,
        kind=kind,
        action=action,
        entity=f"{kind}:{text[start:end]}",
        rank=Rank.PATTERN,
        source=_SOURCE,
        reason=why,
    )
