import pytest

from piacen_qual.study import Cache
from tests.anonymisation.making import asked

NAMED = [
    ("J’en ai parlé à Ghislaine hier.", "Ghislaine"),
    ("C’est Ghislaine Thibodeau-Lemire qui anime.", "Ghislaine Thibodeau-Lemire"),
    ("Kateri nous a aidés.", "Kateri"),
    ("Pis là madame Poliquin arrive.", "Poliquin"),
    ("Pis là madame bolduc arrive.", "bolduc"),
    ("« Raymonde, m’entends-tu? »", "Raymonde"),
    ("On m’appelle Ti-Rouge, demandez pas pourquoi.", "Ti-Rouge"),
    ("Avec Khadija El Amrani pis du thé.", "Khadija El Amrani"),
    ("J’ai vu M. l’abbé Grandbois.", "Grandbois"),
    ("C’est la Mathilda à Octavien qui tient le magasin.", "Octavien"),
    ("La Pagé rappelle toujours.", "Pagé"),
    ("Y’avait la petite Ouellon au comptoir.", "Ouellon"),
    ("Gros Phil chante, le dimanche.", "Gros Phil"),
    ("Rosaire Ouellon a coupé le ruban.", "Rosaire Ouellon"),
    ("Thérèse-là, elle a peur de rien.", "Thérèse-là"),
    ("EARL! ON T’ENTEND PAS, PÈSE SUR LE PITON!", "EARL"),
    ("Nos bénévoles, Ouassila, Nguyet, Mohamed-Amine.", "Nguyet"),
]


@pytest.mark.parametrize(("text", "words"), NAMED)
def test_names_that_no_file_gives_are_asked_about(text: str, words: str, cache: Cache) -> None:
    assert words in asked(cache, text)


ORDINARY = [
    "Reculez de deux ans dans votre tête. Racontez.",
    "Bravo, tout le monde! Coudon. Nooon. Hola! Bah oui.",
    "Justement, la Ville a dit non. Une imprimante en 3D.",
    "Dis-moi pas ça. Est-ce que ça marche? Penses-tu?",
    "Du papier, un crayon, pis du spaghetti, grosso modo.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_a_capital_where_a_sentence_begins_is_no_name(text: str, cache: Cache) -> None:
    assert asked(cache, text) == []
