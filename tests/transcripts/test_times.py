import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.transcripts.times import parse_time


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:12:34", 754),
        ("1:02:03.5", 3723.5),
        ("00:43.810", 43.81),
        ("12:34,5", 754.5),
        ("0:0:13.540", 13.54),
        ("75:30", 4530),
        ("7: 37", 457),
        ("0:010", 10),
        ("[00:12:34]", 754),
        ("• (16 h 20) •", 58800),
        ("16h20", 58800),
        ("22 h 40", 81600),
        ("12 min 30", 750),
        ("12\xa0min\xa030\xa0s", 750),
        ("1 h 2 min 3 s", 3723),
        ("12'34\"", 754),
        ("12’34”", 754),
        ("90 s", 90),
        ("12 minutes", 720),
    ],
)
def test_every_way_of_writing_a_time_gives_seconds(text: str, seconds: float) -> None:
    assert parse_time(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    ["", "4", "83,5", "h:mm", "12:75", "1:75:00", "0:20 - 3:53", "1:2:3:4", "à 10:30", "10:30 pile",
     "2 mètres", "3 semaines", "P1", "Trois"],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_time(text) is None


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59), st.integers(0, 999))
def test_a_written_clock_reads_back(
    hours: int, minutes: int, seconds: int, thousandths: int
) -> None:
    text = f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"
    expected = hours * 3600 + minutes * 60 + seconds + thousandths / 1000
    assert parse_time(text) == pytest.approx(expected)
    assert parse_time(text.replace(".", ",")) == pytest.approx(expected)
