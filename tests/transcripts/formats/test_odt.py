import io

import odfdo
import pytest

from piacen_qual.errors import UnreadableFileError
from piacen_qual.transcripts.formats.odt import read_odt
from piacen_qual.transcripts.source import Line
from tests.transcripts.formats.documents import odt_file

BOLD = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T0" style:family="text">'
    '<style:text-properties fo:font-weight="normal"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Gras"/>'
    '<style:style style:name="Gras" style:family="paragraph">'
    '<style:text-properties fo:font-weight="700"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Titre_20_2"/>'
    '<style:style style:name="Titre_20_2" style:display-name="Titre 2" style:family="paragraph"/>'
)


def body(xml: str, master: str = "") -> tuple[Line, ...]:
    return read_odt(odt_file(xml, BOLD, master), "g1.odt").lines


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_paragraphs_are_numbered_in_body_order_lists_and_sections_included() -> None:
    lines = body(
        p("Un")
        + p("")
        + f"<text:list><text:list-item>{p('Trois')}</text:list-item></text:list>"
        + f"<text:section>{p('Quatre')}</text:section>"
    )
    assert [(line.number, line.text) for line in lines] == [
        (1, "Un"),
        (2, ""),
        (3, "Trois"),
        (4, "Quatre"),
    ]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("P1 :<text:s/><text:span> oui</text:span>", "P1 :  oui"),
        ('a<text:s text:c="3"/>b', "a   b"),
        ("a<text:tab/>b", "a\tb"),
        ("\n  P1 :\n  oui", "P1 : oui"),
        ("P1 : <text:span> oui</text:span>", "P1 : oui"),
        ("P1 <text:a>lien</text:a><text:bookmark/> oui", "P1 lien oui"),
        ('a<text:soft-page-break/>b<text:change-start text:change-id="1"/>c', "abc"),
        ("un<text:note><text:note-citation>1</text:note-citation></text:note> mot", "un mot"),
    ],
)
def test_marks_inside_a_paragraph_become_characters(xml: str, text: str) -> None:
    assert body(p(xml))[0].text == text


def test_a_line_break_makes_a_continuing_line() -> None:
    lines = body(p("un<text:line-break/>deux"))
    assert [(line.number, line.text, line.continues) for line in lines] == [
        (1, "un", False),
        (1, "deux", True),
    ]


@pytest.mark.parametrize(
    ("xml", "style", "bold"),
    [
        ('<text:span text:style-name="T1">P1 :</text:span> oui', "", 4),
        ('<text:span text:style-name="T1">Ma</text:span><text:span text:style-name="T1">rie'
         "</text:span> : oui", "", 5),
        ("MARIE", "P1", 5),
        ('MARIE<text:span text:style-name="T0"> oui</text:span>', "P1", 5),
        ("P1 : oui", "", 0),
    ],
)  # fmt: skip
def test_leading_bold_is_counted_over_spans(xml: str, style: str, bold: int) -> None:
    assert body(p(xml, style))[0].bold == bold


def test_headings_are_known_by_element_or_style() -> None:
    lines = body('<text:h text:outline-level="1">Accès</text:h>' + p("Thème 2", "P2") + p("Oui"))
    assert [line.heading for line in lines] == [True, True, False]


def test_deleted_text_is_left_out() -> None:
    deleted = (
        f"<text:tracked-changes><text:deletion>{p('non')}</text:deletion></text:tracked-changes>"
    )
    assert [line.text for line in body(deleted + p("oui"))] == ["oui"]


def test_notes_comments_and_page_headers_come_after_the_body() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body>{p('Elle rit.')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation>{p('À vérifier')}</office:annotation>"
    lines = body(
        p(f"P1 : oui{note}{comment}") + p("P2 : non"),
        f"<style:header>{p('PIACEN')}</style:header><style:footer>{p('PIACEN')}</style:footer>",
    )
    assert [(line.number, line.text, line.note) for line in lines] == [
        (1, "P1 : oui", False),
        (2, "P2 : non", False),
        (3, "Elle rit.", True),
        (4, "À vérifier", True),
        (5, "PIACEN", True),
    ]


def test_a_text_box_and_a_table_of_contents_are_notes() -> None:
    box = f"<draw:frame><draw:text-box>{p('Encadré')}</draw:text-box></draw:frame>"
    contents = f"<text:index-body>{p('Accès 3')}</text:index-body>"
    lines = body(f"<text:table-of-content>{contents}</text:table-of-content>" + p(f"P1 : oui{box}"))
    assert [(line.text, line.note) for line in lines] == [
        ("Accès 3", True),
        ("P1 : oui", False),
        ("Encadré", True),
    ]


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text)}</table:table-cell>"


def test_a_transcript_in_a_table_gives_speakers_times_and_text() -> None:
    covered = "<table:covered-table-cell/>"
    rows = (
        cell("Heure") + cell("Personne") + cell("Propos"),
        cell("Accès", 'table:number-columns-spanned="3"') + covered + covered,
        cell("0:12") + cell("P1") + cell("Oui."),
        cell("0:20") + covered + cell("Bon."),
    )
    xml = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    lines = body(f"<table:table>{xml}</table:table>")
    assert [(line.text, line.label, line.start, line.heading) for line in lines[1:]] == [
        ("Accès", None, None, True),
        ("Oui.", "P1", 12.0, False),
        ("Bon.", None, 20.0, False),
    ]


def test_a_file_that_needs_a_password_is_refused() -> None:
    data = odt_file(p("oui"), manifest="<manifest:encryption-data/>".replace("manifest:", ""))
    with pytest.raises(UnreadableFileError, match="mot de passe"):
        read_odt(data, "g1.odt")


def test_a_file_of_odfdo_reads_as_it_was_written() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Groupe 1"))
    document.body.append(odfdo.Paragraph("P1 :\tOui,  vraiment.\nOui."))
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_odt(buffer.getvalue(), "g1.odt").lines[:3] == (
        Line(1, "Groupe 1", heading=True),
        Line(2, "P1 :\tOui,  vraiment."),
        Line(2, "Oui.", continues=True),
    )
