import pytest

from piacen_qual.anonymisation.reading.numbers import numbers

SAID = [
    ("huit cent dix-neuf, cinq cinq cinq, zero cent soixante et un", "819 5 5 5 0 161"),
    ("quatre cinq zero, cinq cinq cinq, zero cent cinquante-cinq", "4 5 0 5 5 5 0 155"),
    ("quatre-vingt-dix-neuf", "99"),
    ("quatre-vingt-cinq vingt-quatre", "85 24"),
    ("mille neuf cent quatre-vingt-dix-sept", "1997"),
    ("douze cent quarante", "1240"),
    ("deux mille vingt et un", "2021"),
    ("un triple cinq double zero", "1 5 5 5 0 0"),
    ("zero deux fois un quatre", "0 1 1 4"),
    ("514, cinq cinq cinq, 0199", "514 5 5 5 0199"),
]


@pytest.mark.parametrize(("text", "groups"), SAID)
def test_numbers_are_read_as_they_are_said(text: str, groups: str) -> None:
    (number,) = numbers(text)
    assert " ".join(number.groups) == groups
    assert (number.start, number.end) == (0, len(text))


def test_other_words_part_numbers() -> None:
    found = list(numbers("on est six dans trois bureaux"))
    assert [(n.groups, n.start, n.end) for n in found] == [(("6",), 7, 10), (("3",), 16, 21)]
