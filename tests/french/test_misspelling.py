import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.french.misspelling import alike, longer, swapped

forms = st.text("abcdefghijlmnopqrstuvxyzéè", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("conexion", "connexion"),
        ("ordinnateur", "ordinateur"),
        ("farmacie", "pharmacie"),
        ("tecnologie", "technologie"),
        ("subvantion", "subvention"),
        ("rézeau", "réseau"),
        ("acceuil", "accueil"),
        ("langaje", "langage"),
        ("logistike", "logistique"),
        ("metier", "métier"),
        ("hopital", "hôpital"),
        ("orloge", "horloge"),
        ("cellulair", "cellulaire"),
        ("cauchemard", "cauchemar"),
        ("atelié", "atelier"),
        ("pourcoi", "pourquoi"),
    ],
)
def test_a_word_may_be_written_as_it_sounds(written: str, meant: str) -> None:
    assert meant in alike(written)


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("motton", "mouton"),
        ("balado", "balade"),
        ("assistanc", "assistant"),
        ("chaisse", "caisse"),
        ("gare", "jare"),
        ("cave", "save"),
    ],
)
def test_what_sounds_otherwise_is_another_word(written: str, other: str) -> None:
    assert other not in alike(written)


def test_two_neighbours_may_be_swapped_and_a_letter_missing() -> None:
    assert "ordinateur" in swapped("ordinatuer")
    assert "formation" in longer("formaton")
    assert "écran" in longer("écra")


def test_the_first_letter_is_never_missing() -> None:
    assert "tablette" not in longer("ablette")


@given(forms)
def test_a_slip_is_never_the_form_itself(form: str) -> None:
    assert form not in alike(form) | swapped(form) | longer(form)


@given(forms, st.data())
def test_a_missing_letter_and_swapped_ones_are_put_right(form: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(form) - 1))
    assert form in longer(form[:at] + form[at + 1 :])
    assert all(form in swapped(other) for other in swapped(form))
