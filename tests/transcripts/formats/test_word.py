import io
import zipfile

import docx
import pytest

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats.word import read_word
from piacen_qual.transcripts.source import Line
from tests.transcripts.formats.documents import W, p, r, table, word_file

BOLD = "<w:b/>"


def body(xml: str, **parts: str) -> tuple[Line, ...]:
    return read_word(word_file(xml, **parts), "g1.docx").lines


def texts(xml: str) -> list[str]:
    return [line.text for line in body(xml)]


def test_paragraphs_are_numbered_in_body_order_empty_ones_included() -> None:
    lines = body(p(r("Un")) + p() + p(r("Trois")))
    assert [(line.number, line.text) for line in lines] == [(1, "Un"), (2, ""), (3, "Trois")]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:ins><w:smartTag>{}</w:smartTag></w:ins>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:r><w:t>bis</w:t></w:r>"
        "</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_text_inside_wrappers_is_kept(wrapped: str) -> None:
    assert texts(p(r("P1 : "), wrapped.format(r("oui")), r(" da"))) == ["P1 : oui da"]


@pytest.mark.parametrize(
    "gone",
    [
        "<w:del><w:r><w:delText>non</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>non</w:t></w:r></w:moveFrom>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
    ],
)
def test_deleted_text_and_field_codes_are_left_out(gone: str) -> None:
    assert texts(p(r("P1 : "), gone, r("oui"))) == ["P1 : oui"]


def test_tabs_hyphens_and_symbols_become_characters() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:sym w:char='263A'/></w:r>"
    assert texts(p(run)) == ["a\tb\u2011☺"]


def test_a_soft_break_makes_a_continuing_line_a_page_break_none() -> None:
    run = "<w:r><w:t>un</w:t><w:br/><w:t>deux</w:t><w:br w:type='page'/><w:t> et demi</w:t></w:r>"
    lines = body(p(run) + p(r("trois")))
    assert [(line.number, line.text, line.continues) for line in lines] == [
        (1, "un", False),
        (1, "deux et demi", True),
        (2, "trois", False),
    ]


def test_a_paragraph_whose_end_was_deleted_is_continued_by_the_next() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    lines = body(p(r("P1 : je pense"), properties=deleted) + p(r("que oui")) + p(r("P2 : non")))
    assert [line.continues for line in lines] == [False, True, False]


def test_a_paragraph_deleted_whole_continues_nothing() -> None:
    gone = "<w:del><w:r><w:delText>P9 : non</w:delText></w:r></w:del>"
    lines = body(p(gone, properties="<w:rPr><w:del/></w:rPr>") + p(r("P2 : oui")))
    assert [line.continues for line in lines] == [False, False]


@pytest.mark.parametrize(
    ("runs", "bold"),
    [
        ((r("P1 :", BOLD), r(" oui")), 4),
        ((r("Ma", BOLD), r("rie", BOLD), r(" : oui")), 5),
        ((r("Marie", BOLD), r(" "), r(":", BOLD), r(" oui")), 7),
        ((r("P1 :", BOLD), r(" "), r("oui")), 4),
        ((r("P1 : "), r("oui", BOLD)), 0),
        ((r("P1 :", '<w:b w:val="0"/>'), r(" oui")), 0),
        ((r("P1 :", '<w:b w:val="false"/>'),), 0),
        ((r("P1 :", '<w:rStyle w:val="Fort"/>'), r(" oui")), 4),
    ],
)
def test_leading_bold_is_counted_over_runs(runs: tuple[str, ...], bold: int) -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="Fort"><w:name w:val="Strong"/>'
        "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
    )
    assert body(p(*runs), styles=styles)[0].bold == bold


def test_bold_comes_from_the_paragraph_style_and_its_parents() -> None:
    styles = (
        f'<w:styles {W}><w:style w:styleId="A"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    lines = body(p(r("MARIE"), properties='<w:pStyle w:val="B"/>') + p(r("Oui")), styles=styles)
    assert [line.bold for line in lines] == [5, 0]


STYLES = (
    f'<w:styles {W}><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="T2"><w:name w:val="Titre 2"/></w:style>'
    '<w:style w:styleId="Theme"><w:basedOn w:val="Titre1"/></w:style>'
    '<w:style w:styleId="Plan"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:styleId="Corps"><w:name w:val="Titre corps"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:styleId="TM1"><w:name w:val="toc 1"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("properties", "heading"),
    [
        ('<w:pStyle w:val="Titre1"/>', True),
        ('<w:pStyle w:val="T2"/>', True),
        ('<w:pStyle w:val="Theme"/>', True),
        ('<w:pStyle w:val="Plan"/>', True),
        ('<w:outlineLvl w:val="0"/>', True),
        ('<w:pStyle w:val="Corps"/>', False),
        ('<w:pStyle w:val="Loop"/>', False),
        ('<w:pStyle w:val="Inconnu"/>', False),
        ('<w:pStyle w:val="Titre1"/><w:outlineLvl w:val="9"/>', False),
        ("", False),
    ],
)
def test_headings_are_known_by_style_or_outline(properties: str, heading: bool) -> None:
    assert body(p(r("Thème 2"), properties=properties), styles=STYLES)[0].heading is heading


def test_a_table_of_contents_is_a_note() -> None:
    (line,) = body(p(r("Thème 2\t3"), properties='<w:pStyle w:val="TM1"/>'), styles=STYLES)
    assert line.note


def test_notes_comments_and_page_headers_come_after_the_body_once() -> None:
    lines = body(
        p(r("P1 : oui")),
        footnotes=f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote>'
        f"<w:footnote>{p(r('Elle rit.'))}{p(r('Fort.'))}</w:footnote></w:footnotes>",
        comments=f"<w:comments {W}><w:comment>{p(r('À vérifier'))}</w:comment></w:comments>",
        header=f"<w:hdr {W}>{p(r('PIACEN'))}</w:hdr>",
        footer=f"<w:ftr {W}>{p(r('PIACEN'))}</w:ftr>",
    )
    assert [(line.number, line.text, line.note) for line in lines] == [
        (1, "P1 : oui", False),
        (2, "Elle rit. Fort.", True),
        (3, "À vérifier", True),
        (4, "PIACEN", True),
    ]


def test_a_text_box_is_a_note_where_it_stands() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(r('Encadré'))}</w:txbxContent></w:pict></w:r>"
    lines = body(p(r("P1 : oui"), box) + p(r("P2 : non")))
    assert [(line.number, line.text, line.note) for line in lines] == [
        (1, "P1 : oui", False),
        (1, "Encadré", True),
        (2, "P2 : non", False),
    ]


def test_a_table_of_facts_is_notes_by_row() -> None:
    facts = table((p(r("Date")), p(r("15 avril"))), (p(r("Lieu")), p(r("Zoom"))))
    lines = body(facts + p(r("P1 : oui")))
    assert [(line.number, line.text, line.note) for line in lines] == [
        (1, "Date\t15 avril", True),
        (3, "Lieu\tZoom", True),
        (5, "P1 : oui", False),
    ]


def test_a_list_of_participants_is_no_conversation() -> None:
    names = [(p(r(f"P{n}")), p(r("agente de liaison dans une petite école"))) for n in range(8)]
    rows = [(p(r("Nom")), p(r("Fonction"))), *names]
    assert all(line.note for line in body(table(*rows)))


def test_a_transcript_in_a_table_gives_speakers_times_and_text() -> None:
    lines = body(
        table(
            (p(r("Temps")), p(r("Locuteur")), p(r("Verbatim"))),
            (p(r("Thème 1 : accès")),),
            (p(r("0:12")), p(r("P1", BOLD)), p(r("Oui.")) + p(r("Non."))),
            (p(r("0:20")), p(), p(r("Bon."))),
        )
    )
    assert [(line.text, line.label, line.start) for line in lines if not line.note] == [
        ("Thème 1 : accès", None, None),
        ("Oui.", "P1", 12.0),
        ("Non.", "P1", 12.0),
        ("Bon.", None, 20.0),
    ]
    assert [line.heading for line in lines if not line.note] == [True, False, False, False]
    assert [line.continues for line in lines if not line.note] == [False, False, True, False]


def test_a_conversation_in_a_table_needs_no_headings() -> None:
    said = "moi je trouve que ça va pas si mal"
    rows = [(p(r(("Ana", "Luc")[n % 2])), p(r(f"{said}, {n}"))) for n in range(6)]
    assert [line.label for line in body(table(*rows))] == ["Ana", "Luc"] * 3


def test_a_frame_around_the_text_changes_nothing() -> None:
    lines = body(table((p(r("P1 :", BOLD), r(" oui")) + p(r("P2 : non")),)))
    assert [(line.text, line.bold, line.note) for line in lines] == [
        ("P1 : oui", 4, False),
        ("P2 : non", 0, False),
    ]


def test_a_damaged_secondary_part_is_said_and_the_talk_read() -> None:
    source = read_word(word_file(p(r("P1 : oui")), comments="<w:comments"), "g1.docx")
    assert [line.text for line in source.lines] == ["P1 : oui"]
    assert "comments.xml" in source.problems[0].message


def test_an_imported_part_is_said() -> None:
    source = read_word(word_file(p(r("P1 : oui")) + "<w:altChunk/>"), "g1.docx")
    assert "importée" in source.problems[0].message


def test_a_strict_document_reads_the_same() -> None:
    data = word_file(p(r("P1 :", BOLD), r(" oui"), properties="<w:outlineLvl w:val='0'/>"))
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for member in old.namelist():
            xml = old.read(member).decode()
            new.writestr(member, xml.replace(W, 'xmlns:w="http://purl.oclc.org/ooxml/w/main"'))
    assert read_word(strict.getvalue(), "a").lines == read_word(data, "a").lines


def test_a_file_of_python_docx_reads_as_it_was_written() -> None:
    document = docx.Document()
    document.add_heading("Groupe 1", 1)
    paragraph = document.add_paragraph()
    paragraph.add_run("Ani").bold = True
    paragraph.add_run("matrice :").bold = True
    paragraph.add_run(" Bonjour.\nÇa va?")
    document.sections[0].header.paragraphs[0].text = "p. 1"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_word(buffer.getvalue(), "g1.docx").lines == (
        Line(1, "Groupe 1", heading=True, bold=8),
        Line(2, "Animatrice : Bonjour.", bold=12),
        Line(2, "Ça va?", continues=True),
        Line(3, "p. 1", note=True),
    )


def test_a_body_that_is_no_xml_is_refused_with_its_part() -> None:
    with pytest.raises(UnreadableFileError, match=r"word/document\.xml"):
        read_word(word_file("<w:p>"), "g1.docx")
