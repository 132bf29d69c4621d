import pytest

from piacen_qual.anonymisation.candidates import Action
from tests.anonymisation.making import shaped

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
    (
        "c’est sur verger point exemple barre oblique capsules, la plus vue",
        "url",
        "verger point exemple barre oblique capsules",
    ),
    ("verger point ca slash carte", "url", "verger point ca slash carte"),
    (
        "y point ould brahim arobase verger point exemple",
        "courriel",
        "y point ould brahim arobase verger point exemple",
    ),
    (
        "jo souligné roy arobasse verger point truc",
        "courriel",
        "jo souligné roy arobasse verger point truc",
    ),
    (
        "j point m point roy arobas cegep point verger point qc point ca",
        "courriel",
        "j point m point roy arobas cegep point verger point qc point ca",
    ),
    ("suis-moi, @le_verger04!", "pseudo", "@le_verger04"),
    ("c’est arobas leverger sur Instagram", "pseudo", "arobas leverger"),
]


@pytest.mark.parametrize(("text", "kind", "words"), SURE)
def test_what_can_be_nothing_else_is_masked(text: str, kind: str, words: str) -> None:
    assert (kind, words, Action.MASK) in shaped(text)


HOWS = [
    "ray, en un mot, arobas, verger, point, org",
    "v jomphe tout colle a commercial les mots daccueil point org",
    "lise point jomphe, arobase, verger, point, ca",
    "marie tiret soleil, sans accent, arobas, verger, point, org",
    "info tout en minuscules arobas verger point org",
]


@pytest.mark.parametrize("told", HOWS)
def test_how_an_address_is_written_is_part_of_it(told: str) -> None:
    assert shaped(f"Moi, c’est {told}. Si jamais.") == [("courriel", told, Action.MASK)]


ASKED = [
    ("le site, c’est verger point org", "url"),
    ("verger trait d’union bleu point exemple", "url"),
]


@pytest.mark.parametrize(("text", "kind"), ASKED)
def test_what_may_be_something_else_is_asked_about(text: str, kind: str) -> None:
    assert [(told, action) for told, _, action in shaped(text)] == [(kind, Action.ASK)]


HARMLESS = [
    "À ce point ça marche pus. C’est fini.Ca va.",
    "Un point de vue, une barre de menu, un trait d’union entre nous.",
    "C’est à cause d’un mot, en un mot, la confiance.",
    "Le fichier liste.xlsx, la version 16.0.1, le H1N1, le 811.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert shaped(text) == []


ENDLESS = [
    ("lise roy at gmail", "lise roy at gmail"),
    ("lise tiret r chez hotmail", "lise tiret r chez hotmail"),
    ("j point morin chez verger point ca", "j point morin chez verger point ca"),
    ("c’est l i s tiret roy à la fraise point org", "l i s tiret roy à la fraise point org"),
    ("sur TikTok c’est mini tiret bas la frisée", "mini tiret bas la frisée"),
    ("mon Discord, dragon noir hashtag 4412", "dragon noir hashtag 4412"),
    ("mon compte arobase chat de ruelle pis ça marche", "chat de ruelle"),
    ("va voir la soupe du soir point ca pis clique", "la soupe du soir point ca"),
    ("le tuto de castor bricoleur sept sur youtube", "castor bricoleur sept"),
    ("mon pseudo c’est castor bricoleur sept", "castor bricoleur sept"),
    ("mon instagram c’est castor bricoleur", "castor bricoleur"),
    ("les dames du pont arobase verger", "les dames du pont"),
]


@pytest.mark.parametrize(("text", "words"), ENDLESS)
def test_names_of_the_web_of_several_words_are_taken_whole(text: str, words: str) -> None:
    told = " ".join(words_ for _, words_, _ in shaped(text))
    assert words in told
    assert "pis" not in told
