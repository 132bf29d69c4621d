import pytest

from piacen_qual.transcripts.speakers.marks import first_mark, is_mark, mark_at, without_marks


@pytest.mark.parametrize(
    ("text", "words", "seconds"),
    [
        ("[00:12:34] Oui.", "Oui.", 754),
        ("Oui (12 min 30) non.", "Oui non.", 750),
        ("Oui (0:20 - 3:53)", "Oui", 20),
        ("[00:43.810 --> 00:47.850] Oui.", "Oui.", 43.81),
        ("(7:35 - 7: 37) Oui.", "Oui.", 455),
        ("(0:010 - 0:11) Oui.", "Oui.", 10),
        ("Oui #00:01:02-3#", "Oui", 62),
        ("Un mot [00:01:02], un autre.", "Un mot, un autre.", 62),
        ("Un [00:01:02] deux [00:02:02] trois", "Un deux trois", 62),
        ("(1 h 02 min 30 s) Oui.", "Oui.", 3750),
        ("0:0:13.540", "", 13.54),
    ],
)
def test_marks_are_taken_out_and_the_first_one_is_read(
    text: str, words: str, seconds: float
) -> None:
    assert without_marks(text) == (words, seconds)


@pytest.mark.parametrize("text", ["Bon • (16 h 20) • voilà.", "Bon (22 h 40) voilà."])
def test_a_time_of_day_is_taken_out_and_is_no_start(text: str) -> None:
    assert without_marks(text) == ("Bon voilà.", None)


@pytest.mark.parametrize(
    "text",
    [
        "On se voit à 10:30 demain.",
        "Vers 22 h 40, je dormais.",
        "[inaudible 00:31:20] oui",
        "Un ratio de 3:1 (3-4) ou (2)",
        "[Note : retard à 00:12:30]",
        "(rires) oui",
    ],
)
def test_times_of_the_talk_and_of_remarks_stay(text: str) -> None:
    assert without_marks(text) == (text, None)


def test_a_bare_time_is_a_mark_only_where_it_stands_alone_or_where_one_looks() -> None:
    assert is_mark(" 00:12:34 ")
    assert not is_mark("12:34 oui")
    assert mark_at("12:34 oui") is not None
    assert mark_at("oui 12:34", 0) is None
    found = first_mark("Aline  0:03", 50)
    assert found is not None
    assert (found.start, found.seconds) == (7, 3)


@pytest.mark.parametrize("piece", ["[(", "1:", "• (", "(1 h "])
def test_what_looks_like_marks_for_pages_is_read_in_one_pass(piece: str) -> None:
    assert without_marks(f"{piece * 200_000}[00:12:34]")[1] == 754
