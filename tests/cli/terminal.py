"""The program on a terminal, keys pressed one by one."""

import os
import pty
import re
import select
import time
from collections.abc import Mapping

from tests.cli.making import surroundings


def on_terminal(
    line: list[str],
    *,
    keys: str,
    until: str,
    then: tuple[str, str] = ("", ""),
    env: Mapping[str, str] | None = None,
) -> tuple[str, int]:
    """All that is drawn on a terminal, and the exit code.

    Args:
        line: the command.
        keys: pressed one by one, once something was drawn.
        until: an expression for what is drawn when the program is ready.
        then: an expression for what these keys bring, and other keys, pressed once it is drawn.
        env: beside what the tests always give.
    """
    own = {"TERM": "xterm-256color", "LINES": "24", **(env or {})}
    pid, handle = pty.fork()
    if not pid:
        os.execvpe(line[0], line, surroundings(own))  # noqa: S606
    drawn = ""
    for awaited, pressed in ((until, keys), then):
        drawn += _read(handle, until=awaited) if awaited else ""
        for key in pressed:
            os.write(handle, key.encode())
            drawn += _read(handle)
    drawn += _read(handle, until="(?!)")  # to the end
    os.close(handle)
    return drawn.replace("\xa0", " "), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _read(handle: int, until: str = "") -> str:
    """What is drawn until something is, and then nothing for a while; or to the end."""
    drawn, end, quiet = "", time.monotonic() + 15, 0.0
    while time.monotonic() < end and not (quiet > 0.3 and re.search(until, drawn)):
        ready, _, _ = select.select([handle], [], [], 0.1)
        try:
            more = os.read(handle, 1 << 16).decode(errors="replace") if ready else ""
        except OSError:  # the program is gone
            break
        drawn += more
        quiet = 0.0 if more else quiet + 0.1
    return drawn
