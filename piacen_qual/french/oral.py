"""Oral Québec French: what people say, as transcribers write it, and the standard form of it.

The standard form is one more way for a word to be found; the form as written keeps counting.
Synonyms are not here (`job` is not `emploi`): they belong to the codebook's concepts.
"""

import re

# standard: spellings that mean nothing else; the tagger reads the standard in their place
_SPELLINGS = """
puis: pis pi
donc: faque fak faik fait-que
suis: chu chus chui
sais: tsé t'sais t'sé tsais
ici: icitte
bien: ben bin
plus: pus
toi: toé
moi: moé
dans: dins
oui: ouais ouin ouaip mouais
non: nan nenon
maintenant: asteure astheure ast'heure c't'heure
cette: c'te s'te c'tte
cet: c't'
petit: p'tit ptit
petite: p'tite ptite
petits: p'tits ptits
petites: p'tites ptites
quelqu'un: kekun qqn
quelques: qq
aucunement: pantoute
droite: drette
bout: boutte
quoi: kessé kossé quessé
voilà: v'là
peut-être: p't-être p't'être p'têt ptêt
toujours: tjrs
beaucoup: bcp
il: iel
ils: iels
ceux: celleux
tous: toustes
connexion: connection
connexions: connections
"""

# standard: shortenings, borrowings and agreements that may be, or look like, other words
_SHORTENINGS = """
il ils: y
tout: toute toutes
fait: faite
cellulaire: cell
cellulaires: cells
portable: laptop
portables: laptops
ordinateur: ordi
ordinateurs: ordis
technologie: techno
technologies: technos
application: app appli
applications: apps applis
visioconférence: visio vidéoconférence vidéo-conférence vidéoconf
visioconférences: visios vidéoconférences vidéo-conférences
télétravail: télé-travail
courriel: mail email e-mail
courriels: mails emails e-mails
coordonnateur coordonnatrice coordination: coordo
coordonnateurs coordonnatrices: coordos
association: asso
associations: assos
professeur: prof
professeurs: profs
disponible: dispo
disponibles: dispos
communication: comm
communications: comms
document: doc
documents: docs
gouvernement: gouv
rénovation: réno
rénovations: rénos
information: info
informations: infos
conférence: conf
wi-fi: wifi
webcam: cam
"""

_VERBS = """
pogner grayer gréer clavarder zoomer skyper textoyer texter chatter tchatter checker googler
scroller uploader downloader updater booker canceller muter unmuter démuter deleter forwarder
splitter switcher focusser coacher puncher slacker jaser placoter gosser niaiser achaler tanner
magasiner barrer débarrer garrocher bretter chialer plugger déplugger téléverser loguer logger
délogger scanner patenter bizouner zigonner rusher truster matcher crasher buguer bugger freezer
lagger débugger réseauter prioriser télétravailler
"""
_ENDING = re.compile(
    "(?:e|es|ons|ez|ent|é|ée|és|ées|ais|ait|ions|iez|aient|ant"
    "|er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient))$"
)


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Form → standard forms, from lines `standard standard: form form`."""
    table = {}
    for line in lines.strip().splitlines():
        standards, _, forms = line.partition(":")
        table.update(dict.fromkeys(forms.split(), tuple(standards.split())))
    return table


_SPELLED = _table(_SPELLINGS)
_ALSO = _SPELLED | _table(_SHORTENINGS)
_INFINITIVES = frozenset(_VERBS.split())


def respelled(form: str) -> str:
    """The standard spelling of a form that is nothing but oral (`chu` → `suis`), or the form."""
    return _SPELLED[form][0] if form in _SPELLED else form


def standard_forms(form: str) -> tuple[str, ...]:
    """Standard words that an oral form may stand for; none when it is standard itself.

    Args:
        form: in lower case, with its accents and straight apostrophes.
    """
    return _ALSO.get(form, ()) + _infinitive(form)


def is_oral(form: str) -> bool:
    """Whether `form` is one of these spellings, or of these verbs."""
    return form in _INFINITIVES or bool(standard_forms(form))


def _infinitive(form: str) -> tuple[str, ...]:
    """The infinitive of a form of a verb that dictionaries do not know (`grayée` → `grayer`)."""
    stem = _ENDING.sub("", form)
    return (stem + "er",) if stem != form and stem + "er" in _INFINITIVES else ()
