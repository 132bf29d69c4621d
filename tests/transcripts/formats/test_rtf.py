import pytest
from hypothesis import given
from hypothesis import strategies as st
from striprtf.striprtf import rtf_to_text

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats.rtf import read_rtf
from piacen_qual.transcripts.source import Line


def body(rtf: str, header: str = r"\ansi\ansicpg1252") -> tuple[Line, ...]:
    return read_rtf(f"{{\\rtf1{header} {rtf}}}".encode("latin-1"), "g1.rtf").lines


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"l\'92\'e9t\'e9", "l’été"),
        ("l\x92\xe9t\xe9", "l’été"),
        (r"l\u8217\'92\u233?t\u233\'e9", "l’été"),
        (r"\uc0 l\u8217 \u233 t\u233 ", "l’été"),
        (r"\uc2 \u8217ab oui", "’ oui"),
        (r"l\u8217\rquote \u160\~t", "l’\xa0t"),
        (r"\u-10179?\u-8704? oui", "😀 oui"),
        (r"\u-3913?", "\uf0b7"),
        (r"\'ab\~oui\~\'bb", "«\xa0oui\xa0»"),
        (r"P1\tab a\_b \{x\} \\ a\emdash b\rquote c", "P1\ta\u2011b {x} \\ a—b’c"),
        ("a\r\nb", "ab"),
        (r"a{\*\inconnu non}b{\pict 0011\bin3 }}}c}d", "abd"),
        (r"a{\field{\*\fldinst HYPERLINK x}{\fldrslt lien}}", "alien"),
        (r"a{\upr{non}{\*\ud{oui}}}", "aoui"),
        (r"{\listtext 1.\tab}oui {\deleted non}{\revised da}", "oui da"),
        (r"{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}}{\info{\title T}}oui", "oui"),
    ],
)
def test_control_words_become_the_text_they_stand_for(rtf: str, text: str) -> None:
    assert body(rtf)[0].text == text


@pytest.mark.parametrize("header", [rb"\mac", rb"\ansi\ansicpg10000"])
def test_a_mac_file_is_read_in_its_code_page(header: bytes) -> None:
    source = read_rtf(rb"{\rtf1" + header + rb" l\'d5\'8et\'8e}", "g1.rtf")
    assert source.lines[0].text == "l’été"
    assert source.encoding == "mac_roman"


def test_a_font_can_have_its_own_code_page() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset77 B;}}"
    assert body(fonts + r"\f0\'e9{\f1\'8e}\'e9")[0].text == "ééé"


def test_paragraphs_are_numbered_soft_breaks_continue() -> None:
    lines = body(r"un\line deux\par \par trois\par")
    assert [(line.number, line.text, line.continues) for line in lines] == [
        (1, "un", False),
        (1, "deux", True),
        (2, "", False),
        (3, "trois", False),
    ]


@pytest.mark.parametrize(
    ("rtf", "bold"),
    [
        (r"{\b P1 :} oui", 4),
        (r"\b Ma\b  rie :\b0  oui", 8),
        (r"\b P1\plain  oui", 2),
        (r"P1 : {\b oui}", 0),
    ],
)
def test_leading_bold_is_counted(rtf: str, bold: int) -> None:
    assert body(rtf)[0].bold == bold


def test_an_outline_level_makes_a_heading_until_the_next_paragraph() -> None:
    lines = body(r"\pard\outlinelevel0 Acc\'e8s\par\pard oui\par")
    assert [(line.text, line.heading) for line in lines] == [("Accès", True), ("oui", False)]


def test_notes_comments_headers_and_text_boxes_come_after_the_body() -> None:
    lines = body(
        r"{\header PIACEN\par}P1{\footnote Elle rit.} : oui{\*\annotation \'c0 voir}"
        r"{\shp{\*\shpinst{\shptxt Encadr\'e9\par}}{\shprslt Encadr\'e9}}\par"
    )
    assert [(line.number, line.text, line.note) for line in lines] == [
        (1, "P1 : oui", False),
        (2, "PIACEN", True),
        (3, "Elle rit.", True),
        (4, "À voir", True),
        (5, "Encadré", True),
    ]


def test_a_transcript_in_a_table_gives_speakers_and_text() -> None:
    rows = [("Personne", "Propos"), ("P1", "Oui."), ("P2", "Non.")]
    rtf = "".join("".join(rf"\pard\intbl {text}\cell" for text in row) + r"\row" for row in rows)
    lines = body(rf"{rtf}\pard Fin\par")
    assert [(line.text, line.label) for line in lines[1:]] == [
        ("Oui.", "P1"),
        ("Non.", "P2"),
        ("Fin", None),
    ]


def test_a_cut_file_is_read_as_far_as_it_goes_and_said() -> None:
    source = read_rtf(rb"{\rtf1\ansi P1 : oui\par P2 : n", "g1.rtf")
    assert [line.text for line in source.lines] == ["P1 : oui", "P2 : n"]
    assert "coupé" in source.problems[0].message


def test_a_file_cut_in_a_note_or_a_table_keeps_them() -> None:
    source = read_rtf(rb"{\rtf1\pard\intbl P1\cell Oui\cell Non{\footnote Elle r", "g1.rtf")
    assert [line.text for line in source.lines] == ["P1\tOui", "Non", "Elle r"]


def test_groups_without_end_are_given_up() -> None:
    assert read_rtf(b"{\\rtf1 oui" + b"{" * 100_000, "g1.rtf").problems


def test_what_is_no_rtf_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="RTF"):
        read_rtf(b"P1 : oui", "g1.rtf")


@given(st.lists(st.text(st.sampled_from("ab Zé’…œ{}\\\t😀\u2011«»")), min_size=1))
def test_text_written_as_rtf_reads_back_as_striprtf_reads_it(paragraphs: list[str]) -> None:
    rtf = r"\par ".join(map(escaped, paragraphs))
    lines = body(rf"\uc0 {rtf}\par")
    assert [line.text for line in lines] == paragraphs
    theirs = rtf_to_text(rf"{{\rtf1\ansi\uc0 {rtf}\par}}")  # type: ignore[no-untyped-call] # theirs
    whole = theirs.encode("utf-16", "surrogatepass").decode("utf-16")  # it leaves halves
    assert whole == "".join(f"{line.text}\n" for line in lines)


def escaped(text: str) -> str:
    units = text.encode("utf-16-le")
    codes = (int.from_bytes(units[n : n + 2], "little") for n in range(0, len(units), 2))
    return "".join(
        {"\\": r"\\", "{": r"\{", "}": r"\}", "\t": r"\tab "}.get(chr(code), chr(code))
        if code < 128
        else rf"\u{code} "
        for code in codes
    )
