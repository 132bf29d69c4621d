"""The key at the terminal: where it may be made, how it opens, how it ends, what is said."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from piacen_qual.anonymisation.custody.audit import AuditAct, read_audit
from piacen_qual.anonymisation.custody.key import (
    DamagedKeyError,
    KeyFile,
    WeakPassphraseError,
    WrongPassphraseError,
)
from piacen_qual.anonymisation.custody.place import UnsafeKeyPlaceError, key_path
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.cli import cle
from piacen_qual.errors import PiacenError, UnreadableFileError
from piacen_qual.study import Study

PHRASE = "quatre pommes séchées au grenier"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    root = tmp_path / "étude"
    root.mkdir()
    return Study(root)


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    path = tmp_path / "phrase.txt"
    path.write_text(f"{PHRASE}\r\n", encoding="utf-8-sig")
    return path


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to type, and no variable helps."""
    monkeypatch.setattr(sys, "stdin", StringIO())
    for name in (cle.VARIABLE, cle.FILE_VARIABLE):
        monkeypatch.delenv(name, raising=False)


def typing(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    """Somebody is there, and types these."""
    terminal = StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    answers = iter(words)
    monkeypatch.setattr(cle, "getpass", lambda _: next(answers))
    monkeypatch.setattr("builtins.input", lambda *_: next(answers))


def acts(study: Study) -> list[AuditAct]:
    return [entry.act for entry in read_audit(study)[0]]


def test_the_first_opening_makes_the_key_and_later_ones_find_it(study: Study, phrase: Path) -> None:
    cle.open_or_make_key(study, "Julie", phrase).keep(Registry({"personne:a": "Mélèze"}))
    assert cle.open_or_make_key(study, "Omar", phrase).registry.pseudonym("personne:a") == "Mélèze"
    assert acts(study) == [AuditAct.KEY_MADE, AuditAct.KEY_OPENED]


@pytest.mark.parametrize("variable", [cle.VARIABLE, cle.FILE_VARIABLE])
def test_scripts_may_give_the_passphrase_in_a_variable(
    study: Study, phrase: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    cle.open_or_make_key(study, "Julie", phrase)
    monkeypatch.setenv(variable, PHRASE if variable == cle.VARIABLE else str(phrase))
    cle.open_or_make_key(study, "Julie")


def test_with_nobody_to_ask_it_says_how_scripts_do(study: Study) -> None:
    with pytest.raises(cle.NobodyToAskError, match="--phrase FICHIER"):
        cle.open_or_make_key(study, "Julie")
    assert not key_path(study).exists()


def test_a_new_passphrase_is_typed_twice(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, PHRASE, PHRASE.upper())
    with pytest.raises(cle.NotTheSameError):
        cle.open_or_make_key(study, "Julie")
    typing(monkeypatch, PHRASE, PHRASE)
    assert cle.open_or_make_key(study, "Julie").registry == Registry()


@pytest.mark.parametrize("weak", ["", "court", "a" * 40, " " * 20, "abababababab"])
def test_a_weak_passphrase_makes_no_key(study: Study, phrase: Path, weak: str) -> None:
    phrase.write_text(weak, encoding="utf-8")
    with pytest.raises(WeakPassphraseError, match="12 caractères, dont 6 différents"):
        cle.open_or_make_key(study, "Julie", phrase)
    assert not key_path(study).parent.exists()


def test_three_tries_then_it_stops(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    KeyFile.made(study, PHRASE)
    typing(monkeypatch, "non", "non plus", PHRASE)
    cle.open_or_make_key(study, "Julie")
    typing(monkeypatch, "non", "non plus", "toujours pas", PHRASE)
    with pytest.raises(WrongPassphraseError):
        cle.open_or_make_key(study, "Julie")


def test_a_passphrase_file_that_cannot_be_read_is_said(study: Study, tmp_path: Path) -> None:
    (tmp_path / "octets").write_bytes(b"\xff\xfe\xe9")
    for name in ("absent", "octets"):
        with pytest.raises(UnreadableFileError, match=name):
            cle.open_or_make_key(study, "Julie", tmp_path / name)


def test_a_damaged_key_is_told_apart_and_left(study: Study, phrase: Path) -> None:
    cle.open_or_make_key(study, "Julie", phrase)
    data = bytearray(key_path(study).read_bytes())
    data[200] ^= 1
    key_path(study).write_bytes(data)
    with pytest.raises(DamagedKeyError, match="copie"):
        cle.open_or_make_key(study, "Julie", phrase)
    assert key_path(study).read_bytes() == data


def test_in_a_repository_that_would_send_it_nothing_is_made(study: Study, phrase: Path) -> None:
    subprocess.run(["git", "init", "-q", study.root], check=True)
    with pytest.raises(UnsafeKeyPlaceError, match="gitignore"):
        cle.open_or_make_key(study, "Julie", phrase)
    assert not key_path(study).parent.exists()
    (study.root / ".gitignore").write_text("/cle/\n")
    cle.open_or_make_key(study, "Julie", phrase)


def test_destroying_asks_and_says_what_is_left(
    study: Study, phrase: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cle.open_or_make_key(study, "Julie", phrase)
    for words in (("non",), ("",)):
        typing(monkeypatch, *words)
        with pytest.raises(cle.NotConfirmedError):
            cle.destroy(study, "Julie", confirmed=False)
    typing(monkeypatch, "détruire")
    assert cle.destroy(study, "Julie", confirmed=False) == 0
    assert not key_path(study).exists()
    assert acts(study)[-1] is AuditAct.KEY_DESTROYED
    assert "anonymisées" in capsys.readouterr().err


def test_with_nobody_to_ask_nothing_is_destroyed_but_by_a_script_that_says_so(
    study: Study, phrase: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cle.open_or_make_key(study, "Julie", phrase)
    key_path(study).with_name("copie").write_bytes(key_path(study).read_bytes())
    with pytest.raises(cle.NotConfirmedError):
        cle.destroy(study, "Julie", confirmed=False)
    assert cle.destroy(study, "Julie", confirmed=True) == 0
    assert "avec la copie qui était à côté" in " ".join(capsys.readouterr().err.split())


def test_a_key_is_destroyed_once_and_it_is_told_when(study: Study, phrase: Path) -> None:
    with pytest.raises(cle.NoKeyToDestroyError) as refusal:
        cle.destroy(study, "Julie", confirmed=True)
    assert "détruite" not in str(refusal.value)
    cle.open_or_make_key(study, "Julie", phrase)
    cle.destroy(study, "Julie", confirmed=True)
    with pytest.raises(PiacenError, match="par Julie"):
        cle.destroy(study, "Omar", confirmed=True)


def test_after_destruction_a_new_key_has_other_pseudonyms_and_it_is_said(
    study: Study, phrase: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cle.open_or_make_key(study, "Julie", phrase).keep(Registry({"personne:a": "Mélèze"}))
    cle.destroy(study, "Julie", confirmed=True)
    capsys.readouterr()
    assert cle.open_or_make_key(study, "Julie", phrase).registry == Registry()
    assert "d’autres pseudonymes" in " ".join(capsys.readouterr().err.split())


def test_where_git_would_take_the_key_no_passphrase_is_asked_for(study: Study) -> None:
    subprocess.run(["git", "init", "-q", study.root], check=True)
    with pytest.raises(UnsafeKeyPlaceError):
        cle.open_or_make_key(study, "Julie")


def test_looking_refuses_a_key_that_git_would_take(study: Study, phrase: Path) -> None:
    cle.open_or_make_key(study, "Julie", phrase)
    subprocess.run(["git", "init", "-q", study.root], check=True)
    with pytest.raises(UnsafeKeyPlaceError):
        cle.read_registry(study, phrase)
