"""How well misspelt words are read: words of the texts are misspelt at random, then looked for.

    python -m benchmarks.spelling

The texts are those of the demonstration study and of the development set, the words looked for all
those of codebook.yaml. Any word may be misspelt, in the codebook or not.

Precision is of what is found approximately: a word of the codebook must be one that finds the word
as it was written. Recall is of the misspelt words that the codebook would have found, when what is
left of them is in no dictionary.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.gold import read_gold
from piacen_qual.codebook.load import load_codebook
from piacen_qual.codebook.references import rule_elements
from piacen_qual.codebook.schema import Codebook
from piacen_qual.coding.matching.compile import Word
from piacen_qual.coding.matching.index import Index, Material
from piacen_qual.coding.matching.misspelt import Misspelt
from piacen_qual.coding.matching.terms import Terms
from piacen_qual.coding.reading.annotate import Annotator
from piacen_qual.coding.reading.spelling import Speller
from piacen_qual.coding.reading.tagger import french_lexicon, french_tagger
from piacen_qual.model import Segment, Transcript
from piacen_qual.study import Cache, Study
from piacen_qual.transcripts.library import read_library

ROOT = Path(__file__).parents[1]
SHARE = 0.2  # of the words of six letters or more
ROUNDS = 5
WORD = re.compile(r"(?<!\S)[a-zà-ÿœ]{6,}(?=[\s,;?!.…]|$)(?!\.\w)")
MARK = re.compile(r"[\[(]")  # `(rires)` must stay one
ACCENTS = {"é": "eèê", "è": "eéê", "ê": "eéè", "à": "a", "â": "a", "î": "i", "ô": "o", "û": "u"}
SOUNDS = (
    *(("ph", "f"), ("qu", "k"), ("eau", "o"), ("au", "o"), ("th", "t"), ("y", "i"), ("ai", "è")),
    *((r"c(?=[eiéèê])", "s"), (r"ss(?=[eiéèê])", "c"), (r"tion", "sion"), (r"er$", "é")),
    *((r"an(?=[bcdfgjlpqrstv])", "en"), (r"en(?=[bcdfgjlpqrstv])(?!t$)", "an"), (r"^h", "")),
    *((r"([bcdfglmnprt])\1", r"\1"), (r"(?<=[aeiou])[dt]$", ""), (r"g(?=[ei])", "j")),
)


def _deletion(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _transposition(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubling(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _accent(word: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter in ACCENTS]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + chance.choice(ACCENTS[word[at]]) + word[at + 1 :]


def _sound(word: str, chance: random.Random) -> str:
    ways = [each for each in SOUNDS if re.search(each[0], word)]
    return re.sub(*chance.choice(ways), word, count=1) if ways else word


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "a letter missing": _deletion,
    "two letters swapped": _transposition,
    "a letter doubled": _doubling,
    "a wrong accent": _accent,
    "as it sounds": _sound,
}


@dataclass(slots=True)
class Tally:
    """What became of misspelt words.

    Attributes:
        eligible: by kind of slip, those that should be found.
        again: those that are.
        found: misspelt words found approximately, a word of the codebook and a place each.
        right: those that are right.
        invented: words found approximately that were not misspelt.
    """

    eligible: Counter[str] = field(default_factory=Counter)
    again: Counter[str] = field(default_factory=Counter)
    found: int = 0
    right: int = 0
    invented: int = 0


def main() -> None:
    """Print precision, and recall by kind of slip."""
    study = Study(ROOT)
    codebook, _ = load_codebook(study.codebook)
    demonstration = read_library(study, codebook.themes).transcripts
    written = [*demonstration, *(gold.transcript for gold in read_gold("developpement"))]
    tally = Tally()
    words = _words(codebook)
    for seed in range(ROUNDS):
        _measure(written, words, random.Random(seed), tally)  # noqa: S311 — nothing secret
    print(f"precision {tally.right / tally.found:.4f}   n {tally.found:5}   all")
    print(f"{tally.invented / ROUNDS:g} words that were not misspelt are found approximately")
    for kind in SLIPS:
        again, eligible = tally.again[kind], tally.eligible[kind]
        print(f"recall    {again / eligible:.4f}   n {eligible:5}   {kind}")
    again, eligible = tally.again.total(), tally.eligible.total()
    print(f"recall    {again / eligible:.4f}   n {eligible:5}   all")


def _measure(
    written: Sequence[Transcript], words: Iterable[Word], chance: random.Random, tally: Tally
) -> None:
    """Misspell the texts, and add to the tally what is found in them."""
    kinds: list[str] = []
    before = _index(written)
    after = _index([_misspelt(transcript, chance, kinds) for transcript in written])
    kind_at = dict(zip(_different(before, after), kinds, strict=True))
    misspelt, sought, again = Misspelt(after), set[int](), set[int]()
    for word in words:
        truth = _exact(before, word)
        found = set(misspelt.positions(misspelt.forms(word)).tolist())
        tally.found += len(found & kind_at.keys())
        tally.right += len(found & truth & kind_at.keys())
        tally.invented += len(found - kind_at.keys())
        sought |= truth
        again |= truth & (found | _exact(after, word))
    said = _said(after)
    speller = Speller(french_lexicon(), french_tagger().usage)
    for position in sought & kind_at.keys():
        form = said[position]
        if not speller.knows(form) and not french_tagger().usage.seen(form):
            tally.eligible[kind_at[position]] += 1
            tally.again[kind_at[position]] += position in again


def _misspelt(transcript: Transcript, chance: random.Random, kinds: list[str]) -> Transcript:
    """Some of its words with a slip; the kinds of slips, in order, go to `kinds`."""

    def slip(word: re.Match[str]) -> str:
        kind = chance.choice(list(SLIPS))
        made = SLIPS[kind](word[0], chance)
        if chance.random() > SHARE or made == word[0] or not WORD.fullmatch(made):
            return word[0]
        kinds.append(kind)
        return made

    return replace(
        transcript,
        turns=tuple(
            turn if MARK.search(turn.text) else replace(turn, text=WORD.sub(slip, turn.text))
            for turn in transcript.turns
        ),
    )


def _index(transcripts: Sequence[Transcript]) -> Index:
    """The words of all turns."""
    with Annotator(Cache(None), processes=1) as annotator:
        annotations = annotator.annotate(transcripts)
    return Index(
        [
            Material(
                transcript,
                tuple(Segment(transcript.file, t.n, 1, 0, len(t.text)) for t in transcript.turns),
                annotation,
            )
            for transcript, annotation in zip(transcripts, annotations, strict=True)
        ]
    )


def _said(index: Index) -> list[str]:
    """The form at each position."""
    said = [""] * len(index)
    for form, text in enumerate(index.said):
        for position in index.positions([form]).tolist():
            said[position] = text
    return said


def _different(before: Index, after: Index) -> list[int]:
    pairs = enumerate(zip(_said(before), _said(after), strict=True))
    return [position for position, (one, other) in pairs if one != other]


def _exact(index: Index, word: Word) -> set[int]:
    forms = {form for key in word.keys for form in index.forms(key)}
    return set(index.positions(sorted(forms)).tolist())


def _words(codebook: Codebook) -> set[Word]:
    """The words of the codebook that may be misspelt."""
    terms = Terms(Index([]), codebook.concepts)
    rules = (rule for code in codebook.codes for rule in code.rules)
    words = terms.words(element for rule in rules for element in rule_elements(rule))
    return {Word(word.text) for word in words if not (word.surface or word.prefix)}


if __name__ == "__main__":
    main()
