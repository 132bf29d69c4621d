"""The files that a partner receives, and the words in them that are ours."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from piacen_qual.exports.partner import wording, workbook
from piacen_qual.exports.partner.bank_page import bank_to_html
from piacen_qual.partners import sheet, voices
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.cleaning import shown

_SAFE: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


def files_of(bank: PartnerBank) -> Mapping[str, bytes]:
    """The page and the workbook, by file name; the case is in the name where it may be."""
    case = shown(bank.case) if bank.case else ""
    stem = f"citations-{case}" if _SAFE.fullmatch(case) else "citations"
    return {
        f"{stem}.html": bank_to_html(bank),
        f"{stem}.xlsx": workbook.bank_to_xlsx(bank),
    }


def own_words() -> tuple[str, ...]:
    """Every text of these files that is not of the study: names among them are ordinary words."""
    empty = (
        PartnerBank("", "", None, status, date(2000, 1, 1), quotes=()) for status in wording.STATUS
    )
    said = (
        workbook.FILLING,
        workbook.RETURN,
        workbook.SENDER,
        workbook.PICK,
        *workbook.WIDTHS,
        sheet.BANK,
        sheet.STUDY,
    )
    return (
        *(bank_to_html(bank).decode() for bank in empty),
        *said,
        *(voices.TITLE, voices.TOTAL, "moins de, plus de, sur, personnes"),
        *(wording.COUNTED, wording.SUGGESTED, wording.SMALL, wording.NO_TOTAL),
        *wording.DAYS,
        *wording.MONTHS,
    )
