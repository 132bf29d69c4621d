"""Decisions acknowledged by processes that are then killed: how many are lost.

    python -m benchmarks.kills [KILLS]

A process opens a log and decides as fast as it can, telling each decision once it is written; after
a moment drawn at random it is killed (SIGKILL), and another one takes over. Unix only.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from piacen_qual.decisions.events import Act
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.versions import read_versions
from piacen_qual.model import Group, Role, Transcript, Turn
from piacen_qual.study import Study

KILLS = 3000
LIVES = 40  # of one coder, before another takes the seat: logs stay short
EARLY = 0.3  # of the processes are killed while they open the log, or soon after
OPENING = 0.03  # seconds that this takes, or so
DECIDING = 0.015  # seconds that others are left to decide, at most
ID = 32  # characters
TEXT = "On a pas de portable au bureau, faque chacun apporte le sien. " * 4


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the decisions of processes that were killed.

    Attributes:
        kills: processes killed.
        acknowledged: decisions that they told as written.
        lost: of these, those that cannot be read any more.
        unfollowed: of these, those whose words were not kept.
        problems: lines that cannot be read, the last of each log set apart.
        seconds: in all.
    """

    kills: int
    acknowledged: int
    lost: int
    unfollowed: int
    problems: int
    seconds: float


def kill_loop(study: Study, kills: int, seed: int = 0) -> Tally:
    """Kill so many processes that decide, and look for what they decided."""
    chance, begun = random.Random(seed), time.perf_counter()  # noqa: S311 — nothing secret
    told: set[str] = set()
    for number in range(kills):
        told |= _life(study, number, chance)
    for coder in {_coder(number) for number in range(kills)}:
        with Log(study, coder):  # the last torn line is cut off
            pass
    events, problems = read_events(study)
    anchored = {event.id: event.anchor for event in events if event.anchor}
    kept, _ = read_versions(study, {anchor.sha256 for anchor in anchored.values()})
    followed = {id_ for id_, anchor in anchored.items() if anchor.sha256 in kept}
    return Tally(
        kills=kills,
        acknowledged=len(told),
        lost=len(told - {event.id for event in events}),
        unfollowed=len(told - followed),
        problems=len(problems),
        seconds=time.perf_counter() - begun,
    )


def _life(study: Study, number: int, chance: random.Random) -> set[str]:
    """Have a process decide for a moment; the decisions that it told."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        _decide(study, number, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        early = chance.random() < EARLY
        first = b"" if early else stream.readline()
        time.sleep(chance.uniform(0, OPENING if early else DECIDING))
        os.kill(process, signal.SIGKILL)
        told = (first + stream.read()).decode().split("\n")
    _, status = os.waitpid(process, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("a process ended by itself: what it decided is not tried")
    return {line for line in told if len(line) == ID}


def _decide(study: Study, number: int, writer: int) -> NoReturn:
    """Decide until killed."""
    try:
        made = _transcript(number)
        with Log(study, _coder(number), [made]) as log:
            while True:
                event = log.append(Act.ACCEPT, at=(made.file, 1, 0, 40), code="acc_manque")
                os.write(writer, f"{event.id}\n".encode())
    finally:
        os._exit(1)


def _coder(number: int) -> str:
    return f"Personne {number // LIVES}"


def _transcript(number: int) -> Transcript:
    """One of its own for each process: its words are to be kept before its first decision."""
    turn = Turn(1, "P1", "P1", Role.PARTICIPANT, "acces", None, f"{TEXT}{number}", 1)
    return Transcript("a.txt", "txt", "utf-8", "", Group("a.txt"), (), (), (turn,))


def main() -> None:
    """Print what became of them, as JSON."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asdict(kill_loop(Study(Path(folder)), kills))))


if __name__ == "__main__":
    main()
