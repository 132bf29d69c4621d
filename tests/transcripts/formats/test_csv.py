import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats.csv import read_csv
from piacen_qual.transcripts.source import Line, Source


def read(text: str, encoding: str = "utf-8") -> Source:
    return read_csv(text.encode(encoding), "g1.csv")


def said(source: Source) -> list[tuple[str | None, float | None, str]]:
    return [(line.label, line.start, line.text) for line in source.lines if not line.note]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "headings",
    [
        ("Locuteur", "Début", "Fin", "Texte"),
        ("intervenant·e", "TEMPS (s)", "heure de fin", "Verbatim"),
        ("Nom du participant", "Horodatage", "End", "Propos"),
        ("Speaker", "Start time", "End time", "Transcript"),
        ("name", "Timestamp", "stop", "Content"),
    ],
)
def test_columns_are_known_by_their_headings(delimiter: str, headings: tuple[str, ...]) -> None:
    rows = (headings, ("P1", "0:12", "0:14", "Oui."), ("P2", "83,5", "90", "Non."))
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    assert said(read(buffer.getvalue())) == [("P1", 12.0, "Oui."), ("P2", 83.5, "Non.")]


def test_a_row_is_numbered_by_the_line_where_it_begins() -> None:
    source = read('locuteur;texte\r\nP1;"Oui,\r\nje ""pense""."\r\n\r\nP2;Non\r\n')
    assert source.lines[1:] == (
        Line(2, "Oui,", label="P1"),
        Line(2, 'je "pense".', label="P1", continues=True),
        Line(5, "Non", label="P2"),
    )


def test_a_row_without_speaker_leaves_it_open() -> None:
    assert said(read("locuteur;texte\nP1;Oui\n;Bon\n"))[1] == (None, None, "Bon")


def test_other_columns_and_rows_above_the_headings_are_notes() -> None:
    source = read("Groupe 1;;;\n#;locuteur;texte;notes\n1;P1;Oui;elle rit\n")
    assert [line.text for line in source.lines if line.note] == [
        "Groupe 1",
        "#\tlocuteur\ttexte\tnotes",
        "elle rit",
    ]


def test_the_line_excel_puts_first_is_obeyed() -> None:
    source = read("sep=;\nlocuteur;texte\nP1;Oui, bon\n")
    assert source.lines[1] == Line(3, "Oui, bon", label="P1")


def test_without_headings_the_columns_are_guessed_and_said() -> None:
    source = read('0:12,P1,"Oui, bon, d’accord"\n0:15,P2,Non pas du tout\n0:20,P1,Ah bon\n')
    assert said(source)[0] == ("P1", 12.0, "Oui, bon, d’accord")
    assert "devinées" in source.problems[0].message


def test_one_column_of_text_with_commas_is_not_cut() -> None:
    texts = [
        "P1 : Oui, bon.",
        "P2 : Non, pas, du tout.",
        "P1 : Ah bon.",
        "P2 : Oui, oui, oui, oui.",
    ]
    assert [text for _, _, text in said(read("\n".join(texts)))] == texts


def test_one_column_with_its_heading_is_read_as_it_stands() -> None:
    source = read("texte\nP1 : Oui, bon; enfin.\nP2 : Non, pas, du tout.\n")
    assert [text for _, _, text in said(source)] == [
        "P1 : Oui, bon; enfin.",
        "P2 : Non, pas, du tout.",
    ]
    assert source.problems == ()


def test_an_unquoted_delimiter_in_the_text_loses_nothing() -> None:
    source = read("locuteur,texte\nP1,Oui, mais, bon\nP2,Non\n")
    assert [text for _, _, text in said(source)] == ["Oui, mais, bon", "Non"]
    assert source.problems[0].line == 2


def test_a_row_too_short_goes_on_with_the_one_before() -> None:
    source = read("locuteur;texte\nP1;Oui\nmais bon\nP2;Non\n")
    assert source.lines[2] == Line(3, "mais bon", continues=True)
    assert source.problems[0].line == 3


def test_a_quote_left_open_does_not_swallow_the_file() -> None:
    source = read('locuteur;texte\nP1;"Oui\nP2;Non\nP1;Bon\n')
    assert [text for _, _, text in said(source)] == ['"Oui', "Non", "Bon"]
    assert source.problems[0].line == 2


def test_a_cell_of_two_megabytes_is_read() -> None:
    text = "là bon " * 300_000
    assert said(read(f"locuteur;texte\nP1;{text}\n"))[0][2] == text


@pytest.mark.parametrize("text", ["nom;âge;ville\nLuc;34;Laval\nAna;28;Alma\n", "1;2;3\n4;5;6\n"])
def test_a_file_without_text_column_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="colonne de texte"):
        read(text)


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])).map(str.strip)
speech = cells.filter(bool)


@given(st.lists(st.tuples(cells.filter(lambda label: "\n" not in label), speech), min_size=1))
def test_what_the_csv_module_writes_reads_back(rows: list[tuple[str, str]]) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([("locuteur", "texte"), *rows])
    assert [(label or "", text) for label, _, text in said(read(buffer.getvalue()))] == rows
