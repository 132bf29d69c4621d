from dataclasses import replace
from pathlib import Path

import pytest

from piacen_qual.decisions.versions import Version, keep_version, read_versions
from piacen_qual.errors import Level
from piacen_qual.study import Study
from tests.decisions.making import NORD, TALK, anchor, transcript

VERSION = Version.of(NORD)


def test_a_version_is_kept_once_and_read_back(tmp_path: Path) -> None:
    study = Study(tmp_path)
    keep_version(study, VERSION)
    path = tmp_path / "decisions" / "versions" / f"{VERSION.sha256}.json"
    before = path.stat().st_mtime_ns
    keep_version(study, VERSION)

    assert path.stat().st_mtime_ns == before
    assert read_versions(study, [VERSION.sha256]) == ({VERSION.sha256: VERSION}, ())
    assert Version.made_of(VERSION.texts) == VERSION


def test_the_same_words_in_other_bytes_are_the_same_version() -> None:
    assert Version.of(replace(NORD, sha256="1" * 64, format="docx")) == VERSION


def test_the_same_words_in_other_turns_are_another_version() -> None:
    assert Version.of(transcript(" ".join(TALK[:2]), *TALK[2:])) != VERSION


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"turns": ["autre"]}', b'{"turns": [1]}'])
def test_a_damaged_version_is_told_then_kept_anew(tmp_path: Path, damage: bytes) -> None:
    study = Study(tmp_path)
    keep_version(study, VERSION)
    (tmp_path / "decisions" / "versions" / f"{VERSION.sha256}.json").write_bytes(damage)

    found, (problem,) = read_versions(study, [VERSION.sha256])
    assert found == {}
    assert problem.level is Level.WARNING
    assert problem.file == f"decisions/versions/{VERSION.sha256}.json"

    keep_version(study, VERSION)
    assert read_versions(study, [VERSION.sha256])[1] == ()


def test_an_anchor_holds_its_words_and_their_surroundings() -> None:
    at = anchor(3, "Ça coûte cher")

    assert (at.before, at.after) == ("Moi, c’est le prix. ", ", un râteau, faque on partage.")
    assert VERSION.holds(at)
    assert not VERSION.holds(replace(at, start=at.start + 1))
    assert not VERSION.holds(replace(at, turn=40))
    assert not VERSION.holds(replace(at, sha256="0"))
