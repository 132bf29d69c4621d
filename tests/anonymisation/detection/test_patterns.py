import pytest

from piacen_qual.anonymisation.candidates import Action
from piacen_qual.anonymisation.detection.overlaps import settled
from piacen_qual.anonymisation.detection.patterns import patterns
from piacen_qual.anonymisation.detection.spoken import Spoken


def found(text: str) -> list[tuple[str, str, Action]]:
    spoken = Spoken("verger_g1.txt", 1, text)
    return [
        (each.kind.value, spoken.normal.written(each.start, each.end), each.action)
        for each in settled(spoken, patterns(spoken))
    ]


SURE = [
    ("Écris à come.d@verger.example.org, ok?", "courriel", "come.d@verger.example.org"),
    (
        "c’est come point d arobas verger point org",
        "courriel",
        "come point d arobas verger point org",
    ),
    (
        "mon courriel : come tiret d arobase gmail point com",
        "courriel",
        "come tiret d arobase gmail point com",
    ),
    ("come at verger dot com", "courriel", "come at verger dot com"),
    ("c’est sur https://verger.example.org/carte, là", "url", "https://verger.example.org/carte"),
    ("va voir verger.example.org/carte.", "url", "verger.example.org/carte"),
    ("w w w point verger point org", "url", "w w w point verger point org"),
    ("suis-moi, @le_verger04!", "pseudo", "@le_verger04"),
    ("c’est arobas leverger sur Instagram", "pseudo", "arobas leverger"),
    ("appelle au 819 555-0143, poste 6", "telephone", "819 555-0143, poste 6"),
    ("le (514) 555-0199", "telephone", "(514) 555-0199"),
    ("5145550199", "telephone", "5145550199"),
    ("au 514\u00a0555\u20110199", "telephone", "514\u00a0555\u20110199"),
    ("le +33 6 12 34 56 78", "telephone", "+33 6 12 34 56 78"),
    (
        "c’est le quatre cent dix-huit, cinq cinq cinq, zéro un trente et un, poste deux",
        "telephone",
        "quatre cent dix-huit, cinq cinq cinq, zéro un trente et un, poste deux",
    ),
    ("G0X 9Y9", "code_postal", "G0X 9Y9"),
    ("c’est h deux x, zéro y zéro", "code_postal", "h deux x, zéro y zéro"),
    ("sa carte, TREP 5856 2417", "ramq", "TREP 5856 2417"),
    ("mon NAS, c’est 123 456 789", "nas", "123 456 789"),
    ("un numéro, 046 454 286", "nas", "046 454 286"),
    ("il est né le 9 juillet 2014", "naissance", "9 juillet 2014"),
    ("je suis née en soixante-huit", "naissance", "soixante-huit"),
    ("Case postale 41", "adresse", "Case postale 41"),
]


@pytest.mark.parametrize(("text", "kind", "words"), SURE)
def test_what_can_be_nothing_else_is_masked(text: str, kind: str, words: str) -> None:
    assert (kind, words, Action.MASK) in found(text)


ASKED = [
    ("le 1 866 555-0177", "telephone"),
    ("au 555-0144", "telephone"),
    ("le numéro 123 456 780", "numero"),
    ("le 24 mai 1963, je m’en souviens", "naissance"),
    ("le site, c’est verger point org", "url"),
    ("mon dossier 2021-004512", "numero"),
]


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_what_may_be_something_else_is_asked_about(text: str, kind: str) -> None:
    assert [(told, action) for told, _, action in found(text)] == [(kind, Action.ASK)]


HARMLESS = [
    "Un, deux, un, deux, test de micro.",
    "Un deux trois quatre cinq six sept.",
    "Ça coûte 200 000 $, pis 1 200 000 personnes l’ont.",
    "On était dix, quinze, vingt, vingt-cinq, trente personnes.",
    "En 2019, 2020 pis 2021, de 8 h 30 à 16 h 45.",
    "À ce point ça marche pus. C’est fini.Ca va.",
    "Le fichier liste.xlsx, la version 16.0.1, le H1N1, le 811.",
    "Le 12 mars, on ferme. Cent pour cent en télétravail.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert found(text) == []
