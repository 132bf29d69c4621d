import os
import shutil
import stat
import subprocess
import unicodedata
from pathlib import Path

import pytest

from piacen_qual.anonymisation.custody import cipher
from piacen_qual.anonymisation.custody.key import (
    ChangedKeyError,
    DamagedKeyError,
    KeyExistsError,
    KeyFile,
    MissingKeyError,
    WeakPassphraseError,
    WrongPassphraseError,
    destroy_key,
    keys_in,
)
from piacen_qual.anonymisation.custody.place import UnsafeKeyPlaceError, key_folder, key_path
from piacen_qual.anonymisation.masking.registry import Registry
from piacen_qual.errors import PiacenError, UnwritableFileError
from piacen_qual.study import Study

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PHRASE = "quatre pommes séchées au grenier"
PEOPLE = Registry({"personne:ovila tremblant": "Mélèze", "personne:côme": "Sarcelle"})


@pytest.fixture(autouse=True)
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase made into a key in no time, but for the tests that say otherwise."""
    if "slow" not in request.fixturenames:
        monkeypatch.setattr(cipher, "_COST", 1 << 6)


@pytest.fixture
def slow() -> None:
    """The real cost."""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path)


def filled(study: Study) -> Path:
    KeyFile.made(study, PHRASE).keep(PEOPLE)
    return key_path(study)


@pytest.mark.usefixtures("slow")
def test_what_is_kept_comes_back(study: Study) -> None:
    filled(study)
    assert KeyFile.opened(study, PHRASE).registry == PEOPLE


def test_a_new_key_holds_nobody(study: Study) -> None:
    assert KeyFile.made(study, PHRASE).registry == Registry()
    assert KeyFile.opened(study, PHRASE).registry == Registry()


def test_neither_name_nor_pseudonym_can_be_read_in_the_file(study: Study) -> None:
    data = filled(study).read_bytes()
    for word in ("ovila", "tremblant", "Mélèze", "Sarcelle", "pommes"):
        assert word.encode() not in data


def test_the_size_does_not_tell_how_many_people_there_are(study: Study) -> None:
    alone = len(filled(study).read_bytes())
    many = {f"personne:quelqu’un {n}": f"Pseudo{n}" for n in range(60)}
    KeyFile.opened(study, PHRASE).keep(Registry(many))
    assert len(key_path(study).read_bytes()) == alone


def test_two_keys_with_the_same_passphrase_have_nothing_in_common(tmp_path: Path) -> None:
    one, other = filled(Study(tmp_path / "a")), filled(Study(tmp_path / "b"))
    assert one.read_bytes()[13:] != other.read_bytes()[13:]
    assert one.read_bytes()[13:29] != other.read_bytes()[13:29]  # the salt


def test_each_writing_uses_a_nonce_of_its_own(study: Study) -> None:
    key = KeyFile.made(study, PHRASE)
    seen = set()
    for n in range(5):
        key.keep(Registry({"personne:a": f"Mot{n}"}))
        seen.add(key_path(study).read_bytes()[29:41])
    assert len(seen) == 5


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_can_read_it(study: Study) -> None:
    path = filled(study)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_opening_it_closes_it_to_others_again(study: Study) -> None:
    path = filled(study)
    path.chmod(0o644)
    KeyFile.opened(study, PHRASE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("given", ["", PHRASE.upper(), f"{PHRASE} ", "quatre pommes"])
def test_another_passphrase_opens_nothing_and_loses_nothing(study: Study, given: str) -> None:
    before = filled(study).read_bytes()
    with pytest.raises(WrongPassphraseError) as refusal:
        KeyFile.opened(study, given)
    assert refusal.value.exit_code == 2
    assert key_path(study).read_bytes() == before
    assert KeyFile.opened(study, PHRASE).registry == PEOPLE


def test_how_accents_were_typed_does_not_matter(study: Study) -> None:
    KeyFile.made(study, unicodedata.normalize("NFD", PHRASE)).keep(PEOPLE)
    assert KeyFile.opened(study, unicodedata.normalize("NFC", PHRASE)).registry == PEOPLE


@pytest.mark.parametrize("at", [0, 14, 30, 45, 2000, -40, -1])
def test_one_changed_byte_is_told_apart_from_a_wrong_passphrase(study: Study, at: int) -> None:
    path = filled(study)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedKeyError):
        KeyFile.opened(study, PHRASE)
    assert path.read_bytes() == data


@pytest.mark.parametrize("data", [b"", b"piacen cle 1\n", b"bonjour", os.urandom(5000)])
def test_what_is_no_key_is_said_to_be_none(study: Study, data: bytes) -> None:
    path = filled(study)
    path.write_bytes(data)
    with pytest.raises(DamagedKeyError):
        KeyFile.opened(study, PHRASE)


def test_a_key_cut_short_is_damaged(study: Study) -> None:
    path = filled(study)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(DamagedKeyError):
        KeyFile.opened(study, PHRASE)


def test_without_a_key_nothing_opens(study: Study) -> None:
    with pytest.raises(MissingKeyError):
        KeyFile.opened(study, PHRASE)


def test_a_second_key_is_refused(study: Study) -> None:
    before = filled(study).read_bytes()
    with pytest.raises(KeyExistsError):
        KeyFile.made(study, PHRASE)
    assert key_path(study).read_bytes() == before


def test_a_short_passphrase_is_refused(study: Study) -> None:
    with pytest.raises(WeakPassphraseError):
        KeyFile.made(study, "onze lettre")
    assert not key_folder(study).exists()


def test_two_commands_at_once_lose_no_pseudonym(study: Study) -> None:
    filled(study)
    mine, theirs = KeyFile.opened(study, PHRASE), KeyFile.opened(study, PHRASE)
    theirs.keep(Registry({**PEOPLE.pseudonyms, "personne:b": "Granit"}))
    with pytest.raises(ChangedKeyError):
        mine.keep(Registry({**PEOPLE.pseudonyms, "personne:c": "Lavande"}))
    assert KeyFile.opened(study, PHRASE).registry.pseudonym("personne:b") == "Granit"


def test_a_key_destroyed_meanwhile_is_not_made_again(study: Study) -> None:
    filled(study)
    key = KeyFile.opened(study, PHRASE)
    destroy_key(study)
    with pytest.raises(ChangedKeyError):
        key.keep(Registry())
    assert not key_path(study).exists()


def test_a_full_disk_leaves_the_key_as_it_was(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = filled(study).read_bytes()
    key = KeyFile.opened(study, PHRASE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UnwritableFileError):
            key.keep(Registry())
    assert key_path(study).read_bytes() == before
    assert key.registry == PEOPLE
    assert [path.name for path in key_folder(study).iterdir()] == ["registre.key"]


def test_destroying_overwrites_before_it_deletes(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(study)
    other = path.with_name("registre (copie).key")
    os.link(path, other)  # the same bytes on the disk, under a name that is not deleted with it
    sealed = path.read_bytes()
    monkeypatch.setattr("piacen_qual.anonymisation.custody.key.keys_in", lambda _: iter(()))
    assert destroy_key(study) == 1
    assert not path.exists()
    left = other.read_bytes()
    assert len(left) == len(sealed)
    assert sum(a == b for a, b in zip(left, sealed, strict=True)) < len(sealed) / 50


def test_every_copy_in_its_folder_goes_whatever_its_name(study: Study) -> None:
    path = filled(study)
    for name in ("registre.key.bak", "vieux", ".registre.key.x8f"):
        path.with_name(name).write_bytes(path.read_bytes())
    journal = path.with_name("journal.jsonl")
    journal.write_text("{}\n", encoding="utf-8")
    assert destroy_key(study) == 4
    assert [each.name for each in path.parent.iterdir()] == [journal.name]


def test_a_damaged_key_is_destroyed_too(study: Study) -> None:
    filled(study).write_bytes(b"abime")
    assert destroy_key(study) == 1
    assert not key_path(study).exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_key_behind_a_link_is_destroyed_where_it_lies(tmp_path: Path) -> None:
    study = Study(tmp_path / "etude")
    path = filled(study)
    stick = tmp_path / "cle_usb.key"
    path.rename(stick)
    path.symlink_to(stick)
    assert destroy_key(study) == 1
    assert not stick.exists()
    assert not path.is_symlink()


def test_there_is_nothing_to_destroy_twice(study: Study) -> None:
    filled(study)
    destroy_key(study)
    with pytest.raises(MissingKeyError):
        destroy_key(study)


def test_keys_are_known_by_what_they_begin_with(study: Study, tmp_path: Path) -> None:
    path = filled(study)
    (path.parent / "autre.txt").write_text("rien", encoding="utf-8")
    assert list(keys_in(path.parent)) == [path]
    assert list(keys_in(tmp_path / "absent")) == []


def test_no_message_holds_a_name_or_a_passphrase(study: Study) -> None:
    filled(study)
    key = KeyFile.opened(study, PHRASE)
    with pytest.raises(PiacenError) as refusal:
        KeyFile.opened(study, "zzz " + PHRASE)
    told = f"{refusal.value} {refusal.value!r} {key!r} {key.registry!r}"
    for word in ("ovila", "Mélèze", "pommes"):
        assert word not in told


def in_a_repository(study: Study) -> None:
    subprocess.run(["git", "init", "-q", study.root], check=True)


@needs_git
def test_a_key_is_not_made_where_git_would_take_it(study: Study) -> None:
    in_a_repository(study)
    with pytest.raises(UnsafeKeyPlaceError):
        KeyFile.made(study, PHRASE)
    assert not key_folder(study).exists()


@needs_git
def test_a_key_is_not_opened_where_git_would_take_it(study: Study) -> None:
    filled(study)
    in_a_repository(study)
    with pytest.raises(UnsafeKeyPlaceError):
        KeyFile.opened(study, PHRASE)
