from dataclasses import replace

from piacen_qual.anonymisation.disclosure import Withheld, protect
from piacen_qual.decisions.versions import Version
from piacen_qual.partners.entries import Attributed, Entry, Reference, Sent, Shared
from piacen_qual.partners.reading import History
from piacen_qual.partners.voices import VoiceTable, another, once, said_in
from tests.partners.making import make_transcript, public

TALK = (
    "On avait deux pelles pour six, pis ça finissait par marcher quand même.",
    "C’est loin, la ville, quand on a pas de char pis que l’autobus passe pus.",
    "Moi j’aime ça de même, on se parle plus que quand on était au bureau.",
)
SAID = (*said_in([make_transcript(*TALK)]), ("h0",))
COUNTS, TOTALS, SIZE = ((7, 3), (1, 11)), (8, 11), 12


def made(size: int = SIZE, *, themes: tuple[str, ...] = ("Outils", "Vente")) -> VoiceTable:
    rows = protect([row[: len(themes)] for row in COUNTS], TOTALS, size=size)
    assert not isinstance(rows, Withheld)
    families = (public("Raisons"), public("Côtés"))
    files = ("nord_g1.txt", "nord_g2.txt")
    labels = tuple(map(public, themes))
    return VoiceTable(files, SAID, size, 5, families, labels, rows, suggested=False)


def test_two_attributes_are_never_told_of_the_same_people() -> None:
    genre = Attributed("genre", ("nord_g1.txt", "nord_g2.txt"), SAID)
    assert another(genre, [genre]) is None
    region = replace(genre, name="région", files=("g1.txt", "g2.txt"))
    told = another(region, [genre])  # renamed, they are the same people
    assert told is not None
    assert "« genre » a déjà été dit" in told.reason
    assert another(replace(region, said=(("h1",), ("h2",))), [genre]) is None


def test_an_attribute_of_an_older_log_is_known_by_the_quotes_that_told_it() -> None:
    where = Reference("nord_g1.txt", "h0", 1, 0, 9)
    bank = Shared("b1", "e1", "NORD", (Sent("q1", "h", "Ça va.", "", (), where, "f"),))
    (told,) = History((Entry("1", 1, "", "Zoé", bank),)).attributes
    assert told == Attributed("", ("nord_g1.txt",), (("h0",),))
    assert another(Attributed("genre", ("autre.txt",), (("h0",),)), [told]) is not None


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
    fewer = replace(made(), files=("nord_g1.txt",), said=SAID[:1])
    for other in (made(13), fewer, made(themes=("Outils",))):
        withheld = once(made(), (other.tabled,))
        assert isinstance(withheld, Withheld)
        assert "il a changé" in withheld.reason


def test_a_table_of_other_people_is_no_matter() -> None:
    assert (
        once(made(), (replace(made(13), files=("sud_g1.txt",), said=(("autre",),)).tabled,))
        == made()
    )


def test_a_transcript_that_was_renamed_and_corrected_is_the_same_people() -> None:
    renamed = make_transcript(TALK[0].replace("marcher", "aller"), *TALK[1:], file="est_g4.txt")
    other = replace(made(13), files=("est_g4.txt",), said=said_in([renamed]))
    assert isinstance(once(other, (made().tabled,)), Withheld)
    said = (*said_in([renamed]), ("h0",))
    same = replace(made(), files=("est_g4.txt", "nord_g2.txt"), said=said)
    assert once(same, (made().tabled,)) == same


def test_a_log_that_tells_no_digest_knows_a_table_by_the_transcripts_that_it_quotes() -> None:
    transcript = make_transcript(*TALK)
    where = Reference(transcript.file, Version.of(transcript).sha256, 1, 0, 9)
    quote = Sent("q1", "h1", "On avait", "Outils", ("Manque",), where)
    shared = Shared("b1", "e1", "NORD", (quote,), replace(made().tabled, said=()))
    history = History.of([Entry("1", 1, "2026-01-01", "Julie", shared)])
    other = replace(made(13), files=("est_g4.txt",), said=SAID[:1])
    assert isinstance(once(other, history.tables), Withheld)
