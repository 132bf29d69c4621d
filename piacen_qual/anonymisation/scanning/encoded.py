"""Names under a coat: base64, hexadecimal, and digests that anybody who guesses can check."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from piacen_qual.anonymisation.masking.secret import Secret, distinct
from piacen_qual.anonymisation.reading.normal import Normal
from piacen_qual.anonymisation.scanning.leak import LeakKind

_RUN: Final = re.compile(r"[A-Za-z0-9+/_-]{4,}")
_LINE: Final = re.compile(r"[A-Za-z0-9+/]{4,}={0,2}\r?")
_LONG: Final = 12
_BLOB: Final = re.compile(r"[A-Za-z0-9+/_-]{200,}={0,2}")
_FULL: Final = 40  # characters of a line of wrapped base64
_HEXADECIMAL: Final = re.compile(r"(?:[0-9a-fA-F]{2})+")
_DIGESTS: Final = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b")
_LEAST: Final = 3  # letters: fewer encode to what stands anywhere
_DIGEST_RUNS: Final = frozenset({22, 27, 38, 43, 64, 86})  # characters of a digest in base64
_BEGINNING: Final = 8  # figures of a digest that are enough to know it by


class Coats:
    """What secrets look like once encoded or digested."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        """Look for these."""
        self._encoded: dict[str, Secret] = {}
        self._digests: dict[str, tuple[str, Secret]] = {}
        for secret in secrets:
            for spelling in _spellings(secret.text):
                data = spelling.encode()
                for code in (base64.b64encode, base64.urlsafe_b64encode, base64.b32encode):
                    self._encoded[code(data).decode().rstrip("=")] = secret
                self._encoded[data.hex()] = secret
                for digest in _digests(data):
                    self._digests[digest[:_BEGINNING]] = (digest, secret)

    def sightings(self, text: str) -> Iterator[tuple[LeakKind, str, Secret]]:
        """Secrets that stand in `text` encoded or digested, as they stand there."""
        for run in sorted(set(_RUN.findall(distinct(text)))):
            secret = self._encoded.get(run) or self._encoded.get(run.lower())
            if secret is not None:
                yield LeakKind.ENCODED, run, secret
            for figures in _figures(run):
                digest, digested = self._digests.get(figures[:_BEGINNING], ("", None))
                if digested is not None and digest.startswith(figures):
                    yield LeakKind.HASHED, run, digested


def _figures(run: str) -> Iterator[str]:
    """The digest that a run may be: hexadecimal, cut as a UUID is, or in base64."""
    yield run.lower().replace("-", "")
    if len(run) in _DIGEST_RUNS:
        data = run.replace("-", "+").replace("_", "/")
        yield base64.b64decode(data + "=" * (-len(data) % 4)).hex()


def contents(text: str) -> Iterator[bytes]:
    """Bytes that stand in `text` as base64 or hexadecimal."""
    runs = {run for run in _RUN.findall(distinct(text)) if len(run) >= _LONG}
    if any(len(run) >= _FULL for run in runs):
        runs.update(_wrapped(text))
    for run in sorted(runs):
        data = run.replace("-", "+").replace("_", "/")
        data = data[: len(data) - (len(data) % 4 == 1)]
        yield base64.b64decode(data + "=" * (-len(data) % 4))
        if _HEXADECIMAL.fullmatch(run):
            yield bytes.fromhex(run)


def _wrapped(text: str) -> Iterator[str]:
    """Base64 cut in lines, in one piece again."""
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        if _LINE.fullmatch(line):
            lines.append(line.rstrip("=\r"))
            continue
        if len(lines) > 1 and len(lines[0]) >= _FULL:
            yield "".join(lines)
        lines = []


def without_contents(text: str) -> str:
    """`text` without its long runs of base64, which `contents` gave."""
    return _BLOB.sub(" ", text)


def _spellings(text: str) -> Iterable[str]:
    folded = Normal.of(text).text
    if len(folded) < _LEAST:
        return ()
    words = folded.replace("-", " ").replace("'", " ").split()
    joined = (sign.join(words) for sign in ("", " ", "_", "-", "."))
    written = (text, text.lower(), text.upper(), text.title(), folded, folded.title())
    return dict.fromkeys((*written, *joined, *(f"{each}\n" for each in (text, folded))))


def _digests(data: bytes) -> Iterator[str]:
    for digest in _DIGESTS:
        yield hashlib.new(digest, data, usedforsecurity=False).hexdigest()
    yield f"{zlib.crc32(data):08x}"
