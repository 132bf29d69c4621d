"""`python -m benchmarks.review`: the review of a large coded study on a real (pseudo-)terminal.

A study of 140,000 words, coded by the machine, half of it decided on by two people; then
`piacen reviser` as a whole process: how long until it shows a segment, how long each key takes
until the screen stands still again, and its peak memory.
"""

import os
import pty
import random
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarks.__main__ import PIACEN, check, coder
from benchmarks.material import GROUPS, WORDS, write_study
from piacen_qual.codebook.load import load_codebook
from piacen_qual.coding.suggest import suggest
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.log import Log
from piacen_qual.study import Study
from piacen_qual.transcripts.library import read_library

CODERS: Final = ("Julie", "Omer")
SILENCE: Final = 0.04  # seconds without a byte after which the screen stands still
ESCAPE: Final = "\x1b"
SHOWN: Final = "à décider"  # what the head of the screen says
TIMES: Final = 15  # each key is pressed
KEYS: Final[Mapping[str, tuple[str, str]]] = {  # what is measured, and what is pressed after it
    "a accepter": ("a", "u"),
    "r rejeter": ("r", "u"),
    "s substituer, Entrée": ("\r", "u"),
    "j code suivant": ("j", ""),
    "k code précédent": ("k", ""),
    "e extrait": ("e", ESCAPE),
    "c code": ("c", ESCAPE),
    "c code, une lettre": ("n", ""),
    "m mémo": ("m", ESCAPE),
    "f filtrer": ("f", ESCAPE),
    "? aide": ("?", ESCAPE),
    "page suivante": ("\x1b[6~", ""),
    "p passer": ("p", ""),
    "n à décider": ("n", ""),
    "Entrée": ("\r", ""),
}


def decide(folder: Path) -> int:
    """Have two people decide on half of the suggestions; how many events that makes."""
    study, book = Study(folder), load_codebook(folder / "codebook.yaml")[0]
    transcripts = read_library(study, book.themes).transcripts
    coded = suggest(transcripts, book, study.cache)
    half = coded.suggestions[: len(coded.suggestions) // 2]
    chance = random.Random(0)  # noqa: S311 — nothing secret
    for name in CODERS:
        with Log(study, name, transcripts) as log:
            for s in half:
                act = Act.ACCEPT if chance.random() < 0.7 else Act.REJECT
                log.append(act, at=(s.file, s.turn, s.start, s.end), code=s.code, rule=s.rule)
    return len(half) * len(CODERS)


class Terminal:
    """`piacen reviser` on a terminal of its own."""

    def __init__(self, folder: Path, columns: int = 80, rows: int = 24) -> None:
        """Start it."""
        self.begun = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if not self.pid:
            size = {"COLUMNS": str(columns), "LINES": str(rows), "TERM": "xterm-256color"}
            words = ("reviser", "--codeur", CODERS[0], "--etude", str(folder))
            here = {"XDG_CONFIG_HOME": str(folder / "config")}
            os.execvpe(sys.executable, [sys.executable, *PIACEN, *words], {**os.environ, **size, **here})

    def until(self, words: str, seconds: float = 20) -> float:
        """Seconds since the start when these words are shown."""
        seen, end = b"", time.perf_counter() + seconds
        while words.encode() not in seen and time.perf_counter() < end:
            seen += self._read(0.5)
        if words.encode() not in seen:
            raise SystemExit(seen.decode(errors="replace"))
        return time.perf_counter() - self.begun

    def press(self, key: str) -> float:
        """Press a key; how long it took until all was still."""
        begun = time.perf_counter()
        os.write(self.handle, key.encode())
        select.select([self.handle], [], [], 1)
        return self.still() - begun

    def memory(self) -> float:
        """Peak, in MB."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def quit(self) -> None:
        """Quit politely."""
        os.write(self.handle, b"q")
        self.still()
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)

    def still(self) -> float:
        """When the last byte came, once no more do."""
        last = time.perf_counter()
        while self._read(SILENCE):
            last = time.perf_counter()
        return last

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self.handle], [], [], seconds)
        try:
            return os.read(self.handle, 1 << 16) if ready else b""
        except OSError:
            return b""


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_study(folder)
        coder(folder)
        events = decide(folder)
        print(f"{GROUPS} × {WORDS} words, {events} decisions; load {os.getloadavg()[0]:.1f}")
        opening = []
        for _ in range(5):
            terminal = Terminal(folder)
            opening.append(terminal.until(SHOWN))
            terminal.still()
            terminal.quit()
        check("opens, warm (best of 5)", min(opening), 1, unit=" s")
        terminal = Terminal(folder)
        terminal.until(SHOWN)
        terminal.still()
        for key in ("p", "p", "a"):  # somewhere with codes
            terminal.press(key)
        for what, (key, after) in KEYS.items():
            _measure(terminal, what, key, after)
        check("memory", terminal.memory(), 150, unit=" MB")
        terminal.quit()


def _measure(terminal: Terminal, what: str, key: str, after: str) -> None:
    """A key, pressed again and again."""
    if "une lettre" in what:
        terminal.press("c")
    times = []
    for _ in range(TIMES):
        if what.startswith("s "):
            terminal.press("s")
        times.append(terminal.press(key) * 1000)
        for other in after:
            terminal.press(other)
    if "une lettre" in what:
        terminal.press(ESCAPE)
    check(f"{what} (the first {times[0]:.0f})", statistics.median(times), 50, unit=" ms")


if __name__ == "__main__":
    main()
