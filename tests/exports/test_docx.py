"""Word files, read back."""

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.exports.docx import quotes_to_docx, tables_to_docx
from piacen_qual.french.guillemets import inner
from piacen_qual.model import CONFIDENTIAL, Column, Table
from tests.exports.making import BANK, BROKEN, HARD, SMALL, make_quote, table_of


def _open(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def _styled(document: Document, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style is not None and p.style.name == style]


def test_quotes_stand_in_real_styles_under_the_heading_of_their_code() -> None:
    document = _open(quotes_to_docx(BANK))
    assert _styled(document, "Title") == ["Citations\xa0: les pelles"]
    assert _styled(document, "Heading 1") == ["Il en manque (manque)", "Le prix (prix)"]
    assert _styled(document, "Quote") == [
        "«\xa0Il manque des pelles, c’est plate.\xa0» (NORD, groupe 1, P3)",
        "«\xa0[rires] <b>non</b> * ben _là_ | 😀\xa0» (NORD, groupe 1, P3)",
        "«\xa0Ça coûte cher.\xa0» (NORD, groupe 1, P3)",
    ]


def test_the_evidence_is_in_bold() -> None:
    quote = next(p for p in _open(quotes_to_docx(BANK)).paragraphs if "plate" in p.text)
    assert [run.text for run in quote.runs if run.bold] == ["manque"]


def test_a_quote_cut_out_of_its_segment_shows_it() -> None:
    bank = QuoteBank("Titre", (make_quote("Il en manque", cut_before=True, cut_after=True),))
    assert _styled(_open(quotes_to_docx(bank)), "Quote") == [
        "«\xa0[…] Il en manque […]\xa0» (NORD, groupe 1, P3)"
    ]


def test_notes_that_all_tables_share_are_printed_once_at_the_end() -> None:
    tables = [replace(SMALL, notes=(own, "De tous.")) for own in ("Du premier.", "Du second.")]
    document = _open(tables_to_docx(tables))
    assert _styled(document, "Contexte") == ["Du premier.", "Du second.", "De tous."]
    assert _styled(document, "Heading 1")[-1] == "Pour tous les tableaux"


def test_context_place_and_warnings_stand_below_a_quote() -> None:
    lines = _styled(_open(quotes_to_docx(BANK)), "Contexte")
    assert lines[1:6] == [
        "Avant\xa0: Animatrice\xa0: Et les pelles?",
        "Avant\xa0: P1\xa0: Bof [rires].",
        "Après\xa0: P2\xa0: Ben oui.",
        "Source\xa0: nord_g1.txt, tour 12, 6 mots; code suggéré",
        "Attention\xa0: P3 fournit 4 des 9 citations\xa0: c’est beaucoup.",
    ]


def test_a_title_longer_than_a_property_may_be_is_whole_in_the_page() -> None:
    title = "Très long titre " * 40
    document = _open(tables_to_docx([SMALL], title=title))
    assert document.paragraphs[0].text == title
    assert title.startswith(document.core_properties.title)


def test_each_page_and_the_top_say_that_it_is_confidential() -> None:
    document = _open(quotes_to_docx(BANK))
    assert document.sections[0].header.paragraphs[0].text == CONFIDENTIAL.capitalize()
    assert document.paragraphs[1].text == CONFIDENTIAL.capitalize()


@pytest.mark.parametrize("text", [text for text in HARD if "\n" not in text and "\r" not in text])
def test_a_verbatim_keeps_its_characters_but_for_guillemets_inside_ours(text: str) -> None:
    bank = QuoteBank("Titre", (make_quote(text, evidence=(0, 0)),))
    (quote,) = _styled(_open(quotes_to_docx(bank)), "Quote")
    assert quote == f"«\xa0{inner(text)}\xa0» (NORD, groupe 1, P3)"


@pytest.mark.parametrize("text", BROKEN)
def test_what_xml_refuses_is_replaced(text: str) -> None:
    bank = QuoteBank(text, (make_quote(text, before=text, after=text),), (text,))
    (quote,) = _styled(_open(quotes_to_docx(bank)), "Quote")
    assert "\ufffd" in quote


def test_tables_have_a_repeated_first_row_numbers_on_the_right_and_notes() -> None:
    document = _open(tables_to_docx([SMALL], title="Tableaux"))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Nom", "Nombre", "Jaccard", "Part"],
        ["Zoé", "1\xa0234", "0,46", "12,5\xa0%"],
        ["Rien", "0", "", ""],
        ["Tout", "-3", "1,00", "100,0\xa0%"],
    ]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert table.cell(1, 1).paragraphs[0].alignment == 2
    assert _styled(document, "Heading 1") == ["Petit tableau\xa0: l’essentiel"]
    assert _styled(document, "Contexte") == ["Sur 12\xa0% des mots\xa0: tous."]


@pytest.mark.parametrize(("columns", "orientation"), [(4, "PORTRAIT"), (9, "LANDSCAPE")])
def test_the_page_is_turned_for_wide_tables_only(columns: int, orientation: str) -> None:
    wide = Table("large", "Large", tuple(Column(str(n), str(n)) for n in range(columns)), ())
    section = _open(tables_to_docx([wide])).sections[0]
    assert section.orientation.name == orientation
    assert section.page_width is not None
    assert section.page_height is not None
    assert (section.page_width > section.page_height) is (orientation == "LANDSCAPE")


def test_the_same_content_makes_the_same_bytes() -> None:
    assert quotes_to_docx(BANK) == quotes_to_docx(BANK)
    assert tables_to_docx([SMALL, table_of("a")]) == tables_to_docx([SMALL, table_of("a")])


def test_nobody_is_named_as_the_author_dates_are_fixed_and_the_language_is_french() -> None:
    data = quotes_to_docx(BANK)
    about = _open(data).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created.year == about.modified.year == 2000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b'w:val="fr-CA"' in archive.read("word/styles.xml")
