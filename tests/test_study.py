import os
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piacen_qual.errors import NotAStudyError
from piacen_qual.study import Cache, Study, digest, open_study


def _study(root: Path, *names: str) -> Study:
    (root / "transcripts").mkdir()
    for name in names:
        (root / "transcripts" / name).write_text("P1 : oui", encoding="utf-8")
    return open_study(root)


def test_a_folder_that_is_no_study_is_refused_with_two_ways_out(tmp_path: Path) -> None:
    with pytest.raises(NotAStudyError, match="piacen init") as refusal:
        open_study(tmp_path)
    assert "--etude" in str(refusal.value)


def test_a_codebook_alone_or_transcripts_alone_make_a_study(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "codebook.yaml").write_text("titre: x", encoding="utf-8")
    (tmp_path / "b" / "transcripts").mkdir(parents=True)

    assert open_study(tmp_path / "a").transcript_paths() == ()
    assert open_study(tmp_path / "b").transcript_paths() == ()


def test_transcripts_come_by_name_whatever_the_way_accents_are_written(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "école.txt")
    names = ["zèbre.txt", decomposed, "éa.txt", "éz.txt", "abeille.txt"]
    study = _study(tmp_path, *names)

    found = [unicodedata.normalize("NFC", path.name) for path in study.transcript_paths()]

    assert found == ["abeille.txt", "zèbre.txt", "éa.txt", "école.txt", "éz.txt"]


def test_hidden_temporary_and_foreign_files_are_left_out(tmp_path: Path) -> None:
    study = _study(
        tmp_path,
        *("tncdc_g1.VTT", "tncdc g2.docx", ".cache.txt", "~$tncdc g2.docx"),
        *("corpus.yaml", "notes.pdf", "sans_suffixe"),
    )
    (study.transcripts / "dossier.txt").mkdir()

    assert [path.name for path in study.transcript_paths()] == ["tncdc g2.docx", "tncdc_g1.VTT"]


def test_what_lies_there_and_is_no_transcript_is_known(tmp_path: Path) -> None:
    study = _study(tmp_path, "g1.txt", "ancien.doc", "corpus.yaml", ".cache", "~$g1.docx")
    (study.transcripts / "printemps").mkdir()
    (study.transcripts / "perdu.txt").symlink_to("nulle part")

    assert [path.name for path in study.strangers()] == ["ancien.doc", "perdu.txt", "printemps"]
    assert [path.name for path in study.transcript_paths()] == ["g1.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are of Unix")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path) -> None:
    study = _study(tmp_path)
    os.mkfifo(study.transcripts / "tuyau.txt")

    assert (study.transcript_paths(), study.strangers()) == ((), ())


def test_the_cache_gives_back_what_was_stored(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    key = digest("a", b"b")

    cache.store("transcripts", key, "des mots échangés".encode())

    assert cache.load("transcripts", key) == "des mots échangés".encode()
    assert cache.load("annotations", key) is None
    assert cache.load("transcripts", digest("ab", b"")) is None


@pytest.mark.parametrize("damage", [b"", b"court", None])
def test_a_damaged_entry_counts_as_absent(tmp_path: Path, damage: bytes | None) -> None:
    cache = Cache(tmp_path)
    cache.store("transcripts", "cle", b"bon contenu")
    path = tmp_path / "transcripts" / "cle"
    path.write_bytes(path.read_bytes()[:-1] + b"!" if damage is None else damage)

    assert cache.load("transcripts", "cle") is None


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / ".piacen").write_text("un fichier, pas un dossier", encoding="utf-8")
    cache = Cache(tmp_path / ".piacen")

    cache.store("transcripts", "cle", b"x")

    assert cache.load("transcripts", "cle") is None


def test_a_folder_that_is_no_study_gets_no_cache(tmp_path: Path) -> None:
    cache = Study(tmp_path).cache
    cache.store("transcripts", "cle", b"x")

    assert cache.load("transcripts", "cle") is None
    assert list(tmp_path.iterdir()) == []


@given(st.lists(st.text(max_size=5), max_size=5), st.lists(st.text(max_size=5), max_size=5))
def test_only_equal_lists_have_equal_digests(some: list[str], others: list[str]) -> None:
    assert (digest(*some) == digest(*others)) == (some == others)


def test_the_same_characters_split_elsewhere_have_another_digest() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4


def test_a_file_name_that_is_no_utf8_has_a_digest() -> None:
    assert digest("entrevue_\udce9.txt") != digest("entrevue_?.txt")


def test_the_cache_remembers_what_it_found_damaged(tmp_path: Path) -> None:
    (tmp_path / "transcripts").mkdir()
    study = Study(tmp_path)
    study.cache.store("essai", "cle", b"abc")
    assert study.cache.load("essai", "cle") == b"abc"
    assert study.cache.load("essai", "absente") is None
    assert study.cache.damaged == []

    (tmp_path / ".piacen" / "essai" / "cle").write_bytes(b"autre chose")

    assert study.cache.load("essai", "cle") is None
    assert study.cache.damaged == ["essai/cle"]
