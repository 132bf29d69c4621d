from dataclasses import replace

from piacen_qual.anonymisation.reading.spoken import Case, Spoken, read_turns
from tests.anonymisation.making import spoken


def test_words_know_their_place_their_capitals_and_what_precedes_them() -> None:
    text = "Ben, l’Étoile ouvre. « Non! »"
    read = Spoken("a.txt", 1, text)
    assert [word.text for word in read.words] == ["ben", "l", "etoile", "ouvre", "non"]
    assert [word.first for word in read.words] == [True, False, False, False, True]
    assert read.words[2].case is Case.CAPITAL
    assert read.normal.written(read.words[2].start, read.words[2].end) == "Étoile"


def test_who_never_writes_a_capital_dictates() -> None:
    transcript = spoken("moi c’est ça que je dis tout le temps", "Moi aussi, Rose.", "pis là")
    turns = [replace(turn, speaker="P2" if turn.n == 2 else "P1") for turn in transcript.turns]
    read = read_turns(replace(transcript, turns=tuple(turns)))
    assert [each.dictated for each in read] == [True, False, True]


def test_capitals_say_nothing_where_everything_is_in_capitals() -> None:
    assert Spoken("a.txt", 1, "ON T’ENTEND PAS PANTOUTE").shouted
    assert not Spoken("a.txt", 1, "On T’ENTEND pas").shouted
