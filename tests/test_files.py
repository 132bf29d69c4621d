import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from piacen_qual.errors import UnwritableFileError
from piacen_qual.files import write_whole


def test_a_file_is_written_in_a_folder_that_did_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "exports" / "tableaux d’été" / "codes par cas.csv"

    write_whole(path, b"a;b\r\n")

    assert path.read_bytes() == b"a;b\r\n"
    assert [child.name for child in path.parent.iterdir()] == [path.name]


def test_a_longer_file_is_replaced_by_a_shorter_one(tmp_path: Path) -> None:
    path = tmp_path / "segments.csv"
    path.write_bytes(b"x" * 10_000)

    write_whole(path, b"court")

    assert path.read_bytes() == b"court"


def test_the_file_gets_ordinary_permissions_or_those_asked_for(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.csv", b"")
    write_whole(tmp_path / "cle.json", b"", mode=0o600)

    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "cle.json").stat().st_mode & 0o777 == 0o600


def test_a_very_long_name_with_accents_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'é' * 120}.csv"

    write_whole(path, b"x")

    assert path.read_bytes() == b"x"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_when_a_step_fails_the_old_file_stays_and_nothing_is_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "codages.csv"
    path.write_bytes(b"avant")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os if step == "fsync" else Path, step, refuse)
    with pytest.raises(UnwritableFileError, match="ouvert dans Excel ou Word"):
        write_whole(path, b"maintenant")

    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "codages.csv"
    path.write_bytes(b"avant")

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"maintenant")

    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


def test_what_can_be_made_again_does_not_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("the disk was waited for"))

    write_whole(tmp_path / "cle", b"refait au besoin", flushed=False)

    assert (tmp_path / "cle").read_bytes() == b"refait au besoin"


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("je suis un fichier", encoding="utf-8")

    with pytest.raises(UnwritableFileError, match="portent le même nom"):
        write_whole(tmp_path / "exports" / "a.csv", b"x")

    assert (tmp_path / "exports").read_text(encoding="utf-8") == "je suis un fichier"


def test_a_folder_in_the_place_of_the_file_is_said_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv" / "dedans").mkdir(parents=True)

    with pytest.raises(UnwritableFileError, match="portent le même nom"):
        write_whole(tmp_path / "a.csv", b"x")

    assert (tmp_path / "a.csv" / "dedans").is_dir()
    assert [child.name for child in tmp_path.iterdir()] == ["a.csv"]


FULL_DISK = """
import resource, sys
from pathlib import Path
from piacen_qual.errors import UnwritableFileError
from piacen_qual.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 5000)
except UnwritableFileError as cause:
    sys.exit(str(cause))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is of Unix")
def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "segments.csv"
    path.write_bytes(b"avant")

    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "plus de place sur le disque" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_never_sees_a_half_written_file(tmp_path: Path) -> None:
    path = tmp_path / "tableau.csv"
    versions = [bytes([letter]) * 200_000 for letter in b"ab"]
    write_whole(path, versions[0])
    seen: set[bytes] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(20):
        write_whole(path, versions[turn % 2])
    done.set()
    reader.join()

    assert seen <= set(versions)
    assert seen
