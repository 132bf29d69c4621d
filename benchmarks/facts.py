"""Learn what the signs of clauses weigh, for `anonymisation.detection.facts`.

    python -m benchmarks.facts

One logistic regression (L2, liblinear) over the clauses of the sentences in `tellings/`, where what
tells of somebody stands between brackets, and of the hand-coded turns of `tests/quality`, which
tell next to nothing. A clause that the rules ask about is learned from only where it was annotated.
"""

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.anonymisation import ROOT
from piacen_qual.anonymisation.detection.facts import facts, weighing
from piacen_qual.anonymisation.detection.facts.clauses import Clause, sentences
from piacen_qual.anonymisation.detection.facts.signs import Signs, signs
from piacen_qual.anonymisation.reading.spoken import Spoken
from piacen_qual.files import write_whole

HERE: Final = Path(__file__).parent
WEIGHTS: Final = ROOT / "piacen_qual/anonymisation/detection/facts/weights.txt"
TALK: Final = ("tests/quality/developpement", "tests/quality/banques")
MARKED: Final = re.compile(r"\[([^\]]+)\]")
UNWRITTEN: Final = re.compile(r"[.,;:!?«»]")
STRENGTH: Final = 0.7  # `C` of the regression
TALK_WORTH: Final = 0.3  # a clause of talk that nobody annotated
RARE: Final = 3  # clauses that must hold a sign
LEAST: Final = 0.05  # weights nearer to 0 are dropped

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A clause, what it holds, whether it tells of somebody, how much it counts."""

    signs: Signs
    tells: bool
    worth: float = 1.0


def main() -> None:
    """Learn, and write what was learned."""
    lessons = list(said())
    learned = learn([*lessons, *talk()])
    write_whole(WEIGHTS, written(learned).encode())
    print(f"{len(lessons)} clauses, {len(learned)} poids")


def lessons_of(spoken: Spoken, told: Sequence[Span], worth: float = 1.0) -> Iterator[Lesson]:
    """The clauses of a turn, where what tells of somebody stands at `told`, in the raw text."""
    asked = [(one.start, one.end) for one in facts.foreseen(spoken)]
    text = spoken.normal.text
    for sentence in sentences(text):
        for at, clause in enumerate(sentence):
            share = max((_share(spoken, clause, span) for span in told), default=0.0)
            if share >= 0.5 or (share == 0 and not _meets(clause, asked)):
                yield Lesson(signs(text, sentence, at), share > 0, worth)


def _share(spoken: Spoken, clause: Clause, span: Span) -> float:
    """How much of what is told a clause says, or how much of the clause it is."""
    start, end = spoken.normal.span(clause.start, clause.end)
    common = min(end, span[1]) - max(start, span[0])
    return max(0.0, common / min(end - start, span[1] - span[0]))


def _meets(clause: Clause, spans: Iterable[Span]) -> bool:
    return any(start < clause.end and clause.start < end for start, end in spans)


def said() -> Iterator[Lesson]:
    """The sentences of `tellings/`, as people write them and as a machine takes them down."""
    for path in sorted((HERE / "tellings").glob("*.txt")):
        for line in filter(None, path.read_text("utf-8").split("\n")):
            told = [
                (m.start() - 2 * n, m.end() - 2 * n - 2)
                for n, m in enumerate(MARKED.finditer(line))
            ]
            plain = MARKED.sub(r"\1", line)
            for text in {plain, UNWRITTEN.sub(" ", plain).lower()}:
                yield from lessons_of(Spoken(path.name, 1, text), told)


def talk() -> Iterator[Lesson]:
    """The turns of participants that were coded by hand."""
    for folder in TALK:
        for path in sorted((ROOT / folder).glob("*.jsonl")):
            for line in filter(None, path.read_text("utf-8").split("\n")):
                row = json.loads(line)
                if row["role"] == "participant":
                    yield from lessons_of(Spoken(path.name, 1, row["texte"]), (), TALK_WORTH)


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Weights by sign, those too small to matter left out."""
    often = Counter(sign for lesson in lessons for sign in lesson.signs)
    kept = {sign for sign, count in often.items() if count >= RARE}
    vectorizer = DictVectorizer()
    matrix: Any = vectorizer.fit_transform(
        {sign: size for sign, size in lesson.signs.items() if sign in kept} for lesson in lessons
    )
    matrix.indices = matrix.indices.astype("int32")
    matrix.indptr = matrix.indptr.astype("int32")
    answers = np.array([lesson.tells for lesson in lessons])
    worth = np.array([lesson.worth for lesson in lessons])
    model = LogisticRegression(C=STRENGTH, solver="liblinear").fit(matrix, answers, worth)
    names = vectorizer.feature_names_
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    large = {sign: weight for sign, weight in weights.items() if abs(weight) >= LEAST}
    return {weighing.START: float(model.intercept_[0]), **large}


def written(weights: dict[str, float]) -> str:
    """The weights as text, the heaviest first."""
    start = weights.pop(weighing.START)
    ranked = sorted(weights.items(), key=lambda each: (-each[1], each[0]))
    pairs = [f"{weighing.START} {start:.2f}", *(f"{sign} {weight:.2f}" for sign, weight in ranked)]
    return (
        textwrap.fill("; ".join(pairs), 100, break_long_words=False, break_on_hyphens=False) + "\n"
    )


if __name__ == "__main__":
    main()
