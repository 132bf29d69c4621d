import datetime

import pytest
import srt
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats.srt import read_srt
from piacen_qual.transcripts.source import Line, Source


def read(text: str) -> Source:
    return read_srt(text.encode(), "g1.srt")


def test_cues_have_their_time_and_line_number() -> None:
    source = read("1\n00:00:00,300 --> 00:00:02,992\n[SPEAKER_00]: Voilà,\nc'est parti.\n")
    assert source.lines == (
        Line(3, "[SPEAKER_00]: Voilà,", start=0.3),
        Line(4, "c'est parti.", start=0.3, continues=True),
    )


def test_points_missing_numbers_and_missing_empty_lines_are_read() -> None:
    source = read(
        "00:00:01.000 --> 00:00:02.000\nOui\n2\n00:00:03,000 --> 00:00:04,000\nNon\n \n"
        "3\n00:00:05,000 --> 00:00:06,000\nBon\n"
    )
    assert [(line.text, line.start) for line in source.lines] == [
        ("Oui", 1.0),
        ("Non", 3.0),
        ("Bon", 5.0),
    ]
    assert source.problems == ()


def test_face_tags_and_positions_go() -> None:
    source = read(
        '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color="#fff">Oui</font> {rires}\n'
    )
    assert source.lines[0].text == "Oui {rires}"


def test_text_after_an_empty_line_inside_a_cue_is_kept() -> None:
    source = read(
        "1\n00:00:01,000 --> 00:00:02,000\nOui\n\nmais bon\n\n2\n00:00:03,000 --> 00:00:04,000\nNon"
    )
    assert [(line.text, line.continues) for line in source.lines] == [
        ("Oui", False),
        ("mais bon", True),
        ("Non", False),
    ]
    assert source.problems[0].line == 5


def test_a_file_with_every_line_end_doubled_is_read() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nOui\nbon\n\n2\n00:00:03,000 --> 00:00:04,000\nNon\n"
    source = read(text.replace("\n", "\r\r\n"))
    assert [(line.number, line.text, line.start) for line in source.lines] == [
        (5, "Oui", 1.0),
        (7, "bon", 1.0),
        (15, "Non", 3.0),
    ]
    assert source.problems == ()


def test_text_above_the_first_cue_is_a_note() -> None:
    source = read("Groupe 1\n\n1\n00:00:01,000 --> 00:00:02,000\nOui\n")
    assert [(line.text, line.note) for line in source.lines] == [("Groupe 1", True), ("Oui", False)]


def test_a_file_without_times_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="temps"):
        read("1\nBonjour\n\n2\nOui\n")


words = st.text(st.sampled_from("aé’ .?")).map(str.strip).filter(bool)


@given(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=9))
def test_well_formed_cues_read_as_srt_reads_them(payloads: list[list[str]]) -> None:
    seconds = datetime.timedelta(seconds=1)
    theirs = [
        srt.Subtitle(n, n * seconds, (n + 1) * seconds, "\n".join([f"{n}.", *payload]))
        for n, payload in enumerate(payloads, start=1)
    ]
    assert [(line.text, line.start) for line in read(srt.compose(theirs)).lines] == [
        (text, cue.start.total_seconds()) for cue in theirs for text in cue.content.split("\n")
    ]
