"""A passage is asked about whole, where only some of its words tell that it is one."""

import pytest

from piacen_qual.model import Corpus, Participant
from piacen_qual.study import Cache
from tests.anonymisation.making import asked

PEOPLE = [
    ("on a jasé avec nicole b hier soir", "nicole b"),
    ("on a marché avec béatrice k pour les affiches", "béatrice k"),
    ("c’est louis tremblay lin qui a parti ça", "louis tremblay lin"),
    ("la liste était chez nadyne semeur depuis mars", "nadyne semeur"),
    ("ma cousine kokom jeannine a ri", "kokom jeannine"),
    ("Le lendemain, Doña Marisol cherchait son frère.", "Doña Marisol"),
]
ORGANISATIONS = [
    ("on travaille avec la maison du premier pas", "maison du premier pas"),
    ("à l’école aux trois pignons y’avait un projet", "école aux trois pignons"),
    ("un serveur avec la maison des jeunes l’entre monde pis", "maison des jeunes l’entre monde"),
    ("les scouts de quyon ont ramassé les sacs", "scouts de quyon"),
    ("le bingo avec chvx fm a marché", "chvx fm"),
    ("la radio communautaire tishkapan f m est partout", "radio communautaire tishkapan f m"),
    ("On l’a dit à CHVX 94,7, le matin.", "CHVX 94,7"),
    ("c’est arrivé au casse croûte chez lulu", "casse croûte chez lulu"),
    ("y’a un gars à la bibliothèque de miller’s creek", "bibliothèque de miller’s creek"),
]
ADDRESSES = [
    ("Je suis au 31 de la Montée, là.", "31 de la Montée"),
    ("Une lettre au 46 de la 3e Avenue, chez eux.", "46 de la 3e Avenue"),
    ("She gives us the basement, 2210 Mason Road, for free.", "2210 Mason Road"),
    (
        "On est coin route 148 et rue du Four-Banal, en bas.",
        "coin route 148 et rue du Four-Banal",
    ),
    (
        "c’est au coin boulevard des tilleuls pis trente-deuxième avenue",
        "coin boulevard des tilleuls pis trente-deuxième avenue",
    ),
]
PLACES = [
    ("j’ai perdu du monde à lac simon tremblay le sait", "lac simon"),
    ("de notre dame du nord c’est une heure de char", "notre dame du nord"),
    ("on se revoit à duhamel ouest si on peut", "duhamel ouest"),
    ("je couvre jusqu’à la doré l’hiver", "la doré"),
    ("à parent aussi y’ont un bureau", "parent"),
    ("on va de shawinigan à grand-mère le mardi", "grand-mère"),
]
NUMBERS = [
    ("y’avait rita di marzo 07/11/2016 allergies aussi", "07/11/2016"),
    (
        "le dossier s’appelle sept quatre deux un huit huit vingt-trois g contre eux",
        "sept quatre deux un huit huit vingt-trois g",
    ),
]


@pytest.mark.parametrize(
    ("text", "words"), [*PEOPLE, *ORGANISATIONS, *ADDRESSES, *PLACES, *NUMBERS]
)
def test_a_passage_is_asked_about_whole(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


LEFT_ALONE = [
    "ma grand-mère disait ça pis la tienne aussi",
    "on se voit au bureau aux deux semaines",
    "on écoute la bande fm dans le char",
    "on a un taux de zéro virgule deux cinq pour cent",
    "le code postal 45 existe pas",
    "au coin de la table y’a un café",
    "ça coûte 20 000 $ à date pis à temps",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_merely_resembles_one_is_left_alone(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []


def test_the_verb_after_a_name_is_no_initial(cache: Cache) -> None:
    assert "nicole t" not in asked(cache, "hey nicole t as vu ça")


def test_a_name_of_the_study_is_asked_about_though_everybody_knows_it(cache: Cache) -> None:
    corpus = Corpus(people=(Participant("", name="Alexa Brother"),))
    assert asked(cache, "Hier, Alexa est venue.", corpus=corpus) == ["Alexa"]


def test_an_organisation_named_after_somebody_known_is_asked_about_whole(cache: Cache) -> None:
    corpus = Corpus(people=(Participant("", name="Rita Boulanger"),))
    assert "marché boulanger" in asked(cache, "il tient le marché boulanger", corpus=corpus)
