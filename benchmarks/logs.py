"""How long decisions take: one written, and 50,000 read, replayed and counted.

    python -m benchmarks.logs

Four coders, seven transcripts of 20,000 words.
"""

import gc
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.material import GROUPS, transcripts
from piacen_qual.cli.app import GARBAGE
from piacen_qual.decisions.anchoring import place
from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.lines import DECISIONS, read_events
from piacen_qual.decisions.log import Log, Words
from piacen_qual.decisions.replay import replay
from piacen_qual.decisions.standing import standing
from piacen_qual.model import Role, Segment, Transcript
from piacen_qual.study import Study

EVENTS = 50_000
WRITTEN = 2_000
CODES = 62
CODERS = ("Ana", "Julie", "Léo", "Zoé")
ACTS = (Act.ACCEPT, Act.ACCEPT, Act.ACCEPT, Act.REJECT, Act.ADD, Act.SEEN)

Result = TypeVar("Result")


def some_words(made: list[Transcript], chance: random.Random) -> Words:
    """A few words of some transcript."""
    transcript = chance.choice(made)
    turn = chance.choice([turn for turn in transcript.turns if turn.text])
    start = chance.randrange(len(turn.text))
    return transcript.file, turn.n, start, min(len(turn.text), start + chance.randint(10, 80))


def write(study: Study, made: list[Transcript], chance: random.Random) -> list[Event]:
    """Some decisions, written one by one as they are taken; the time each takes is printed."""
    with Log(study, CODERS[0], made, codebook="2026.1 (abcdef)") as log:
        for transcript in made:
            log.append(Act.SEEN, at=(transcript.file, 1, 0, 1))  # its words are kept now
        todo = [(chance.choice(ACTS), some_words(made, chance)) for _ in range(WRITTEN)]
        begun = time.perf_counter()
        events = [
            log.append(act, at=at, code=f"code_{chance.randrange(CODES)}", rule="code_1.nom")
            for act, at in todo
        ]
        took = time.perf_counter() - begun
    print(f"{'one decision, on the disk':<40}{1000 * took / WRITTEN:8.2f} ms")
    return events


def multiply(study: Study, events: list[Event], chance: random.Random) -> None:
    """The same decisions again and again, elsewhere, until there are enough."""
    share = EVENTS // len(CODERS)
    for coder in CODERS:
        made = (
            replace(
                chance.choice(events), coder=coder, seq=seq, id=f"{chance.getrandbits(128):032x}"
            )
            for seq in range(share)
        )
        DECISIONS.path(study, coder).write_bytes(b"".join(map(DECISIONS.to_line, made)))


def timed(what: str, work: Callable[[], Result]) -> Result:
    """What `work` gives; how long it took is printed."""
    begun = time.perf_counter()
    result = work()
    print(f"{what:<40}{1000 * (time.perf_counter() - begun):8.0f} ms")
    return result


def main() -> None:
    """Print the figures."""
    gc.set_threshold(GARBAGE)  # as every command does
    chance = random.Random(4)  # noqa: S311 — nothing secret
    made = list(transcripts(GROUPS))
    segments = [
        Segment(transcript.file, turn.n, 1, 0, len(turn.text))
        for transcript in made
        for turn in transcript.turns
        if turn.role is Role.PARTICIPANT
    ]
    with tempfile.TemporaryDirectory() as folder:
        study = Study(Path(folder))
        multiply(study, write(study, made, chance), chance)
        size = sum(path.stat().st_size for path in (study.root / "decisions").glob("*.jsonl"))
        print(f"{EVENTS} decisions, {size / 1e6:.0f} MB")
        events, _ = timed("read", lambda: read_events(study))
        decisions = timed("replayed", lambda: replay(events))
        placement = timed("placed, nothing corrected", lambda: place(decisions, made, {}))
        timed("counted", lambda: standing(placement, segments, ()))


if __name__ == "__main__":
    main()
