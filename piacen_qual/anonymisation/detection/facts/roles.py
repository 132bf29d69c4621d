"""How roles that few people have are told."""

from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.forms import BEGINS, NUMERAL, REST, N, ways
from piacen_qual.anonymisation.detection.facts.words import (
    FOLK,
    HERE,
    JOBS,
    KIN,
    OFFICES,
    PEOPLES,
    any_of,
)

_YEAR: Final = (
    r"(?:(?:19|20)\d\d|\d\d(?!\d)|(?:mille neuf cent|dix[ -]neuf cent|deux mille)"
    rf"(?:[ -](?:et[ -])?{N})?|(?:quatre[ -]vingt|soixante|cinquante)[a-z-]*)"
)
_FORMER: Final = r"(?:ex|ancien(?:ne)?)"
_ONLY: Final = (
    r"(?:seule?s?|premiere?s?|premier|unique|derniere?|plus (?:jeune|vieux|vieille|ancien(?:ne)?"
    rf"|agee?)|doyen(?:ne)?|{_FORMER})"
)
_WHOSE: Final = r"(?:l[ea] |l'|un des |une des |mon |ma |notre |votre |leur |son |sa )"
_AM: Final = r"(?:suis|j'?etais|j'?ai ete|chus?|t'es|elle est|il est|y'?est)"
_LEADS: Final = "(?:dirige|coordonne|preside|administre|gere)"
_LONG: Final = (
    r"(?:\d\d|vingt|trente|quarante|cinquante|quinze|seize)"
    rf"(?:[ -](?:et[ -])?{NUMERAL}){{0,2}}"
)
_TRADES: Final = any_of(
    """
    experience enseignement comptabilit* animation organisation intervention coordination direction
    militan* benevolat communautaire syndicalisme politique nursing journalisme education mairie
    presidence secretariat conciergerie cuisine peche ferme agriculture usine chantier construction
    armee camionnage police marine pompier taxi autobus coiffure couture scene theatre radio cirque
    terrain rue travail_de_rue prison pretrise sacerdoce mission
    """
)
ROLES: Final = (
    *ways(
        Kind.ROLE,
        "une seule personne peut être ainsi décrite",
        rf"\b{_WHOSE}?(?:toute? )?{_ONLY}[ -](?:[a-z'-]+ )??(?:{JOBS}|{FOLK}|{PEOPLES})"
        rf"(?: (?:de|du|des|d'|a|au|aux|en|sur|qui|dans)\b{REST})?",
        rf"\b{_AM} (?:quasiment |pas mal |aussi |encore |toujours |le |la )*{_ONLY}"
        rf" (?:a|au|de|du|des|dans|en|qui|sur)\b{REST}",
        rf"\b{_WHOSE}(?:premiere?|premier|seule?) (?!chose|affaire|facon|maniere|raison|solution"
        r"|patente)[a-z-]+ (?:[a-z-]+ )?a (?:avoir |etre |se |s')?"
        rf"[a-z]+(?:er|ir|re|oir)\b{REST}",
        rf"\b(?:l[ea] )?(?:premiere?|premier|seule?) [a-z-]+ {PEOPLES}{REST}",
        rf"\b{_WHOSE}?doyen(?:ne)?\b(?: d{REST})?",
        rf"\b{_WHOSE}?{_ONLY} [a-z-]+ (?:[a-z-]+ )?"
        rf"(?:du|de la|de notre|de mon|dans l[ea]|au) {HERE}",
        rf"\b(?:{JOBS}|{FOLK})[^.;!?]{{0,30}}?,"
        rf" ((?:l[ea] )?{_ONLY} (?:qui|a|du|de|dans|au)\b{REST})",
        rf"{BEGINS}((?:l[ea] )(?:seule?|premiere?|derniere?) (?:qui|a|au) {REST})",
        r"\b(?:mon|ma|notre|votre|leur) (?:(?:ancien(?:ne)?|ex)[ -])?(?:dg|boss|patronne?"
        r"|direct[a-z]+|coord[a-z]+) (?:d'avant|d'aujourd'hui|precedente?|sortante?|actuelle?)",
        rf"\b(?:celle|celui|la fille|le gars) d'avant (?:moi|lui|elle)\b{REST}",
    ),
    *ways(
        Kind.ROLE,
        "un lien de parenté qui désigne quelqu’un",
        rf"\b(?:l[ea] |l'|un |une ){KIN} (?:du|de la|de l'|des|au|a la|a|de) (?:ancien(?:ne)? )?"
        rf"(?:{JOBS}|{OFFICES})",
        rf"\b(?:l[ea] |l')?(?:veu(?:f|ve)|marraine|parrain|filleule?) (?:de|du|des|a|d')\b{REST}",
    ),
    *ways(
        Kind.ROLE,
        "qui a fondé quoi, et quand",
        rf"\b(?:co-?)?(?:fondat(?:eur|rice)s?|fonde[ers]*|fondais)\b(?! sur){REST}",
        rf"\bdepuis la fondation\b{REST}",
        r"\b(?:parti|demarre|lance|mis sur pied|cree|ouvert|bati)"
        rf" (?:l[ea'] ?|notre |cet(?:te)? |ce )[a-z' -]{{3,40}}? en {_YEAR}",
    ),
    *ways(
        Kind.ROLE,
        "une fonction et depuis quand",
        rf"\b{JOBS}(?: [a-z'-]+){{0,6}}? depuis"
        rf" (?:le debut|l'ouverture|toujours|{_YEAR}|{N} ans)",
        r"\b(?:suis|j?'?etais) (?:la|ici|(?:en|au|dans le) poste|arrivee?|rentree?|embauchee?)"
        rf"[a-z' -]{{0,35}}? (?:depuis|en) {_YEAR}",
        rf"\bdepuis {_YEAR}(?: que)? (?:je |j'|elle |il )"
        rf"(?:suis|est|occupe|{_LEADS}){REST}",
        rf"\b{N} ans que (?:je |j'|elle |il |on )"
        rf"(?:(?:suis|est) (?:l[ea] |l')?{JOBS}|{_LEADS}){REST}",
        rf"\b{N} ans (?:de |d')(?:service|metier|anciennete|carriere|maison)\b{REST}",
        rf"\b{_LONG} ans (?:de |d'|en |a la |a l'|dans l[ea] |dans l'){_TRADES}"
        rf"(?: (?:a|au|en|de|dans) {REST})?",
        rf"\b{_LEADS}\b[^.;!?]{{0,40}}? (depuis (?:{_YEAR}|{N} ans))",
    ),
    *ways(
        Kind.ROLE,
        "une fonction que peu de gens ont",
        rf"\b(?:suis|chus?|j?'?etais) ((?:la |le |l'){JOBS}(?: (?:de|du|des|d'|a|au)\b{REST})?)",
        rf"\b(?:mon|ma|son|sa) {KIN} (?:est|etait) (?:une? )?{JOBS}",
        rf"(?<!un )(?<!une )(?<!les )(?<!des )(?<!aux )(?<!aucun )(?<!de )"
        rf"\b(?:ex-?|ancien(?:ne)? )?{OFFICES}(?!-)"
        r"(?: (?:benevole|suppleante?|adjointe?|sortante?|d'assemblee|d'honneur"
        r"|du (?:ca|conseil)))*",
    ),
    *ways(
        Kind.ROLE,
        "un endroit si petit que tout le monde s’y connaît",
        r"\b(?:on est|nous sommes|village de|paroisse de|ile de|reste) "
        rf"((?:(?:\d{{3,4}})|(?:{NUMERAL}[ -])?(?:cents?|mille)(?:[ -](?:et[ -])?{NUMERAL}){{0,3}})"
        r"(?: (?:habitants|ames|personnes|citoyens|residents|de population))?)(?![a-z0-9-])",
        rf"\b{N} (?:habitants|ames)\b",
    ),
)
