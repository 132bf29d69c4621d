"""Work done in another process, which ends with it: what it loads does not stay in memory here."""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from typing import IO, Any, Final, TypeVar, cast

from piacen_qual.errors import PiacenError
from piacen_qual.model import Progress

_ENTRY: Final = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    " from piacen_qual.apart import _serve; _serve()"
)
_TOLD, _DONE, _FAILED = "told", "done", "failed"

Result = TypeVar("Result")


class KilledError(PiacenError):
    """The other process ended without a word."""

    def __init__(self) -> None:
        """Say what usually does that, and what can be done."""
        super().__init__(
            "Le travail s’est arrêté brusquement : le système l’a sans doute interrompu, faute de"
            " mémoire. Fermez d’autres programmes et recommencez; ce qui était fait est gardé."
        )


def apart(work: Callable[..., Result], *given: object, progress: Progress | None = None) -> Result:
    """What some work gives, done in another process.

    An interruption (ctrl-C) ends that process at once, whatever it started included.

    Args:
        work: a function of a module, that takes `progress=` too.
        *given: its arguments; they are copied, as its result is.
        progress: called here as the work calls its own.

    Raises:
        KilledError: when the process was killed.
        Exception: what the work raised.
    """
    line = [sys.executable, "-P", "-c", _ENTRY]
    process = subprocess.Popen(  # noqa: S603 — this very program
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # ctrl-C is heard here, not there
    )
    try:
        return cast("Result", _result(process, (work, given), progress))
    finally:
        _end(process)


def _result(process: "subprocess.Popen[bytes]", asked: object, progress: Progress | None) -> Any:
    """Ask, then listen until it is done."""
    to, back = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    try:
        pickle.dump(sys.path, to)
        pickle.dump(asked, to)
        to.close()
        while True:
            kind, said = pickle.load(back)  # noqa: S301 — from a process of our own
            if kind == _DONE:
                return said
            if kind == _FAILED:
                raise said
            if progress is not None:
                progress(*said)
    except (EOFError, BrokenPipeError):
        raise KilledError from None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Leave nothing running, not even what the process started."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):  # it ended by itself
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _serve() -> None:
    """The other process: do what is asked for, and say how it goes."""
    back = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints does not talk across
    work, given = pickle.load(sys.stdin.buffer)  # noqa: S301 — from the process that started this

    def progress(*said: object) -> None:
        _say(back, _TOLD, said)

    try:
        _say(back, _DONE, work(*given, progress=progress))
    except Exception as error:  # noqa: BLE001 — it goes on in the process that asked
        error.add_note(traceback.format_exc())
        _say(back, _FAILED, error)


def _say(back: IO[bytes], kind: str, said: object) -> None:
    back.write(pickle.dumps((kind, said)))
    back.flush()
