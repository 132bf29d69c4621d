import io

import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import Level, UnreadableFileError
from piacen_qual.transcripts.formats.vtt import read_vtt
from piacen_qual.transcripts.source import Line, Source


def read(text: str, encoding: str = "utf-8") -> Source:
    return read_vtt(text.encode(encoding), "g1.vtt")


def cue(payload: str) -> list[tuple[str | None, str, bool]]:
    lines = read(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{payload}\n").lines
    return [(line.label, line.text, line.continues) for line in lines]


def test_a_line_of_a_cue_has_its_time_its_voice_and_its_line_number() -> None:
    source = read("WEBVTT\n\n1\n00:00:13.540 --> 00:00:15.000\n<v Ana>Oui\nbon</v>\n")
    assert source.lines == (
        Line(5, "Oui", start=13.54, label="Ana"),
        Line(6, "bon", start=13.54, label="Ana", continues=True),
    )


def test_a_mark_and_windows_line_ends_change_nothing() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nDéjà\n\n00:02.000 --> 00:03.000\nOui\n"
    source = read(text.replace("\n", "\r\n"), "utf-8-sig")
    assert source.encoding == "utf-8-sig"
    assert source.lines == read(text).lines


@pytest.mark.parametrize(
    "timing",
    [
        "00:00:13.540 --> 00:00:15.000",
        "00:13.540 --> 00:15.000 align:start position:0%",
        "0:0:13.540 --> 0:0:15.0",
        "00:00:13,540 --> 00:00:15,000",
        "00:13.540 -> 00:15.000",
        "00:13.540→00:15.000",
        "00:00:13.540 00:00:15.000",
        "  00:00:13.540-->00:00:15.000",
    ],
)
def test_times_are_read_however_they_are_written(timing: str) -> None:
    (line,) = read(f"WEBVTT\n\n{timing}\nOui\n").lines
    assert (line.text, line.start) == ("Oui", 13.54)


@pytest.mark.parametrize(
    ("payload", "lines"),
    [
        ("<v Ana>Oui</v> <v Luc B.>Non</v>", [("Ana", "Oui", False), ("Luc B.", "Non", False)]),
        ("<v Ana>Oui\n<v Luc>Non\nbon", [("Ana", "Oui", False), ("Luc", "Non", False),
                                          ("Luc", "bon", True)]),
        ("<v.loud.fr Ana  Roy>Oui</v>", [("Ana Roy", "Oui", False)]),
        ("<v R&amp;D>Oui</v>", [("R&D", "Oui", False)]),
        ("<v>Oui", [(None, "Oui", False)]),
        ("avant <v Ana>Oui</v> après", [(None, "avant", False), ("Ana", "Oui", False),
                                        (None, "après", False)]),
        ("Oui\n \nbon", [(None, "Oui", False), (None, "bon", True)]),
    ],
)  # fmt: skip
def test_each_voice_of_a_cue_has_its_lines(
    payload: str, lines: list[tuple[str | None, str, bool]]
) -> None:
    assert cue(payload) == lines


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        ("<i>Oui</i> <c.yellow>bon</c> <b>là</b>", "Oui bon là"),
        ("<00:00:01.500>Oui<00:00:01.700><c> bon</c>", "Oui bon"),
        ("R&amp;D &lt;3 l&#39;été&nbsp;!", "R&D <3 l'été\xa0!"),
        ("<rires> 2 < 3 > 1 <3 R&D", "<rires> 2 < 3 > 1 <3 R&D"),
        ("Ana: oui", "Ana: oui"),
    ],
)
def test_tags_and_entities_go_what_is_no_tag_stays(payload: str, text: str) -> None:
    assert cue(payload) == [(None, text, False)]


@pytest.mark.parametrize(
    "identifier",
    [
        "1",
        "cue-12",
        "6513270e-269e-0d37-f2a7-4de452e6b438/12-0",
        "b1946ac9-2492-d234-7c6a-111122223333",
    ],
)
def test_identifiers_are_no_text_even_without_an_empty_line(identifier: str) -> None:
    source = read(
        f"WEBVTT\n\n{identifier}\n00:01.000 --> 00:02.000\nOui\n{identifier}\n"
        "00:02.000 --> 00:03.000\nNon\n"
    )
    assert [line.text for line in source.lines] == ["Oui", "Non"]


def test_an_identifier_that_names_the_speaker_does() -> None:
    source = read('WEBVTT\n\n1 "Ana Roy" (123)\n00:01.000 --> 00:02.000\nOui\n')
    assert [(line.label, line.text) for line in source.lines] == [("Ana Roy", "Oui")]


def test_a_title_above_times_is_a_note() -> None:
    source = read("WEBVTT\n\nIntroduction\n00:01.000 --> 00:02.000\nOui\n")
    assert [(line.number, line.text, line.note) for line in source.lines] == [
        (3, "Introduction", True),
        (5, "Oui", False),
    ]


def test_header_and_notes_are_notes_layout_is_left_out() -> None:
    source = read(
        "WEBVTT - Groupe 1\nKind: captions\n\nNOTE relu\npar Ana\n\nNOTE\nconfiance 0.9\n\n"
        "STYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n00:01.000 --> 00:02.000\nOui\n"
    )
    assert [(line.number, line.text) for line in source.lines if line.note] == [
        (1, "Groupe 1"),
        (2, "Kind: captions"),
        (4, "relu"),
        (5, "par Ana"),
        (8, "confiance 0.9"),
    ]
    assert [line.text for line in source.lines if not line.note] == ["Oui"]


def test_a_malformed_time_is_said_and_its_text_kept() -> None:
    source = read("WEBVTT\n\n00:01.000 --> 00:02.000\nOui\n\n00:0x:02 --> 00:03.000\nNon\n")
    assert [(line.text, line.start) for line in source.lines] == [("Oui", 1.0), ("Non", None)]
    (problem,) = source.problems
    assert (problem.line, problem.level) == (6, Level.WARNING)


def test_text_out_of_any_cue_goes_on_with_the_one_before_and_is_said() -> None:
    source = read("WEBVTT\n\n00:01.000 --> 00:02.000\nOui\n\nmais bon\n")
    assert source.lines[1] == Line(6, "mais bon", continues=True)
    assert source.problems[0].line == 6


ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000 align:start position:0%
{blank}
ben<00:00:00.500><c> moi</c><c> je</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
ben moi je
{blank}

00:00:02.010 --> 00:00:04.000 align:start position:0%
ben moi je
trouve<00:00:02.500><c> que</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
trouve que
{blank}

00:00:04.010 --> 00:00:06.000 align:start position:0%
trouve que
&gt;&gt; ah<00:00:04.500><c> oui</c>
""".replace("{blank}", " ")  # YouTube puts lines of one blank inside cues


def test_what_scrolls_is_read_once_and_said() -> None:
    source = read(ROLLING)
    said = [(line.text, line.start, line.continues) for line in source.lines if not line.note]
    assert said == [
        ("ben moi je", 0.0, False),
        ("trouve que", 2.01, False),
        (">> ah oui", 4.01, False),
    ]
    assert "4 ligne(s)" in source.problems[0].message


def test_people_who_repeat_themselves_do_not_scroll() -> None:
    words = ["Oui.", "Oui.", "Oui.", "Bon.", "Ça dépend.", "Oui.", "Oui.", "Non.", "Ah."]
    cues = "".join(f"00:0{n}.000 --> 00:0{n}.900\n{word}\n\n" for n, word in enumerate(words))
    source = read(f"WEBVTT\n\n{cues}")
    assert [line.text for line in source.lines] == words
    assert source.problems == ()


@pytest.mark.parametrize("text", ["WEBVTT\n\nBonjour\n", "P1 : oui\nP2 : non\n"])
def test_a_file_without_times_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="temps"):
        read(text)


words = st.text(st.sampled_from("aé’ .?")).map(str.strip).filter(bool)


@given(st.lists(st.lists(words, min_size=1, max_size=3), min_size=1, max_size=9))
def test_well_formed_cues_read_as_webvtt_reads_them(payloads: list[list[str]]) -> None:
    ours = io.StringIO()
    ours.write("WEBVTT\n\n")
    for n, payload in enumerate(payloads):
        text = "\n".join([f"{n}.", *payload])  # no two cues alike: nothing scrolls
        ours.write(f"00:00:0{n}.000 --> 00:00:0{n}.500\n{text}\n\n")
    theirs = webvtt.from_string(ours.getvalue())
    assert [(line.text, line.start) for line in read(ours.getvalue()).lines] == [
        (text, float(caption.start_in_seconds))
        for caption in theirs.captions
        for text in caption.lines
    ]
