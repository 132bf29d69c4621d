"""How well what may identify someone is found, on transcripts that a person annotated.

    python -m benchmarks.anonymisation FOLDER [--misses] [--cache FOLDER]

FOLDER holds transcripts, their corpus.yaml and `gold.jsonl`, one line an identifier or a harmless
look-alike: `{"file", "text", "occurrence", "class": "direct"|"indirect"|"lookalike", "kind",
"roster": true|false}`. An identifier is surfaced when all that makes it one (its capitals and
digits, or all its words where it has none) is masked or asked about; a look-alike is masked in
silence when any word of it is masked and nobody is asked.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.anonymisation.detect import detect
from piacen_qual.codebook.load import load_codebook
from piacen_qual.french.folding import fold
from piacen_qual.model import Transcript
from piacen_qual.study import Cache, Study
from piacen_qual.transcripts.corpus import load_corpus
from piacen_qual.transcripts.library import read_library
from piacen_qual.transcripts.speakers.label_words import words

ROOT = Path(__file__).parents[1]
STRUCTURED = words("courriel telephone code_postal nas ramq url pseudo naissance numero")
WORD = re.compile(r"[^\W_]+")
SHORT = 5  # letters of an annotated text of which every word counts
EMPTY = words(
    """
    le la les l un une de du des d a au aux et pis en qui que par pour sur dans mon ma son sa m mme
    mere pere petit petite madame monsieur ne nee abbe
    """
)


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated passage, and where it is: offsets into the turn's text."""

    told: dict[str, Any]
    turn: int
    start: int
    end: int


def main() -> None:
    """Print the shares, and what was missed if asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--cache", type=Path, default=ROOT / ".piacen")
    options = parser.parse_args()
    codebook, _ = load_codebook(ROOT / "codebook.yaml")
    paths = sorted(p for p in options.folder.iterdir() if p.suffix not in {".yaml", ".jsonl"})
    library = read_library(Study(options.folder), codebook.themes, paths)
    corpus, _ = load_corpus(options.folder / "corpus.yaml")
    found = detect(library.transcripts, corpus, codebook, Cache(options.cache))
    rows = [json.loads(line) for line in _lines(options.folder / "gold.jsonl")]
    items = [item for t in library.transcripts for item in placed(t, rows)]
    report(items, rows, found, misses=options.misses)


def _lines(path: Path) -> Iterator[str]:
    return filter(None, path.read_text("utf-8").split("\n"))


def placed(transcript: Transcript, rows: Iterable[dict[str, Any]]) -> Iterator[Item]:
    """Where the annotated passages of a transcript are: the nth time the text is said."""
    for row in rows:
        if row["file"] != transcript.file:
            continue
        form = re.compile(rf"(?<!\w){re.escape(row['text'])}(?!\w)")
        places = [(t.n, *m.span()) for t in transcript.turns for m in form.finditer(t.text)]
        if not places:
            print("not in the transcript:", row)
            continue
        yield Item(row, *places[min(row["occurrence"], len(places)) - 1])


def report(
    items: Sequence[Item],
    rows: Sequence[dict[str, Any]],
    found: Sequence[Candidate],
    *,
    misses: bool,
) -> None:
    """The shares, one a line."""
    by_turn: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in found:
        by_turn.setdefault((candidate.file, candidate.turn), []).append(candidate)
    here = [(item, by_turn.get((item.told["file"], item.turn), [])) for item in items]
    direct = [one for one in here if one[0].told["class"] == "direct"]
    share("direct surfaced", direct, surfaced, misses=misses)
    share("  roster", [o for o in direct if o[0].told["roster"]], surfaced)
    share("  structured", [o for o in direct if o[0].told["kind"] in STRUCTURED], surfaced)
    for kind, _ in groupby(sorted(o[0].told["kind"] for o in direct)):
        share(f"  {kind}", [o for o in direct if o[0].told["kind"] == kind], surfaced)
    harmless = [one for one in here if one[0].told["class"] == "lookalike"]
    share("look-alikes masked in silence", harmless, masked, misses=misses, wanted=False)
    share("look-alikes asked", harmless, asked)
    indirect = [one for one in here if one[0].told["class"] == "indirect"]
    share("indirect asked", indirect, touched, misses=misses)
    actions = Counter(candidate.action for candidate in found)
    questions = {candidate.question for candidate in found if candidate.action is Action.ASK}
    print(f"\n{len(items)} of {len(rows)} placed; {dict(actions)}; {len(questions)} questions")


def share(
    name: str, items: Sequence[Any], holds: Any, *, misses: bool = False, wanted: bool = True
) -> None:
    """One line of figures, and the items that are not as wanted."""
    told = [(item, candidates, holds(item, candidates)) for item, candidates in items]
    good = sum(held for *_, held in told)
    print(f"{name:34} {good / max(1, len(told)):7.1%}   {good}/{len(told)}")
    for item, candidates, held in told:
        if misses and held is not wanted:
            over = [c for c in candidates if c.start < item.end and item.start < c.end]
            seen = "; ".join(f"{c.text!r} {c.kind} {c.action} {c.source}" for c in over)
            print(
                f"      {item.told['file']} {item.turn} {item.told['text']!r}"
                f" {item.told['kind']} ← {seen}"
            )


def surfaced(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether all that makes an identifier is masked or asked about."""
    told = [c for c in candidates if c.action is not Action.KEEP]
    return all(
        any(c.start <= start and end <= c.end for c in told) for start, end in _essential(item)
    )


def _essential(item: Item) -> list[tuple[int, int]]:
    """The words that must not be left: capitals and digits, or all but grammatical ones."""
    text = item.told["text"]
    said = [m for m in WORD.finditer(text) if fold(m[0]) not in EMPTY or len(text) < SHORT]
    strong = [m for m in said if m[0][0].isupper() or any(c.isdigit() for c in m[0])]
    return [(item.start + m.start(), item.start + m.end()) for m in strong or said]


def masked(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether some of it is masked without asking."""
    return any(
        c.action is Action.MASK and c.start < item.end and item.start < c.end for c in candidates
    )


def asked(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether somebody is asked about some of it."""
    return any(
        c.action is Action.ASK and c.start < item.end and item.start < c.end for c in candidates
    )


def touched(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether some of it is masked or asked about."""
    return masked(item, candidates) or asked(item, candidates)


if __name__ == "__main__":
    main()
