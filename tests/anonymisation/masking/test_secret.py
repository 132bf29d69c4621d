"""Secrets are found however they are written, and nothing else is."""

import base64
import gzip
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.anonymisation.masking.secret import (
    Secret,
    Secrets,
    is_lower,
    neighbours,
    tokens_of,
    widest,
)
from piacen_qual.anonymisation.scanning.scan import scan

NAME = "Zélibard"
SECRETS = Secrets(Secret(name, "Personnes") for name in (NAME, "Roy", "Marie-Ève", "Lange"))


def found(text: str, secrets: Secrets = SECRETS) -> list[str]:
    return [text[start:end] for start, end, _ in widest(secrets.sightings(text))]


def each(change: dict[int, int]) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", NAME) if not unicodedata.combining(c))
    return plain.translate(change)


SMALL = range(ord("a"), ord("z") + 1)
ODD = {
    "every letter with an accent": "".join(letter + "\u0301\u0327" for letter in "Zelibard"),
    "struck through": "".join(letter + "\u0336" for letter in "Zelibard"),
    "in circles that follow": "".join(letter + "\u20dd" for letter in "Zelibard"),
    "soft hyphens": "\xad".join(NAME),
    "joiners": "\u200d".join(NAME),
    "grapheme joiners": "\u034f".join(NAME),
    "turned both ways": "\u2067" + "\u202d".join(NAME) + "\u2069",
    "Hangul fillers": "\u3164".join(NAME),
    "half-width fillers": "Z\uffa0élibard",
    "Braille blanks": "Z\u2800élibard",
    "Mongolian selectors": "Z\u180bélibard",
    "private signs": "Z\ue000élibard",
    "null": "Z\0élibard",
    "bell": "Z\x07élibard",
    "small capitals": "ᴢᴇʟɪʙᴀʀᴅ",
    "dark circles": each({c: 0x1F150 + c - 97 for c in SMALL}).replace("Z", "\U0001f169"),
    "dark squares": each({c: 0x1F170 + c - 97 for c in SMALL}).replace("Z", "\U0001f189"),
    "in brackets": each({c: 0x249C + c - 97 for c in SMALL}).replace("Z", "⒵"),
    "invisible tags": "".join(chr(0xE0000 + ord(letter)) for letter in "Zelibard"),
    "wide": each({c: c + 0xFEE0 for c in (*SMALL, ord("Z"))}),
    "with strokes": "Ƶɇłɨƀȧɍđ",
    "Cherokee": "ᏃᎬᏞᏆᏴᎪᎡᎠ",
    "Lisu": "ꓜꓰꓡꓲꓐꓮꓣꓓ",
    "Cyrillic": "Zеlіbаrd",
    "letter by letter": " ".join(NAME),
    "two blanks": "  ".join(NAME),
    "thin blanks": "\u200a".join(NAME),
    "dots": ".".join(NAME),
    "bars": "|".join(NAME),
    "commas": ", ".join(NAME),
    "slashes": "/".join(NAME),
    "line after line": "\n".join(NAME),
    "after a letter": f"à {' '.join(NAME)}",
    "cut by a hyphen": "Zéli-bard",
    "cut by a bracket": "Zéli(bard",
    "cut by an apostrophe": "Zéli’bard",
    "in brackets by half": "[Z]élibard",
    "short, letter by letter": "R o y",
    "short, with hyphens": "R-o-y",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_writings_are_found(text: str) -> None:
    said = f"Bon, {text}, merci."
    assert found(said)
    assert scan(f"<!doctype html><html><p>{said}</p></html>".encode(), SECRETS, name="a.html")


DECODED = {
    "reversed, and turned back": "\u202e" + NAME[::-1] + "\u202c",
    "entities": "Z&eacute;libard",
    "entities of entities": "Z&amp;amp;amp;eacute;libard",
    "JavaScript": "Z\\u00e9libard",
    "C": "Z\\U000000e9libard",
    "style sheets": "\\5A \\e9 libard",
    "RTF": "Z\\'e9libard",
    "RTF in Unicode": "Z\\u233?libard",
    "an address": "Z%C3%A9libard",
    "an address of an address": "Z%25C3%25A9libard",
    "e-mail": "Z=C3=A9libard",
    "e-mail in Latin-1": "Z=E9libard",
    "misread": "ZÃ©libard",
    "misread twice": "ZÃƒÂ©libard",
    "lost": "Z?libard",
    "cut at the end of a line": "Zéli-\nbard",
    "Markdown": "**Zéli**bard",
    "run together": "citationsZélibardRoy",
}


@pytest.mark.parametrize("text", DECODED.values(), ids=DECODED)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_what_decodes_to_a_name_is_found(text: str, name: str) -> None:
    begins = "<!doctype html><html><p>" if name == "a.html" else ""
    assert scan(f"{begins}Bon, {text}, merci.\n".encode(), SECRETS, name=name)


CODED = base64.b64encode(NAME.encode()).decode()
HIDING = {
    "content of a style sheet": "<style>p::after{content:'\\5A\\E9 libard'}</style>",
    "a comment": "<!-- Zélibard -->",
    "a comment that never ends": "<!-- Zélibard",
    "an address with data": f"<img src='data:text/plain;base64,{CODED}'>",
    "packed": base64.b64encode(gzip.compress(f"avec {NAME}".encode())).decode(),
    "a font": "<p style='font-family:Zélibard'>a</p>",
    "another text": "<img alt='Z&#233;libard'>",
    "tags in the middle": "<p>Z<i>é</i>li<b>bar</b>d</p>",
    "a broken tag": "<p title='Zélibard",
    "an attribute of nothing": "<p Zélibard>",
    "a script": "<script>const a='Z\\xe9'+'libard', b='Z\\xe9libard'</script>",
    "a template": "<template><p>Zélibard</template>",
    "an instruction": "<?qui Zélibard?>",
}


@pytest.mark.parametrize("page", HIDING.values(), ids=HIDING)
def test_a_page_hides_nothing(page: str) -> None:
    assert scan(f"<!doctype html><html>{page}</html>".encode(), SECRETS, name="a.html")


@pytest.mark.parametrize(
    "text",
    [
        "le royaume de Royer, foyer, corroyer",
        "l’ange, un ange, mélange",
        "marié, mariée en mars",
        "r, o ou y",
        "Zéli et Bard, et Rd",
        "zélé, libard",
        "c’est-à-dire, vis-à-vis, et/ou, va-t-en",
        "a b c d e f g",
        "Y a-t-il? Oh, y en a.",
    ],
)
def test_what_only_looks_alike_is_let_through(text: str) -> None:
    assert not found(text)
    assert not scan(f"{text}\n".encode(), SECRETS, name="a.txt")


def test_a_sighting_slices_to_what_is_written() -> None:
    text = "Vu R-o-y, Zéli-bard et Marie\u2011Ève."
    assert found(text) == ["R-o-y", "Zéli-bard", "Marie\u2011Ève"]


WORDS = st.sampled_from(("Rose", "du", "lac", "Lac", "pis", "12"))
BLANKS = st.sampled_from((" ", "  ", " - ", ", ", " (", "    ", ", un "))


@given(st.lists(st.tuples(WORDS, BLANKS), max_size=12))
def test_a_name_of_several_words_is_found_where_they_stand_close_and_in_order(
    said: list[tuple[str, str]],
) -> None:
    starts = [sum(len(word + blank) for word, blank in said[:n]) for n in range(len(said))]
    expected = {
        (starts[n], starts[n + 2] + len("lac"))
        for n in range(len(said) - 2)
        if [word.lower() for word, _ in said[n : n + 3]] == ["rose", "du", "lac"]
        and all(len(blank) <= 3 for _, blank in said[n : n + 2])
    }
    text = "".join(word + blank for word, blank in said)
    sightings = Secrets([Secret("Rose du Lac", "Organismes")]).sightings(text)
    assert {(start, end) for start, end, _ in sightings} == expected


def test_an_ordinary_word_is_a_name_by_its_capital_alone() -> None:
    common = Secrets([Secret("La Corde", "Organismes", common=True)])
    assert not found("la corde à linge. La corde casse.", common)
    assert found("avec La Corde. La Corde casse. LA CORDE", common) == [
        "La Corde",
        "La Corde",
        "LA CORDE",
    ]


def test_words_kept_between_two_others_are_kept_there_only() -> None:
    text = "le Roy soleil"
    kept = Secrets([Secret("Roy", "x", kept=frozenset({neighbours(text, 3, 6)}))])
    assert not found(text, kept)
    assert found("vu Roy hier", kept) == ["Roy"]


@pytest.mark.parametrize(
    ("text", "lower"), [("la corde", True), ("la Corde", False), ("La corde", False), ("52", True)]
)
def test_one_capital_is_enough_for_a_name(text: str, lower: bool) -> None:
    assert is_lower(text) is lower


def test_what_tells_nothing_is_no_secret() -> None:
    assert not Secrets([Secret("B", "x"), Secret("52", "x"), Secret("", "x")]).secrets
    assert tokens_of("d’Aïcha-Lou 4012") == ("d", "aicha", "lou", "4012")


def test_a_short_name_that_lost_its_accent_altogether_may_be_another_word() -> None:
    secrets = Secrets([Secret("Thiès", "Lieux"), Secret("Réjean", "Personnes")])
    assert not list(secrets.sightings("constructor() { this.id = id; }"))
    assert list(secrets.sightings("selon Rjean"))
