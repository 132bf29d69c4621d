"""Organisations, by the word that says what they are: `la CDC de…`, `l’école du Rang-Double`."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.found import Found, Rank
from piacen_qual.anonymisation.reading.grammar import CONNECTED, STOPS, VERBS
from piacen_qual.anonymisation.reading.known import Knowledge
from piacen_qual.anonymisation.reading.numbers import NUMERALS
from piacen_qual.anonymisation.reading.phrases import Phrase, compound, heads, phrase_from
from piacen_qual.anonymisation.reading.spoken import Case, Spoken, Word
from piacen_qual.transcripts.speakers.label_words import words as listed

_SOURCE: Final = "organismes"
_HEADS: Final = listed(
    """
    academie accueil agence alliance alternative arena arrondissement asile association atelier
    auberge autobus banque bar bazar basilique bibliotheque biblio boulangerie boutique brasserie
    bureau cabinet cadets cafe caisse camp camping campus cantine carrefour cathedrale centrale
    centre cegep cercle chaire chalet chambre chapelle cinema circonscription clinique club
    coalition collectif college comite commission compagnie complexe comptoir concertation conseil
    convent cooperative coop cooperation corporation couvent creperie cuisine departement depanneur
    diocese ecole eglise entraide entreprise epicerie escouade fabrique faculte federation ferme
    festival fiducie filiale firme fonderie fondation forum foyer friperie galerie garage garderie
    gestion groupe groupement habitation halte hebdo hopital hotel immeuble institut institution
    jardin journal laboratoire legion librairie ligue loge loisir magasin maison manoir manufacture
    marche ministere mission mosquee motel moulin mouvement municipalite musee oasis oeuvre office
    ordre organisation organisme orchestre ouvroir paroisse patro pavillon pharmacie piscine
    polyvalente popote port prefecture presbytere prison programme projet quincaillerie radio refuge
    regroupement relais reseau residence resto restaurant ressource ressourcerie salle salon scierie
    secteur seminaire service site societe solidarite sommet station studio symposium syndicat
    synagogue table taverne tele television temple theatre tribunal troupe union universite usine
    villa ville village cdc cdec cld sadc mrc crdi csss cisss ciusss clsc chsld cab cje cpe omh hlm
    cavac calacs acef aqdr fadoq afeas abri amicale bistro bouquinerie buanderie cabane
    chateau chevaliers chocolaterie chorale confrerie dojo ecurie entrepot equipe erabliere gang
    fanfare fromagerie fripe herboristerie joujoutheque ludotheque microbrasserie patisserie
    pepiniere pizzeria poissonnerie pourvoirie pub rucher ruche saloon skatepark traiteur verger
    boucherie brulerie buvette cabaret caserne charcuterie cidrerie conservatoire cordonnerie
    discotheque dispensaire distillerie fleuriste fruiterie gite gymnase imprimerie laiterie laverie
    maternelle meunerie mutuelle nettoyeur patinoire pouponniere rotisserie savonnerie scouts
    vignoble zoo
    """
)
_SUBJECTS: Final = listed("ca on je il elle tu y ils elles se qui me te")
_LOOSE: Final = listed("equipe gang")
_TIMES: Final = listed(
    "an mois heure jour semaine journee soiree matin soir midi veille fois plupart nuit annee lundi"
    " mardi mercredi jeudi vendredi samedi dimanche"
)
_ARTICLES: Final = listed("le la les l")
_OTHERS: Final = frozenset({"fermé", "fermés", "centré", "groupés", "cuisiné"})
_CERTAIN: Final = listed("cdc cdec cld sadc mrc csss cisss ciusss cab cje omh calacs acef cavac")
_PLACES: Final = listed("arrondissement circonscription municipalite ville village")
_ADJECTIVE: Final = re.compile(
    r"(?!(?:r?appell|arriv|derive|expliqu|impliqu|appliqu|compliqu|indiqu|exist|insist|persist|resist"
    r"|assist|fabriqu|revendiqu|communiqu)e|faire|plaire).{2,}(?:al|ale|aux|el|elle|ique|aire|eux|euse|ien|ienne|ois|oise|iste|if|ive)s?"
    r"|jeunesse|emploi|famille|logement|sante|solidarite|partage|accueil|secours|ami|amie"
)
_LINKS: Final = listed("de du des d la le les l en a au aux et sur sous pour contre")
_PAPER: Final = re.compile(
    r"\b(?:dans|lu|paru|publie|abonnee? a) ((?:l[ea] |l'|aux? |a la )(?:courrier|echo|gazette|hebdo"
    r"|voix|reflet|progres|riverain|messager|avantage|nouvelles|quotidien|bulletin|journal"
    r"|feuillet) (?:de |du |des |d')(?:la |l'|le )?"
    r"(?!semaine|jour|matin|soir|midi|fin|annee|mois)[a-z-]+)"
)
_CALLED: Final = re.compile(  # « le groupe s’appelle les mamies branchées »
    r"\bs'appel(?:le|ait|lent) ((?:l[ae]s? |l')[a-z-]+(?: (?:de |du |des |d')?(?:la |l')?"
    rf"(?!(?:{'|'.join(STOPS)})(?![a-z]))[a-z-]+){{1,3}})"
)
_GROUP_CALLED: Final = re.compile(  # « l’organisme s’appelle pousse verte »
    r"\b(?:organisme|projet|groupe|comite|equipe|club|coop|entreprise|programme)"
    rf" s'appel(?:le|ait) ((?:(?!(?:{'|'.join(STOPS)})(?![a-z]))[a-z-]+[ ']?){{1,4}}(?<=[a-z]))"
)
_OF_ONE: Final = re.compile(  # « le casse-croûte chez dany »
    r"\b(?:l[ae]|au|du|une?|notre|l') ?((?!(?:gars|fille|monde|dame|madame|monsieur|personne|soir"
    r"|samedi|dimanche|semaine|party|souper|diner|fete|porte|job|rendez-vous|retour|visite)\b)"
    rf"(?:[a-z]+-|casse )?[a-z]{{4,}} chez (?!(?:{'|'.join(STOPS)}|les?|la|l|des|du|d)(?![a-z]))"
    r"[a-z]{3,})"
)
_NAME_OF: Final = re.compile(  # « la mère supérieure, c’est le nom de l’auberge »
    r"((?:chez )?(?:l[ae]s? |l')[a-z-]+(?: [a-z-]+){0,3}?),? c'?(?:est|etait) le nom d[eu' ]"
)
_WAVES: Final = re.compile(  # « chxy fm », « CHXY 94,7 », « radio boréale f m »
    r"\b((?:radio (?:communautaire )?)?(?!(?:la|le|du|de|bandes?|poste|radio|ondes?|signal|chaine"
    r"|station|antenne|recepteur|en|au)\b)[a-z]{4,}(?:-[a-z]+)* ?-?(?:f ?m)(?: \d{2,3}[.,]\d)?"
    r"|(?:radio )?c[a-z]{3} \d{2,3}[.,]\d)(?![a-z0-9'])"
)
_SIDES: Final = listed("nord sud ouest")
_COMMON: Final = listed(  # what tells no hall or school from others
    """
    communautaire paroissial paroissiale scolaire municipal municipale public publique prive privee
    primaire secondaire populaire familial familiale ronde jeunesse social sociale local locale
    collectif collective benevole mobile virtuel virtuelle regional regionale national nationale
    elementaire voisin voisine technique medical medicale
    """
)
_NO_NAMES: Final = listed(
    "celui celle ceux celles tout complet haut bas den justement ensemble avant apres pop"
)
_ANY: Final = listed(
    """
    region coin quartier secteur village ville place monde bout territoire nord sud est ouest
    province pays
    """
)


def organisations(spoken: Spoken, knowledge: Knowledge) -> Iterator[Found]:
    """Organisations that are named in a turn."""
    yield from _papers(spoken)
    yield from _stations(spoken)
    for at in heads(spoken, _HEADS):
        if _is_other(spoken, at):
            continue
        phrase = _of_somebody(spoken, at) or phrase_from(
            spoken, at, knowledge, wide=True, stops=CONNECTED
        )
        phrase = phrase or _qualified(spoken, at)
        if phrase is None or not _is_own(spoken, phrase, knowledge):
            continue
        after = spoken.words[phrase.last + 1 : phrase.last + 2]
        side = spoken.dictated and any(w.text in _SIDES and w.gap == " " for w in after)
        words = spoken.words[phrase.first : phrase.last + 1 + side]
        head, written = words[0].text, spoken.normal.written(words[0].start, words[0].end)
        kind = Kind.PLACE if head in _PLACES else Kind.ORGANISATION
        said = spoken.said(phrase.first, phrase.last)
        yield Found(
            start=words[0].start,
            end=words[-1].end,
            kind=kind,
            action=Action.ASK,
            entity=f"{kind}:{said}",
            rank=Rank.SHAPE,
            source=_SOURCE,
            reason=f"« {written} » annonce un nom",
        )


def _papers(spoken: Spoken) -> Iterator[Found]:
    """Newspapers, and what one says the name of: `dans le courrier des rives`."""
    forms = (_PAPER, _CALLED, _GROUP_CALLED, _OF_ONE, _NAME_OF) if spoken.dictated else ()
    for match in chain.from_iterable(form.finditer(spoken.normal.text) for form in forms):
        yield _matched(match, "un nom que l’on dit être celui d’un groupe ou d’un journal")


def _stations(spoken: Spoken) -> Iterator[Found]:
    """Radios, by their waves: call letters and a frequency, a name and `FM`."""
    for match in _WAVES.finditer(spoken.normal.text):
        yield _matched(match, "une station de radio")


def _matched(match: re.Match[str], why: str) -> Found:
    start, end = match.span(1)
    return Found(
        start=start,
        end=end,
        kind=Kind.ORGANISATION,
        action=Action.ASK,
        entity=f"organisme:{match[1]}",
        rank=Rank.SHAPE,
        source=_SOURCE,
        reason=why,
    )


def _is_other(spoken: Spoken, at: int) -> bool:
    """Whether a head is another word, or does something: « fermé », « le réseau tombait »."""
    word, after = spoken.words[at], spoken.words[at + 1 : at + 2]
    accents = not spoken.normal.raw.isascii()
    if accents and word.lower == "marche":  # « une marche », where « marché » has its accent
        return True
    if word.lower in _OTHERS or not spoken.dictated or not after:
        return word.lower in _OTHERS
    does = after[0].text in VERBS or after[0].text.endswith(("ait", "aient"))
    if spoken.before(at) in _SUBJECTS:  # « ça marche fort »
        return True
    many = word.text not in _HEADS and after[0].text in {"le", "la", "les", "l"}
    return after[0].gap == " " and (does or many)


def _of_somebody(spoken: Spoken, at: int) -> Phrase | None:
    """`le dépanneur chez ginette`: what follows is whose it is, and one more word."""
    words = spoken.words
    last = compound(spoken, at)
    if last + 2 < len(words) and words[last + 2].text == "chez":  # « le magasin général chez »
        last += words[last + 1].text not in STOPS
    ahead = words[last + 1 : last + 4]
    if not (spoken.dictated and len(ahead) > 1 and ahead[0].text == "chez"):
        return None
    if any(word.gap not in {" ", "'", "-"} for word in ahead[:2]) or ahead[1].text in STOPS:
        return None
    more = len(ahead) > 2 and ahead[2].gap in {" ", "-"} and ahead[2].text not in STOPS
    named = more and not ahead[2].text.endswith(("ait", "er")) and ahead[2].text not in VERBS
    return Phrase(at, last + 2 + named, last + 2, proper=False)


def _qualified(spoken: Spoken, at: int) -> Phrase | None:
    """A head with a capital and what tells it from others: `la Clinique boréale`."""
    last = compound(spoken, at)
    words = spoken.words[at : last + 2]
    own = words[-1]
    if spoken.shouted or words[0].first or not words[0].capital or last + 1 >= len(spoken.words):
        return None
    told = own.gap == " " and own.case is Case.LOWER and _ADJECTIVE.fullmatch(own.text)
    return Phrase(at, compound(spoken, last + 1), last + 1, proper=True) if told else None


def _is_own(spoken: Spoken, phrase: Phrase, knowledge: Knowledge) -> bool:
    """Whether what follows is the organisation's own: no tool, nothing that any other has."""
    own = spoken.words[phrase.own : phrase.last + 1]
    before = spoken.words[phrase.own - 1].text
    counted = before == "aux" and not any(word.text.removesuffix("s") in _TIMES for word in own)
    of = before in {"des", "la", "les"} or counted  # « école des quatre vents »
    if not (phrase.proper or of) and _is_common(own):
        return False
    said = spoken.said(phrase.own, phrase.last)
    if own[0].text in _TIMES and spoken.words[phrase.own - 1].text in _ARTICLES:
        return False  # « au resto la semaine passée »
    known = said in knowledge.kept or all(word.text in knowledge.kept for word in own)
    if known and not (spoken.dictated and _is_common_noun(spoken, phrase, knowledge)):
        return False
    head = spoken.words[phrase.first]
    sure = head.text in _CERTAIN or (spoken.dictated and not _is_unnamed(spoken, phrase))
    told = any(word.text not in _ANY | _LINKS for word in own[1:]) or own[0].text not in _ANY
    return phrase.proper or (sure and told)


def _is_common(own: Sequence[Word]) -> bool:
    """Whether what follows is any organisation's: `salle communautaire`, `épicerie au complet`."""
    first = own[0].text
    if first in _NO_NAMES or first in NUMERALS:
        return True
    return len(own) == 1 and (first.endswith("ement") or first.removesuffix("s") in _COMMON)


def _is_unnamed(spoken: Spoken, phrase: Phrase) -> bool:
    """Whether one says what a team is, but not its name: not `l’équipe les tornades`."""
    words = spoken.words[phrase.first : phrase.last + 1]
    told = (after.text in _ARTICLES and word.text not in _LINKS for word, after in pairwise(words))
    return words[0].text in _LOOSE and not any(told)


def _is_common_noun(spoken: Spoken, phrase: Phrase, knowledge: Knowledge) -> bool:
    """Whether what is its own is a word of the language: `des passerelles`, not `de zoom`."""
    before, own = spoken.words[phrase.own - 1].text, spoken.words[phrase.own]
    return before == "des" and own.lower in knowledge.french
