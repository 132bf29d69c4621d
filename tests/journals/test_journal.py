import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from piacen_qual.errors import UnwritableFileError
from piacen_qual.journals.journal import Journal
from piacen_qual.journals.sealing import sealed

LINES = [sealed({"v": 1, "code": f"code_{n}", "text": "Il manque des pelles"}) for n in range(4)]


def _journal(path: Path, *lines: bytes) -> Journal:
    journal = Journal(path)
    for line in lines:
        journal.append(line)
    return journal


def test_lines_are_on_the_disk_one_after_the_other(tmp_path: Path) -> None:
    _journal(tmp_path / "a.jsonl", *LINES[:2]).close()
    _journal(tmp_path / "a.jsonl", *LINES[2:]).close()

    assert (tmp_path / "a.jsonl").read_bytes() == b"".join(LINES)


def test_where_nothing_is_written_no_file_is_made(tmp_path: Path) -> None:
    Journal(tmp_path / "a.jsonl").close()

    assert list(tmp_path.iterdir()) == []


def test_each_line_is_flushed_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[bytes] = []
    path = tmp_path / "a.jsonl"
    monkeypatch.setattr(os, "fsync", lambda _: flushed.append(path.read_bytes()))

    _journal(path, LINES[0], LINES[1])

    assert flushed == [b"", LINES[0], LINES[0] + LINES[1]]  # the folder comes first


@pytest.mark.parametrize("cut", [1, 20, len(LINES[1]) - 2])
def test_a_last_line_half_written_is_cut_off_and_told(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES[0] + LINES[1][:cut])

    journal = _journal(path, LINES[2])

    assert journal.torn
    assert path.read_bytes() == LINES[0] + LINES[2]


def test_a_last_line_that_lacks_only_its_break_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES[0] + LINES[1][:-1])

    journal = _journal(path, LINES[2])

    assert not journal.torn
    assert path.read_bytes() == b"".join(LINES[:3])


def test_a_short_write_is_a_refusal_that_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = tmp_path / "a.jsonl", os.write
    journal = _journal(path, LINES[0])

    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:8]))
    with pytest.raises(UnwritableFileError, match="plus de place sur le disque"):
        journal.append(LINES[1])
    assert path.read_bytes() == LINES[0]

    monkeypatch.undo()
    journal.append(LINES[2])
    assert path.read_bytes() == LINES[0] + LINES[2]


def test_a_disk_that_does_not_flush_is_a_refusal_that_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    journal = _journal(path, LINES[0])

    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UnwritableFileError, match="Input/output error"):
        journal.append(LINES[1])

    assert path.read_bytes() == LINES[0]


def test_an_interruption_leaves_no_half_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    journal = _journal(path, LINES[0])

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        journal.append(LINES[1])
    monkeypatch.undo()
    journal.append(LINES[2])

    assert path.read_bytes() == LINES[0] + LINES[2]


def test_a_half_line_that_could_not_be_removed_is_before_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, write = tmp_path / "a.jsonl", os.write
    journal = _journal(path, LINES[0])

    def refuse(_handle: int, _size: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:8]))
    monkeypatch.setattr(os, "ftruncate", refuse)
    with pytest.raises(UnwritableFileError):
        journal.append(LINES[1])
    assert path.read_bytes() == LINES[0] + LINES[1][:8]

    monkeypatch.undo()
    journal.append(LINES[2])
    assert path.read_bytes() == LINES[0] + LINES[2]


def test_a_file_replaced_meanwhile_gets_what_was_acknowledged(tmp_path: Path) -> None:
    path, other = tmp_path / "a.jsonl", tmp_path / "b"
    journal = _journal(path, LINES[0], LINES[1])
    other.write_bytes(LINES[3] + LINES[0])  # as a shared folder or git does
    other.replace(path)

    journal.append(LINES[2])

    assert path.read_bytes() == LINES[3] + LINES[0] + LINES[1] + LINES[2]


def test_a_file_removed_or_emptied_meanwhile_gets_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    journal = _journal(path, LINES[0])
    path.unlink()
    journal.append(LINES[1])
    assert path.read_bytes() == LINES[0] + LINES[1]

    path.write_bytes(b"")
    journal.close()
    assert path.read_bytes() == LINES[0] + LINES[1]


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()

    with pytest.raises(UnwritableFileError, match="portent le même nom"):
        Journal(tmp_path / "a.jsonl")


FULL_DISK = """
import resource, sys
from pathlib import Path
from piacen_qual.journals.journal import Journal
from piacen_qual.errors import UnwritableFileError
lines = Path(sys.argv[1]).read_bytes().splitlines(keepends=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
journal, kept = Journal(Path(sys.argv[2])), 0
try:
    for line in lines:
        journal.append(line)
        kept += 1
except UnwritableFileError as cause:
    print(kept, cause, sep="\\n")
try:
    journal.append(lines[kept])
except UnwritableFileError:
    print("encore")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
for line in lines[kept:]:
    journal.append(line)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is of Unix")
@pytest.mark.parametrize("room", [0, 5, len(LINES[0]), len(LINES[0]) + 8, 3 * len(LINES[0]) - 1])
def test_a_full_disk_takes_nothing_back_and_the_log_goes_on_once_there_is_room(
    tmp_path: Path, room: int
) -> None:
    source, path = tmp_path / "lines", tmp_path / "a.jsonl"
    source.write_bytes(b"".join(LINES))

    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(source), str(path), str(room)],
        capture_output=True,
        text=True,
        check=True,
    )

    kept, message, again = done.stdout.splitlines()
    assert int(kept) == room // len(LINES[0])
    assert "plus de place sur le disque" in message
    assert again == "encore"
    assert path.read_bytes() == b"".join(LINES)
