"""Markdown, as a reader of CommonMark understands it."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from piacen_qual.exports.bank import QuoteBank
from piacen_qual.exports.markdown import quotes_to_markdown, tables_to_markdown
from piacen_qual.french.guillemets import inner
from piacen_qual.model import CONFIDENTIAL
from tests.exports.making import BANK, HARD, SMALL, make_quote, table_of


def _blocks(markdown: bytes, kind: str) -> list[Token]:
    """The contents of the blocks of a kind (`td`, `li`, `h2`, `p`)."""
    reader = MarkdownIt("commonmark").enable("table").enable("strikethrough")
    tokens = reader.parse(markdown.decode())
    inside = []
    for n, token in enumerate(tokens):
        if token.nesting == 1 and token.tag == kind:
            inside.append(next(after for after in tokens[n:] if after.type == "inline"))
    return inside


def _shown(token: Token) -> str:
    return "".join(child.content for child in token.children or [])


def _one_line(text: str) -> str:
    return re.sub(r"\s*[\r\n\u2028]\s*", " ", text).strip()


def test_a_table_is_a_table_with_its_title_and_notes() -> None:
    data = tables_to_markdown([SMALL], title="Tableaux")
    assert [_shown(token) for token in _blocks(data, "h1")] == ["Tableaux"]
    assert [_shown(token) for token in _blocks(data, "h2")] == ["Petit tableau\xa0: l’essentiel"]
    assert [_shown(token) for token in _blocks(data, "th")] == ["Nom", "Nombre", "Jaccard", "Part"]
    assert [_shown(token) for token in _blocks(data, "td")][:4] == [
        "Zoé",
        "1\xa0234",
        "0,46",
        "12,5\xa0%",
    ]
    assert [_shown(token) for token in _blocks(data, "li")] == ["Sur 12\xa0% des mots\xa0: tous."]


@pytest.mark.parametrize("text", HARD)
def test_the_characters_of_a_cell_mean_themselves(text: str) -> None:
    first, second = _blocks(tables_to_markdown([table_of(text, "fin")]), "td")
    assert _shown(first) == _one_line(text)
    assert {child.type for child in first.children or []} <= {"text", "text_special"}
    assert _shown(second) == "fin"


@pytest.mark.parametrize("text", HARD)
def test_the_characters_of_a_verbatim_mean_themselves(text: str) -> None:
    bank = QuoteBank("Titre", (make_quote(text, evidence=(0, 0), before="", after=""),))
    quote = _blocks(quotes_to_markdown(bank), "blockquote")[0]
    assert _one_line(_shown(quote)[2:].removesuffix("\xa0» (NORD, groupe 1, P3)")) == _one_line(
        inner(text)
    )


def test_the_evidence_is_in_bold_and_the_context_below() -> None:
    data = quotes_to_markdown(BANK)
    quote = _blocks(data, "blockquote")[0]
    kinds = [child.type for child in quote.children or []]
    assert kinds.count("strong_open") == 1
    assert "**manque**" in data.decode()
    assert _shown(_blocks(data, "li")[1]) == "Avant\xa0: Animatrice\xa0: Et les pelles?"


def test_a_quote_cut_out_of_its_segment_shows_it() -> None:
    cut = make_quote("Il en manque", evidence=(0, 0), cut_after=True)
    quote = _blocks(quotes_to_markdown(QuoteBank("Titre", (cut,))), "blockquote")[0]
    assert _shown(quote) == "«\xa0Il en manque […]\xa0» (NORD, groupe 1, P3)"


def test_notes_that_all_tables_share_are_printed_once_at_the_end() -> None:
    tables = [replace(SMALL, notes=(own, "De tous.")) for own in ("Du premier.", "Du second.")]
    data = tables_to_markdown(tables)
    notes = ["Du premier.", "Du second.", "De tous."]
    assert [_shown(token) for token in _blocks(data, "li")] == notes
    assert _shown(_blocks(data, "h2")[-1]) == "Pour tous les tableaux"


def test_the_top_says_that_it_is_confidential() -> None:
    data = quotes_to_markdown(BANK)
    assert _shown(_blocks(data, "p")[0]) == CONFIDENTIAL.capitalize()
    assert [_shown(token) for token in _blocks(data, "h2")] == [
        "Il en manque (manque)",
        "Le prix (prix)",
    ]
