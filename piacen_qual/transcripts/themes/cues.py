"""How moderators open, move on and close, whatever the study: words of the trade, not of a guide.

Each cue is a regular expression over folded text (lower case, no accents, straight apostrophes)
and a weight: how much it speaks for a new question, or for the closing round.
"""

import re
from typing import Final

Cue = tuple[re.Pattern[str], float]


def _cues(*cues: tuple[float, str]) -> tuple[Cue, ...]:
    return tuple((re.compile(rf"(?:{pattern})"), weight) for weight, pattern in cues)


MOVING_ON: Final = _cues(
    (
        1.5,
        r"\b(premiere|deuxieme|troisieme|quatrieme|cinquieme|prochaine?|derniere?) "
        r"((gros(se)?|grand|vraie|petite?) )?(question|theme|sujet|bloc|morceau|section|partie|"
        r"volet|point|etape|tour de piste|coffre|enveloppe|ronde|chapitre|scenario|stop|virage)",
    ),
    (
        1.2,
        r"\b(on|je vous|je|nous|j'aimerais|va|allons|vais) (va |vais |veux |peut |pourrait )?"
        r"(passe|passer|changer?|amene|amener|emmene|emmener|ramene|ramener|plonge|plonger|"
        r"commence|commencer|poursuit|poursuivre|enchaine|enchainer|avance|avancer|arrive|"
        r"arriver|attaque|attaquer|embarque|embarquer|demarre|saute|tombe|entre|continue|"
        r"continuer|fais changer|transporte|lance)\b",
    ),
    (
        0.8,
        r"\b(autre chose|ailleurs|changement de|change de|changer de|change completement|"
        r"tout autre|cette fois|a present|maintenant|on ferme le|deuxieme partie|le gros morceau|"
        r"le dessert|mon prochain|ma prochaine|ma derniere|mon dernier|il (me|nous) reste|"
        r"monte les encheres|on double|carte blanche|reste une)",
    ),
    (
        0.9,
        r"\b(imaginez|imaginons|supposons|supposez|mettons (que|qu')|disons (que|qu')|comme si"
        r"|admettons|petite fiction|petit scenario|mise en situation|je vous mets|je vous donne|"
        r"je vous propose|vous gagnez|vous recevez|on vous (donne|confie|offre|remet|tend|signe)|"
        r"tombent? du ciel|baguette magique|carte blanche|petit jeu|scenario|hypothese|"
        r"gros lot|philanthrope|fondation|mecene|enveloppe|cheque|bourse)",
    ),
    (
        0.6,
        r"\b(racontez|dites-moi|dites moi|parlez-moi|decrivez|nommez|donnez-moi|expliquez|"
        r"j'aimerais (vous entendre|que vous|savoir)|je veux (vous entendre|savoir)|"
        r"qu'est-ce que vous|comment vous|quels? (est|sont|serai)|vous en pensez quoi|"
        r"ca vous fait|vous visez|vous diriez|votre reaction|vous repondez)",
    ),
    (
        0.5,
        r"^\W*((\(rires\)|\[rires?\]) ?)?(bon|ok|o\.k\.|parfait|merci|alors|super|d'accord|"
        r"tres bien|excellent|bien|la-dessus|ben|c'est (beau|bon|note|parfait))\b",
    ),
)

RETURNING: Final = _cues(
    (3.5, r"\b(reviens|revient|revenons|revenir|retourne|retourner|retournons)\b"),
    (
        2.5,
        r"\b(disai[st]|disiez|parlai[st]|parliez|(as|avez|a) (dit|parle)) "
        r"(\w+ )?(tantot|tout a l'heure|plus tot|au debut)\b",
    ),
)

PRIZE: Final = re.compile(r"\b\d{2,3} ?000\b|\b(cent|cinquante) mille\b|\bun million\b")

CLOSING: Final = _cues(
    (
        2.5,
        r"\b(mots?|phrase|commentaire|parole|tour|tour de table|chose|pensee) (de (la )?|pour )?"
        r"(fin|finale?|cloture|conclusion|finir|terminer|conclure|la route|se quitter)\b"
        r"|\bmots? (avant|pour) (de |se |vous )",
    ),
    (2.5, r"\bderni(er|ere|ers|eres) (petite?s? )?(mots?|commentaires?|tour|phrase|parole|chose)"),
    (
        2.0,
        r"\b(fait le tour|au bout (de|du)|termine|terminer|finir|conclure|conclusion|acheve|achever"
        r"|boucler?|clore|cloture|cloturer|quitter|se laisser|vous laisse|vous laisser"
        r"|laisser? (partir|aller)|libere|liberer|raccrocher|fin de (la|notre|cette) \w+"
        r"|(ferme|fermer|arrete|arreter|coupe|couper|stoppe|eteins|eteindre) (ici|la|ca|l'|le )"
        r"|seance est levee|leve la seance|on (va )?(arreter|s'arreter|arrete|s'arrete)"
        r"|rends? votre|belle chute|(pese|peser|clique|appuie) sur (le|stop))",
    ),
    (
        1.5,
        r"\b(quelque chose (qu'on|que je|que vous|qui|d'autre|a ajouter)|rien a ajouter"
        r"|a ajouter|qu'on (vous )?a(urait)? (pas|oublie)|pas (ete )?(demande|aborde|pose)"
        r"|brule encore|vouliez (dire|ajouter)|oublie de (vous )?demander)",
    ),
    (
        1.5,
        r"\b(on va|je vais|on|je) (vous |t')?(\w+ )?(enverra|envoyer|enverrai|revient|recontacte|"
        r"transmettre|tient au courant)|\b(resume|compte rendu|transcription) (va|sera|vous)",
    ),
    (
        1.3,
        r"\b(merci|remercie|remercier|gratitude)\b.*\b(beaucoup|enormement|infiniment|mille|gros|"
        r"enorme|grand|tous|toutes|tout le monde|vous|chacun|d'etre|d'avoir|du fond|generosite)",
    ),
    (0.8, r"\b(genereu\w*|generosite|riche|precieux|passionnant)\b"),
    (
        0.8,
        r"\b(l'heure|l'horloge|temps (imparti|est|file|avance)|notre temps|moins quart|midi|"
        r"fin de journee|a temps)\b",
    ),
)

OPENING: Final = _cues(
    (1.5, r"\b(bienvenue|bonjour|rebonjour|bon matin|bonsoir|merci d'(etre|avoir accepte))"),
    (1.2, r"\b(enregistr|consent|formulaire|confidential|anonym|point rouge|deroulement|consigne)"),
    (
        1.0,
        r"\b(presente[rz]?|tour de table|(votre|mon) nom|qui vous etes|je m'appelle|moi c'est|"
        r"depuis combien de temps)",
    ),
)


def strength(folded: str, cues: tuple[Cue, ...]) -> float:
    """Sum of the weights of the cues found in `folded`, each counted once."""
    return sum(weight for pattern, weight in cues if pattern.search(folded))
