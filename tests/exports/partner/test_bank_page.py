import re
from dataclasses import replace

import pytest

from piacen_qual.exports.partner.bank_page import bank_to_html
from piacen_qual.exports.partner.files import files_of
from piacen_qual.french.guillemets import inner
from piacen_qual.partners.cleaning import shown
from tests.exports.partner.parsing import parsed
from tests.partners.making import HOSTILE, TEXTS, make_bank, public


def test_each_quote_stands_with_its_labels_id_and_digest() -> None:
    bank = make_bank(attribute="Genre")
    page = parsed(bank_to_html(bank))
    articles = page.xpath("//article")
    for article, quote in zip(articles, bank.quotes, strict=True):
        assert article.xpath("string(.//span[@class='words'])") == quote.words
        assert article.get("data-citation") == quote.id
        assert article.get("data-empreinte") == quote.digest
        assert "Genre\xa0: f" in article.text_content()
    assert "[…]" in articles[1].xpath("string(.//blockquote)")


def test_a_quote_inside_a_quote_has_its_own_marks_and_the_same_digest() -> None:
    bank = make_bank("Elle a dit « non », pis c’est tout.")
    (article,) = parsed(bank_to_html(bank)).xpath("//article")
    assert article.xpath("string(.//span[@class='words'])") == "Elle a dit “non”, pis c’est tout."
    assert article.get("data-empreinte") == bank.quotes[0].digest


def test_the_page_says_what_it_is_until_when_and_that_a_blank_is_no_consent() -> None:
    text = " ".join(parsed(bank_to_html(make_bank())).text_content().split())
    for said in (
        "Données codées (dépersonnalisées).",
        "vendredi 11 décembre 2026",
        "ne vaut pas accord",
        "Rien ne part par Internet",
    ):
        assert said in text


def test_the_page_says_to_whom_to_answer_and_that_nothing_is_left_of_who_speaks() -> None:
    bank = replace(make_bank(), contact=public("equipe@exemple.ca"), status="anonymisées")
    text = " ".join(parsed(bank_to_html(bank)).text_content().split())
    assert "envoyez le fichier à equipe@exemple.ca" in text
    assert "Données anonymisées." in text
    assert "codées" not in text


def test_the_same_bank_is_the_same_page() -> None:
    assert bank_to_html(make_bank()) == bank_to_html(make_bank())


def test_the_page_asks_for_nothing_but_itself() -> None:
    page = bank_to_html(make_bank()).decode()
    assert not re.search(r"https?:|\bsrc=|\bhref=(?!\"#)|@import|url\(", page)
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_no_script_but_its_own_may_run() -> None:
    page = parsed(bank_to_html(make_bank(*HOSTILE)))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert re.match(r"default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-", policy)
    assert "unsafe" not in policy
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not page.xpath("//img")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_texts(text: str) -> None:
    bank = make_bank(text)
    page = parsed(bank_to_html(bank))
    assert page.xpath("string(//span[@class='words'])") == inner(bank.quotes[0].words)


def test_every_control_has_a_label() -> None:
    page = parsed(bank_to_html(make_bank()))
    for control in page.xpath(
        "//input[@type!='radio' and @type!='checkbox'] | //textarea | //select"
    ):
        assert page.xpath("//label[@for=$id]", id=control.get("id"))
    for box in page.xpath("//input[@type='radio' or @type='checkbox']"):
        assert box.getparent().tag == "label"
    assert not page.xpath("//button[not(@type)]")


ARTICLE = {
    "article": {"class", "tabindex", "aria-labelledby", "data-citation", "data-empreinte"}
    | {"data-theme"},
    "h3": {"id"},
    "blockquote": {"dir"},
    "span": {"class"},
    "ul": {"class"},
    "li": {"class"},
    "fieldset": {"class"},
    "legend": {"class"},
    "label": {"class", "for"},
    "input": {"type", "name", "value"},
    "button": {"type", "class", "hidden"},
    "div": {"class", "hidden", "aria-hidden"},
    "textarea": {"id", "maxlength", "rows"},
    "p": {"class", "hidden"},
}
"""All that a page may tell of a quote beside its text: elements, and their attributes."""


def test_a_page_tells_of_a_quote_nothing_but_what_is_listed() -> None:
    bank = make_bank(attribute="Genre")
    found: dict[str, set[str]] = {}
    page = parsed(bank_to_html(bank))
    for element in page.xpath("//article | //article//*"):
        found.setdefault(element.tag, set()).update(element.keys())
    assert found == ARTICLE
    for article, quote in zip(page.xpath("//article"), bank.quotes, strict=True):
        allowed = {quote.digest, shown(quote.theme), *(f"{e}{quote.id}" for e in ("", "d-", "n-"))}
        told = article.xpath("@*[starts-with(name(), 'data-')] | .//input/@name | .//@id")
        assert set(told) <= allowed | {f"t-{quote.id}", f"k-{quote.id}"}


def test_where_words_are_in_the_talk_changes_no_byte_of_a_file() -> None:
    bank = make_bank()
    later = public(f"Bien avant cela, {TEXTS[0]} Et après.")
    start = later.text.index(TEXTS[0])
    moved = later.passage(start, start + len(TEXTS[0]))
    assert (moved.text, moved.start) == (bank.quotes[0].words, start)
    elsewhere = replace(bank, quotes=(replace(bank.quotes[0], text=moved), *bank.quotes[1:]))
    assert files_of(elsewhere) == files_of(bank)


def test_an_empty_bank_is_still_a_page() -> None:
    bank = make_bank("x")
    assert "Citations à relire" in bank_to_html(bank).decode()
    assert TEXTS[0] not in bank_to_html(bank).decode()
