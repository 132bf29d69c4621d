"""`python -m benchmarks.review`: the review of a large coded study on a (pseudo-)terminal.

A study of 140,000 words, coded by the machine, half of it decided on by two people; then
`piacen reviser` as a whole process: how long until it shows a segment, how long until each key has
its answer on the screen (and until the screen stands still again), and peak memory. Also how long
until `piacen anonymiser` asks its first question, once it has searched the study.
"""

import os
import pty
import random
import re
import select
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.__main__ import PIACEN, check, coder, keep_compiled
from benchmarks.material import GROUPS, WORDS, write_study
from piacen_qual.codebook.load import load_codebook
from piacen_qual.coding.suggest import suggest
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.log import Log
from piacen_qual.study import Study
from piacen_qual.transcripts.library import read_library

CODERS: Final = ("Julie", "Omer")
SILENCE: Final = 0.08  # seconds without a byte after which the screen stands still
SHOWN: Final = "à décider"  # what the head of the screen says
WAITING: Final = "▸ ·"  # the current code, when it waits
STYLES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
ESCAPE: Final = "\x1b"
TIMES: Final = 15  # each key is pressed
OPENINGS: Final = 5


class Key(NamedTuple):
    """A key, what it makes the screen say, and what is pressed before and after it."""

    name: str
    typed: str
    answer: str
    after: str = ""
    before: str = ""


KEYS: Final = (
    Key("a accepter", "a", "accepté", "u"),
    Key("r rejeter", "r", "rejeté", "u"),
    Key("s substituer, Entrée", "\r", "à la place", "u", before="s"),
    Key("e extrait", "e", "Quels mots", ESCAPE),
    Key("c code", "c", "Ajouter un code", ESCAPE),
    Key("c code, une lettre", "c", "Code", ESCAPE, before="c"),
    Key("m mémo", "m", "ce segment", ESCAPE),
    Key("f filtrer", "f", "Filtrer", ESCAPE),
    Key("t tour", "t", "Aller au tour", ESCAPE),
    Key("? aide", "?", "Touches", ESCAPE),
    Key("page suivante", "\x1b[6~", ""),
    Key("j code suivant", "j", ""),
    Key("k code précédent", "k", ""),
    Key("p passer", "p", "DEMO"),
    Key("n à décider", "n", "DEMO"),
    Key("Entrée", "\r", "DEMO"),
)


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
    """A command on a terminal of its own.

    Attributes:
        drawn: what the last key made the program draw.
    """

    def __init__(self, folder: Path, command: str = "reviser") -> None:
        """Start it."""
        self.drawn = ""
        self._begun = time.perf_counter()
        self._pid, self._handle = pty.fork()
        if not self._pid:
            words = (command, "--codeur", CODERS[0], "--etude", str(folder))
            own = {"COLUMNS": "80", "LINES": "24", "TERM": "xterm-256color"}
            settings = {**os.environ, **own, "XDG_CONFIG_HOME": str(folder / "config")}
            os.execvpe(sys.executable, [sys.executable, *PIACEN, *words], settings)  # noqa: S606 — a terminal is what is wanted

    def open(self) -> float:
        """Seconds from the start until a segment or a question is shown."""
        shown = self._until(SHOWN, 120)
        self._still()
        return shown - self._begun

    def press(self, typed: str, answer: str = "") -> tuple[float, float]:
        """Press a key: milliseconds until the answer is drawn, and until all is still."""
        begun, self.drawn = time.perf_counter(), ""
        os.write(self._handle, typed.encode())
        answered = self._until(answer, 1)
        return (answered - begun) * 1000, (self._still() - begun) * 1000

    def memory(self) -> float:
        """Peak, in MB."""
        status = Path(f"/proc/{self._pid}/status").read_text("utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024

    def quit(self) -> None:
        """Quit politely."""
        os.write(self._handle, b"q")
        self._still()
        os.close(self._handle)
        os.waitpid(self._pid, 0)

    def _until(self, words: str, seconds: float) -> float:
        """When these words were drawn, or anything at all when there are none."""
        end = time.perf_counter() + seconds
        while not self.drawn or words not in self.drawn:
            if time.perf_counter() > end:
                raise SystemExit(f"« {words} » is never drawn:\n{self.drawn}")
            self.drawn += self._read(0.1)
        return time.perf_counter()

    def _still(self) -> float:
        """When the last byte came, once no more do."""
        last = time.perf_counter()
        while read := self._read(SILENCE):
            last = time.perf_counter()
            self.drawn += read
        return last

    def _read(self, seconds: float) -> str:
        ready, _, _ = select.select([self._handle], [], [], seconds)
        try:
            return os.read(self._handle, 1 << 16).decode(errors="replace") if ready else ""
        except OSError:  # the program is gone
            return ""


def opening(folder: Path, command: str) -> float:
    """Seconds until a command has opened: the best of some times, after one that is not counted."""
    seconds = []
    for _ in range(1 + OPENINGS):
        terminal = Terminal(folder, command)
        seconds.append(terminal.open())
        terminal.quit()
    return min(seconds[1:])


def measure(terminal: Terminal, key: Key) -> None:
    """Press a key again and again."""
    answered, still = [], []
    for _ in range(TIMES):
        if key.before:
            terminal.press(key.before)
        times = terminal.press(key.typed, key.answer)
        answered.append(times[0])
        still.append(times[1])
        if key.after:
            terminal.press(key.after)
    what = f"{key.name} (first {answered[0]:.0f}, still {statistics.median(still):.0f})"
    check(what, statistics.median(answered), 50, unit=" ms")


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as name:
        keep_compiled(Path(name) / "bytecode")
        folder = Path(name) / "study"
        write_study(folder)
        coder(folder)
        events = decide(folder)
        print(f"{GROUPS} × {WORDS} words, {events} decisions; load {os.getloadavg()[0]:.1f}")
        for command, target in (("reviser", 1), ("anonymiser", 1.5)):
            seconds = opening(folder, command)
            check(f"{command} opens, warm (best of {OPENINGS})", seconds, target, unit=" s")
        terminal = Terminal(folder)
        terminal.open()
        for keys in ("N", "t", "40\r", "n"):  # in the last transcript, on which nobody decided
            terminal.press(keys)
        while WAITING not in STYLES.sub("", terminal.drawn):
            terminal.press("n")
        for key in KEYS:
            measure(terminal, key)
        check("memory", terminal.memory(), 150, unit=" MB")
        terminal.quit()
        shutil.rmtree(folder / ".piacen")
        terminal = Terminal(folder)
        terminal.open()
        check("memory, in a study never coded", terminal.memory(), 150, unit=" MB")
        terminal.quit()


if __name__ == "__main__":
    main()
