"""All the transcripts of a study, read once and kept in its cache."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.model import (
    Aside,
    Corpus,
    Group,
    Participant,
    Role,
    Speaker,
    Theme,
    ThemeStart,
    Transcript,
    Turn,
)
from piacen_qual.study import Cache, Study, digest
from piacen_qual.transcripts.corpus import load_corpus
from piacen_qual.transcripts.reader import read_transcript

READER_VERSION = "1"  # raise it when the parser reads the same file otherwise

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Library:
    """Transcripts read, and everything there is to say about how.

    Attributes:
        transcripts: those that could be read, in the order asked.
        corpus: corpus.yaml.
        problems: of corpus.yaml and of each file.
        unread: names of the files that could not be read at all.
    """

    transcripts: tuple[Transcript, ...]
    corpus: Corpus
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]


def read_library(
    study: Study,
    guide: tuple[Theme, ...],
    files: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Library:
    """Read the files named, or all those of the study.

    One file that cannot be read never stops the others: it is reported. A named file that lies in
    another folder is described by that folder's corpus.yaml where there is one.

    Raises:
        UnreadableFileError: when corpus.yaml is no YAML.
    """
    paths = tuple(files) or study.transcript_paths()
    corpora: dict[Path, Corpus] = {}
    problems: list[Problem] = []
    found: list[Transcript] = []
    unread: list[str] = []
    for done, path in enumerate(paths):
        if progress is not None:
            progress(done, len(paths), path.name)
        place = _corpus_of(path, study)
        if place not in corpora:
            corpora[place], told = load_corpus(place)
            problems.extend(told)
        try:
            transcript, told = _read(path, corpora[place], guide, study.cache)
        except UnreadableFileError as cause:
            problems.append(cause.problem)
            unread.append(path.name)
        else:
            found.append(transcript)
            problems.extend(told)
    corpus = corpora.get(study.corpus) or load_corpus(study.corpus)[0]
    if not files:
        problems.extend(_missing(study, corpus))
    return Library(tuple(found), corpus, tuple(problems), tuple(unread))


def _corpus_of(path: Path, study: Study) -> Path:
    beside = path.parent / "corpus.yaml"
    return beside if beside.is_file() else study.corpus


def _missing(study: Study, corpus: Corpus) -> list[Problem]:
    names = {path.name for path in study.transcript_paths()}
    return [
        Problem(
            "corpus.yaml",
            None,
            Level.ERROR,
            f"le fichier « {group.file} » est décrit, mais n’est pas dans transcripts/.",
        )
        for group in corpus.groups
        if group.file and not _present(group.file, names)
    ]


def _present(file: str, names: set[str]) -> bool:
    import unicodedata  # noqa: PLC0415 — one function needs it

    return file in {unicodedata.normalize("NFC", name) for name in names}


def _read(
    path: Path, corpus: Corpus, guide: tuple[Theme, ...], cache: Cache
) -> tuple[Transcript, tuple[Problem, ...]]:
    key = _key(path, corpus, guide)
    stored = cache.load("transcripts", key)
    if stored is not None:
        return _thawed(json.loads(stored))
    transcript, problems = read_transcript(path, corpus, guide)
    frozen = {"transcript": asdict(transcript), "problems": [asdict(p) for p in problems]}
    cache.store("transcripts", key, json.dumps(frozen, ensure_ascii=False).encode())
    return transcript, problems
