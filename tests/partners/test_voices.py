from dataclasses import replace

from piacen_qual.anonymisation.disclosure import Withheld, protect
from piacen_qual.partners.voices import VoiceTable, once
from tests.partners.making import public

COUNTS, TOTALS, SIZE = ((7, 3), (1, 11)), (8, 11), 12


def made(size: int = SIZE, *, themes: tuple[str, ...] = ("Outils", "Vente")) -> VoiceTable:
    rows = protect([row[: len(themes)] for row in COUNTS], TOTALS, size=size)
    assert not isinstance(rows, Withheld)
    families = (public("Raisons"), public("Côtés"))
    files = ("nord_g1.txt", "nord_g2.txt")
    return VoiceTable(files, size, 5, families, tuple(map(public, themes)), rows, suggested=False)


def test_a_table_reads_as_people_say_counts() -> None:
    assert made().lines == (
        ("Sur 12 personnes", "Outils", "Vente", "En tout"),
        ("Raisons", "7", "moins de 5", "—"),
        ("Côtés", "moins de 5", "plus de 7", "plus de 7"),
    )


def test_there_is_no_total_of_a_single_theme() -> None:
    assert [line[1:] for line in made(themes=("Outils",)).lines] == [
        ("Outils",),
        ("7",),
        ("moins de 5",),
    ]


def test_a_table_may_be_shared_again_as_it_was() -> None:
    assert once(made(), ()) == made()
    assert once(made(), (made().tabled,)) == made()


def test_another_table_of_some_of_the_same_people_is_withheld() -> None:
    for other in (made(13), replace(made(), files=("nord_g1.txt",)), made(themes=("Outils",))):
        withheld = once(made(), (other.tabled,))
        assert isinstance(withheld, Withheld)
        assert "il a changé" in withheld.reason


def test_a_table_of_other_people_is_no_matter() -> None:
    assert once(made(), (replace(made(13), files=("sud_g1.txt",)).tabled,)) == made()
