"""Each way of telling of somebody has a sentence that nothing else would ask about so."""

from functools import cache

import pytest

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.facts import facts
from piacen_qual.anonymisation.detection.facts.facts import foreseen
from piacen_qual.anonymisation.detection.overlaps import settled
from piacen_qual.anonymisation.reading.spoken import Spoken
from tests.anonymisation.detection.facts.test_facts import TOLD
from tests.anonymisation.making import FILE

SENTENCES = [
    ("Un bébé de six semaines dormait là.", Kind.AGE, "six semaines"),
    ("Quatre-vingt-deux ans, pis encore en bottes.", Kind.AGE, "Quatre-vingt-deux ans"),
    ("Quatorze ans, elle menait le troupeau.", Kind.AGE, "Quatorze ans"),
    ("Il frôle la soixantaine, le bonhomme.", Kind.AGE, "soixantaine"),
    ("Chus encore le dernier de la rangée.", Kind.ROLE, "Chus encore le dernier de la rangée"),
    ("La première tisseuse à tondre un lama.", Kind.ROLE, "La première tisseuse à tondre un lama"),
    (
        "La première bergère sénégalaise venue chez nous.",
        Kind.ROLE,
        "La première bergère sénégalaise venue chez nous",
    ),
    ("C’est la doyenne d’une drôle de bande.", Kind.ROLE, "la doyenne d’une drôle de bande"),
    ("C’est la seule jardinière du canton.", Kind.ROLE, "la seule jardinière du canton"),
    ("Une vieille apicultrice, la dernière de la côte.", Kind.ROLE, "la dernière de la côte"),
    ("Celle d’avant moi jardinait la nuit.", Kind.ROLE, "Celle d’avant moi jardinait la nuit"),
    ("C’est la belle-sœur du garagiste.", Kind.ROLE, "la belle-sœur du garagiste"),
    (
        "C’est le parrain de la ruche communautaire.",
        Kind.ROLE,
        "le parrain de la ruche communautaire",
    ),
    ("J’y suis depuis la fondation du moulin.", Kind.ROLE, "depuis la fondation du moulin"),
    ("On a ouvert le marché aux puces en 1994.", Kind.ROLE, "ouvert le marché aux puces en 1994"),
    ("J’étais ici depuis 1998.", Kind.ROLE, "J’étais ici depuis 1998"),
    (
        "Depuis 1998 que je coordonne la corvée.",
        Kind.ROLE,
        "Depuis 1998 que je coordonne la corvée",
    ),
    ("Elle compte trente ans de métier au moulin.", Kind.ROLE, "trente ans de métier au moulin"),
    ("Il dirige la fanfare depuis trois ans.", Kind.ROLE, "depuis trois ans"),
    ("Je suis la sourcière du rang.", Kind.ROLE, "la sourcière du rang"),
    ("C’est un hameau de 84 habitants.", Kind.ROLE, "84 habitants"),
    ("Elle est native de Tataouine.", Kind.ORIGIN, "Tataouine"),
    ("Elle est née au Zambèze.", Kind.ORIGIN, "Zambèze"),
    ("Ses parents sont libanais.", Kind.ORIGIN, "libanais"),
    ("Congolaise, elle chantait.", Kind.ORIGIN, "Congolaise"),
    ("Sa langue maternelle, c’est le basque.", Kind.ORIGIN, "basque"),
    ("En wolof, elle riait.", Kind.ORIGIN, "wolof"),
    ("Notre boss est gai.", Kind.ORIGIN, "gai"),
    ("Le réfugié dormait en haut.", Kind.ORIGIN, "réfugié"),
    ("Ça fait vingt ans qu’elle conduit l’autobus.", Kind.ROLE, "vingt ans"),
    ("Elle est au comptoir depuis bientôt douze ans.", Kind.ROLE, "depuis bientôt douze ans"),
    ("Depuis douze ans, je tonds.", Kind.ROLE, "Depuis douze ans"),
    ("Neuf ans chez les bergers, ça use.", Kind.ROLE, "Neuf ans chez les bergers"),
    ("Elle a déménagé en 2004.", Kind.ROLE, "en 2004"),
    ("Je tondais déjà en 1987.", Kind.ROLE, "en 1987"),
    ("Depuis 1987, je travaille au moulin.", Kind.ROLE, "Depuis 1987"),
    ("Il est parti au loin vers dix-sept ans.", Kind.AGE, "dix-sept ans"),
    ("On est mariés depuis onze ans.", Kind.FAMILY, "mariés depuis onze ans"),
    ("Je viens d’une famille de treize.", Kind.FAMILY, "famille de treize"),
    ("C’était une famille de sept enfants.", Kind.FAMILY, "une famille de sept enfants"),
    ("J’ai eu cinq garçons.", Kind.FAMILY, "cinq garçons"),
    ("Quatre arrière-petits-enfants l’attendaient.", Kind.FAMILY, "Quatre arrière-petits-enfants"),
    ("Chez nous, c’était sept frères.", Kind.FAMILY, "sept frères"),
    ("On est six personnes dans un logement.", Kind.FAMILY, "six personnes dans un logement"),
    ("Mon oncle est décédé au printemps.", Kind.FAMILY, "Mon oncle est décédé"),
    ("Ma tante qui reste en haut, elle entend tout.", Kind.FAMILY, "Ma tante qui reste en haut"),
    (
        "Mon gendre qui travaille de nuit, il ronfle.",
        Kind.FAMILY,
        "Mon gendre qui travaille de nuit",
    ),
    ("J’ai ma belle-mère à la maison.", Kind.FAMILY, "ma belle-mère à la maison"),
    ("Elle a eu des jumelles.", Kind.FAMILY, "eu des jumelles"),
    ("Il a été placé chez les sœurs.", Kind.FAMILY, "placé chez les sœurs"),
    ("Mes fins de semaine, c’est la garde partagée.", Kind.FAMILY, "garde partagée"),
    ("Elle parle encore wolof.", Kind.ORIGIN, "wolof"),
    ("On parlait créole chez nous.", Kind.ORIGIN, "créole"),
    ("J’ai quitté mon pays.", Kind.ORIGIN, "quitté mon pays"),
    ("Elle attend sa résidence permanente.", Kind.ORIGIN, "résidence permanente"),
    ("Il a perdu son commerce au printemps.", Kind.EVENT, "perdu son commerce au printemps"),
    ("Elle a gagné sa cause.", Kind.EVENT, "gagné sa cause"),
    ("Ils ont fait la grève tout l’automne.", Kind.EVENT, "fait la grève tout l’automne"),
    ("Il s’est fait congédier un lundi.", Kind.EVENT, "s’est fait congédier un lundi"),
    ("Elle a été élue deux fois.", Kind.EVENT, "été élue deux fois"),
    ("La cabane, vandalisée la nuit de la fête.", Kind.EVENT, "vandalisée la nuit de la fête"),
    ("Le feu du moulin, j’y étais.", Kind.EVENT, "Le feu du moulin, j’y étais"),
    ("La nuit du déluge, on pagayait.", Kind.EVENT, "La nuit du déluge"),
    ("Une tornade qui a emporté notre clôture.", Kind.EVENT, "tornade qui a emporté notre clôture"),
    ("L’explosion au marché en 2012.", Kind.EVENT, "L’explosion au marché en 2012"),
    ("La fuite de données du club.", Kind.EVENT, "La fuite de données du club"),
    ("Notre inondation, c’était gris.", Kind.EVENT, "Notre inondation"),
    ("La grange a brûlé d’un coup.", Kind.EVENT, "grange a brûlé d’un coup"),
    ("La scierie a fermé un vendredi.", Kind.EVENT, "scierie a fermé un vendredi"),
    ("Au village, on a eu une tornade terrible.", Kind.EVENT, "on a eu une tornade terrible"),
    ("Y a eu un déraillement au quai.", Kind.EVENT, "Y a eu un déraillement au quai"),
    ("On a perdu notre local à l’automne.", Kind.EVENT, "perdu notre local à l’automne"),
    ("Ils ont fermé le quai en 2003.", Kind.EVENT, "ont fermé le quai en 2003"),
    ("Elle a reçu le prix du jardin fleuri.", Kind.EVENT, "reçu le prix du jardin fleuri"),
    ("Une panne de courant le 12 janvier.", Kind.EVENT, "panne de courant le 12 janvier"),
    ("On a monté une vigile devant le moulin.", Kind.EVENT, "vigile devant le moulin"),
    ("Il est parti avec la caisse.", Kind.EVENT, "parti avec la caisse"),
    ("Il a volé l’argent du bingo.", Kind.EVENT, "volé l’argent"),
    ("Elle a démissionné en pleine réunion du comité.", Kind.EVENT, "en pleine réunion du comité"),
    ("On est neuf au bureau.", Kind.ROLE, "neuf"),
    ("On roule avec un budget de 40 000 $.", Kind.ROLE, "40 000 $"),
    ("On couvre à peu près 90 km.", Kind.ROLE, "90 km"),
    ("Je suis adjointe en foresterie.", Kind.ROLE, "adjointe en foresterie"),
    ("Elle est une technicienne en fourrage.", Kind.ROLE, "technicienne en fourrage"),
    ("C’est moi la sourcière du rang.", Kind.ROLE, "sourcière du rang"),
    ("Elle fait une équipe à elle toute seule.", Kind.ROLE, "une équipe à elle toute seule"),
]


@cache
def read(text: str) -> Spoken:
    return Spoken(FILE, 1, text)


def told(text: str) -> set[tuple[Kind, str, Action]]:
    """What is asked about in a sentence because of words that are foreseen."""
    spoken = read(text)
    return {
        (each.kind, spoken.normal.written(each.start, each.end), each.action)
        for each in settled(spoken, foreseen(spoken))
    }


@pytest.mark.parametrize(("text", "kind", "words"), SENTENCES)
def test_what_is_told_is_asked_about_in_these_very_words(text: str, kind: Kind, words: str) -> None:
    assert (kind, words, Action.ASK) in told(text)


def test_each_form_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    forms, cases = facts._FACTS, (*SENTENCES, *TOLD)
    unneeded = []
    for at, fact in enumerate(forms):
        met = [case for case in cases if fact.form.search(read(case[0]).normal.text)]
        kept = [case for case in met if (*case[1:], Action.ASK) in told(case[0])]
        with monkeypatch.context() as without:
            without.setattr(facts, "_FACTS", (*forms[:at], *forms[at + 1 :]))
            if all((*case[1:], Action.ASK) in told(case[0]) for case in kept):
                unneeded.append(fact.form.pattern)
    assert unneeded == []
