import pytest

from piacen_qual.french.wording import of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Omer", "d’Omer"),
        ("Élise", "d’Élise"),
        ("Hélène", "d’Hélène"),
        ("Yves", "d’Yves"),
        ("Yasmine", "de Yasmine"),
        ("Julie", "de Julie"),
        ("Œdipe", "d’Œdipe"),
    ],
)
def test_de_loses_its_e_before_a_name_that_begins_with_a_vowel(name: str, said: str) -> None:
    assert of(name) == said
