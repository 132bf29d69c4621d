"""Of whom a clause speaks, and how: grammar that tells somebody in particular from anybody."""

import re
from typing import Final

from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.transcripts.speakers.label_words import words as listed

_PAST: Final = r"[a-z]+(?:e|ee|es|i|ie|is|it|u|ue|us|ert|ort|orte)"
_ADVERB: Final = r"(?:[a-z]+ )?"
_SOMEBODY: Final = (
    "celui|celle|le gars|la fille|la madame|le monsieur|la dame|le bonhomme|l'homme|la femme"
    "|un gars|une fille|une dame|un monsieur|le petit|la petite"
)

PERSONS: Final = {
    "je": listed("je j chus chuis jai javais jetais moi me m"),
    "mon": listed("mon ma mes"),
    "il": listed("il elle y al lui"),
    "nous": listed("notre nos nous"),
    "on": listed("on"),
    "eux": listed("les des aux ces leurs eux ils elles gens personnes certains plusieurs"),
    "celui": listed("celui celle"),
    "un": listed("un une"),
    "le": listed("le la l"),
    "nombre": NUMERALS - {"zero", "un", "une"},
}
"""Of whom → the words that say so."""

OWN: Final = listed("mon ma mes son sa ses notre nos ton ta")
"""What stands before kin that somebody has."""

BEFORE: Final = {
    "mon": listed("mon ma"),
    "les": listed("les des aux ces leurs"),
    "le": listed("le la l un une notre"),
}
"""What may stand before a word that tells something → the words."""

FRAMES: Final = {
    name: re.compile(form)
    for name, form in {
        "c’est moi qui": r"\bc'?est (?:moi|nous|elle|lui) (?:qui|l|le|la)\b",
        "seul": r"\b(?:juste|rien que|que) (?:moi|nous|elle|lui)\b|personne d'autre|la seule"
        r"|le seule?|fin seul|une? des (?:seul|deux|trois)",
        "celui qui": rf"\b(?:{_SOMEBODY}) (?:qui|que|qu|du|de|d'|a )",
        "j’ai fait": r"\b(?:j'ai|jai|je l'ai|je suis|j'avais|j'etais|chus|je me suis|je m'etais) "
        rf"{_ADVERB}{_PAST}\b",
        "elle a fait": r"\b(?:il|elle|y|qui|on|l|lui) (?:s'est|est|etait|a|avait|l'a|s'etait|m'a"
        rf"|nous a|m'avait) {_ADVERB}{_PAST}\b",
        "quelqu’un a fait": r"\b(?:mon|ma|notre|son|sa|la|le|un|une|l') ?[a-z'-]+ (?:s'est|est"
        rf"|etait|a|avait|l'a|s'etait|m'a) {_ADVERB}{_PAST}\b",
        "je suis": r"\b(?:je suis|chus|chuis|j'etais|j'ai ete) (?:pas )?(?:un|une|le|la|l'|de|du"
        r"|en|aussi|encore|rendu)",
        "c’est un": r"\b(?:c'est|c'etait|il est|elle est|y est|est|etait|il etait) (?:un|une|le|la"
        r"|l'|mon|ma|aussi) ?",
        "j’ai un": r"\b(?:j'ai|j'avais|jai|j'aurai) (?:un|une|le|la|l'|du|de|deux|trois|quatre|mon"
        r"|ma|mes)\b",
        "elle a un": r"\b(?:il|elle|y) a (?:un|une|le|la|du|de|deux|trois|quatre)\b",
        "ans": r"\bans\b",
        "depuis": r"\bdepuis\b",
        "année": r"\b(?:19|20)\d\d\b|deux mille|en (?:soixante|quatre vingt|septante|cinquante)"
        r"|l'annee d|l'ete d|la nuit ou|le jour ou|la fois que|l'hiver",
        "quand": r"\b(?:quand|la fois|le jour|la nuit|l'ete|l'hiver|l'annee|le matin|le soir) "
        r"(?:que |ou |qu'|d)?",
        "la fille du": r"\b(?:le|la|l'|notre|mon|ma|un|une) ?(?:ancien |ancienne |vieux |vieille "
        r"|petit |petite )?[a-z]+ (?:du|de la|de l'|des|au|a la) ",
        "dans le": r"\b(?:dans|devant|derriere|au|a la) (?:le|la|l'|un|une|notre)?",
        "on est douze": rf"\bon (?:est|etait|est rendu) {_ADVERB}(?:un|deux|trois|quatre|cinq|six"
        r"|sept|huit|neuf|dix|onze|douze|\d)",
        "pas": r"\b(?:pas|jamais|plus|pu|rien|aucun)\b",
        "venir de": r"\b(?:viens|vient|arrive|debarque|originaire|parti|nee?|grandi|eleve)\b "
        r"(?:de|d'|du|a|au|en)",
        "on a": r"\bon (?:a|s'est|avait|fait|peut|doit|va|voit|offre|dessert)\b",
        "tu": r"\b(?:tu|t'|vous|te|ton|ta|tes|vos|votre)\b",
        "souvent": r"\b(?:si|des fois|souvent|toujours|d'habitude|en general|normalement|genre"
        r"|mettons|comme tout le monde|comme n'importe|comme partout|partout|n'importe qui"
        r"|tout un chacun|y en a qui|il y en a)\b",
        "encore": r"\b(?:encore|toujours|depuis) ",
        "première de": r"\b(?:premiere?|derniere?|seule?|unique|doyen)[a-z]* [a-z]+ "
        r"(?:de|du|a|au|dans|en|qui)",
        "eu un": r"\b(?:eu|fait|pogne|attrape|perdu|subi) (?:un|une|mon|ma|mes|le|la|son|sa|deux"
        r"|trois)\b",
        "mal à": r"\bmal (?:au|aux|a la|dans)\b",
        "tout le monde": r"\b(?:tout le monde|tous|toutes|chacun|chacune|la plupart|bien du monde"
        r"|ben du monde|la moitie)\b",
    }.items()
}
"""What a clause is like → a regular expression on the normal text."""

TELLING: Final = frozenset(
    (
        *("j’ai fait", "elle a fait", "quelqu’un a fait", "je suis", "c’est un", "j’ai un"),
        *("c’est moi qui", "celui qui", "eu un", "quand", "depuis", "souvent", "tout le monde"),
        *("on est douze", "pas"),
    )
)
"""Those that say something else with each topic."""
