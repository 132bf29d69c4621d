"""Work done in another process."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from piacen_qual.apart import KilledError, apart
from piacen_qual.errors import NotAStudyError
from piacen_qual.model import Progress


def count(upto: int, *, progress: Progress) -> tuple[int, int]:
    """Tell each number; give the last one and the process."""
    for number in range(upto):
        progress(number, upto, "Compte")
    return upto, os.getpid()


def load(*, progress: Progress) -> bool:
    """Load something, and print."""
    import decimal  # noqa: F401, PLC0415 — anything

    os.write(1, b"garbage")
    print("garbage")  # noqa: T201
    progress(1, 1, "")
    return "decimal" in sys.modules


def stop(folder: Path, *, progress: Progress) -> None:
    """Stop with an error whose words are made of something else."""
    raise NotAStudyError(folder)


def fail(*, progress: Progress) -> None:
    """Have a bug."""
    dict[str, int]()["nothing"]


def die(*, progress: Progress) -> None:
    """Be killed, as when memory lacks."""
    os.kill(os.getpid(), signal.SIGKILL)


def last(folder: Path, *, progress: Progress) -> None:
    """Start a process, say which, and never end."""
    child = os.fork()
    if child:
        progress(os.getpid(), child, "")
    time.sleep(60)
    (folder / "done").touch()


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_what_is_worked_out_there_is_given_and_told_here() -> None:
    told: list[tuple[int, int, str]] = []
    number, process = apart(count, 3, progress=lambda *said: told.append(said))
    assert number == 3
    assert process != os.getpid()
    assert told == [(0, 3, "Compte"), (1, 3, "Compte"), (2, 3, "Compte")]


def test_what_is_printed_there_disturbs_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    assert apart(load)
    assert capfd.readouterr() == ("", "")


def test_a_stop_there_is_the_same_stop_here(tmp_path: Path) -> None:
    with pytest.raises(NotAStudyError) as raised:
        apart(stop, tmp_path)
    assert str(raised.value) == str(NotAStudyError(tmp_path))
    assert raised.value.exit_code == 2


def test_a_bug_there_is_a_bug_here_and_tells_where() -> None:
    with pytest.raises(KeyError) as raised:
        apart(fail)
    assert any("in fail" in note for note in raised.value.__notes__)


def test_a_process_that_was_killed_is_told_of() -> None:
    with pytest.raises(KilledError, match="faute de mémoire"):
        apart(die)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_an_interruption_leaves_nothing_running(tmp_path: Path) -> None:
    started: list[int] = []

    def interrupt(process: int, child: int, _: str) -> None:
        started.extend((process, child))
        assert all(map(is_running, started))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        apart(last, tmp_path, progress=interrupt)
    end = time.monotonic() + 5
    while any(map(is_running, started)) and time.monotonic() < end:
        time.sleep(0.01)
    assert not any(map(is_running, started))
