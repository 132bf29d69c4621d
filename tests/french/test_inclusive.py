import pytest

from piacen_qual.french.inclusive import plain_form
from piacen_qual.french.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("intervenant·e·s", "intervenants"),
        ("intervenant•e•s", "intervenants"),
        ("travailleur∙euse∙s", "travailleurs"),
        ("usager‧ère‧s", "usagers"),
        ("principal⋅e⋅aux", "principaux"),
        ("tou·te·s", "tous"),
        ("Citoyen·ne", "Citoyen"),
        ("employé.e.s", "employés"),
        ("professionnel.le.s", "professionnels"),
        ("directeur.trice", "directeur"),
        ("étudiant(e)s", "étudiants"),
        ("étudiant(es)", "étudiants"),
        ("enfant(s)", "enfants"),
        ("un(e)", "un"),
        ("citoyen-ne-s", "citoyens"),
        ("étudiant-e", "étudiant"),
        ("travailleur-euse-s", "travailleurs"),
        ("participant/e/s", "participants"),
        ("participants/es", "participants"),
        ("il/elle", "il"),
        ("ceux/celles", "ceux"),
        ("heureux.ses", "heureux"),
        ("EMPLOYÉ.E.S", "EMPLOYÉs"),
    ],
)
def test_inclusive_writing_is_one_word_with_a_plain_form(word: str, plain: str) -> None:
    assert [token.text for token in tokenize(f"les {word}, là")] == ["les", word, ",", "là"]
    assert plain_form(word) == plain


@pytest.mark.parametrize(
    "text",
    [
        *("dis-le", "donne-les", "mets-le", "rends-les", "vas-y", "est-elle", "dis-tu"),
        *("fin.Le", "et/ou", "ordi(rires)", "oui(non)", "porte-à-porte", "km/h", "site.org"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert not any(plain_form(token.text) for token in tokenize(text))
