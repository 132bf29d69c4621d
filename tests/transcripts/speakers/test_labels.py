import pytest

from piacen_qual.transcripts.speakers.labels import (
    Shape,
    clean,
    in_capitals,
    is_unmistakable,
    key,
    number,
    shape,
)

LABELS = {
    Shape.ROLE: "Animatrice 2|Intervenant·e 4|INTERVENANTE 2|Le Vice-Président (M. Houde)"
    "|Geneviève (animatrice)|Speaker 1|Personne 3|Une participante|L’animateur|Participante no 3",
    Shape.CODE: "P1|P3 (TNCDC)|S01|E2|p4|P 2",
    Shape.LETTERS: "JB|Y|J.B.|NB",
    Shape.GROUP: "Des voix|Une voix|Tous|P1 et P2|?",
    Shape.NAME: "Marie-Pier|Aline HOUDE|M. SIROIS|MARINE D’AUTEUIL|M. Houde (Val-Doré)|Luc A."
    "|Roy, Aline|iPhone de Luc|L’hon. Aline Roy (Val-Doré—Sud, PB)|Checheur|de Repentigny",
    Shape.NUMBER: "4",
    Shape.LOOSE: "galaxy a51|jean-guy",
    Shape.NONE: "Je me disais|Question 3|Résultat|Quant au fait|Trois|Contre|22 h 40|Le problème"
    "|Meilleur coup|Participants|Note de la transcriptrice|Deux choses|Oui|Comme disait Luc"
    "|Il a dit non|Ça dépend : non|Date|NB : rien",
}


@pytest.mark.parametrize(
    ("label", "expected"), [(one, form) for form, all_ in LABELS.items() for one in all_.split("|")]
)
def test_a_label_is_told_by_its_shape(label: str, expected: Shape) -> None:
    assert shape(label) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("INTERVENANTE 2", "Intervenante2"),
        ("[Intervenant·e 2]", "Intervenant.e 02"),
        ("Marie-Pier", "marie pier"),
        ("Ève", "EVE"),
        ("P1 (en riant)", "P 1"),
        ("**Luc** :", "Luc"),
        ("J.-B.", "JB"),
    ],
)
def test_spellings_of_one_label_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("P1", "P11"), ("Marie", "Mario"), ("M. Roy (Val-Doré)", "M. Roy (Lac-Noir)"), ("?", "??")],
)
def test_two_labels_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_label_is_shown_without_what_sets_it_off() -> None:
    assert clean("- **[Aline  Roy]** :") == "Aline Roy"
    assert clean("INTERVENANTE 2 —") == "INTERVENANTE 2"
    assert clean("Anim. :") == "Anim"
    assert clean("Luc A. :") == "Luc A."


def test_numbers_tell_people_of_one_role_apart() -> None:
    assert number("Intervenante 2") == "2"
    assert number("Participante B") == "b"
    assert number("Aline") == ""


def test_only_codes_and_numbered_or_capital_roles_cannot_be_talk() -> None:
    assert all(map(is_unmistakable, ("P1", "Intervenante 2", "ANIMATRICE")))
    assert not any(map(is_unmistakable, ("Animatrice", "Aline", "Tous", "JB")))


def test_titles_and_codes_do_not_tell_whether_labels_are_in_capitals() -> None:
    assert in_capitals("Mme HOUDE") is True
    assert in_capitals("M. Houde") is False
    assert in_capitals("P1") is None
