import pytest

from piacen_qual.french.forms import comparable
from piacen_qual.french.negation import negated_by
from piacen_qual.french.tokens import tokenize


def negated(sentence: str) -> str:
    """The words of `sentence` that a negation holds over."""
    forms = [comparable(token.text) for token in tokenize(sentence)]
    places = negated_by(forms)
    return " ".join(form for form, by in zip(forms, places, strict=True) if by >= 0)


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("on a pas assez d’ordinateurs mais on a des chaises", "a pas assez d' ordinateurs"),
        ("je n’ai jamais rien dit, moi", "n' ai jamais rien dit"),
        ("on n’a plus de temps", "n' a plus de temps"),
        ("on a pus de temps", "a pus de temps"),
        ("on a pu de batterie", "a pu de batterie"),
        ("on a plus rien", "a plus rien"),
        ("y’a personne au bureau", "a personne au bureau"),
        ("ça me dérange pantoute le bruit", "ça me dérange pantoute"),
        ("sans connexion, on attend", "sans connexion"),
        ("ni ordi ni micro", "ni ordi ni micro"),
        ("aucun outil marche", "aucun outil marche"),
        ("j’ai pas d’ordi, de webcam ni de micro, j’ai un cell", None),
        ("je pense pas que le télétravail soit bon", "pense pas que le télétravail soit bon"),
        ("on a pas le choix d’utiliser Zoom", "a pas le choix"),
        ("j’aime pas ça et je pars", "aime pas ça"),
        ("j’aime pas ça parce que l’écran fatigue", "aime pas ça"),
        ("on peut plus travailler là", "peut plus travailler là"),
        ("j’ai même pas encore commencé", "ai même pas encore commencé"),
        ("ça sert à rien", "sert à rien"),
        ("on rit pis personne écoute", "personne écoute"),
    ],
)
def test_a_negation_holds_from_its_verb_to_the_end_of_its_clause(
    sentence: str, scope: str | None
) -> None:
    expected = "ai pas d' ordi , de webcam ni de micro" if scope is None else scope
    assert negated(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "c’est pas juste le manque d’ordi",
        "c'est pas seulement ça",
        "y’a pas mal de monde",
        "c’est pas pire le télétravail",
        "n’est-ce pas que le bureau est beau",
        "pourquoi pas un portable",
        "sans doute que le bureau ouvre",
        "on a plus de temps",
        "j’ai pas que ça",
        "c’est pas rien",
        "rien que le bruit",
        "si jamais le bureau ouvre",
        "plus que jamais le bureau compte",
        "une personne aînée parle",
        "on parle en personne",
        "on a pu travailler",
        "n’hésitez pas à appeler",
        "un pas de plus",
        "un bureau ou pas",
    ],
)
def test_what_looks_like_a_negation_and_is_none(sentence: str) -> None:
    assert negated(sentence) == ""


def test_denying_a_clause_turns_its_negation_around() -> None:
    assert "manque" in negated("c’est pas que le matériel manque, on l’a")
    assert "ordi" not in negated("c’est pas que j’ai pas d’ordi, on l’a")
