"""A partner's quote bank as an Excel workbook: locked, but for the reply and the comment."""

import io
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from piacen_qual.exports.cells import excel_text
from piacen_qual.exports.partner import wording
from piacen_qual.exports.typography import typeset
from piacen_qual.exports.xlsx import HIGHEST, LINE, OPTIONS, wrapped_lines
from piacen_qual.partners.bank import PartnerBank, PartnerQuote, quoted
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.cleaning import neutral, shown
from piacen_qual.partners.sheet import BANK, COMMENT, DIGEST, MARK, QUOTE, REPLY, STUDY, marked
from piacen_qual.partners.voices import TITLE, VoiceTable

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FILLING: Final = (
    "Dans la feuille « Citations », seules les colonnes en couleur se remplissent: la réponse, dans"
    " la liste de la case, et un commentaire. Pour « modifier », écrivez le texte qui conviendrait"
    " dans la colonne du commentaire."
)
RETURN: Final = "Renvoyez ensuite le fichier à {whom}."
SENDER: Final = "la personne qui vous l’a transmis"
PICK: Final = "publier, modifier ou retirer"

WIDTHS: Final = {QUOTE: 64, REPLY: 11, COMMENT: 42, MARK: 12, DIGEST: 12}
OTHER: Final = 20  # characters, of the other columns
NARROW: Final = 1.15  # letters of a text in the width of a figure, in which columns are counted
MARGIN: Final = 10  # points, above and below the words of a row
PAGE: Final = 70  # characters, of the first sheet: a page on paper, whatever the font
LETTER: Final = 1  # the paper of here
DATE: Final = datetime(2000, 1, 1)  # nobody is to know when it was made
ALLOWED: Final = {"format_columns": True, "format_rows": True, "autofilter": True}

Row = tuple[str, ...]


def bank_to_xlsx(bank: PartnerBank) -> bytes:
    """What is asked, one row a quote, who speaks of what; same bytes for the same bank.

    Text is always text: a quote stands between guillemets, and a label that would be a formula
    after an apostrophe.
    """
    import xlsxwriter  # noqa: PLC0415 — only when a workbook is written

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties({"title": excel_text(bank.title), "created": DATE})
    looks = _Looks(book)
    _fill_first(book.add_worksheet("À lire"), bank, looks)
    _fill_quotes(book.add_worksheet("Citations"), bank, looks)
    if bank.table:
        _fill_table(book.add_worksheet(TITLE), bank.table, looks)
    book.close()
    return stream.getvalue()


class _Looks:
    """The looks of cells."""

    def __init__(self, book: "Workbook") -> None:
        cell = {"text_wrap": True, "valign": "vcenter"}
        edges = {"border": 1, "border_color": "#D9D3C7"}
        own = {"bg_color": "#E6EEF8", "locked": False}
        small = {"font_size": 8, "font_color": "#5C5F68"}
        self.title: Format = book.add_format({"bold": True, "font_size": 16, "text_wrap": True})
        self.strong: Format = book.add_format({"bold": True} | cell)
        self.text: Format = book.add_format(cell)
        self.small: Format = book.add_format(cell | small)
        self.head: Format = book.add_format({"bold": True, "bottom": 2} | cell)
        self.cell: Format = book.add_format(cell | edges)
        self.own: Format = book.add_format(cell | edges | own)
        self.mark: Format = book.add_format(edges | small | {"valign": "vcenter", "align": "fill"})


def _fill_first(sheet: "Worksheet", bank: PartnerBank, looks: _Looks) -> None:
    sheet.set_column(0, 0, PAGE)
    sheet.hide_gridlines(2)
    for row, (text, look) in enumerate(_first(bank, looks)):
        sheet.set_row(row, 26 if look is looks.title else _height(text, PAGE))
        sheet.write_string(row, 0, excel_text(text), look)
    sheet.protect("", ALLOWED)
    sheet.set_paper(LETTER)
    sheet.fit_to_pages(1, 0)


def _first(bank: PartnerBank, looks: _Looks) -> Iterator[tuple[str, "Format"]]:
    yield bank.title, looks.title
    yield f"Réponses attendues d’ici le {wording.deadline(bank)}", looks.strong
    yield f"{wording.status(bank)}. {wording.about_status(bank)}", looks.text
    yield typeset(wording.ASKED), looks.text
    yield typeset(FILLING), looks.text
    whom = shown(bank.contact) if bank.contact else SENDER
    yield typeset(RETURN.format(whom=whom)), looks.strong
    yield typeset(wording.BLANK), looks.strong
    yield typeset(wording.CARE), looks.text
    yield typeset(wording.READING), looks.text
    for note in bank.notes:
        yield typeset(note), looks.text
    yield marked(BANK, bank.id), looks.small
    yield marked(STUDY, bank.study), looks.small


def _fill_quotes(sheet: "Worksheet", bank: PartnerBank, looks: _Looks) -> None:
    heads = _heads(bank)
    widths = [WIDTHS.get(head, OTHER) for head in heads]
    formats = {REPLY: looks.own, COMMENT: looks.own, MARK: looks.mark, DIGEST: looks.mark}
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, excel_text(head), looks.head)
    sheet.set_row(0, LINE + MARGIN)
    for number, quote in enumerate(bank.quotes, 1):
        row = _row(quote, bank)
        heights = (_height(*pair) for pair in zip(row[:-2], widths[:-2], strict=True))
        sheet.set_row(number, min(HIGHEST, max(3 * LINE, *heights)))
        for column, (head, text) in enumerate(zip(heads, row, strict=True)):
            look = formats.get(head, looks.cell)
            if text:
                sheet.write_string(number, column, excel_text(text), look)
            else:
                sheet.write_blank(number, column, None, look)
    _finish(sheet, bank, heads)


def _finish(sheet: "Worksheet", bank: PartnerBank, heads: Row) -> None:
    last, reply = len(bank.quotes), heads.index(REPLY)
    if last:
        choices = {
            "validate": "list",
            "source": [choice.value for choice in Choice],
            "error_title": REPLY,
            "error_message": f"Choisissez {PICK}, ou laissez vide.",
            "input_message": f"Choisissez {PICK}.",
        }
        sheet.data_validation(1, reply, last, reply, choices)
    sheet.autofilter(0, 0, last, len(heads) - 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, len(heads) - 2)  # the digest is for us
    sheet.set_paper(LETTER)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect("", ALLOWED)


def _fill_table(sheet: "Worksheet", table: VoiceTable, looks: _Looks) -> None:
    last = len(table.lines[0]) - 1
    sheet.set_column(0, last, OTHER)
    for number, line in enumerate(table.lines):
        sheet.set_row(number, max(_height(text, OTHER) for text in line))
        for column, text in enumerate(line):
            look = looks.cell if number else looks.head
            sheet.write_string(number, column, excel_text(neutral(text)), look)
    for number, note in enumerate(wording.about_table(table), len(table.lines) + 1):
        text, width = excel_text(typeset(note)), OTHER * (last + 1)
        sheet.set_row(number, _height(text, width))
        sheet.merge_range(number, 0, number, last, text, looks.text)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + last)}{len(table.lines)}"})
    sheet.hide_gridlines(2)
    sheet.protect("", ALLOWED)
    sheet.set_paper(LETTER)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _height(text: str, width: int) -> int:
    """Points that a text takes in a column, with some room around it."""
    return wrapped_lines(text, int(width * NARROW)) * LINE + MARGIN


def _heads(bank: PartnerBank) -> Row:
    attribute = (neutral(shown(bank.attribute)),) if bank.attribute else ()
    return (QUOTE, "Thème", "Codes", *attribute, REPLY, COMMENT, MARK, DIGEST)


def _row(quote: PartnerQuote, bank: PartnerBank) -> Row:
    value = (neutral(shown(quote.value)) if quote.value else "",) if bank.attribute else ()
    codes = ", ".join(map(shown, quote.codes))
    return (
        quoted(quote.words, cut_before=quote.cut_before, cut_after=quote.cut_after),
        neutral(shown(quote.theme)),
        neutral(codes),
        *value,
        "",
        "",
        quote.id,
        quote.digest,
    )
