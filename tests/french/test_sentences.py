import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.french.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C’est bon. Pis là?", ["C’est bon.", "Pis là?"]),
        ("ah oui? c'est ça. bon!", ["ah oui?", "c'est ça.", "bon!"]),
        ("M. Roy et Mme Dubé parlent.", ["M. Roy et Mme Dubé parlent."]),
        ("On a Zoom, p. ex. Pis Teams.", ["On a Zoom, p. ex. Pis Teams."]),
        ("Des chaises, etc. Pis là on part.", ["Des chaises, etc.", "Pis là on part."]),
        ("Des chaises, etc. et puis on part.", ["Des chaises, etc. et puis on part."]),
        ("Au C.A. on vote.", ["Au C.A. on vote."]),
        ("À 10 h. Voilà.", ["À 10 h.", "Voilà."]),
        ("Ben… je sais pas… Oui.", ["Ben… je sais pas…", "Oui."]),
        ("Ben... je sais pas.", ["Ben... je sais pas."]),
        ("« Non ! » qu’il dit. Bon.", ["« Non ! » qu’il dit.", "Bon."]),
        ("Il dit « Non. » On part.", ["Il dit « Non. »", "On part."]),
        ("C’est drôle. (rires) Pis après?", ["C’est drôle. (rires)", "Pis après?"]),
        ("Il a (rires) ri.", ["Il a (rires) ri."]),
        ("fin.Le mot", ["fin.Le mot"]),
        ("Un titre\n\nune suite", ["Un titre", "une suite"]),
        ("pas de point", ["pas de point"]),
        ("  ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet='aA.…!?«»" ()\nM1\xa0', max_size=80) | st.text())
def test_each_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
