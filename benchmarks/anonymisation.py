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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.anonymisation.detection.detect import detect
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


CLASSES = ("direct", "lookalike", "indirect")


@dataclass(frozen=True, slots=True)
class Item:
    """An annotated passage, and where it is: offsets into the turn's text."""

    told: dict[str, Any]
    turn: int
    start: int
    end: int


Judged = tuple[Item, Sequence[Candidate]]
"""A passage and the candidates of its turn."""

Judge = Callable[[Item, Sequence[Candidate]], bool]


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
    judged = [(item, by_turn.get((item.told["file"], item.turn), [])) for item in items]
    of = {name: [j for j in judged if j[0].told["class"] == name] for name in CLASSES}
    direct, harmless = of["direct"], of["lookalike"]
    share("direct surfaced", direct, surfaced, misses=misses)
    share("  with all their words", direct, wholly)
    share("  roster", [j for j in direct if j[0].told["roster"]], surfaced)
    share("  structured", [j for j in direct if j[0].told["kind"] in STRUCTURED], surfaced)
    for kind in sorted({item.told["kind"] for item, _ in direct}):
        share(f"  {kind}", [j for j in direct if j[0].told["kind"] == kind], surfaced)
    share("look-alikes masked in silence", harmless, masked, misses=misses, wanted=False)
    share("look-alikes asked about", harmless, asked)
    share("indirect asked about", of["indirect"], touched, misses=misses)
    actions = Counter(candidate.action.value for candidate in found)
    questions = {candidate.question for candidate in found if candidate.action is Action.ASK}
    print(f"\n{len(items)} of {len(rows)} placed; {dict(actions)}; {len(questions)} questions")


def share(
    name: str, judged: Sequence[Judged], holds: Judge, *, misses: bool = False, wanted: bool = True
) -> None:
    """One line of figures, and the items that are not as wanted."""
    held = [holds(item, candidates) for item, candidates in judged]
    print(f"{name:34} {sum(held) / max(1, len(held)):7.1%}   {sum(held)}/{len(held)}")
    for (item, candidates), good in zip(judged, held, strict=True):
        if misses and good is not wanted:
            seen = "; ".join(
                f"{c.text!r} {c.kind} {c.action} {c.source}" for c in _over(item, candidates)
            )
            told = item.told
            print(f"      {told['file']} {item.turn} {told['text']!r} {told['kind']} ← {seen}")


def surfaced(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether all that makes an identifier is masked or asked about."""
    words_ = _words(item)
    strong = [m for m in words_ if m[0][0].isupper() or any(c.isdigit() for c in m[0])]
    return _covered(item, strong or words_, candidates)


def wholly(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether every word of an identifier is, but for grammatical ones."""
    return _covered(item, _words(item), candidates)


def _words(item: Item) -> list[re.Match[str]]:
    text = item.told["text"]
    return [m for m in WORD.finditer(text) if fold(m[0]) not in EMPTY or len(text) < SHORT]


def _covered(item: Item, told: Sequence[re.Match[str]], candidates: Sequence[Candidate]) -> bool:
    spans = [(c.start, c.end) for c in candidates if c.action is not Action.KEEP]
    return all(
        any(a <= item.start + m.start() and item.start + m.end() <= b for a, b in spans)
        for m in told
    )


def _over(item: Item, candidates: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c.start < item.end and item.start < c.end]


def masked(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether some of it is masked without asking."""
    return any(c.action is Action.MASK for c in _over(item, candidates))


def asked(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether somebody is asked about some of it."""
    return any(c.action is Action.ASK for c in _over(item, candidates))


def touched(item: Item, candidates: Sequence[Candidate]) -> bool:
    """Whether some of it is masked or asked about."""
    return masked(item, candidates) or asked(item, candidates)


if __name__ == "__main__":
    main()
