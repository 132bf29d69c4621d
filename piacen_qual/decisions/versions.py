"""The words of transcripts as they stood when people decided on them, kept for good."""

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from piacen_qual.decisions.events import Anchor
from piacen_qual.decisions.lines import DECISIONS
from piacen_qual.errors import Level, Problem
from piacen_qual.files import flush_folder, write_whole
from piacen_qual.model import Transcript
from piacen_qual.study import Study, digest

CONTEXT: Final = 32  # characters of the turn kept on each side of a quote


@dataclass(frozen=True, slots=True)
class Version:
    """What was said in a transcript, turn by turn.

    Attributes:
        sha256: digest of `texts`, hexadecimal. A file that reads the same is the same version,
            whatever its bytes; one that is cut into turns otherwise is another.
        texts: `Turn.text` of every turn, the one numbered n at n - 1.
    """

    sha256: str
    texts: tuple[str, ...]

    @classmethod
    def of(cls, transcript: Transcript) -> "Version":
        """The version that a transcript is."""
        return cls.made_of(turn.text for turn in transcript.turns)

    @classmethod
    def made_of(cls, texts: Iterable[str]) -> "Version":
        """The version in which these are the turns."""
        kept = tuple(texts)
        return cls(digest(*kept), kept)

    def anchor(self, file: str, turn: int, start: int, end: int) -> Anchor:
        """An anchor on words of this version of `file`; turn 0 stands for the whole transcript.

        Raises:
            ValueError: when there are no such words.
        """
        if turn == 0:
            return Anchor(file, self.sha256, 0, 0, 0, "")
        if not 0 < turn <= len(self.texts) or not 0 <= start < end <= len(self.texts[turn - 1]):
            raise ValueError(f"no words at {file}:{turn}:{start}-{end}")
        text = self.texts[turn - 1]
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return Anchor(file, self.sha256, turn, start, end, text[start:end], before, after)

    def holds(self, anchor: Anchor) -> bool:
        """Whether an anchor was made on this version, and on words that are in it."""
        if anchor.sha256 != self.sha256 or not 0 < anchor.turn <= len(self.texts):
            return False
        words = self.texts[anchor.turn - 1][anchor.start : anchor.end]
        return anchor.start >= 0 and words == anchor.text != ""


def keep_version(study: Study, version: Version) -> None:
    """Have the words of a version on the disk, once and for all.

    Raises:
        UnwritableFileError: the system refuses.
    """
    path = _path(study, version.sha256)
    data = json.dumps({"turns": version.texts}, ensure_ascii=False, indent=0)
    encoded = data.encode("utf-8", "surrogatepass")
    with contextlib.suppress(OSError):  # not there yet, or damaged
        if path.read_bytes() == encoded:
            return
    write_whole(path, encoded)
    flush_folder(path.parent)
    flush_folder(path.parent.parent)


def read_versions(
    study: Study, wanted: Iterable[str]
) -> tuple[Mapping[str, Version], tuple[Problem, ...]]:
    """The versions of these digests that are there and sound, and what is wrong with the others."""
    found, problems = {}, []
    for sha256 in sorted(set(wanted)):
        version = _read(_path(study, sha256))
        if version is not None and version.sha256 == sha256:
            found[sha256] = version
        else:
            problems.append(_missing(sha256))
    return found, tuple(problems)


def _read(path: Path) -> Version | None:
    try:
        turns = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))["turns"]
        return Version.made_of(turns)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # missing or damaged: quotes are searched with their context instead


def _missing(sha256: str) -> Problem:
    message = (
        "le texte sur lequel des décisions ont été prises manque ou est abîmé. Reprenez ce fichier"
        " d’une copie; sans lui, ces décisions sont replacées d’après leurs seuls extraits."
    )
    return Problem(f"decisions/versions/{sha256}.json", None, Level.WARNING, message)


def _path(study: Study, sha256: str) -> Path:
    return DECISIONS.place(study) / "versions" / f"{sha256}.json"
