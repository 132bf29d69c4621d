"""What identifies without naming: ages, health, origins, and roles that only one person has.

Whoever reads a quote bank knows the people: « la seule directrice » is a name to them. None of it
is masked without asking.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.found import Found, Rank
from piacen_qual.anonymisation.numbers import NUMERALS
from piacen_qual.anonymisation.spoken import Spoken

_SOURCE: Final = "faits"


def _any(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


_N: Final = (
    rf"(?:\d{{1,3}}|(?:{'|'.join(sorted(NUMERALS - {'cent', 'cents', 'mille', 'zero'}, key=len, reverse=True))})"
    r"(?:[ -](?:et[ -])?(?:"
    rf"{'|'.join(sorted(NUMERALS, key=len, reverse=True))})){{0,3}})"
)
_YEAR: Final = rf"(?:(?:19|20)\d\d|\d\d(?!\d)|(?:mille neuf cent|dix-neuf cent|deux mille)(?:[ -](?:et[ -])?{_N})?|quatre-vingt[a-z-]*|soixante[a-z-]*)"
_SPAN_OF_TIME: Final = (
    r"(?! (?:d'|de |plus tard|passe|apres|avant|dans|que |qu'|au |a la |comme|environ ))"
)

_JOBS: Final = (
    r"(?:(?:vice[- ])?president|maire|mairesse|direct(?:eur|rice)|coordonn(?:ateur|atrice)|coordo|fondat(?:eur|rice)"
    r"|cofondat(?:eur|rice)|tresori|secretaire|conseill|echevin|depute|ministre|prefet|cure\b|abbe|pretre|pasteur|imam|rabbin"
    r"|medecin|docteur|infirm|pharmacien|dentiste|denturolog|optometr|psycholog|psychiatre|veterinaire|notaire|avocat|juge"
    r"|polici|pompi|ambulanci|militaire|soldat|prof\b|profs\b|professeur|enseign|instit|educat|travaill(?:eur|euse)|interven"
    r"|agente? d|animat(?:eur|rice)|organisat(?:eur|rice)|responsable|chef|gestionnaire|patron|propri|entrepreneu|marchand"
    r"|commercant|restaurat|epici|boulang|garagiste|mecanic|electric|plombi|menuisi|camionn|chauffeu|agricult|fermi|pecheu"
    r"|bucheron|cherch(?:eur|euse)|etudiant|stagiaire|fonctionnaire|employe|benevole|administrat|comptable|ingenieur|techn"
    r"|artiste|chant|musicien|comedien|ecrivain|auteur|journaliste|animateur|athlete|entraineu|arbitre|concierge|cuisini"
    r"|coiffeu|couturi|artisan|apicult|libraire|bibliothec|archiviste|traduct|interprete|mediat|sage-femme|doula|chaman|aine)"
)
_FOLK: Final = (
    r"(?:homme|femme|gars|fille|garcon|monsieur|madame|dame|personne|mere|pere|maman|papa|parent|veuf|veuve|jeune|vieux|vieille"
    r"|ancetre|anglophone|francophone|allophone|immigrant|immigre|refugie|noire?\b|blanche?\b|autochtone|handicap|survivant"
    r"|rescape|gagnant|champion|membre|citoyen|resident|locataire|usag|cliente?\b)"
)
_PEOPLES: Final = (
    r"(?:autochtone|innu|atikamekw|mohawk|abenaqui|abenaki|algonquin|anishinabe|huronn?e?|wendat|micmac|mi'kmaq|malecite|naskapi"
    r"|inuk|inuit|metisse?|afro[a-z-]*|arabe|kabyle|berbere|amazigh|kurde|rom\b|gitan|juif|juive|musulman|catholique|protestant"
    r"|evangelique|pentecotiste|bouddhiste|hindoue?\b|sikh|temoin de jehovah|mormon|orthodoxe|haitien|congolais|camerounais"
    r"|senegalais|ivoirien|malien|togolais|beninois|guineen|burundais|rwandais|algerien|marocain|tunisien|libanais|syrien"
    r"|irakien|iranien|afghan|pakistanais|indien|bangladais|chinois|vietnamien|cambodgien|laotien|coreen|japonais|philippin"
    r"|ukrainien|russe|polonais|roumain|bulgare|bosniaque|serbe|croate|albanais|turc|turque|grec|grecque|italien|portugais"
    r"|espagnol|francaise?\b|belge|suisse|allemand|anglaise?\b|irlandais|ecossais|americaine?\b|mexicain|guatemalteque|salvadorien"
    r"|hondurien|nicaraguayen|colombien|venezuelien|peruvien|bolivien|chilien|argentin|bresilien|cubain|dominicain|jamaicain"
    r"|ethiopien|erythreen|somalien|soudanais|nigerian|ghaneen|gabonais|malgache|mauricien|acadien)"
)
_BELONGING: Final = (
    r"(?:gai|gay|gaie|lesbienne|homosexuelle?|bisexuelle?|bi\b|trans\b|transgenre|non[- ]binaire|queer|intersexe|asexuelle?"
    r"|voilee?|croyante?|pratiquante?|refugiee?|sans[- ]papiers?|demandeu[a-z]+ d'asile|adoptee?|orphelin[e]?)"
)
_ILLNESS: Final = (
    r"(?:avc|infarctus|crises? (?:cardiaques?|de coeur|de panique|d'angoisse|d'epilepsie)|cancers?|tumeurs?|metastases?|leucemie"
    r"|lymphome|chimio\w*|radiotherapie|dialys\w*|greff\w+|diabet\w+|insuline|epilep\w+|sclerose\w*|parkinson|alzheimer|demence"
    r"|dement\w*|autis\w+|asperger|tsa\b|tdah?\b|trisomi\w+|deficien\w+|handicap\w*|fauteuil roulant|quadriplegi\w+|paraplegi\w+"
    r"|paralys\w+|hemiplegi\w+|sourde?s?\b|malentendant\w*|aveugles?|malvoyant\w*|non[- ]voyant\w*|cecite|muette?\b|aphasi\w+"
    r"|depressi(?!on econ)\w*|deprim\w+|burn[- ]?out\w*|epuisement professionnel|anxi[oe]\w*|angoiss\w+|bipolaire|schizo\w+|psychos\w+|psychotique"
    r"|borderline|trouble\w* (?:bipolaire|alimentaire|anxieux|de personnalite|obsessi\w+|du spectre|de stress)|toc\b|tspt"
    r"|(?:choc|stress)[- ]post[- ]?traumatique|suicid\w+|automutil\w+|antidepresseurs?|medicamentee?\w*|ritalin|toxicoman\w+|accro a"
    r"|alcooli\w+|sobre depuis|desintox\w*|cure fermee|sevrage|overdose|surdose|vih|sida|seropositi\w+|hepatite|tuberculose|asthm\w+|allergi\w+"
    r"|fibromyalgie|endometriose|fausse[- ]couche|avort\w+|enceinte|grossesse|accouch\w+|menopause|infertil\w+|mort[- ]nee?"
    r"|oper(?:ee?|er)\b|operation (?:au?x?|du|de la|a la|a coeur)|chirurgie|hospitali\w+|aux soins intensifs|soins palliatifs|comas?\b|arret (?:de travail|maladie)|arret[- ]maladie"
    r"|conge (?:de )?maladie|en maladie|invalid\w+|prothese|amput\w+|migraines?|acouphenes?|apnee|lupus|arthrite|arthrose|crohn|colite"
    r"|stomie|hernie|fractur\w+|commotion|dyslexi\w+|dysphasi\w+|dyspraxi\w+|begai\w+|begue|anorexi\w+|boulimi\w+|obes\w+"
    r"|phobi\w+|deuil|covid longue|(?:eu|pogne|attrape|mort\w*|morte?|hospitalise\w*) (?:de )?(?:la )?covid)"
)
_HARM: Final = (
    r"(?:viol(?:ee|e|er)?\b(?! des?\b)|agress(?:ee?|ion)\w*|abus(?:ee?|e)\b|inceste|violence conjugale|battue?|maltrait\w+|proxenete"
    r"|prison|incarcer\w+|detenue?s?\b|penitencier|casier judiciaire|probation|en dedans|sans[- ]abri|itineran(?:t|te)\b"
    r"|assassin\w+|meurtr\w+|noyee?\b|pendu[e]?\b|s'est (?:tue|pendu|suicide|enleve)\w*|faillite|expulse\w*|evince\w*)"
)
_ONE_PERSON: Final = re.compile(
    r"\b(?:j|je|moi|mon|ma|m|me|il|elle|al|a l'a|son|sa|lui|tu|t|ton|ta|y'?a|y'?est|une? (?:madame|monsieur|dame|gars|fille|femme|homme|ami|amie"
    r"|jeune|maman|papa|mere|pere|locataire|participante?|employee?|collegue|voisine?|cousine?|tante|oncle|usagere?|client|cliente"
    r"|membre|benevole|citoyenne?|etudiante?|ado|enfant|petite?|mr|aine|ainee)|chu|celui|celle|qui|notre|votre|deux|trois)\b"
)
_MANY: Final = re.compile(
    r"(?:\b(?:les|des|aux|ces|nos|vos|leurs|gens|personnes|jeunes|clientele|problemes?|questions?|enjeux|services?|centre|atelier"
    r"|semaine|journee|mois|sante|prevention|programme|contre|lutte) (?:de |du |d'|des |la |le |l'|en |avec |un |une |vivant |ayant )*)$"
)


class _Fact(NamedTuple):
    """A way of telling something.

    Attributes:
        kind: what is told.
        reason: why it identifies, in French.
        form: a regular expression on the normal text; its group 1, where there is one, is what is
            meant.
    """

    kind: Kind
    reason: str
    form: re.Pattern[str]


_AGE_VERB: Final = (
    r"(?:j'ai|t'as|tu as|elle a|il a|a l'a|l'a|y'?a|avoir|avait|avais|avaient|aura|aurai|auras|ont|as|eu|ai|atteint|fete|feter"
    r"|fetait|de mes|ses|mes|de ses|agee?s? de|a l'age de|l'age de|aurais|(?<=[a-z] )a)"
)
_FACTS: Final = (
    _Fact(
        Kind.AGE,
        "l’âge de quelqu’un",
        re.compile(
            rf"(?<![a-z]){_AGE_VERB} (?:(?:deja|juste|presque|quasiment|environ|maintenant|rendue?|bien|comme|a peu pres"
            rf"|pas loin de|peut-etre|genre|la|astheure) )*({_N} ans)(?![a-z]){_SPAN_OF_TIME}"
        ),
    ),
    _Fact(
        Kind.AGE,
        "l’âge de quelqu’un",
        re.compile(
            rf"\b(?:bebe|fille|fils|fillette|garcon|gars|petite?|enfant|homme|femme|dame|madame|monsieur|jeune|ado|mere|pere"
            rf"|etudiante?|locataire|aine|ainee|vieux|vieille|gamine?|bonhomme|bonne femme|soeur|frere),? (?:de |d')?({_N} (?:ans|mois|semaines))\b"
        ),
    ),
    _Fact(Kind.AGE, "l’âge de quelqu’un", re.compile(rf"(?<=[,.(] )({_N} ans)(?=[,.)])")),
    _Fact(
        Kind.AGE,
        "l’âge de quelqu’un",
        re.compile(
            r"\b(?:dans|de|a|passe|frise|frole|approche|ma|sa|la) (?:(?:la|ma|sa|fin) )*((?:vingt|trent|quarant|cinquant|soixant|septant|octogen|nonagen|centen|"
            r"sexagen|septuagen|quinquagen|quadragen)(?:aine|aire)s?)\b(?! de)"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une seule personne peut être ainsi décrite",
        re.compile(
            r"\b(?:l[ea] |l'|un des |une des |mon |ma |notre |votre |leur |son |sa )?(?:tout(?:e)? )?"
            r"(?:seule?s?|premiere?s?|premier|unique|derniere?|plus (?:jeune|vieux|vieille|ancienne?|agee?)|doyen(?:ne)?|ex|ancienne?)[ -]"
            rf"(?:[a-z'-]+ ){{0,1}}?(?:{_JOBS}|{_FOLK}|{_PEOPLES})[a-z'-]*(?: (?:de|du|des|d'|a|au|aux|en|sur|qui|dans)\b[^.,;!?]{{0,60}})?"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une seule personne peut être ainsi décrite",
        re.compile(
            r"\b(?:je suis|j'etais|j'ai ete|chu|chus|t'es|elle est|il est|y'?est|c'est|c'etait|etait|est|a ete) (?:quasiment |pas mal |aussi |encore |toujours |le |la )*"
            r"(?:seule?|premiere?|premier|unique|doyen(?:ne)?) (?:a|au|de|du|des|dans|en|qui|sur|femme|homme|gars|fille)\b[^.,;!?]{0,50}"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une seule personne peut être ainsi décrite",
        re.compile(
            r"\b(?:l[ea]|mon|ma|notre) (?:premiere?|premier|seule?) [a-z-]+ (?:[a-z-]+ )?a (?:avoir |etre |se |s')?[a-z]+(?:er|ir|re|oir)\b[^.,;!?]{0,40}"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une seule personne peut être ainsi décrite",
        re.compile(
            rf"\b(?:la |le )?(?:premiere?|premier|seule?) [a-z-]+ {_PEOPLES}[a-z]*[^.,;!?]{{0,30}}|\b(?:l[ea] |ma |mon )?doyen(?:ne)?\b(?: d[^.,;!?]{{0,40}})?"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "qui a fondé quoi, et quand",
        re.compile(
            r"\b(?:co-?)?(?:fondat(?:eur|rice)s?|fonde(?:e|s|es|r)?|fondais)\b(?!(?:e|es)? sur)[^.;!?]{0,45}|\bdepuis la fondation\b[^.;!?]{0,20}"
            r"|\b(?:parti|demarre|lance|mis sur pied|cree|ouvert|bati) (?:l[ea'] ?|notre |cette |cet |ce )[a-z' -]{3,40}? en "
            rf"{_YEAR}"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une fonction et depuis quand",
        re.compile(
            rf"\b{_JOBS}[a-z-]*(?: [a-z'’-]+){{0,6}}? depuis (?:le debut|l'ouverture|toujours|la fondation|{_YEAR}|{_N} ans)|\b(?:suis|etais) (?:la|ici|en poste|au poste"
            rf"|dans le poste|arrivee?|rentree?|embauchee?)[a-z' -]{{0,20}}? (?:depuis|en) {_YEAR}"
            rf"|\bdepuis {_YEAR}(?: que)? (?:je |j'|elle |il )(?:suis|est|occupe|dirige|coordonne)[^.,;!?]{{0,40}}"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une fonction que peu de gens ont",
        re.compile(
            r"\b(?:(?:le|la|l'|mon|ma|notre|leur|ancienne?|ex|d') ?)?(?:ex-?|vice-?|co-?)?(?:president|presidente|maire|mairesse|prefet|prefete|depute|deputee|cure"
            r"|abbe|tresorier|tresoriere|pasteur|imam|juge|echevine?|conseill(?:er|ere) (?:municipale?|scolaire))\b(?: (?:benevole|suppleante?|adjointe?|sortante?|d'assemblee|du ca|d'honneur|du conseil))*"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "un fait dont les gens du milieu se souviennent",
        re.compile(
            r"\b(?:qui|il|elle|on|j|y|a) ?'?(?:a |ai |ont |avait |avais |s'est |s'etait |etait |est )+(?:tout )?(?:perdu|gagne|frappe|tue|sauve|poursuivi|congedie|mis a pied|clairee?|barre|elu|decore|arrete|accuse"
            r"|condamne|passe (?:au feu|a la tele|aux nouvelles|dans le journal)|fait (?:la |une |les |le )?(?:greve|manchettes|une|nouvelles|journal|prison|feu))[a-z]*\b[^.,;!?]{0,50}"
        ),
    ),
    _Fact(
        Kind.ORIGIN,
        "l’origine de quelqu’un",
        re.compile(
            r"\b(?:d'origine|originaire|nationalite|native?|natif|nees? (?=a |au |aux |dans |en (?!\d|mille|quatre|soix)))"
            r" ?(?:de |du |des |d'|en |au |aux |a |dans )*[a-z-]+"
        ),
    ),
    _Fact(
        Kind.ORIGIN,
        "l’origine de quelqu’un",
        re.compile(
            rf"\b(?:suis|es|est|etait|etais|chu|chus|t'es|sont|une?|l'|ces|d'une?|du|comme|je|famille|famill?es|mari|conjointe?|mere|pere|parents) (?:un |une |la |le |tres |nee |aussi |moi-meme )*({_PEOPLES}[a-z]*)\b"
        ),
    ),
    _Fact(
        Kind.ORIGIN,
        "ce que quelqu’un est ou croit",
        re.compile(
            rf"\b(?:suis|es|est|etait|etais|chu|chus|t'es|une?|comme|famille|personne|femme|homme|gars|fille|couple) (?:un |une |tres |aussi )*({_BELONGING})\b"
        ),
    ),
    _Fact(
        Kind.ROLE,
        "une fonction dans un lieu",
        re.compile(
            rf"\b(?:suis|etais|est|etait|devenue?|comme) (?:l[ea] |l'|un |une )?{_JOBS}[a-z-]*(?: [a-z'-]+){{0,4}} (?:a|au|aux|de|du|des|chez|pour) (?:la |le |l')?"
        ),
    ),
)
_HEALTH: Final = re.compile(rf"(?<![a-z0-9-])(?:{_ILLNESS}|{_HARM})(?![a-z0-9])")
_SENTENCE: Final = re.compile(r"[^.!?…;]*")
_COUNTRY: Final = re.compile(_PEOPLES)


def facts(spoken: Spoken) -> Iterator[Found]:
    """What a turn tells of somebody that others could know them by."""
    text = spoken.normal.text
    for fact in _FACTS:
        for match in fact.form.finditer(text):
            group = 1 if match.re.groups else 0
            yield from _told(spoken, *match.span(group), fact.kind, fact.reason)
    for match in _HEALTH.finditer(text):
        if _concerns_one(text, *match.span()):
            yield from _told(
                spoken, *match.span(), Kind.HEALTH, "la santé ou l’épreuve de quelqu’un"
            )
    for word in spoken.words:
        if word.capital and not word.first and _COUNTRY.match(word.text):
            yield from _told(spoken, word.start, word.end, Kind.ORIGIN, "un peuple ou un pays")


def _concerns_one(text: str, start: int, end: int) -> bool:
    """Whether somebody’s health is told, not that of people in general."""
    if _MANY.search(text, max(0, start - 40), start):
        return False
    begun = max(text.rfind(mark, 0, start) for mark in ".!?…;") + 1
    rest = _SENTENCE.match(text, end)
    return _ONE_PERSON.search(text, begun, rest.end() if rest else end) is not None


def _told(spoken: Spoken, start: int, end: int, kind: Kind, why: str) -> Iterator[Found]:
    """What is told, without blanks at its ends."""
    text = spoken.normal.text
    said = text[start:end].strip(" ,-'")
    if said:
        start = text.index(said, start)
        yield Found(
            start=start,
            end=start + len(said),
            kind=kind,
            action=Action.ASK,
            entity=f"{kind}:{said}",
            rank=Rank.FACT,
            source=_SOURCE,
            reason=why,
        )
