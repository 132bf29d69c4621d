from typing import Any

import pytest

from piacen_qual.exports.partner.replies_page import replies_to_html
from piacen_qual.model import RETIRED
from piacen_qual.partners.choice import Choice
from piacen_qual.partners.cleaning import clean, neutral
from piacen_qual.partners.entries import Entry, Received, What
from piacen_qual.partners.reading import History
from tests.exports.partner.parsing import parsed
from tests.partners.making import HOSTILE, make_bank, reply, shared

BANK = make_bank()


def history(*received: Received) -> History:
    told: tuple[What, ...] = (shared(BANK), *received)
    return History(tuple(Entry(str(n), n, "2026-11-20", "Zoé", w) for n, w in enumerate(told)))


def read(found: History) -> Any:
    return parsed(replies_to_html(found))


def test_quotes_stand_by_what_is_asked_for_them_with_every_reply() -> None:
    page = read(
        history(
            Received(
                BANK.id,
                "Eux",
                "",
                0,
                "",
                (
                    reply(BANK, 0, choice=Choice.PUBLISH),
                    reply(BANK, 1, choice=Choice.MODIFY, text="Mieux dit.", comment="Voilà."),
                ),
            ),
            Received(BANK.id, "Nous", "", 0, "", (reply(BANK, 0, choice=Choice.WITHDRAW),)),
        )
    )
    sections = page.xpath("//section")
    assert [s.xpath("string(h3/text())").split("\xa0")[0].strip() for s in sections] == [
        "Retirées",
        "À modifier",
        "Sans accord",
    ]
    assert BANK.quotes[0].words not in page.text_content()
    assert f"tour 1 de nord_g1.txt · repère {BANK.quotes[0].id}" in sections[0].text_content()
    assert "Eux\xa0: Publier" in sections[0].text_content()
    assert "Mieux dit." in sections[1].text_content()
    assert "Voilà." in sections[1].text_content()
    assert "ne pas diffuser" in page.text_content()


def test_a_wording_close_to_what_somebody_else_withdraws_is_not_told() -> None:
    changed = reply(BANK, 0, choice=Choice.MODIFY, text="Deux pelles pour six, oui.", comment="Hm.")
    page = read(
        history(
            Received(BANK.id, "Eux", "", 0, "", (changed,)),
            Received(BANK.id, "Nous", "", 0, "", (reply(BANK, 0, choice=Choice.WITHDRAW),)),
        )
    )
    assert "pelles" not in page.text_content()
    assert "Hm." in page.text_content()


def test_a_comment_that_repeats_what_is_withdrawn_is_told_without_it() -> None:
    comment = "Celle où l’on dit « on avait DEUX pelles pour six », enlevez-la."
    page = read(
        history(
            Received(BANK.id, "Eux", "", 0, "", (reply(BANK, 1, choice=None, comment=comment),)),
            Received(BANK.id, "Nous", "", 0, "", (reply(BANK, 0, choice=Choice.WITHDRAW),)),
        )
    )
    assert "pelles" not in page.text_content()
    assert f"« {RETIRED} », enlevez-la." in page.text_content()


def test_without_any_answer_the_page_says_so() -> None:
    assert "Aucune réponse" in read(history()).text_content()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_are_shown_as_texts(text: str) -> None:
    said = clean(text)
    found = reply(BANK, 0, choice=Choice.MODIFY, text=said, comment=said)
    page = read(history(Received(BANK.id, said, "", 0, "", (found,))))
    assert not page.xpath("//script | //img | //@onmouseover")
    assert [dd.text for dd in page.xpath("//dd")] == [neutral(said)] * 2
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "script-src 'none'" in policy
