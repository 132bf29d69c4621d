import pytest

from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.detection.facts.facts import facts
from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.study import Cache
from tests.anonymisation.making import NOBODY, asked, found

TOLD = [
    ("J’ai 54 ans pis toutes mes dents.", Kind.AGE, "54 ans"),
    ("À 74 ans, j’apprends pus que des recettes.", Kind.AGE, "74 ans"),
    ("C’est une couturière de 81 ans.", Kind.AGE, "81 ans"),
    ("Elle est diabétique, la pauvre.", Kind.HEALTH, "diabétique"),
    ("J’ai fait un zona.", Kind.HEALTH, "zona"),
    ("Mme Poliquin est décédée de la covid.", Kind.HEALTH, "décédée de"),
    ("Je suis la seule sage-femme de la vallée.", Kind.ROLE, "la seule sage-femme de la vallée"),
    ("Le dernier barbier du canton!", Kind.ROLE, "Le dernier barbier du canton"),
    ("Une notaire, la seule qui fait ça.", Kind.ROLE, "la seule qui fait ça"),
    ("C’est la fondatrice, depuis 1987.", Kind.ROLE, "fondatrice"),
    ("Je suis directrice depuis 2009.", Kind.ROLE, "directrice depuis 2009"),
    ("Ça fait vingt ans que je dirige la place.", Kind.ROLE, "vingt ans que je dirige la place"),
    ("Ma DG d’avant écrivait la nuit.", Kind.ROLE, "Ma DG d’avant"),
    ("Mon frère est policier.", Kind.ROLE, "Mon frère est policier"),
    ("J’ai écrit au maire hier.", Kind.ROLE, "maire"),
    ("Il est d’origine haïtienne.", Kind.ORIGIN, "d’origine haïtienne"),
    ("Elle porte le voile.", Kind.ORIGIN, "voile"),
    ("On a passé au feu en 2017.", Kind.EVENT, "a passé au feu en 2017"),
    ("moi jai soixante huit ans pis jetais infirmiere", Kind.AGE, "soixante huit ans"),
    ("soeur therese quatre vingt neuf ans je lui parle", Kind.AGE, "quatre vingt neuf ans"),
    ("Elle s’appelle Maïna, cinq mois.", Kind.AGE, "cinq mois"),
    ("À 74 ans, avec mon gars, qui en avait onze.", Kind.AGE, "onze"),
    ("Genre, l’année de ses soixante-dix.", Kind.AGE, "soixante-dix"),
    ("Elle est tombée de sa chaise. Fracture du coccyx.", Kind.HEALTH, "Fracture du"),
    ("Mon père se fait ouvrir le cœur jeudi.", Kind.HEALTH, "ouvrir le cœur"),
    ("J’ai craqué. Dix semaines arrêtée.", Kind.HEALTH, "Dix semaines arrêtée"),
    ("J’ai les genoux finis.", Kind.HEALTH, "genoux finis"),
    ("Notre ancien coordonnateur filait la place.", Kind.ROLE, "Notre ancien coordonnateur"),
    ("La seule qui avait refusé la chaise.", Kind.ROLE, "La seule qui avait refusé la chaise"),
    ("C’est Rosie, la veuve du notaire.", Kind.ROLE, "la veuve du notaire"),
    ("c’est yanis mon jumeau identique", Kind.FAMILY, "mon jumeau identique"),
    ("Elle a fait quatre foyers d’accueil.", Kind.FAMILY, "quatre foyers d’accueil"),
    ("Trente et un ans de comptabilité.", Kind.ROLE, "Trente et un ans de comptabilité"),
    ("On est huit cent quarante.", Kind.ROLE, "huit cent quarante"),
    ("Il est mort dans le feu de la criée.", Kind.EVENT, "mort dans le feu de la criée"),
    ("Elle a été vandalisée le soir du bal.", Kind.EVENT, "été vandalisée le soir du bal"),
    (
        "Elle l’a fait à pied, ils en parlent encore.",
        Kind.EVENT,
        "Elle l’a fait à pied, ils en parlent encore",
    ),
    ("Sénégalaise par sa mère.", Kind.ORIGIN, "Sénégalaise par sa mère"),
    ("Lui! Réfugié de la mer, à six ans.", Kind.ORIGIN, "Réfugié de la mer"),
    ("Ma mère me le reproche en vietnamien.", Kind.ORIGIN, "vietnamien"),
    ("Ça fait vingt-deux ans que je passe.", Kind.ROLE, "vingt-deux ans"),
    ("J’ai commencé en 1989.", Kind.ROLE, "en 1989"),
    ("J’ai eu quatre-vingt-trois ans au mois de mai.", Kind.AGE, "quatre-vingt-trois ans"),
    ("j ai appris a lire a cinquante quatre ans dans sa cave", Kind.AGE, "cinquante quatre ans"),
    ("Soixante ans de mariage, ma fille!", Kind.FAMILY, "Soixante ans de mariage"),
    ("C’est un veuf avec six filles.", Kind.FAMILY, "un veuf avec six filles"),
    ("Elle a élevé quatorze petits-enfants.", Kind.FAMILY, "quatorze petits-enfants"),
    ("Il a perdu ses deux frères.", Kind.FAMILY, "perdu ses deux frères"),
    ("Ma fille est en congé de maternité.", Kind.HEALTH, "congé de maternité"),
    ("J’ai perdu l’odorat.", Kind.HEALTH, "perdu l’odorat"),
    ("Mes tantes parlent atikamekw.", Kind.ORIGIN, "atikamekw"),
    ("Un ingénieur congolais est venu.", Kind.ORIGIN, "Un ingénieur congolais"),
    ("La fermeture de la scierie.", Kind.EVENT, "fermeture de la scierie"),
    ("On a eu onze cents signatures.", Kind.EVENT, "onze cents signatures"),
    ("Quatorze morts en dix jours.", Kind.EVENT, "Quatorze morts en dix jours"),
    ("Il faisait ses travaux communautaires.", Kind.EVENT, "ses travaux communautaires"),
    ("Chez nous, on est neuf employés.", Kind.ROLE, "neuf employés"),
    ("On a reçu 1 900 $.", Kind.ROLE, "1 900 $"),
    ("C’est le gardien du traversier.", Kind.ROLE, "le gardien du traversier"),
    ("T’as été la seule à livrer.", Kind.ROLE, "la seule à livrer"),
]


@pytest.mark.parametrize(("text", "kind", "words"), TOLD)
def test_what_identifies_without_naming_is_asked_about(
    text: str, kind: Kind, words: str, cache: Cache
) -> None:
    told = [(each.kind, each.text, each.action) for each in found(cache, text, corpus=NOBODY)]
    assert (kind, words, Action.ASK) in told


HARMLESS = [
    "Ben oui, ça fait douze ans que ça traîne, ma vieille affaire.",
    "On a suivi un atelier sur la santé mentale des jeunes de 12 à 17 ans.",
    "Le premier juillet, c’est la première fois, la seule affaire qui compte.",
    "Comment on parle à un maire, à des curés? Le père Noël te juge.",
    "Il y a deux ans, on était sur muet, avec la clé en dedans.",
    "on a fait ca pendant trois ans avec les jeunes de douze a dix sept ans",
    "Ça fait deux ans qu’on attend la fibre. Ça fait dix ans qu’on la demande.",
    "Les familles de trois enfants ont droit à l’aide sociale à dix-huit ans.",
    "Comme quand on accouche, une bibliothèque passe au feu.",
    "La première nuit, c’était le sevrage. Une fuite de données, ça arrive.",
    "Ils ont fermé les écoles. Quatre gars masqués.",
    "En 2020, j’étais en télétravail. La seule chose à faire, attendre.",
    "La seule affaire, c’est le retard, pis trente ans de retard, ça se rattrape.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_told_of_nobody_is_left_alone(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


def test_an_office_is_one_question_however_it_is_introduced(cache: Cache) -> None:
    candidates = found(cache, "Le maire rit.", "J’ai vu le maire.", "Notre maire!", corpus=NOBODY)
    assert {each.question for each in candidates} == {"role_unique:maire"}


def test_a_function_is_one_question_whoever_has_it(cache: Cache) -> None:
    texts = "Je suis agente de mobilisation.", "Lui, il est agent de mobilisation."
    candidates = found(cache, *texts, corpus=NOBODY)
    assert {each.question for each in candidates} == {"role_unique:agent de mobilisation"}


def test_since_when_people_are_there_is_one_question(cache: Cache) -> None:
    texts = "J’ai commencé en 1989.", "Ça fait douze ans que je cuisine.", "J’y vas depuis dix ans."
    candidates = found(cache, *texts, corpus=NOBODY)
    assert [each.question for each in candidates] == ["role_unique:depuis quand"] * 3


def test_a_long_telling_ends_where_a_word_ends() -> None:
    said = "la seule qui répare des accordéons dans toute la région montagneuse et boisée du nord"
    for extra in range(12):
        text = f"C’est {'très ' * extra}{said} depuis longtemps."
        spoken = Spoken("g1.txt", 1, text)
        for each in facts(spoken):
            beyond = spoken.normal.text[each.end - 1 : each.end + 1]
            assert not beyond.isalnum(), spoken.normal.text[each.start : each.end]
