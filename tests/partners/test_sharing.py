import datetime

from piacen_qual.partners.drafts import Draft, drafts
from piacen_qual.partners.entries import Entry, Shared
from piacen_qual.partners.reading import History
from piacen_qual.partners.sharing import Heading, assemble
from tests.partners.making import make_publisher, make_quote, make_transcript

TEXTS = tuple(f"Ligne de parole numéro {n}, dite par quelqu’un." for n in range(30))
HEADING = Heading(case=None, status="codées", until=datetime.date(2026, 12, 11))


def made(*texts: str) -> tuple[Draft, ...]:
    said = make_transcript(*texts)
    quotes = [make_quote(text, turn=n) for n, text in enumerate(texts, 1)]
    return drafts(quotes, make_publisher(said), themes={"outils": "Outils"})[0]


def after(*told: Shared) -> History:
    return History(tuple(Entry(str(n), n, "", "Zoé", what) for n, what in enumerate(told, 1)))


def test_ids_and_order_tell_nothing_of_the_talk() -> None:
    banks = [assemble(made(*TEXTS), History(), case="NORD", heading=HEADING) for _ in range(2)]
    orders = [[quote.words for quote in bank.quotes] for bank, _ in banks]
    ids = [{quote.id for quote in bank.quotes} for bank, _ in banks]
    assert list(TEXTS) not in orders
    assert orders[0] != orders[1]
    assert ids[0].isdisjoint(ids[1])


def test_the_same_quotes_again_are_the_same_bank() -> None:
    bank, told = assemble(made(*TEXTS), History(), case="NORD", heading=HEADING)
    again, told_again = assemble(made(*TEXTS), after(told), case="NORD", heading=HEADING)
    assert again == bank
    assert told_again == told


def test_a_quote_keeps_its_id_and_its_place_among_others_in_a_new_bank() -> None:
    bank, told = assemble(made(*TEXTS[:20]), History(), case="NORD", heading=HEADING)
    more, _ = assemble(made(*TEXTS), after(told), case="NORD", heading=HEADING)
    before = [quote.id for quote in bank.quotes]
    assert more.id != bank.id
    assert more.study == bank.study
    assert [quote.id for quote in more.quotes if quote.id in before] == before


def test_a_quote_that_reads_otherwise_gets_another_id() -> None:
    _, told = assemble(made("Un mot.", TEXTS[1]), History(), case="NORD", heading=HEADING)
    bank, _ = assemble(made("Un mo .", TEXTS[1]), after(told), case="NORD", heading=HEADING)
    assert len({quote.id for quote in bank.quotes} & {quote.id for quote in told.quotes}) == 1


def test_a_correction_elsewhere_in_the_transcript_changes_no_id() -> None:
    first, told = assemble(made(*TEXTS[:2])[:1], History(), case="NORD", heading=HEADING)
    drafted = made(TEXTS[0], "Corrigé depuis.")[:1]
    assert assemble(drafted, after(told), case="NORD", heading=HEADING) == (first, told)
