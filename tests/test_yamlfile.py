import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import UnreadableFileError
from piacen_qual.yamlfile import MAX_BYTES, Node, parse_yaml, read_yaml


def _parse(text: str) -> Node:
    return parse_yaml(text.encode(), "essai.yaml")


def _refused(data: str | bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as refusal:
        parse_yaml(data.encode() if isinstance(data, str) else data, "essai.yaml")
    return refusal.value


def test_every_value_knows_its_line() -> None:
    root = _parse("# un commentaire\n\ntitre: Essai\nliste:\n  - un\n  - {a: 1,\n     b: 2}\n")

    keys = root.mapping()
    assert keys["titre"].line == 3
    assert keys["liste"].line == 4
    assert [child.line for child in keys["liste"].items()] == [5, 6]
    assert keys["liste"].items()[1].mapping()["b"].line == 7


def test_lines_are_right_after_windows_line_ends_and_odd_blanks() -> None:
    root = _parse("a: un\u2028deux\r\nb: trois\x85quatre\r\nc: cinq\r\n")

    assert {key: child.line for key, child in root.mapping().items()} == {"a": 1, "b": 2, "c": 3}
    assert root.mapping()["a"].text() == "un deux"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0.75", 0.75),
        (".5", 0.5),
        ("true", True),
        ("false", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("oui", "oui"),
        ("non", "non"),
        ("yes", "yes"),
        ("2021-04-15", "2021-04-15"),
        ("10:30", "10:30"),
        ("0x1F", "0x1F"),
        ("1e5", "1e5"),
        (".nan", ".nan"),
        ("0,7", "0,7"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!python/object:os.system x", "x"),
        ("9" * 40, "9" * 40),
    ],
)
def test_only_plain_numbers_and_booleans_are_more_than_text(written: str, value: object) -> None:
    found = _parse(f"cle: {written}").mapping()["cle"].value

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1.10", "1.10"),
        ("007", "007"),
        ("true", "oui"),
        ("false", "non"),
        ("null", ""),
        ("' bonjour '", "bonjour"),
        ("[a, b]", ""),
        ("|\n  deux\n  lignes", "deux\nlignes"),
        (">\n  deux\n  lignes", "deux lignes"),
    ],
)
def test_the_text_of_a_value_is_what_the_person_wrote(written: str, text: str) -> None:
    assert _parse(f"cle: {written}").mapping()["cle"].text() == text


def test_a_number_as_a_key_stays_as_written() -> None:
    assert list(_parse("{54: a, '007': b, 008: c}").mapping()) == ["54", "007", "008"]


def test_a_key_written_twice_keeps_its_first_value_and_is_told_with_its_line() -> None:
    root = _parse("a: 1\nb: 2\na: 3\n")

    assert root.mapping()["a"].value == 1
    assert root.repeated == (("a", 3),)


def test_a_lone_word_counts_as_a_list_of_one_and_keys_as_no_list() -> None:
    root = _parse("mot: seul\nrien:\nliste: [a, b]\ncles: {a: b}\n").mapping()

    assert [child.text() for child in root["mot"].items()] == ["seul"]
    assert root["rien"].items() == ()
    assert [child.text() for child in root["liste"].items()] == ["a", "b"]
    assert root["cles"].items() == ()


def test_walking_goes_through_lists_and_keys_in_order() -> None:
    root = _parse("- [a, [b]]\n- {cle: c, autre: [d]}\n- e\n")

    assert [node.text() for node in root.walk() if node.text()] == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize("empty", ["", "\n\n", "# rien\n", "---\n", "\ufeff"])
def test_an_empty_file_is_an_empty_value(empty: str) -> None:
    root = _parse(empty)

    assert root.value is None
    assert root.mapping() == {}


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert list(parse_yaml(b"\xef\xbb\xbftitre: x", "essai.yaml").mapping()) == ["titre"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x [1]\nb: *x\n", 1),
        ("a: 1\nb: &ancre texte\n", 2),
        ("a: 1\n\nregles:\n  - *mot\n", 4),
        ("a: {b: &x {c: 1}}", 1),
    ],
)
def test_anchors_and_aliases_are_refused_at_their_line(text: str, line: int) -> None:
    refusal = _refused(text)

    assert refusal.line == line
    assert "guillemets" in refusal.what


def test_a_bomb_of_aliases_is_refused_before_it_goes_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]

    assert _refused("\n".join(lines)).line == 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_a_hundred_thousand_nested_brackets_are_refused_at_once(opening: str) -> None:
    started = time.perf_counter()

    refusal = _refused("a: 1\nb:\n " + opening * 100_000)

    assert refusal.line == 3
    assert "imbrication" in refusal.what
    assert time.perf_counter() - started < 5


def test_sixteen_megabytes_are_too_many() -> None:
    assert "16 Mo" in _refused(b" " * (MAX_BYTES + 1)).what


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        ("titre: été\n".encode("cp1252"), 1, "UTF-8"),
        (b"a: 1\nb: 2\nc: \xff\n", 3, "UTF-8"),
        ("a: 1\n".encode("utf-16"), 1, "UTF-8"),
        (b"a: 1\nb: \x00\n", 2, "U+0000"),
        ("a: 1\nb: l\x92été\n".encode(), 2, "U+0092"),
        (b"a: 1\nb:\n\tc: 2\n", 3, "tabulation"),
        (b"a: 1\n---\nb: 2\n", 3, "deux documents"),
        (b"a: 1\nb: c: d\n", 2, "alignement"),
        (b"a: 1\nb: @concept\n", 2, "guillemets"),
        (b"a: [x,\n  @concept]\n", 2, "guillemets"),
        (b"a: 1\nb: 'jamais\nc: 2\n", 2, "jamais ferm"),
        (b"a: 1\nb: [x, y\nc: 2\n\n", 2, "virgule"),
        (b"a: 1\nb: {x: 1\n", 2, "virgule"),
        (b"- a\nb: 1\n", 2, "mal form"),
        (b"\x89PNG\r\n\x1a\n", 1, "UTF-8"),
    ],
)
def test_what_is_no_yaml_is_said_in_french_with_its_line(
    data: bytes, line: int, words: str
) -> None:
    refusal = _refused(data)

    assert refusal.line == line
    assert words in refusal.what
    assert str(refusal).startswith(f"essai.yaml, ligne {line} : ")


@given(st.binary(max_size=60))
def test_any_bytes_give_a_tree_or_a_refusal(data: bytes) -> None:
    try:
        root = parse_yaml(data, "essai.yaml")
    except UnreadableFileError as refusal:
        assert refusal.what
    else:
        assert all(node.line >= 1 for node in root.walk())


@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`, \n\t1.~?", max_size=40))
def test_any_punctuation_gives_a_tree_or_a_refusal(text: str) -> None:
    try:
        root = _parse(text)
    except UnreadableFileError as refusal:
        assert refusal.what
    else:
        assert all(node.line >= 1 for node in root.walk())


def test_reading_gives_the_tree_and_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "codebook.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n")

    root, data = read_yaml(path, "codebook.yaml")

    assert root.mapping()["a"].value == 1
    assert data == b"\xef\xbb\xbfa: 1\r\n"


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"codebook\.yaml : le fichier n’existe pas"):
        read_yaml(tmp_path / "codebook.yaml", "codebook.yaml")
    with pytest.raises(UnreadableFileError, match="lecture impossible"):
        read_yaml(tmp_path, "codebook.yaml")


def test_a_file_saved_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text("a: 1\n", "utf-8")
    read = Path.read_bytes
    saves = iter(["a: 1\nb: 2\n"])

    def slowly(self: Path) -> bytes:
        data = read(self)
        if text := next(saves, None):
            self.write_text(text, "utf-8")
        return data

    monkeypatch.setattr(Path, "read_bytes", slowly)
    root, data = read_yaml(path, "essai.yaml")

    assert (set(root.mapping()), data) == ({"a", "b"}, b"a: 1\nb: 2\n")


def test_a_file_that_never_stops_changing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "essai.yaml"
    path.write_text("a: 1\n", "utf-8")
    read = Path.read_bytes

    def under_a_busy_pen(self: Path) -> bytes:
        data = read(self)
        self.write_bytes(data + b"# encore\n")
        return data

    monkeypatch.setattr(Path, "read_bytes", under_a_busy_pen)
    with pytest.raises(UnreadableFileError, match="enregistrez-le, puis recommencez"):
        read_yaml(path, "essai.yaml")


@pytest.mark.parametrize("sign", ["?", "*", "!", "@a", "%a"])
def test_a_value_that_must_be_quoted_is_told_so(sign: str) -> None:
    refusal = _refused(f"x:\n  - {{a: b, c: {sign}}}\n")

    assert refusal.line == 2
    assert f"mettez entre guillemets la valeur qui commence par « {sign[0]} »" in refusal.what
