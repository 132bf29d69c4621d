import pytest

from piacen_qual.anonymisation.candidates import Action
from tests.anonymisation.making import shaped

SURE = [
    ("G0X 9Y9", "code_postal", "G0X 9Y9"),
    ("c’est h deux x, zéro y zéro", "code_postal", "h deux x, zéro y zéro"),
    ("sa carte, TREP 5856 2417", "ramq", "TREP 5856 2417"),
    ("mon NAS, c’est 123 456 789", "nas", "123 456 789"),
    ("un numéro, 046 454 286", "nas", "046 454 286"),
    ("la carte soleil t r e p 5856 2417", "ramq", "t r e p 5856 2417"),
    (
        "T, R, E, P, quatre-vingt-sept zéro quatre, dix-neuf douze",
        "ramq",
        "T, R, E, P, quatre-vingt-sept zéro quatre, dix-neuf douze",
    ),
    (
        "ne le dix neuf avril quatre vingt sept a goma",
        "naissance",
        "dix neuf avril quatre vingt sept",
    ),
    (
        "sa fete cest le vingt trois juin soixante et onze",
        "naissance",
        "vingt trois juin soixante et onze",
    ),
    ("il est né le 9 juillet 2014", "naissance", "9 juillet 2014"),
    ("je suis née en soixante-huit", "naissance", "soixante-huit"),
    ("pis le 3 mai 2020 j’ai accouché", "naissance", "3 mai 2020"),
    ("sa fille est née le trois mai deux mille vingt", "naissance", "trois mai deux mille vingt"),
    ("elle a eu sa petite le deux juin", "naissance", "deux juin"),
    ("date de naissance, 1961/04/12", "naissance", "1961/04/12"),
    ("Case postale 41", "adresse", "Case postale 41"),
]


@pytest.mark.parametrize(("text", "kind", "words"), SURE)
def test_what_can_be_nothing_else_is_masked(text: str, kind: str, words: str) -> None:
    assert (kind, words, Action.MASK) in shaped(text)


ASKED = [
    ("le constat, numéro 804 112 33", "numero"),
    ("le mot de passe de la rencontre c’est navet noir 12", "numero"),
    ("il est membre numéro 4188 du club", "numero"),
    ("chus membre trois mille deux cent six", "numero"),
    ("c’est le dossier k tiret deux cent trente", "numero"),
    ("le mot de passe c’est navet318", "numero"),
    ("la confirmation, c’est wq4 81r", "numero"),
    ("le numéro 123 456 780", "numero"),
    ("le 24 mai 1963, je m’en souviens", "naissance"),
    ("mon dossier 2021-004512", "numero"),
    ("le permis k 4 1 5 2 de son pere", "numero"),
    ("mon dossier, c’est le numéro B, 2, 2, 4, 7", "numero"),
    ("l’autobus 25 est en retard", "lieu"),
    ("la personne du dossier 2021 hoc 77 a appelé", "numero"),
    ("le dossier deux mille vingt et un hoc soixante-dix-sept", "numero"),
    ("sa plaque, c’est FHK 482", "numero"),
    ("le permis T 4152 080361", "numero"),
    ("la fiche BAY-2020-0318", "numero"),
    ("un poteau au kilomètre 60", "lieu"),
]


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_what_may_be_something_else_is_asked_about(text: str, kind: str) -> None:
    assert [(told, action) for told, _, action in shaped(text)] == [(kind, Action.ASK)]


HARMLESS = [
    "Un bail de cinq ans, un membre de 2019, le dossier trois pages, le compte 250 $.",
    "Le 12 mars, on ferme. Cent pour cent en télétravail.",
    "Le dossier est ouvert, le compte est bon, le code de 2021, la covid-19.",
    "Un compte, avec une photo, un code. Un bail de 12 mois, une carte de 20 piasses.",
    "Le 12 mars on ferme pis elle est née pour ça.",
    "On a fermé le 12 mars 2020, avec deux ou trois personnes.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert shaped(text) == []


CODES = [
    ("le code de la porte c’est dièse vingt-deux quatorze", "dièse vingt-deux quatorze"),
    ("mon numéro de membre c’est le six mille trente tiret c", "six mille trente tiret c"),
    ("le mot de passe c’était carotte douze quarante", "carotte douze quarante"),
]


@pytest.mark.parametrize(("text", "words"), CODES)
def test_codes_that_are_said_are_asked_about(text: str, words: str) -> None:
    assert ("numero", words, Action.ASK) in shaped(text)


def test_a_day_and_a_month_in_figures_may_be_a_birthday() -> None:
    told = shaped("sa fête c’est le douze du cinq soixante-trois")
    assert "douze du cinq soixante-trois" in [words for _, words, _ in told]
