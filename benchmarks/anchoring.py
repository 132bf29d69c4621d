"""How often decisions are found again exactly after a transcript was corrected.

    python -m benchmarks.anchoring

The demonstration study is corrected at random, and the words drawn from it are followed by the
edits themselves: what is found must be what they have become, to the character. Then how long it
takes to place 50,000 decisions on seven corrected transcripts of 20,000 words.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.material import GROUPS, ROOT, transcripts
from piacen_qual.codebook.load import load_codebook
from piacen_qual.decisions.anchoring import Spot, State, find_anchors
from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.versions import Version
from piacen_qual.model import Transcript
from piacen_qual.study import Study
from piacen_qual.transcripts.library import read_library

CHANGED = (0.01, 0.05, 0.10)
QUOTES = 1500  # per transcript
LONGEST = 30  # words
DECISIONS = 50_000
FATES = ("exact", "raw", "queued", "lost", "unsaid")

Edges = tuple[int, int, int]
"""Turn, first character, end."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A transcript after correction, and where each word of the old one is: turn by turn."""

    transcript: Transcript
    words: list[list[Edges | None]]


def correct(
    transcript: Transcript, share: float, chance: random.Random, *, turns: bool = False
) -> Corrected:
    """Change a share of the words: six in ten are replaced, two deleted, two have one put before.

    With `turns`, one turn in ten is cut in two, one in ten joined to the one before, and one in
    twenty moved elsewhere.
    """
    pool = [word for turn in transcript.turns for word in turn.text.split()]
    texts: list[str] = []
    words: list[list[Edges | None]] = []
    for turn in transcript.turns:
        if not (turns and texts and chance.random() < 0.1):
            texts.append("")
        cut = chance.random() if turns and chance.random() < 0.1 else 1.0
        found = turn.text.split()
        places: list[Edges | None] = []
        for n, word in enumerate(found):
            if n and n == int(cut * len(found)):
                texts.append("")
            fate = chance.random() / share
            if fate < 0.2:
                places.append(None)
                continue
            if fate < 0.4:
                texts[-1] = f"{texts[-1]} {chance.choice(pool)}".lstrip()
            written = chance.choice(pool) if 0.4 <= fate < 1 else word
            start = len(texts[-1]) + bool(texts[-1])
            texts[-1] = f"{texts[-1]} {written}".lstrip()
            places.append((len(texts) - 1, start, start + len(written)))
        words.append(places)
    order = _order(len(texts), chance) if turns else list(range(len(texts)))
    home = {old: new for new, old in enumerate(order)}
    sample = transcript.turns[0]
    made = tuple(replace(sample, n=n, text=texts[old]) for n, old in enumerate(order, 1))
    return Corrected(
        replace(transcript, turns=made),
        [[place and (home[place[0]] + 1, *place[1:]) for place in places] for places in words],
    )


def _order(count: int, chance: random.Random) -> list[int]:
    order = list(range(count))
    for _ in range(count // 20):
        order.insert(chance.randrange(count), order.pop(chance.randrange(count)))
    return order


def quotes(
    transcript: Transcript, corrected: Corrected, count: int, chance: random.Random
) -> Iterator[tuple[Anchor, set[Edges]]]:
    """Words drawn from a transcript, and where they are now: empty when they are no more."""
    version = Version.of(transcript)
    spoken = [turn for turn in transcript.turns if turn.text.split()]
    for _ in range(count):
        turn = chance.choice(spoken)
        words = [found.span() for found in re.finditer(r"\S+", turn.text)]
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randrange(LONGEST))
        anchor = version.anchor(transcript.file, turn.n, words[first][0], words[last][1])
        left = [place for place in corrected.words[turn.n - 1][first : last + 1] if place]
        yield anchor, set(_whole(left))


def _whole(words: Sequence[Edges]) -> Iterator[Edges]:
    """From the first of these words to the last, in the turn that has most of them."""
    often = Counter(turn for turn, _, _ in words).most_common()
    for turn, count in often:
        if count == often[0][1]:
            inside = [word for word in words if word[0] == turn]
            yield turn, inside[0][1], inside[-1][2]


def measure(share: float, *, turns: bool, count: int = QUOTES) -> Counter[str]:
    """Correct the demonstration study once, and count what is found of its words."""
    study = Study(ROOT)
    tally: Counter[str] = Counter()
    for transcript in read_library(study, load_codebook(study.codebook)[0].themes).transcripts:
        chance = random.Random(f"{transcript.file} {share}")  # noqa: S311 — nothing secret
        corrected = correct(transcript, share, chance, turns=turns)
        drawn = list(quotes(transcript, corrected, count, chance))
        versions = {version.sha256: version for version in [Version.of(transcript)]}
        spots = find_anchors([a for a, _ in drawn], [corrected.transcript], versions)
        for anchor, truth in drawn:
            tally["all"] += 1
            tally["raw"] += (anchor.turn, anchor.start, anchor.end) in truth
            tally[verdict(spots[anchor], truth)] += 1
    return tally


def verdict(spot: Spot, truth: set[Edges]) -> str:
    """What a spot is worth: exact, queued for a person, lost though it is there, or unsaid."""
    if spot.state is State.LOST:
        return "lost" if truth else "exact"
    if (spot.turn, spot.start, spot.end) in truth:
        return "exact"
    return "queued" if spot.state is State.CHANGED else "unsaid"


def timing() -> tuple[float, float]:
    """Seconds to place 50,000 decisions on seven transcripts, corrected and not."""
    chance = random.Random(7)  # noqa: S311 — as above
    old = list(transcripts(GROUPS))
    versions = {version.sha256: version for version in map(Version.of, old)}
    corrected = [correct(transcript, 0.05, chance, turns=True) for transcript in old]
    anchors = [
        anchor
        for transcript, new in zip(old, corrected, strict=True)
        for anchor, _ in quotes(transcript, new, DECISIONS // GROUPS, chance)
    ]
    seconds = []
    for today in ([new.transcript for new in corrected], old):
        begun = time.perf_counter()
        find_anchors(anchors, today, versions)
        seconds.append(time.perf_counter() - begun)
    return seconds[0], seconds[1]


def main() -> None:
    """Print the figures."""
    print(f"{'words':>6} {'turns':>7}" + "".join(f"{name:>9}" for name in FATES))
    for turns in (False, True):
        for share in CHANGED:
            tally = measure(share, turns=turns)
            shares = "".join(f"{tally[name] / tally['all']:>9.2%}" for name in FATES)
            print(f"{share:>6.0%} {'changed' if turns else 'kept':>7}{shares}")
    corrected, same = timing()
    print(f"{DECISIONS} decisions: corrected {corrected:.2f} s, unchanged {same:.2f} s")


if __name__ == "__main__":
    main()
