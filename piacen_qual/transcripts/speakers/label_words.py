"""The words that labels are made of, and those that only look like labels. Folded: no accents."""

import re
from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


_FEMININE = r"(?:\W?(?:e|se|ne|trice|ice|rice|euse)\)?)?(?:\W?s\)?)?"

MODERATION: Final = re.compile(
    r"(?:co)?(?:anim(?:at(?:eur|rice|ion))?|moderat(?:eur|rice|or|ion)|facilitat(?:eur|rice|or)"
    r"|chercheu(?:r|se|re)|intervieweu(?:r|se)|interviewer|enquet(?:eur|rice|euse)"
    r"|questionneu(?:r|se)|researcher|host|meneu(?:r|se)|journaliste|presentat(?:eur|rice)"
    rf"|anim|ani|mod|moder|fac|facil|cherch){_FEMININE}"
)
OBSERVATION: Final = re.compile(
    r"(?:obs|observat(?:eur|rice|ion)|observer|secretaire|scribe|preneu(?:r|se)|technicien"
    rf"|traduct(?:eur|rice)|interprete|regie){_FEMININE}"
)
PARTICIPANT: Final = re.compile(
    r"(?:participant|intervenant|repondant|interviewe|interviewee|enquete"
    r"|informat(?:eur|rice)|invite|temoin|citoyen|membre|part|partic"
    rf"){_FEMININE}"
)
SOMEBODY: Final = re.compile(  # says nothing of the role
    rf"(?:locut(?:eur|rice)|loc|speaker|spk|interv|int|unknown){_FEMININE}"
)
COUNTED: Final = words(  # people when a number, a letter or an article stands with them
    "personne sujet voix homme femme parent eleve etudiant etudiante expert experte patient"
    " patiente usager usagere client cliente jeune aine ainee h f dame monsieur garcon fille"
    " interlocuteur interlocutrice"
)
OFFICE: Final = re.compile(
    rf"(?:vice-?)?(?:president|greffier|orateur|ministre|maire(?:sse)?|commissaire|juge|speaker){_FEMININE}"
)
COLLECTIVE: Final = frozenset(
    {
        *("des voix", "une voix", "plusieurs voix", "voix", "voix multiples", "voix off"),
        *("tous", "toutes", "tous et toutes", "tout le monde", "ensemble", "plusieurs"),
        *("plusieurs participants", "plusieurs participantes", "plusieurs personnes"),
        *("le groupe", "groupe", "la salle", "salle", "le public", "public", "choeur"),
        *("inconnu", "inconnue", "inconnu e", "non identifie", "non identifiee", "quelqu'un"),
        *("voix non identifiee", "personne non identifiee", "participant non identifie"),
        *("participante non identifiee", "intervenant non identifie", "indetermine"),
        *("all", "everyone", "unknown", "unidentified", "unknown speaker", "several"),
    }
)
UNKNOWN: Final = frozenset({"?", "??", "???", "x", "xx", "xxx", "p?"})

TITLES: Final = words(
    "m mm mme mmes mlle me mr mrs ms dr dre pr prof mgr l'hon hon monsieur madame mademoiselle"
    " maitre docteur soeur frere pere son sir lady the right"
)
ARTICLES: Final = words("le la l' les un une des")
PARTICLES: Final = words(
    "de du des d la le les l van von der den ben bin el al y e da do dos di del della et and of"
    " saint sainte st ste mac mc o"
)
# A label never begins with one of these; as later words they tell a sentence.
FUNCTION_WORDS: Final = words(
    "je j' tu il elle on nous vous ils elles ce c' cela ca ceci y en me te se moi toi lui eux leur"
    " leurs mon ma mes ton ta tes son sa ses notre nos votre vos qui que qu' quoi dont ou quand"
    " comment pourquoi combien quel quelle quels quelles lequel laquelle si mais donc or ni car"
    " puis pis et alors bon ben bin bah eh euh heu ah oh hum oui ouais ouin non nan ok okay okey"
    " d'accord voila bref enfin finalement d'abord ensuite apres avant pendant depuis pour par avec"
    " sans sous sur dans chez vers entre contre selon malgre comme parce puisque lorsque tandis"
    " quant aussi ainsi encore toujours jamais souvent parfois peut-etre surtout meme tres trop"
    " plus moins assez bien mal ici la-bas aujourd'hui hier demain maintenant tantot autrement"
    " justement effectivement exactement evidemment c'est c'etait est-ce est ai as a avons avez"
    " ont suis es sommes etes sont etait etaient fait faut va vas allez allons pas rien tout toute"
    " chaque certains certaines quelques plusieurs aucun aucune au aux du de d' a l'idee meme"
    " premierement deuxiemement troisiemement premiere premier deuxieme troisieme dernier derniere"
    " deux trois quatre cinq six sept huit neuf dix cent mille cette cet ces the and but so i you"
    " we they it that this what when where how why yes no well"
)
# Words that announce something else than a speaker, alone or with a number.
ANNOUNCERS: Final = words(
    "question questions reponse reponses resultat resultats theme themes thematique bloc blocs"
    " section sections partie parties chapitre point points sujet sujets volet module axe etape"
    " etapes phase phases titre date dates heure heures duree lieu lieux endroit projet objet"
    " fichier enregistrement audio video transcription transcrit transcripteur transcriptrice"
    " retranscription verbatim verification revision relecture version format langue cas numero"
    " edition contexte plateforme logiciel legende convention conventions code codes participants"
    " participantes presents presentes presence presences absents absentes invites composition"
    " animation observation prise saisie note notes nota nb ndlr ndt ps p.s n.b remarque remarques"
    " commentaire commentaires avertissement attention rappel consigne consignes exemple exemples"
    " ex conclusion conclusions introduction intro resume synthese bilan verdict morale moralite"
    " consequence consequences cause raison raisons preuve but objectif objectifs avantage"
    " avantages inconvenient inconvenients probleme problemes solution solutions idee idees reste"
    " astuce truc trucs conseil constat fait faits hypothese definition total pour contre"
    " abstention abstentions oui non vote votes score cout couts prix budget salaire source"
    " sources url lien liens http https courriel email telephone tel adresse site web internet"
    " zoom teams facebook messenger slack google covid whatsapp skype outlook excel word"
    " lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin"
    " juillet aout septembre octobre novembre decembre debut fin suite pause silence rires rire"
    " inaudible musique applaudissements bruit bruits chevauchement brouhaha sonnerie interruption"
    " groupe groupes table tables entretien entrevue entrevues seance session rencontre reunion"
    " page pages annexe tableau figure scenario citation mot mots merci bonjour salut bonsoir"
    " confidentiel brouillon nom noms prenom prenoms age sexe genre fonction profession poste"
    " organisme organisation experience region ville territoire mission vision valeurs ordre jour"
    " option options choix priorite priorites variante surprise resume detail details info infos"
    " meilleur pire premier second dernier secundo primo tertio parenthese precision question-cle"
    " urgence clavardage chat email sms texto appel message traduction sic idem etc"
)
COMMON_ENDINGS: Final = re.compile(r".+(?:tions?|sions?|ites?|ismes?|ances?|ences?|ages?|ures?)")

FEMALE_MALE: Final = (
    ("", "e"), ("", "ne"), ("", "le"), ("", "te"), ("", "ine"), ("", "ette"), ("ic", "ique"),
    ("o", "a"), ("o", "e"), ("a", "e"), ("ie", "ien"), ("e", "en"), ("y", "ie"), ("ien", "ienne"),
)  # fmt: skip
