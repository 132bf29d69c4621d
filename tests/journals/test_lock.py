import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from piacen_qual.errors import UnwritableFileError
from piacen_qual.journals import lock as lock_module
from piacen_qual.journals.lock import Lock, LockedLogError

HOLD = """
import sys
from pathlib import Path
from piacen_qual.journals.lock import Lock
Lock(Path(sys.argv[1]), "Julie").take()
print("prêt", flush=True)
sys.stdin.read()
"""


@contextmanager
def _another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "prêt\n"
        yield process


def _left_by(path: Path, machine: str) -> None:
    """A lock that nobody gave back."""
    holder = {"coder": "Julie", "pid": 1, "machine": machine, "since": "2031-05-02T14:05:09-04:00"}
    path.write_text(json.dumps(holder), "utf-8")


def test_a_lock_that_nobody_holds_is_taken_and_given_back(tmp_path: Path) -> None:
    path = tmp_path / "julie.lock"
    for _ in range(2):
        lock = Lock(path, "Julie")
        assert lock.take() is None
        assert json.loads(path.read_bytes())["pid"] == os.getpid()
        lock.release()
        assert not path.exists()


def test_a_second_session_is_told_who_has_it_since_when_and_where(tmp_path: Path) -> None:
    path = tmp_path / "julie.lock"
    with _another_process(path) as process:
        with pytest.raises(LockedLogError) as refused:
            Lock(path, "Julie").take()
        process.kill()

    message = str(refused.value)
    assert "« Julie » a déjà une session ouverte depuis le 20" in message
    assert f"processus {process.pid})" in message
    assert lock_module.machine() in message
    assert "effacez" not in message  # it is alive: closing it is the only way


def test_a_refusal_takes_nothing_from_whoever_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "julie.lock"
    first = Lock(path, "Julie")
    first.take()
    for _ in range(2):
        with pytest.raises(LockedLogError):
            Lock(path, "Julie").take()

    assert json.loads(path.read_bytes())["coder"] == "Julie"
    first.release()
    Lock(path, "Julie").take()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of Unix")
def test_the_lock_of_a_dead_process_is_taken_over_and_told(tmp_path: Path) -> None:
    path = tmp_path / "julie.lock"
    with _another_process(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

        before = Lock(path, "Julie").take()

    assert before is not None
    assert before.pid == process.pid
    assert json.loads(path.read_bytes())["pid"] == os.getpid()


def test_the_lock_of_another_machine_is_left_alone_and_the_way_out_is_said(tmp_path: Path) -> None:
    path = tmp_path / "julie.lock"
    _left_by(path, "portable-3")

    with pytest.raises(LockedLogError) as refused:
        Lock(path, "Julie").take()

    message = str(refused.value)
    assert "depuis le 2031-05-02 à 14 h 05 (ordinateur « portable-3 », processus 1)" in message
    assert f"effacez « {path} »" in message


@pytest.mark.parametrize("words", ["", "{", "[]", '{"coder": 1}'])
def test_a_lock_that_names_nobody_is_taken(tmp_path: Path, words: str) -> None:
    path = tmp_path / "julie.lock"
    path.write_text(words, "utf-8")

    assert Lock(path, "Julie").take() is None


def test_where_the_system_knows_no_locks_the_file_alone_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_module, "_locked", lambda _: None)
    path = tmp_path / "julie.lock"
    first = Lock(path, "Julie")
    first.take()

    with pytest.raises(LockedLogError, match="effacez"):
        Lock(path, "Julie").take()

    first.release()
    assert Lock(path, "Julie").take() is None


def test_a_lock_removed_between_opening_and_locking_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, locked = tmp_path / "julie.lock", lock_module._locked
    tries: list[int] = []

    def slow(handle: int) -> bool | None:
        if not tries:
            path.unlink()  # its last holder gives it back just then
        tries.append(handle)
        return locked(handle)

    monkeypatch.setattr(lock_module, "_locked", slow)
    Lock(path, "Julie").take()

    assert len(tries) == 2
    assert path.exists()


def test_a_lock_that_cannot_be_signed_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UnwritableFileError, match="plus de place"):
        Lock(tmp_path / "julie.lock", "Julie").take()

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError):
        Lock(tmp_path / "nulle_part" / "julie.lock", "Julie").take()
