"""How people tell of a life: since when, at what age, with whom they live, where they come from."""

from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.forms import BEGINS, NUMERAL, N, ways
from piacen_qual.anonymisation.detection.facts.words import (
    FOLK,
    JOBS,
    KIN,
    OFFICES,
    PEOPLES,
    TONGUES,
    any_of,
)
from piacen_qual.anonymisation.detection.structured.papers import MONTH

_TEN: Final = (
    "dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante"
)
FROM_FIVE: Final = (
    rf"(?:[5-9]|[1-9]\d|(?:cinq|six|sept|huit|neuf|quatre[ -]vingts?|{_TEN})"
    rf"(?:[ -](?:et[ -])?{NUMERAL}){{0,3}})(?![a-z0-9])"
)
"""A number from five to a hundred."""

FROM_THREE: Final = rf"(?:[34]|trois|quatre|{FROM_FIVE})"
"""A number from three to a hundred."""

_YEAR: Final = (
    r"(?:(?:19|20)\d\d|[4-9]\d|(?:mille neuf cent|dix[ -]neuf cent|deux mille)"
    rf"(?:[ -](?:et[ -])?{N})?|(?:quatre[ -]vingts?|soixante|cinquante)(?:[ -](?:et["
    rf" -])?{NUMERAL})*)"
    r"(?![a-z0-9$%-]| ?(?:%|\$|ans|piasses|dollars|minutes|secondes|jours|pour cent))"
)
_I: Final = r"(?:je |j'|jai |chus |chu |chuis )"
_ONE: Final = rf"(?:{_I}|elle |il (?!y |faut|pleut)|moi,? )"
_WAITS: Final = r"(?!(?:attend|demande|cherche|dis|repete|reve|entend))"
_SETTLES: Final = (
    r"(?:commence|demarre|debute|rentree?|entree?|arrivee?|embauchee?|engagee?|implique|demenagee?"
    r"|installee?|mariee?s?|gradue|diplome|immigree?|devenue?|nommee?|retraitee?|appris|quitte|eu"
    r" mon"
    r"|eu ma|lache|achete|perdu)"
)
_ALREADY: Final = (
    "(?:bientot |quasiment |presque |plus de |pres de |au moins |a peu pres |deja |les )*"
)
_MINE: Final = "(?:mon|ma|mes|son|sa|ses|notre|nos|leur|leurs)"
_RELATED: Final = (
    rf"(?:{KIN}|{any_of('enfant ado bebe parent maman papa grands-parents gamin gamine')})"
)
_BROOD: Final = any_of(
    """
    enfant flo frere soeur fille fils garcon gars ado petits-enfants arriere-petits-enfants bebe
    """
)
_LOST: Final = any_of(
    """
    frere soeur parent pere mere maman papa enfant fils fille gars garcon mari femme conjoint
    conjointe chum blonde bebe oncle tante grand-mere grand-pere grands-parents jumeau jumelle niece
    neveu cousin cousine
    """
)
_HOMES: Final = any_of(
    """
    garde_partagee garde_exclusive garde_complete garde_alternee famille_recomposee monoparental*
    divorce divorcee separation_d'avec noces_d'or noces_de_diamant noces_d'argent
    anniversaire_de_mariage
    """
)

LIVES: Final = (
    *ways(
        Kind.ROLE,
        "depuis quand quelqu’un y est",
        rf"\b({FROM_FIVE} ans) (?:[a-z]+ ){{0,5}}?que {_I}{_WAITS}",
        rf"\b({FROM_FIVE} ans) (?:cette annee |deja |maintenant |bientot )*qu(?:e |'| )(?:il |elle"
        r" |on )"
        r"(?:est|travaill|fait|reste|habite|vit|tien|mene|cuisine|conduit|donne|anime|s'occupe)",
        rf"\b{_ONE}[^.!?;]{{0,60}}?\b(depuis {_ALREADY}{FROM_FIVE} ans)",
        rf"\b(depuis {_ALREADY}{FROM_FIVE} ans),? {_I}{_WAITS}",
        rf"(?:{BEGINS}|\b(?:j'ai|(?:ai|a) (?:fait|passe)|(?:elle|il) a|apres|mes|ses) )"
        rf"({FROM_FIVE} ans (?:ici|chez|comme|dans|a la|a l'|au|aux|en)(?: [a-z'-]+){{0,2}})",
        rf"\b(?:{_I}|elle |il )(?:me |m'|suis |ai |a |est |s'est |me suis )*{_SETTLES}"
        rf"[^.!?;]{{0,40}}? ((?:en|depuis|l'annee) {_YEAR})",
        rf"\b{_I}[^.!?;]{{0,50}}? (en (?:19\d\d|mille neuf cent [a-z -]+))(?![a-z0-9])",
        rf"\b(depuis {_YEAR}),? {_I}(?:suis|ai|me|m'|travaill)",
        topic="depuis quand",
    ),
    *ways(
        Kind.AGE,
        "l’âge de quelqu’un",
        rf"\b(?:ai|a|as|aurai?s?|aurait|avoir) (?:eu |pogne )?({N} ans)"
        rf" (?:au mois|le \d|en {MONTH}|au printemps|cette annee|la semaine|hier|demain|bientot"
        r"|dans)",
        r"\b(?:appris|commence|retourne|partie?|arrivee?|morte?|decedee?|mariee?|decouvert|suis"
        r"|chus?"
        r"|demenagee?|immigree?|accouche|retraitee?|veuve?|chez ma mere)[^.!?;]{0,40}? (?:a"
        r"|vers)"
        rf" ({FROM_FIVE} ans)\b",
    ),
    *ways(
        Kind.FAMILY,
        "la famille ou la maison de quelqu’un",
        rf"\b({N} ans de (?:mariage|vie commune|couple|vie a deux|noces|veuvage))\b",
        rf"\bmariee?s depuis {N} ans\b",
        rf"\bfamille de {FROM_FIVE}(?! (?:ans|mois|piasses|dollars))",
        rf"\b(?:une |ma |sa |leur |notre )?famille (?:[a-z]+ )?(?:de|a) {FROM_THREE} (?:{_BROOD}"
        r"|personnes)",
        r"\b(?:un |une |mon |ma )?(?:veuf|veuve|pere|mere|maman|papa|homme|femme|dame|monsieur"
        r"|couple"
        rf"|gars|fille) (?:monoparentale? )?(?:avec|de|a) (?:ses |mes |leurs )?{FROM_THREE}"
        rf" {_BROOD}",
        r"(?<!y')(?<!y )(?<!on )\b(?:j'ai|jai|j'avais|ai eu|il a|elle a|a eu|ai|a|avait|eleve"
        r"|mere de|pere de"
        r"|mes|ses|leurs)"
        rf" (?:eu |eleve |fait |mes |ses |leurs |juste )*({FROM_THREE} {_BROOD})",
        rf"\b({FROM_THREE} (?:arriere[ -])?petits[ -]enfants)\b",
        rf"\bchez (?:moi|nous|elle|lui|ma mere)[^.!?;]{{0,25}} ({FROM_THREE} {_BROOD})",
        rf"\b{FROM_THREE} (?:{_BROOD}|personnes) dans (?:un|une|le|la|notre|mon|ma)"
        rf" (?:appart[a-z]*|logement|maison|chambre|roulotte|{N} et (?:demie?|1/2))",
        rf"\b(?:perdu|perdre|enterree?r?) {_MINE} (?:{N} )?{_LOST}(?: [^.,;!?]{{0,40}})?",
        rf"\b{_MINE} {_LOST} (?:est|sont|etait|a ete|vien[a-z]+ de|s'est|se) (?:[a-z]+ )?"
        r"(?:morte?s?|decedee?s?|mourir|suicidee?|mourrai[a-z]+)\b",
        rf"\b(?:mon|ma|mes|son|sa|ses) {_RELATED} qui (?:reste|vi[tv]|habite|demeure|dor[a-z]+"
        r"|loge)[a-z]*"
        r"[^.,;!?]{0,25}",
        rf"\b(?:mon|ma) {_RELATED} qui (?:est|etait|li[st][a-z]*|sa[iv][a-z]*|travaill[a-z]+"
        r"|boi[a-z]+"
        r"|buv[a-z]+|souffr[a-z]+|entend[a-z]*|marche[a-z]*|voi[a-z]+|parl[a-z]+|chant[a-z]+)"
        r" [^.,;!?]{3,40}",
        rf"\b(?:une?|ma|mon|sa|son) {_RELATED} (?:a la maison|chez (?:nous|moi|elle)|au sous-sol)",
        r"\b(?:nos|mes|ses|eu des|ai des|a des|accouche de|c'?est des|attend des|mere de|pere de)"
        r" (?:jumeaux|jumelles|triple[a-z]+|quadruple[a-z]+)\b",
        r"\b(?:mon|ma|son|sa|leur|ton|ta|notre) (?:(?:vrai|vraie|propre|frere|soeur) )?"
        r"(?:jumeau|jumelle|triple[a-z]+)(?: (?:identique|cosmique|non identique))?",
        rf"\b(?:{N} |un |une |mon |ma |en |sa |son )(?:foyers?|familles?|centres?)"
        rf" (?:d'?accueil|jeunesse jusqu[a-z' ]+)\b",
        r"\b(?:grandie?|placee?|elevee?) (?:en|dans|a la|au|chez|par)"
        r" (?:la |le |les |un |une |ma |mon |des |sa |son )*(?:dpj|orphelinat|foyer"
        r"|famille d'?accueil|centre|grand[ -]mere|grand[ -]pere|tante|soeurs)\b",
        rf"\b(?:je |j'|elle |mon |ma |mes |suis |ai |chus )[^.!?;]{{0,40}}?({_HOMES})",
    ),
    *ways(
        Kind.ORIGIN,
        "l’origine de quelqu’un",
        rf"\b{_MINE} (?:{_RELATED}|voisine?s?|gens|locataires?)(?: [a-z'-]+){{0,4}}? parl[a-z]+"
        rf" (?:juste |encore |aussi |le |l'|rien que )*({TONGUES})",
        rf"\b(?:je|il|elle) parl[a-z]+ (?:juste |encore |aussi |le |l'|pas )*({TONGUES})",
        rf"\bon parl[a-z]+ ({TONGUES}) (?:a la maison|chez nous|entre nous|en famille)",
        rf"\b(?:un|une|mon|ma|notre|le|la|l'|cet|cette) ?(?:{JOBS}|{OFFICES}|{FOLK}|{KIN}"
        rf"|voisine?|locataire|famille) {PEOPLES}",
        r"\b(?:dans|de|vers|quitte) mon pays\b|\bretourn[a-z]+ (?:au|dans son|dans mon) pays\b"
        r"|\bchez nous,? au pays\b",
        r"\b(?:je|j'|mon|ma|mes|son|sa|il|elle|on|notre)[^.!?;]{0,50}?\b((?:dossier|papiers"
        r"|demande)"
        r" d'(?:immigration|asile)|permis (?:de travail (?:ferme|ouvert)|d'etudes)|residence"
        r" permanente"
        r"|residente? permanente?|camp de refugies|reunification familiale|certificat de"
        r" selection)\b",
    ),
)
