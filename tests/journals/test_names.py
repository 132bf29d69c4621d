import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.journals.names import CONSENSUS, BadCoderNameError, coder_name, stem

names = st.text(min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Julie", "Julie"),
        ("  Marie-Ève   Roy ", "Marie-Ève Roy"),
        ("Zoe\u0301", "Zo\u00e9"),
        ("Consensus", CONSENSUS),
    ],
)
def test_a_name_is_kept_as_people_write_it(given: str, kept: str) -> None:
    assert coder_name(given) == kept


@pytest.mark.parametrize("given", ["", " ", "a" * 81, "a\x00b", "Suggestion", "MACHINE", "\u200b"])
def test_what_names_nobody_is_refused(given: str) -> None:
    with pytest.raises(BadCoderNameError, match="donnez un prénom"):
        coder_name(given)


@pytest.mark.parametrize("plain", ["julie", "marie-eve", "codeur_2", "consensus"])
def test_a_plain_name_is_the_name_of_its_file(plain: str) -> None:
    assert stem(plain) == stem(plain.title()) == plain


@pytest.mark.parametrize(
    "odd", ["Zoé", "a/b", "..", "con", "COM1", "a.b", "été ", "李", "x" * 60, "-", "a:b", "nul"]
)
def test_any_other_name_is_made_into_one_that_every_system_takes(odd: str) -> None:
    made = stem(odd)

    assert made.isascii()
    assert made.replace("-", "").isalnum()
    assert made == made.lower()
    assert made.split("-")[0] not in {"con", "com1", "nul"} or "-" in made
    assert len(made) <= 50


@given(names, names)
def test_two_names_share_a_file_only_when_case_alone_tells_them_apart(a: str, b: str) -> None:
    if a.casefold() != b.casefold():
        assert stem(a) != stem(b)
    assert stem(a) == stem(a.upper()) or a.casefold() != a.upper().casefold()
