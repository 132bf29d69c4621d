"""How people tell of what happened around them, of how big their place is, and of who does what."""

from typing import Final

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.detection.facts.forms import BEGINS, REST, N, ways
from piacen_qual.anonymisation.detection.facts.life import FROM_THREE
from piacen_qual.anonymisation.detection.facts.words import JOBS, LOSSES, any_of
from piacen_qual.anonymisation.detection.structured.papers import MONTH

_YEAR: Final = r"(?:(?:19|20)\d\d|[4-9]\d|deux mille(?: [a-z-]+){0,3}|mille neuf cent[a-z -]*)"
_BROKEN: Final = (
    r"(?:vandalisee?s?|cambriolee?s?|incendiee?s?|inondee?s?|perquisitionnee?s?|braquee?s?"
    r"|demolie?s?|evacuee?s?|rasee?s?|saccagee?s?|expropriee?s?)"
)
_TIME: Final = r"(?:nuit|soir|soiree|matin|jour|journee|veille|lendemain|hiver|printemps|ete)"
_DISASTER: Final = (
    r"(?:fuite|vol|incendie|feu|inondation|deluge|verglas|tornade|explosion|effondrement|tempete"
    r"|glissement de terrain|accident|braquage|fusillade|meurtre|proces|scandale|fraude|noyade"
    r"|perquisition|greve|lock-out|evacuation|deraillement|eclosion|panne|crue|debacle)"
)
_WORKS: Final = (
    r"(?:mine|usine|scierie|papetiere|moulin|eglise|ecole|caisse|hopital|pont|abattoir|fonderie"
    r"|banque"
    r"|bureau de poste|shop|aluminerie|raffinerie|cegep|magasin|garage|depanneur|aerogare|gare)"
)
_PRIZE: Final = r"(?:prix|medaille|trophee|bourse|ordre|distinction|coupe)"
_AMOUNT: Final = (
    r"(?:\d[\d ,]*|(?:[a-z]+[ -])??(?:cent|cents|mille|million|millions)(?:[ -][a-z]+)??)"
    r" ?(?:\$|dollars|piasses|k\b)"
)
_MEMBERS: Final = any_of(
    """
    employe employee membre benevole intervenant intervenante salarie salariee permanent permanente
    formateur formatrice travailleur travailleuse administrateur administratrice organisme
    organismes_membres logement usager eleve locataire resident residente apprenant
    """
)
_FOLK: Final = (
    r"(?:gars|fille|dame|monsieur|madame|bonhomme|gardien(?:ne)?|boss|proprietaire|patron(?:ne)?"
    r"|proprio|concierge)"
)
_NOT_LOCAL: Final = (
    r"(?!(?:bell|videotron|support|technique|service|gouvernement|ministere|internet|telephone"
    r"|cable|zoom"
    r"|google|microsoft|programme|projet|gouvernement|rue|nord|sud|est|ouest|meme|cru|temps|bord"
    r"|fond|bout|autre|coin)\b)"
)
_FUNCTION: Final = (
    r"(?:(?:agente?|chargee?|conseill(?:er|ere)|adjointe?|responsable|travailleu(?:r|se)"
    r"|technicien(?:ne)?"
    r"|intervenante?|gestionnaire|direct(?:eur|rice)|organisat(?:eur|rice)|animat(?:eur|rice)"
    r"|preposee?"
    r"|format(?:eur|rice)|coordo|coordonnat(?:eur|rice)|gardien(?:ne)?|commis) (?:de |du |des |d'"
    r"|en )"
    r"(?:la |l')?(?!(?:meme|mon|ma|ton|notre|nos|ce|cet|cette)\b)[a-z-]{3,}|concierge|gestionnaire"
    r"|travailleu(?:r|se) de rue)"
)

EVENTS: Final = (
    *ways(
        Kind.EVENT,
        "un événement dont les gens du milieu se souviennent",
        rf"\bperdu (?:son|sa|ses|mon|ma|mes|leur|leurs) {LOSSES}{REST}",
        r"\bgagne (?:sa|son|ma|mon|la|le|une?) "
        rf"(?:cause|prix|election|loto|proces|medaille|concours){REST}",
        r"\b(?:ai|as|a|ont|avait|avaient|avoir|eu|ayant) (?:deja |tout |aussi )?passe"
        rf" (?:au feu|a la tele|aux nouvelles|dans (?:le|les) journa(?:l|ux))\b{REST}",
        r"\bfait (?:la |les |une |le )?(?:greve|manchettes|nouvelles|journal|prison|une du)\b"
        + REST,
        r"\bs'est fait (?:arreter|congedier|frapper|clairer|mettre (?:dehors|a pied)|voler"
        rf"|poursuivre)\b{REST}",
        r"\bete (?:elu|congedie|accuse|condamne|arrete|poursuivi|decore|claire|mis a pied)[es]*\b"
        + REST,
        rf"\b(?:ete|etait|est|s'est fait|s'est faite|fut) {_BROKEN}(?! (?:par le stress))\b{REST}",
        rf"\b{_BROKEN}(?: (?!par\b)[a-z]+){{0,2}} (?:la|le|en|l'|pendant|durant|au)"
        rf" ?(?:{_TIME}|{MONTH}|\d){REST}",
        rf"\b(?:mort|morte|brulee?|peri|blessee?|perdue?|noyee?) dans (?:le|la|un|une|l'|son|sa)"
        rf" ?(?:feu|incendie|accident|explosion|inondation|tremblement|deluge|ecrasement){REST}",
        r"\ble feu (?:du|de la|de l'|a la|au|chez) [^.;!?]{3,60}",
        rf"\b(?:la|cette|une) (?:{_TIME}) (?:du|de la|de l'|des) (?:feu|incendie|tremblement|deluge"
        rf"|accident|meurtre|tempete|explosion|inondation|verglas|fusillade){REST}",
        r"(?:^|(?<=[.!?] ))[^.!?…]{8,80}, (?:(?:ils|tout le monde|le monde|les gens|le village)"
        r" (?:en parlent?|s'en rappell?ent?|s'en souviennent?) encore)",
        rf"\b{_DISASTER} qui (?:a|ont|avait) [a-z]+ (?:tout[es]* )?(?:ma|mon|mes|notre|nos|sa|son"
        r"|la|le|les"
        r"|l'|leur)(?: [a-z-]+){1,3}",
        rf"\b(?:la|l'|le|notre|du|de l') ?{_DISASTER} (?:de|du|des|d'|au|chez) ?[^.,;!?]{{0,25}}"
        rf"(?:notre|nos|mon|ma|chez nous|en {_YEAR}|{MONTH}){REST}",
        r"\bla fuite (?:de |des |du |d')(?:la |notre |nos )?(?:liste|donnees|fichiers?|base"
        r"|courriels"
        rf"|renseignements|dossiers){REST}",
        rf"\b(?:notre|nos|mon|ma) {_DISASTER}\b(?! de (?:rire|nerfs)){REST}",
        rf"\bfermeture d(?:e la|u|e l'|e notre) ?{_WORKS}\b{REST}",
        rf"\b(?:{_WORKS}|maison|grange|local|village) (?:a|avait|est) (?:passee? au feu|brulee?"
        r"|flambe"
        rf"|explose)\b{REST}",
        rf"\b{_WORKS} (?:a|avait|est) ferme[es]*\b{REST}",
        r"\b(?:chez nous|au village|notre|nos|dans la rue)\b[^.!?;]{0,40}?"
        rf"((?:y a eu|on a eu|a eu) (?:un|une|des|la|le) {_DISASTER}{REST})",
        rf"\b(?:y a eu|on a eu) (?:un|une|des|la|le) {_DISASTER} (?:dans|a|au|chez|sur) {REST}",
        r"\bperdu (?:notre|nos) (?:local|subvention|financement|bail|coord[a-z]*|direct[a-z]+|dg)\b"
        + REST,
        rf"\b(?:ont|on a|nous a|a ete) ferme[es]* [^.!?;]{{0,40}}? en {_YEAR}",
        r"\b(?:\d[\d ]*|(?:[a-z]+[ -])?(?:cents?|mille)(?:[ -][a-z]+)?) (?:signatures|noms sur "
        r"(?:la|une|"
        r"notre) petition)\b",
        rf"\b(?:recu|remporte|decroche|eu|sa|son|notre|ma) (?:le |un |une |notre |mon |sa |la )?"
        rf"(?:petit |petite |grand |belle )?{_PRIZE} (?!d(?:e la|u) (?:vie|gaz|lait|essence))(?:de"
        r" |du "
        rf"|des |d'|au|aux ){REST}",
        rf"\bpanne (?:de courant |d'electricite )?[^.!?;]{{0,20}}(?:le|du|en) (?:\d+ |{N}"
        rf" )?{MONTH}",
        rf"\b{FROM_THREE} (?:morts|deces) (?:en {N} (?:jours|semaines|mois)|chez nous|dans "
        r"(?:notre|nos|mon"
        r"|la|le)\b|au\b|a la\b|a l')",
        r"\b(?:on|notre|nos|j'ai|nous|je)\b[^.!?;]{0,40}?((?:manif[a-z]*|occupation|vigile"
        r"|sit-in)"
        rf" (?:devant|contre|du|de la|pour) {REST})",
        r"\b(?:ses|mes|tes|leurs|fait des|faisait des|faire des) (?:heures de )?travaux"
        r" communautaires",
        r"\b(?:avec la petite caisse|(?:partie?|sauvee?|parti[es]+) avec (?:la caisse|l'argent|le"
        r" cash))\b",
        r"\b(?:vole|fraude|detourne) (?:la|l'|le|les|de l') ?(?:caisse|argent|fonds|cash)\b",
        r"\b(?:accouch[a-z]*|evanouie?|demissionn[a-z]*|brailla?[a-z]*|malaise),? (en pleine?"
        r" [a-z]+(?: (?:du|de|d'|de l'|des) ?[a-z']+(?: (?:d'|de )?[a-z-]+)?)?)",
    ),
    *ways(
        Kind.ROLE,
        "la taille d’un organisme ou son budget",
        r"\b(?:on est|on etait|nous sommes|on a|on avait|nos|notre (?:equipe|ca|conseil|groupe) "
        r"(?:de|a)"
        r"|chez nous,? (?:on est |c'est |y a )?|une? (?:equipe|organisme|ca|conseil|gang) (?:de|a))"
        rf" ?(?:juste |rien que |a peu pres |une equipe de )*({N} {_MEMBERS})",
        rf"\bon est ({N}) (?:dans (?:le|un|notre|la) (?:bureau|local|equipe|organisme|boite)|au"
        r" bureau"
        r"|a temps plein|employe|sur l'equipe)",
        r"\b(?:budget|subvention|financement|enveloppe|deficit|surplus|dette)\b[^.!?;]{0,25}?"
        rf" (?:de |a |c'est )?({_AMOUNT})",
        r"\b(?:on a|ils nous ont|nous a) (?:eu|recu|ramasse|donne|perdu) (?:juste |un |a peu pres"
        r" )*"
        rf"({_AMOUNT})",
        r"\b(?:on couvre|je couvre|notre territoire|mon territoire)[^.!?;]{0,30}? (\d+ ?"
        r"(?:km|kilometres)[a-z ]{0,8})",
    ),
    *ways(
        Kind.ROLE,
        "une fonction que peu de gens ont",
        rf"\b(?:l[ea] |l'|au |a la |du |de la ){_FOLK} (?:du |de la |de l'){_NOT_LOCAL}[a-z-]{{3,}}"
        r"(?: (?:du|de la|de l'|des) ?[a-z-]+)?",
        rf"(?:\b(?:je suis|chus|chuis|j'?etais|elle est|il est|y'est|c'?est|moi,?|comme)|{BEGINS})"
        rf" ?(?:la |le |l'|leur |notre |moi )?({_FUNCTION})(?![a-z-])",
        rf"\b(?:je suis|chus|chuis|j'?etais|elle est|il est|y'est) une? ({_FUNCTION})(?![a-z-])",
        r"\b(?:ete|etait|est|es|suis|etais|c'?est|chus) (l[ea] seule? (?:a|qui|au|de|dans)"
        rf" {REST})",
        rf"\bc'?est moi (?:la |le |l')({JOBS}(?: d(?:e|u|es) [a-z-]+)?)",
        r"\b(?:un |une |mon |ma |le |la )?[a-z]+ a (?:moi|lui|elle) tou(?:t|te) seule?\b",
    ),
)
