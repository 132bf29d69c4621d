import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.french.tokens import TokenKind, kind, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l’écran", ["l’", "écran"]),
        ("d'un", ["d'", "un"]),
        ("jusqu’à qu'on", ["jusqu’", "à", "qu'", "on"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("quelqu'un", ["quelqu'un"]),
        ("j'l'ai", ["j'", "l'", "ai"]),
        ("p'tit", ["p'tit"]),
    ],
)
def test_elisions_are_cut_and_whole_words_are_not(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("y’a", ["y’", "a"]),
        ("t’sais", ["t’sais"]),
        ("c’est-tu", ["c’", "est", "-tu"]),
        ("est-ce qu’on", ["est", "-ce", "qu’", "on"]),
        ("a-t-il", ["a", "-t-il"]),
        ("vas-y-tu", ["vas", "-y", "-tu"]),
        ("fait que là", ["fait que", "là"]),
        ("ça fait qu’on", ["ça", "fait qu’", "on"]),
        ("le fait que ça", ["le", "fait", "que", "ça"]),
        ("rendez-vous", ["rendez-vous"]),
        ("porte\u2011à\u2011porte", ["porte\u2011à\u2011porte"]),
        ("Notre-Dame-de-la-Merci", ["Notre-Dame-de-la-Merci"]),
    ],
)
def test_oral_forms_and_hyphens(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("100 %", ["100 %"]),
        ("100\xa0%", ["100\xa0%"]),
        ("22 h 40", ["22 h 40"]),
        ("à 9 h", ["à", "9 h"]),
        ("100 000 $", ["100 000 $"]),
        ("3,5 jours", ["3,5", "jours"]),
        ("2e", ["2e"]),
        ("le C.A. vote", ["le", "C.A.", "vote"]),
        ("https://exemple.org/a.", ["https://exemple.org/a", "."]),
        ("ana@exemple.org", ["ana@exemple.org"]),
    ],
)
def test_numbers_times_initials_and_addresses_are_one_token(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


def test_an_accent_written_apart_stays_in_its_word() -> None:
    assert words("l'e\u0301cran") == ["l'", "e\u0301cran"]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("mot", TokenKind.WORD),
        ("100 %", TokenKind.WORD),
        ("…", TokenKind.PUNCTUATION),
        ("(rires)", TokenKind.MARK),
        ("[inaudible 00:31:20]", TokenKind.MARK),
        ("{rires}", TokenKind.MARK),
        ("[?]", TokenKind.MARK),
        ("Euh", TokenKind.FILLER),
    ],
)
def test_what_a_token_is(token: str, expected: TokenKind) -> None:
    assert words(f"oui {token} non") == ["oui", token, "non"]
    assert kind(token) is expected


def test_words_in_parentheses_are_words() -> None:
    assert words("(le mien)") == ["(", "le", "mien", ")"]


ORAL = st.text(alphabet="aeéltsuEL'’-.,·(/) 0%h\xa0\u0301…!?[]", max_size=60)


@given(ORAL | st.text())
def test_each_visible_character_is_in_exactly_one_token_of_its_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    edges = [edge for token in tokens for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    covered = {place for token in tokens for place in range(token.start, token.end)}
    left = [text[place] for place in range(len(text)) if place not in covered]
    assert all(character.isspace() for character in left)
