"""The study folder: where everything is, and its cache."""

import contextlib
import hashlib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

from piacen_qual.errors import NotAStudyError, UnwritableFileError
from piacen_qual.files import write_whole

TRANSCRIPT_SUFFIXES = frozenset({".txt", ".md", ".docx", ".odt", ".rtf", ".vtt", ".srt", ".csv"})


@dataclass(frozen=True, slots=True)
class Cache:
    """What was computed once, kept by content: a key is a digest of everything it depends on.

    Nothing in it is needed: a missing, damaged or unwritable cache only costs time.

    Attributes:
        folder: where it is kept; None keeps nothing.
        damaged: what was asked for and found damaged: kinds and keys.
    """

    folder: Path | None
    damaged: list[str] = field(default_factory=list, compare=False, repr=False)

    def load(self, kind: str, key: str) -> bytes | None:
        """The bytes stored under `key`, or None when there are none or they are damaged."""
        if self.folder is None:
            return None
        try:
            stored = (self.folder / kind / key).read_bytes()
        except OSError:
            return None
        digest, data = stored[:32], stored[32:]
        if hashlib.sha256(data).digest() == digest:
            return data
        self.damaged.append(f"{kind}/{key}")
        return None

    def store(self, kind: str, key: str, data: bytes) -> None:
        """Keep `data` under `key`; a cache that cannot be written is done without."""
        if self.folder is None:
            return
        with contextlib.suppress(UnwritableFileError):
            stored = hashlib.sha256(data).digest() + data
            write_whole(self.folder / kind / key, stored, flushed=False)  # `load` tells damage


def digest(*parts: bytes | str) -> str:
    """A hexadecimal sha256 of `parts`, each length-prefixed so that no two lists collide."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


@cache
def code_version(*packages: str) -> str:
    """A digest of the source of `packages`, not of those inside them, and of their word lists.

    New code never meets what old code computed.
    """
    sources = [
        (source.name, source.read_bytes())
        for package in packages
        for source in files(package).iterdir()
        if source.name.endswith((".py", ".txt"))
    ]
    return digest(*(part for source in sorted(sources) for part in source))


@dataclass(frozen=True)
class Study:
    """A study folder, opened once."""

    root: Path

    @property
    def codebook(self) -> Path:
        """codebook.yaml."""
        return self.root / "codebook.yaml"

    @property
    def transcripts(self) -> Path:
        """The folder of transcripts."""
        return self.root / "transcripts"

    @property
    def corpus(self) -> Path:
        """corpus.yaml, which may be missing."""
        return self.transcripts / "corpus.yaml"

    @property
    def exports(self) -> Path:
        """Where results are written."""
        return self.root / "exports"

    @cached_property
    def cache(self) -> Cache:
        """The study's cache; a folder that is no study gets none."""
        return Cache(self.root / ".piacen" if self.exists() else None)

    def exists(self) -> bool:
        """Whether this folder is a study: it has codebook.yaml or transcripts/."""
        return self.codebook.is_file() or self.transcripts.is_dir()

    def transcript_paths(self) -> tuple[Path, ...]:
        """Every transcript of the study, by name (hidden and temporary files left out)."""
        return tuple(path for path in self._delivered() if _is_transcript(path))

    def strangers(self) -> tuple[Path, ...]:
        """What else lies in transcripts/: other formats, folders, links that lead nowhere."""
        return tuple(path for path in self._delivered() if not _is_transcript(path))

    def _delivered(self) -> list[Path]:
        if not self.transcripts.is_dir():
            return []
        found = (
            path
            for path in self.transcripts.iterdir()
            if not path.name.startswith((".", "~$"))
            and path != self.corpus
            and (path.is_file() or path.is_dir() or path.is_symlink())  # no pipe: it would wait
        )
        return sorted(found, key=lambda path: unicodedata.normalize("NFC", path.name))


def _is_transcript(path: Path) -> bool:
    return path.suffix.lower() in TRANSCRIPT_SUFFIXES and path.is_file()


def open_study(folder: Path) -> Study:
    """The study at `folder`.

    Raises:
        NotAStudyError: when neither codebook.yaml nor transcripts/ is there.
    """
    study = Study(folder)
    if not study.exists():
        raise NotAStudyError(folder)
    return study
