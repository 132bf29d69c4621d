"""Everything that was signed, shared and received in a study, from all its partner logs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Final

from piacen_qual.decisions.lines import is_whole
from piacen_qual.decisions.names import folder as decisions_folder
from piacen_qual.decisions.names import same
from piacen_qual.errors import Level, Problem, UnreadableFileError
from piacen_qual.partners.entries import Entry, Received, Retracted, Sent, Shared, Signed, from_line
from piacen_qual.study import Study

_BOM: Final = "\ufeff".encode()
_DAMAGED: Final = (
    "ligne illisible : elle n’est plus telle qu’elle a été écrite, ou une version plus récente du"
    " programme l’a écrite. Reprenez-la d’une copie du fichier, ou mettez le programme à jour."
)
_TORN: Final = (
    "la dernière ligne est incomplète : son écriture a été interrompue avant d’être confirmée. Elle"
    " ne compte pas."
)
_in_order: Final = attrgetter("time", "who", "seq", "id")


@dataclass(frozen=True)
class History:
    """What was done with partners, in the order of the clocks.

    Attributes:
        entries: every entry once, whatever files it is in.
    """

    entries: tuple[Entry, ...] = ()

    @cached_property
    def banks(self) -> Mapping[str, Shared]:
        """The banks that were shared, by id; one that was shared again counts once."""
        return {e.what.bank: e.what for e in self.entries if isinstance(e.what, Shared)}

    @cached_property
    def sent(self) -> Mapping[str, Sent]:
        """Every quote that was ever shared, by id."""
        return {quote.id: quote for bank in self.banks.values() for quote in bank.quotes}

    @cached_property
    def received(self) -> tuple[Received, ...]:
        """The answers, in the order in which they came."""
        return tuple(e.what for e in self.entries if isinstance(e.what, Received))

    @property
    def study(self) -> str:
        """The study's id, as the first bank told it; "" before that."""
        return next((bank.study for bank in self.banks.values()), "")

    def fit(self, digest: str) -> bool | None:
        """Whether a text may go out: someone signed it and nobody refuses it.

        Returns:
            None as long as nobody has read it.
        """
        said = self._signatures.get(digest)
        return all(said.values()) if said else None

    def signatures_of(self, who: str) -> tuple[tuple[str, Signed], ...]:
        """What one person signed or refused and has not undone, oldest first, with entry ids."""
        mine = sorted((e for e in self.entries if same(e.who, who)), key=attrgetter("seq"))
        return tuple(
            (e.id, e.what) for e in mine if isinstance(e.what, Signed) and e.id not in self._undone
        )

    @cached_property
    def _undone(self) -> frozenset[str]:
        return frozenset(e.what.target for e in self.entries if isinstance(e.what, Retracted))

    @cached_property
    def _signatures(self) -> Mapping[str, Mapping[str, bool]]:
        """Digest of a text → who read it → whether it may go out, by each one's last word."""
        found: dict[str, dict[str, bool]] = {}
        for who in dict.fromkeys(entry.who.casefold() for entry in self.entries):
            for _, signed in self.signatures_of(who):
                found.setdefault(signed.digest, {})[who] = signed.fit
        return found


def folder(study: Study) -> Path:
    """Where the partner logs of a study are."""
    return decisions_folder(study) / "partage"


def read_history(study: Study) -> tuple[History, tuple[Problem, ...]]:
    """The union of all partner logs, and what could not be read of them.

    A line that cannot be read is an error: it might be the one that says that a quote was
    withdrawn.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    for path in _paths(study):
        name = path.relative_to(study.root).as_posix()
        try:
            data = path.read_bytes()
        except OSError as cause:
            problems.append(UnreadableFileError.refused(name, cause).problem)
            continue
        found, told = _read(data, name)
        entries |= found
        problems += told
    return History(tuple(sorted(entries.values(), key=_in_order))), tuple(problems)


def _paths(study: Study) -> list[Path]:
    if not folder(study).is_dir():
        return []
    return sorted(
        path
        for path in folder(study).iterdir()
        if path.suffix.lower() == ".jsonl" and path.name[0] not in ".~" and path.is_file()
    )


def _read(data: bytes, name: str) -> tuple[dict[str, Entry], list[Problem]]:
    entries, problems = {}, []
    *lines, last = data.removeprefix(_BOM).split(b"\n")
    if is_whole(last):
        lines.append(last)
    elif last:
        problems.append(Problem(name, len(lines) + 1, Level.WARNING, _TORN))
    for number, line in enumerate(lines, 1):
        entry = from_line(line.removesuffix(b"\r"))
        if entry is not None:
            entries[entry.id] = entry
        elif line.removesuffix(b"\r"):
            problems.append(Problem(name, number, Level.ERROR, _DAMAGED))
    return entries, problems
