"""All the transcripts of a study, read once and kept in its cache."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.model import Corpus, Group, Progress, Theme, Transcript
from piacen_qual.study import Cache, Study, code_version, digest
from piacen_qual.transcripts.corpus import group_of, load_corpus
from piacen_qual.transcripts.frozen import freeze, thaw

OURS = (
    "piacen_qual.french",
    "piacen_qual.transcripts",
    "piacen_qual.transcripts.formats",
    "piacen_qual.transcripts.speakers",
    "piacen_qual.transcripts.themes",
)


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
    paths = tuple(dict.fromkeys(files)) or study.transcript_paths()
    own = study.corpus.absolute()
    places = dict.fromkeys((own, *(_corpus_of(path, study) for path in paths)))
    corpora = {place: load_corpus(place) for place in places}
    problems = [problem for _, told in corpora.values() for problem in told]
    found: list[Transcript] = []
    unread: list[str] = []
    for done, path in enumerate(paths):
        if progress is not None:
            progress(done, len(paths), path.name)
        try:
            corpus, _ = corpora[_corpus_of(path, study)]
            transcript, told = _read(path, corpus, guide, study.cache)
        except UnreadableFileError as cause:
            problems.append(cause.problem)
            unread.append(path.name)
        else:
            found.append(transcript)
            problems.extend(told)
    corpus, _ = corpora[own]
    if not files:
        problems.extend((*_missing(study, corpus), *_strangers(study)))
    return Library(tuple(found), corpus, tuple(problems), tuple(unread))


def _corpus_of(path: Path, study: Study) -> Path:
    beside = path.parent / "corpus.yaml"
    return (beside if beside.is_file() else study.corpus).absolute()


def _missing(study: Study, corpus: Corpus) -> list[Problem]:
    names = {unicodedata.normalize("NFC", path.name) for path in study.transcript_paths()}
    return [
        Problem(
            "corpus.yaml",
            None,
            Level.ERROR,
            f"le fichier « {group.file} » est décrit, mais n’est pas dans transcripts/.",
        )
        for group in corpus.groups
        if group.file and group.file not in names
    ]


def _strangers(study: Study) -> Iterator[Problem]:
    """What lies in transcripts/ and is left out, each with what can be done about it."""
    for path in study.strangers():
        from piacen_qual.transcripts.formats import read_source  # noqa: PLC0415 — a study has none as a rule

        try:
            read_source(path, unicodedata.normalize("NFC", path.name))
        except UnreadableFileError as cause:
            yield replace(cause.problem, level=Level.WARNING)


def _read(
    path: Path, corpus: Corpus, guide: tuple[Theme, ...], cache: Cache
) -> tuple[Transcript, tuple[Problem, ...]]:
    group, _ = group_of(unicodedata.normalize("NFC", path.name), corpus)
    key = _key(path, group, guide)
    stored = cache.load("transcripts", key) if key else None
    if stored is not None:
        return thaw(stored, group)
    from piacen_qual.transcripts.reader import read_transcript  # noqa: PLC0415 — a warm run skips it

    transcript, problems = read_transcript(path, corpus, guide)
    if key:
        cache.store("transcripts", key, freeze(transcript, problems))
    return transcript, problems


def _key(path: Path, group: Group, guide: tuple[Theme, ...]) -> str:
    """A digest of all that the reading depends on, or "" when the file cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    return digest(code_version(*OURS), path.name, data, repr(group), repr(guide))
