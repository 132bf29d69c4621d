import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import Level, UnreadableFileError
from piacen_qual.transcripts.formats.decode import decode, split_lines

SHORT = (
    "P1 : Ça dépend, là.",
    "École et télétravail",
    "P3 : À l'époque, on n'avait pas ça.",
    "Ben oui, déjà! Où ça?",
    "C'est la fête à Noël chez l'hôte",
    "MARIE-ÈVE : Oui, je suis d'accord.",
    "Même affaire pour la tâche du maître",
)
TYPOGRAPHIC = (
    "P1 : Ça dépend… là, l’été, c’est « plate » pis le cœur y est pas.",
    "INTERVENANTE 2 — Non… – Oui, j’ai dit « peut-être ».",
    "Étudiant·e : l’œuvre, c’est à nous.",
)
LONG = "\n".join(
    (
        "Animatrice : Bon, on commence. Qui veut se lancer en premier?",
        "P1 : Moi je peux. À la maison, l'imprimante a lâché le premier matin.",
        "P2 : Chez nous ça a été l'inverse, le réseau était là, mais personne l'utilisait.",
        "P3 : (rires) Ça me rappelle la fois où on a tenu l'assemblée dans le stationnement.",
        "P1 : Être dehors, c'est drôle à dire, mais ç'a sauvé notre équipe cet hiver-là.",
    )
    * 40
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("encoding", "text"),
    [(encoding, text) for encoding in ("cp1252", "mac_roman", "cp850") for text in (*SHORT, LONG)]
    + [(encoding, text) for encoding in ("cp1252", "mac_roman") for text in TYPOGRAPHIC],
)
def test_an_old_encoding_is_recognised_by_its_french(
    encoding: str, text: str, line_end: str
) -> None:
    text = (text + "\n").replace("\n", line_end)
    decoded = decode(text.encode(encoding), "g1.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_guess_is_said() -> None:
    (problem,) = decode("P1 : Déjà?".encode("cp1252"), "g1.txt").problems
    assert problem.level is Level.WARNING
    assert "cp1252" in problem.message


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("P1 : Déjà… « oui »".encode(), "utf-8"),
        ("P1 : Déjà… « oui »".encode("utf-8-sig"), "utf-8-sig"),
        ("P1 : Déjà… « oui »".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "P1 : Déjà… « oui »".encode("utf-16-be"), "utf-16"),
    ],
)
def test_a_certain_encoding_needs_no_warning(data: bytes, encoding: str) -> None:
    decoded = decode(data, "g1.txt")
    assert decoded.text == "P1 : Déjà… « oui »"
    assert decoded.encoding == encoding
    assert decoded.problems == ()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_said(codec: str) -> None:
    decoded = decode("P1 : Déjà, oui.\r\nP2 : Non.".encode(codec), "g1.txt")
    assert decoded.text == "P1 : Déjà, oui.\r\nP2 : Non."
    assert decoded.encoding == "utf-16"
    assert [problem.level for problem in decoded.problems] == [Level.WARNING]


def test_a_stray_byte_does_not_spoil_a_utf_8_file() -> None:
    data = "P1 : Déjà là.\nP2 : l".encode() + b"\x92" + "été, à côté.".encode()
    decoded = decode(data, "g1.txt")
    assert decoded.text == "P1 : Déjà là.\nP2 : l’été, à côté."
    assert decoded.encoding == "utf-8"
    assert decoded.problems[0].line == 2


def test_a_byte_that_cp1252_leaves_undefined_is_kept() -> None:
    decoded = decode("P1 : Déjà là, à côté, l’été.".encode("cp1252") + b"\x81", "g1.txt")
    assert decoded.encoding == "cp1252"
    assert decoded.text.endswith("l’été.\x81")


@pytest.mark.parametrize(
    "data",
    [b"P1 : oui\nP2 : n\x00on", bytes(range(1, 32)) * 30, b"P1 : oui" + b"\x00" * 4096],
    ids=["null", "controls", "padding"],
)
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="pas du texte"):
        decode(data, "g1.txt")


def test_the_line_of_a_null_character_is_given() -> None:
    with pytest.raises(UnreadableFileError) as stop:
        decode(b"P1 : oui\r\nP2 : n\x00on", "g1.txt")
    assert stop.value.line == 2


def test_a_lone_control_character_is_survived() -> None:
    assert decode(b"P1 : oui\x07 " + b"mot " * 50, "g1.txt").text.startswith("P1 : oui\x07")


@pytest.mark.parametrize("inside", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c"])
def test_only_line_ends_cut_lines(inside: str) -> None:
    assert split_lines(f"un{inside}deux\r\ntrois\rquatre\n\ncinq\n") == [
        f"un{inside}deux",
        "trois",
        "quatre",
        "",
        "cinq",
    ]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"))))
def test_no_character_is_lost_in_splitting(lines: list[str]) -> None:
    assert split_lines("".join(f"{line}\n" for line in lines)) == lines


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_any_utf_8_text_comes_back_unchanged(text: str) -> None:
    decoded = decode(text.encode(), "g1.txt")
    assert decoded.text == text.removeprefix("\ufeff")
    assert decoded.problems == ()
