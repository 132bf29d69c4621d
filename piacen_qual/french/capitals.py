"""Capitals typed without their accent: « Ecoute », « Etat », « A ce moment-là », « Ca ».

Only where French leaves no doubt: no word of its begins as these do without the accent, nor a name
or a tool that people speak of (« Etsy », « Eminem »). « A » is left alone where it may be a verb
(« A t’y dit ») or « elle » (« A l’a dit »).
"""

import re
from collections.abc import Iterator
from typing import Final

# What follows the capital. An accent on the next vowel tells as much as a list: « Eté », « Elève ».
_E: Final = """
    [bcdglmnprtv][éèê] (?:ch|ph)[éèê] b(?:au|erlu|l|ou|ran|ru|ul) ca(?:ill|rt) cl cr(?!in) cu[rs] cœ
    ch(?:a[npru]|ec|eanc|el|o[^v\\W]|u) co(?:l|nd|nom(?!icus)|n\\b|s|rc|rn|ta|ut|ul) dif du[cq]
    dit(?:eur|ri|er|ion|o) g(?:al|ar|au|ay|lis|o[ïu]|r(?!a))
    la(?:bor|rg|st|ns?\\b) lec(?!ta|tronic\\b) lé leme?nt(?!o) lev(?!en|ator) li(?:mi|gib|re|te|tis)
    lo(?:ge|ig|q) lu(?:e?s?\\b|c|d) ma[nc][aceg] me(?:r[gv]|ttr|ut) mi(?:ses?\\b|ss|gr|nen|s\\b)
    mo(?:t|uv|i\\b) mu(?:e?s?\\b) ner[gv] ni(?:gm|èm) non norm num oli
    p(?:a[inrtuv]|el|er[do]|ice|ici|id|in|iq|is|l|ong|op|oqu|ou[svx]|r(?!a)|ui|ur)
    qu(?:at|es|ili|ip(?!m)|it|iv) r(?:ab|aill|af|eint|ig|osi|ot|ud|upt)
    t(?:ab|ag|ai|al|an|ap|at|ei|en[dt]|ern|hi[cq]|iez|ions|iqu|ir|of|oi|on|ou|r[aeo](?!\\b)|ud|ui|ym)
    v(?:ac|ad|alu|angi|angé|ap|as|eil|enta|entu|id|ier|inc|it(?!a)|oc|olu|oq)
"""
_A: Final = """
    ce_(?:moment|stade|niveau|point|sujet|compte) cet_(?:effet|égard|âge) cette_(?:époque|heure)
    chaque quel(?:le)?s? (?:mon|ton|son|notre|votre|leur)_avis mon_(?:sens|tour|époque)
    (?:cause|partir|force|moins|côté|la_place)_d(?:es?|u|’) (?:mesure|moins)_qu[e’]
    part_(?:ça|moi|toi|eux|nous|vous|que|qu’) travers propos peine condition distance titre savoir
    bientôt vrai_dire tour_de_rôle (?:long|moyen|court)_terme la_(?:fin|base|limite|longue|maison)
    l’(?:époque|inverse|interne|externe|avenir|extérieur|intérieur|occasion|exception|aise)
"""
_FEW: Final = "|".join(_A.split()).replace("_", "[ \xa0]")
_ALONE: Final = (
    (rf"E(?=te\b|{'|'.join(_E.split())})", "É"),
    (r"E(?=tre\b|tes[- ]vous\b)", "Ê"),
    (rf"A(?=[ \xa0](?:{_FEW})\b)", "À"),
    (r"C(?=a\b)", "Ç"),
    (r"I(?=les?\b|lots?\b)", "Î"),
    (r"A(?=gée?s?\b)", "Â"),
)
_BARE: Final = tuple((re.compile(rf"(?<!\w){bare}"), letter) for bare, letter in _ALONE)


def accents(text: str) -> Iterator[tuple[int, str]]:
    """Where a capital lacks its accent, in order, and what it should be."""
    found: dict[int, str] = {}
    for bare, letter in _BARE:
        found |= {match.start(): letter for match in bare.finditer(text)}
    yield from sorted(found.items())
