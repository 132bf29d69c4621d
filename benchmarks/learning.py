"""`make indices`: learn from hand-coded turns what words weigh, and write it in codebook.yaml.

One logistic regression per code (L2, liblinear) over what a turn holds: the keys under which its
words are found, the concepts of the codebook, the theme. Nothing of the code's rules goes in: they
were tuned on some of these turns, and would be trusted too much. Weights too small to matter are
dropped, and the rest learned again without them.

The examples and counter-examples of the codebook are learned from too, each for its own code.
Banks and examples hold many more arguments than talk does: a mark on their turns takes that up, and
is dropped with the model. The groups of `reserve` are never read.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.gold import ROOT, Gold, read_gold
from piacen_qual.codebook.load import load_codebook
from piacen_qual.codebook.schema import Code, Codebook, ConceptRef, Kind, Rule
from piacen_qual.coding.matching.hits import Finder
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.reading.annotation import POS, Annotation
from piacen_qual.coding.trial import examples_of
from piacen_qual.files import write_whole
from piacen_qual.french.tokens import TokenKind
from piacen_qual.model import Transcript
from piacen_qual.study import Cache

FOLDERS: Final = ("developpement", "banques")
BANK: Final = "banques/"
MARK: Final = "#banque"
LENGTH: Final = "#longueur"
LONG: Final = 80  # words
EXAMPLE: Final = 6.0  # turns that an example of the codebook is worth
CONCEPT: Final = 0.5  # how large a concept's feature is: the smaller, the more is asked to trust it
RARE: Final = 4  # turns that must hold a word, in
FILES: Final = 3  # so many files: a word that one group alone says teaches nothing
COMMON: Final = 0.1  # the share of turns from which a word is in everything, and explains nothing
COMMON: Final = 0.12  # the share of turns from which a word goes with everything
CONTENT: Final = frozenset({"ADJ", "ADV", "AUX", "NOUN", "VERB"})
STRENGTH: Final = 1.0  # `C` of the regression
FREE_START: Final = 6.0  # so large that the start is hardly held back
LEAST: Final = 0.3  # weights nearer to 0 are dropped
SHIFT: Final = 0.2  # added to starts: precision stays above recall, and F1 is at its best
FEWEST: Final = 8  # turns with the code, for its clues to be learned

Features = dict[str, float]
Floats = NDArray[np.float64]
HEAD: Final = """\
# Ce que pèsent les mots, appris par « make indices » sur des tours codés à la main : pas fait pour
# être retouché, et qu’on peut enlever. Chaque mot présent ajoute son poids (positif : pour le code)
# au départ et au thème ; les règles du code y ajoutent jusqu’à « force_des_regles ».
indices:
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A turn to learn from: what it holds, its codes, and the only code that it tells about."""

    features: Features
    codes: frozenset[str]
    only: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """The clues of a code, as they are written."""

    code: str
    start: float
    weights: dict[str, float]


def main() -> None:
    """Learn, and replace what codebook.yaml has under `indices`."""
    path = ROOT / "codebook.yaml"
    codebook, _ = load_codebook(path)
    gold = [group for folder in FOLDERS for group in read_gold(folder)]
    objects = {family.id for family in codebook.families if family.objects}
    codes = [code for code in codebook.codes if code.family not in objects]
    lessons = list(read_lessons(gold, codes, codebook))
    learned = list(learn(lessons, [code.id for code in codes]))
    text = path.read_text("utf-8")
    before = text.partition(HEAD)[0].rstrip()
    clues = "".join(written(each) for each in learned)
    write_whole(path, f"{before}\n\n{HEAD}{clues}".encode())
    print(f"{len(learned)} codes, {sum(len(each.weights) for each in learned)} poids")


def read_lessons(
    gold: Sequence[Gold], codes: Sequence[Code], codebook: Codebook
) -> Iterator[Lesson]:
    """The hand-coded turns, then the examples of the codes."""
    taught = [examples_of(code, codebook) for code in codes]
    transcripts = [*(group.transcript for group in gold), *taught]
    cache = Cache(ROOT / ".piacen")
    with Annotator(cache) as annotator:
        annotations = annotator.annotate(transcripts)
    concepts = _concepts(transcripts, codebook, cache)
    vocabulary = _vocabulary(annotations[: len(gold)])
    held = [
        _features(transcript, annotation, named, vocabulary)
        for transcript, annotation, named in zip(transcripts, annotations, concepts, strict=True)
    ]
    for group, turns in zip(gold, held, strict=False):
        mark = {MARK: 1.0} if group.transcript.file.startswith(BANK) else {}
        for turn, given in group.codes.items():
            yield Lesson(turns[turn] | mark, given)
    for code, turns in zip(codes, held[len(gold) :], strict=True):
        for n, turn in enumerate(sorted(turns)[1::2]):
            given = frozenset({code.id} if n < len(code.examples) else ())
            yield Lesson(turns[turn] | {MARK: 1.0}, given, code.id)


def _features(
    transcript: Transcript, annotation: Annotation, named: dict[int, set[str]], known: set[str]
) -> dict[int, Features]:
    """What each turn holds, by its number."""
    word = annotation.kind[annotation.form] == TokenKind.WORD
    lengths = np.bincount(annotation.turn[word], minlength=len(transcript.turns)).tolist()
    held: list[Features] = [
        {f"#{turn.theme}": 1.0, LENGTH: min(LONG, words) / 10}
        for turn, words in zip(transcript.turns, lengths, strict=True)
    ]
    for form, turn in zip(annotation.form.tolist(), annotation.turn.tolist(), strict=True):
        if annotation.kind[form] == TokenKind.WORD:
            held[turn].update(
                dict.fromkeys(known.intersection(annotation.keys[form].split(" ")), 1.0)
            )
    return {
        turn.n: found | dict.fromkeys(named.get(turn.n, ()), CONCEPT)
        for turn, found in zip(transcript.turns, held, strict=True)
    }


def _vocabulary(annotations: Sequence[Annotation]) -> set[str]:
    """The lemmas that terms may be: no name of anyone, no word of one group alone."""
    files: Counter[str] = Counter()
    for annotation in annotations:
        content = np.isin(annotation.pos, [POS.index(name) for name in CONTENT])
        lemmas = np.unique(annotation.lemma[content]).tolist()
        files.update(annotation.lemmas[number] for number in lemmas)
    return {lemma for lemma, count in files.items() if count >= FILES and lemma.isalpha()}


def _concepts(
    transcripts: Sequence[Transcript], codebook: Codebook, cache: Cache
) -> Iterator[dict[int, set[str]]]:
    """Per transcript, per turn, the concepts that its words belong to."""
    probe = replace(codebook, codes=tuple(_probe(name) for name in codebook.concepts))
    with Finder(probe, cache, processes=1) as finder:
        for each in finder.find(transcripts):
            turns: dict[int, set[str]] = {}
            for name, rows in each.rows.items():
                for row in rows:
                    turns.setdefault(each.segments[row[0]].turn, set()).add(name)
            yield turns


def _probe(concept: str) -> Code:
    rule = Rule(f"@{concept}.1", 0, Kind.TERMS, elements=(ConceptRef(concept),))
    return Code(f"@{concept}", concept, "", "", "", "", "", (), (), (rule,), 0)


def learn(lessons: Sequence[Lesson], codes: Iterable[str]) -> Iterator[Learned]:
    """The clues of each code that has enough turns."""
    often = Counter(name for lesson in lessons for name in lesson.features)
    kept = {
        name
        for name, count in often.items()
        if count >= RARE and (count <= COMMON * len(lessons) or name[0] in "#@")
    }
    vectorizer = DictVectorizer()
    matrix = _narrow(
        vectorizer.fit_transform(
            {name: size for name, size in lesson.features.items() if name in kept}
            for lesson in lessons
        )
    )
    names = vectorizer.feature_names_
    sizes = np.array([CONCEPT if name.startswith("@") else 1.0 for name in names])
    least = np.array([0.0 if name == LENGTH else LEAST for name in names])
    for code in codes:
        of_use = np.flatnonzero([lesson.only in {"", code} for lesson in lessons])
        answers = np.array([code in lessons[n].codes for n in of_use])
        worth = np.array([EXAMPLE if lessons[n].only else 1.0 for n in of_use])
        if answers.sum() >= FEWEST:
            weights, start = _fit(_narrow(matrix[of_use]), answers, worth, least / 2)
            weights *= sizes
            large = np.flatnonzero(np.abs(weights) >= least).tolist()
            yield Learned(code, start + SHIFT, {names[n]: float(weights[n]) for n in large})


def _fit(
    matrix: Any, answers: NDArray[np.bool_], worth: Floats, least: Floats
) -> tuple[Floats, float]:
    """Weights and start, learned twice: the second time with what mattered the first."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", intercept_scaling=FREE_START)
    first = model.fit(matrix, answers, worth).coef_[0]
    kept = np.flatnonzero(np.abs(first) >= least)
    model.fit(_narrow(matrix[:, kept]), answers, worth)
    weights = np.zeros(matrix.shape[1])
    weights[kept] = model.coef_[0]
    return weights, float(model.intercept_[0])


def _narrow(matrix: Any) -> Any:
    """liblinear takes 32-bit indices only."""
    matrix.indices = matrix.indices.astype("int32")
    matrix.indptr = matrix.indptr.astype("int32")
    return matrix


def written(learned: Learned) -> str:
    """The clues of one code as YAML, the heaviest first."""
    themes = {name[1:]: w for name, w in learned.weights.items() if name[0] == "#"}
    themes.pop(MARK[1:], None)
    length = themes.pop(LENGTH[1:], 0.0)
    words = {name: w for name, w in learned.weights.items() if name[0] != "#"}
    lines = [f"  {learned.code}:\n    depart: {learned.start:.2f}\n    longueur: {length:.2f}\n"]
    lines += [_list(key, weights) for key, weights in (("theme", themes), ("termes", words))]
    return "".join(lines)


def _list(key: str, weights: dict[str, float]) -> str:
    if not weights:
        return ""
    ranked = sorted(weights.items(), key=lambda each: (-each[1], each[0]))
    text = ", ".join(f"{name} {weight:.1f}" for name, weight in ranked)
    lines = textwrap.wrap(text, 92, break_long_words=False, break_on_hyphens=False)
    return f"    {key}: >-\n" + "".join(f"      {line}\n" for line in lines)


if __name__ == "__main__":
    main()
