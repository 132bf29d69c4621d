"""The codebook is read again when it changed, or when what was kept of it is no good."""

from pathlib import Path

import pytest

from piacen_qual.codebook.frozen import freeze
from piacen_qual.codebook.kept import kept_codebook
from piacen_qual.codebook.load import load_codebook, parse_codebook
from piacen_qual.errors import UnreadableFileError
from piacen_qual.study import Study
from tests.codebook.test_load import EVERYTHING_WRONG, SOUND


@pytest.fixture
def study(tmp_path: Path) -> Study:
    (tmp_path / "codebook.yaml").write_text(EVERYTHING_WRONG, "utf-8")
    return Study(tmp_path)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The codebooks that were really read."""
    read: list[bytes] = []

    def watched(data: bytes, name: str) -> object:
        read.append(data)
        return parse_codebook(data, name)

    monkeypatch.setattr("piacen_qual.codebook.load.parse_codebook", watched)
    return read


def test_what_was_read_once_is_not_read_again(study: Study, reads: list[bytes]) -> None:
    expected = load_codebook(study.codebook)

    assert [kept_codebook(study), kept_codebook(study)] == [expected, expected]
    assert len(reads) == 1


def test_an_edited_codebook_is_read(study: Study, reads: list[bytes]) -> None:
    kept_codebook(study)
    study.codebook.write_text(SOUND, "utf-8")

    assert kept_codebook(study) == load_codebook(study.codebook)
    assert reads == [EVERYTHING_WRONG.encode(), SOUND.encode()]


def test_what_other_code_kept_is_not_taken(
    study: Study, reads: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_codebook(study)
    monkeypatch.setattr("piacen_qual.codebook.kept.code_version", lambda *_: "autre")

    kept_codebook(study)

    assert len(reads) == 2


def test_what_is_damaged_is_told_and_made_again(study: Study, reads: list[bytes]) -> None:
    expected = kept_codebook(study)
    (path,) = (study.root / ".piacen" / "codebook").iterdir()
    sound = path.read_bytes()
    path.write_bytes(sound[:-1])

    assert kept_codebook(study) == expected
    assert study.cache.damaged == [f"codebook/{path.name}"]
    assert path.read_bytes() == sound
    assert len(reads) == 2


@pytest.mark.parametrize("other", [b"[]", freeze(*parse_codebook(SOUND.encode()))])
def test_what_is_another_one_is_made_again(study: Study, reads: list[bytes], other: bytes) -> None:
    expected = kept_codebook(study)
    (path,) = (study.root / ".piacen" / "codebook").iterdir()
    study.cache.store("codebook", path.name, other)

    assert kept_codebook(study) == expected
    assert kept_codebook(study) == expected
    assert len(reads) == 2


@pytest.mark.parametrize("text", ["a: [", None])
def test_what_cannot_be_read_is_a_stop_each_time(study: Study, text: str | None) -> None:
    study.codebook.unlink()
    if text is not None:
        study.codebook.write_text(text, "utf-8")
    for _ in range(2):
        with pytest.raises(UnreadableFileError, match=r"codebook\.yaml"):
            kept_codebook(study)
