"""Quotes to paste."""

from piacen_qual.exports.text import quotes_to_text
from tests.exports.making import BANK


def test_quotes_stand_with_their_attribution_under_their_code() -> None:
    assert quotes_to_text(BANK).decode() == (
        "CONFIDENTIEL, NON ANONYMISÉ\n\n"
        "Citations\xa0: les pelles\n\n"
        "Source\xa0: suggestions.\n\n"
        "Il en manque (manque)\n\n"
        "«\xa0Il manque des pelles, c’est plate.\xa0» (NORD, groupe 1, P3)\n\n"
        "«\xa0[rires] <b>non</b> * ben _là_ | 😀\xa0» (NORD, groupe 1, P3)\n\n"
        "Le prix (prix)\n\n"
        "«\xa0Ça coûte cher.\xa0» (NORD, groupe 1, P3)\n"
    )
