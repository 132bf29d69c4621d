"""Nothing is shared while anything is wrong, whatever is found and whatever is asked for."""

import base64
import hashlib
import inspect
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from piacen_qual.anonymisation.scanning.leak import LeakKind
from piacen_qual.cli.partager.command import partager as command
from tests.cli.making import Run, exports_of
from tests.cli.sharing import PASSPHRASE, copied
from tests.cli.test_partager import Partager, partager, somebody

__all__ = ["partager", "somebody"]

LOG: Final = Path("decisions") / "partage" / "julie.jsonl"
LEAKING: Final[Mapping[LeakKind, bytes]] = {
    LeakKind.MASKED: b"<p title='omer  GRANDBOIS'>a</p>",
    LeakKind.ENCODED: b"<p data-x='%s'>a</p>" % base64.b64encode(b"Lachance"),
    LeakKind.HASHED: b"<p id='%s'>a</p>" % hashlib.sha256(b"lachance").hexdigest().encode(),
    LeakKind.NETWORK: b"<img src='https://exemple.org/a.png'>",
    LeakKind.ACTIVE: b"a;b\n1;=1+1\n",
    LeakKind.TIME: b"<p>00:12:45 bonjour</p>",
    LeakKind.ORDER: b"<p data-turn='12'>a</p>",
    LeakKind.UNREADABLE: b"Rar!\x1a\x07" + bytes(50),
}
"""Finished files in which the scan finds something, by what it is."""

FILES: Final = ("citations.html", "citations.xlsx")
NAMES: Final = {LeakKind.ACTIVE: ("citations.csv", "a.csv")}
"""What the files are called, for what is only found in some formats."""


@pytest.fixture
def study(signed: Path, tmp_path: Path) -> Path:
    return copied(signed, tmp_path / "étude")


def leaking(monkeypatch: pytest.MonkeyPatch, files: Mapping[str, bytes]) -> None:
    monkeypatch.setattr("piacen_qual.cli.partager.writing.files_of", lambda _: files)


def refused(study: Path, done: Run, why: str) -> None:
    assert done.code == 1
    assert why in " ".join(done.err.split())
    assert not exports_of(study)
    assert not (study / LOG).exists() or '"share"' not in (study / LOG).read_text("utf-8")


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("kind", LEAKING)
def test_whatever_the_scan_finds_in_whichever_file_stops_the_share(
    study: Path, partager: Partager, monkeypatch: pytest.MonkeyPatch, kind: LeakKind, place: int
) -> None:
    names = NAMES.get(kind, FILES)
    leaking(monkeypatch, {names[1 - place]: b"rien", names[place]: LEAKING[kind]})
    done = partager(study)
    refused(study, done, "ne doit pas sortir")
    assert f"({kind}" in " ".join(done.err.split())


def test_every_sort_of_leak_is_tried() -> None:
    beside = {LeakKind.BESIDE}  # not in a file: see test_partager
    assert set(LEAKING) | beside == set(LeakKind)


OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "etude": (),  # the study and its case are always given
    "cas": (),
    "code": ("--code", "out_panne"),
    "famille": ("--famille", "arguments"),
    "theme": ("--theme", "outils"),
    "nombre": ("--nombre", "9"),
    "attribut": ("--attribut", "genre"),
    "k": ("--k", "6"),
    "retour": ("--retour", "2999-01-01"),
    "contact": ("--contact", "equipe@exemple.ca"),
    "source": ("--source", "suggestions"),
    "codeur": ("--codeur", "Julie"),
    "phrase": (),  # a file, that `every` writes
    "as_json": ("--json",),
    "signer": ("--signer",),
    "tout": ("--signer", "--tout"),
    "apercu": ("--apercu",),
    "examiner": (),  # needs a file, and prepares nothing: see test_examined_files
}
"""Each option of the command, with a value that lets quotes out once all is done."""

INSTEAD: Final = ("signer", "tout", "apercu")
"""Those that ask for something else than sharing."""


@pytest.fixture
def every(tmp_path: Path) -> tuple[str | Path, ...]:
    """All that can be asked for at once when something is shared."""
    phrase = tmp_path / "phrase.txt"
    phrase.write_text(PASSPHRASE, encoding="utf-8")
    given = (words for name, words in OPTIONS.items() if name not in INSTEAD)
    return (*(word for words in given for word in words), "--phrase", phrase)


def test_every_option_is_tried() -> None:
    """A new one is to be thought about: it may skip no refusal."""
    assert set(inspect.signature(command).parameters) == set(OPTIONS)


@pytest.mark.parametrize(
    ("done_again", "why"), [("anonymisation", "piacen anonymiser"), ("partage", "à signer")]
)
def test_no_option_lets_out_what_is_undecided_or_unsigned(
    study: Path, partager: Partager, every: tuple[str | Path, ...], done_again: str, why: str
) -> None:
    shutil.rmtree(study / "decisions" / done_again)
    for name in INSTEAD:
        partager(study, *every, *OPTIONS[name])
        assert not exports_of(study)
    refused(study, partager(study, *every), why)


def test_no_option_lets_out_what_the_scan_finds(
    study: Path,
    partager: Partager,
    every: tuple[str | Path, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patched:
        leaking(patched, {"citations.html": LEAKING[LeakKind.MASKED]})
        refused(study, partager(study, *every), "ne doit pas sortir")
    assert partager(study, *every).code == 0  # the same words, once nothing is wrong
    assert exports_of(study)
