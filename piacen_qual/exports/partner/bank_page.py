"""A partner's quote bank as one HTML file: to be read, searched and answered, offline."""

from piacen_qual.exports.partner import wording
from piacen_qual.exports.partner.pages import page
from piacen_qual.french.guillemets import inner
from piacen_qual.partners.answers import FORMAT, LONGEST_COMMENT, LONGEST_TEXT
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.voices import TITLE


def bank_to_html(bank: PartnerBank) -> bytes:
    """The page: same bytes for the same bank."""
    return page(
        "bank.html",
        style="bank.css",
        script="bank.js",
        bank=bank,
        attribute=shown(bank.attribute) if bank.attribute else "",
        contact=shown(bank.contact) if bank.contact else "",
        quotes=[
            {
                "id": quote.id,
                "digest": quote.digest,
                "words": inner(quote.words),
                "theme": shown(quote.theme),
                "codes": tuple(map(shown, quote.codes)),
                "value": shown(quote.value) if quote.value else "",
                "cut_before": quote.cut_before,
                "cut_after": quote.cut_after,
            }
            for quote in bank.quotes
        ],
        table=bank.table.lines if bank.table else (),
        table_title=TITLE,
        table_notes=wording.about_table(bank.table) if bank.table else (),
        choices=tuple(Choice),
        wording=wording,
        format=FORMAT,
        longest_text=LONGEST_TEXT,
        longest_comment=LONGEST_COMMENT,
    )
