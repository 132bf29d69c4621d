import pytest

from piacen_qual.model import RETIRED
from piacen_qual.partners.repeats import Repeats

WITHDRAWN = Repeats(["On avait deux pelles pour six, le jour de l’inauguration.", "Pas question."])


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("Enlevez « deux pelles pour six », SVP.", f"Enlevez « {RETIRED} », SVP."),
        ("on AVAIT deux pèlles!", f"{RETIRED}!"),
        ("le jour de l'inauguration, oui", f"{RETIRED}, oui"),
        ("Le jour de l’inauguration? Deux pelles pour six.", f"{RETIRED}."),
        ("Deux pelles pour sept.", "Deux pelles pour sept."),
        ("J’ai dit : pas question!", f"J’ai dit : {RETIRED}!"),
        ("", ""),
    ],
)
def test_four_words_in_a_row_are_left_out(comment: str, left: str) -> None:
    assert WITHDRAWN.out_of(comment) == left


def test_where_nothing_is_withdrawn_nothing_is_left_out() -> None:
    assert Repeats([]).out_of("On avait deux pelles.") == "On avait deux pelles."
    assert Repeats(["", "…"]).out_of("On avait deux pelles.") == "On avait deux pelles."
