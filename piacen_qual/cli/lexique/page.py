"""How `piacen lexique` shows a proposal: where a term comes from, and what it would change."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from piacen_qual.cli import screen
from piacen_qual.cli.wrapping import indented
from piacen_qual.coding.explaining.changes import Change, Fate
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, agreed, several

if TYPE_CHECKING:
    from rich.text import Text

    from piacen_qual.analysis.codebook_review.proposals import Proposal
    from piacen_qual.coding.matching.index import Index

MARGIN: Final = 4  # blanks before what is said of a term
PLACES: Final = 3  # shown of a term
AROUND: Final = 60  # characters shown before and after it
MARKS: Final = {Fate.APPEARED: "    + ", Fate.VANISHED: "    − "}
ELSEWHERE: Final = "    · "  # where it is said and changes nothing

Passage = tuple[int, int, int]
"""A segment, by number in the index, and offsets into the text of its turn."""


class Page:
    """Shows the proposals made for one concept or code."""

    def __init__(self, target: str, index: "Index", titles: Mapping[str, str]) -> None:
        """`target` is `@concept` or a code id; `titles` are those of the transcripts, by file."""
        self._target = target
        self._index = index
        self._numbers = {(one.file, one.turn, one.n): n for n, one in enumerate(index.segments)}
        self._titles = titles
        self._width = screen.console().width

    def show(self, proposal: "Proposal", effect: Sequence[Change], rank: str) -> None:
        """One proposal, on stdout."""
        screen.show(screen.literal(proposal.term, "bold").append(f"  {rank}", "not bold dim"))
        for reason in proposal.reasons:
            self._say(reason.words)
        if proposal.concepts:
            self._say(f"déjà dans {screen.listed(proposal.concepts)}")
        self._say(f"{self._said(proposal)}; {self._in_words(effect)}")
        self._places(proposal, effect)
        screen.show("")

    def _say(self, words: str) -> None:
        screen.show(indented(screen.literal(typeset(words)), self._width, MARGIN))

    def _said(self, proposal: "Proposal") -> str:
        """`dit dans 4 segments (1 déjà codé) par 3 personnes`."""
        segments, speakers = len(proposal.said.segments), len(proposal.said.speakers)
        coded = agreed("déjà codé", proposal.beside)
        where = "où le concept est déjà dit" if self._target[0] == "@" else coded
        beside = f" ({proposal.beside} {where})" if proposal.beside else ""
        return (
            f"dit dans {several(segments, 'segment')}{beside} par {several(speakers, 'personne')}"
        )

    def _in_words(self, effect: Sequence[Change]) -> str:
        told = [
            f"{verb} {in_words(self._target, effect, fate)}"
            for fate, verb in ((Fate.APPEARED, "ajouterait"), (Fate.VANISHED, "retirerait"))
            if any(change.fate is fate for change in effect)
        ]
        return " et ".join(told) or "n’ajouterait rien pour l’instant"

    def _places(self, proposal: "Proposal", effect: Sequence[Change]) -> None:
        """Where the term would change something, or else where it is said."""
        said = {match.segment: match[:3] for match in reversed(proposal.said.matches)}
        lines = list(self._changed(said, effect)) or [
            (ELSEWHERE, "", said[number]) for number in proposal.said.segments
        ]
        for mark, code, passage in lines[:PLACES]:
            screen.show(indented(self._context(code, passage), self._width, len(mark), mark))
        if len(lines) > PLACES:
            self._say(f"… et {len(lines) - PLACES} de plus")

    def _changed(
        self, said: Mapping[int, Passage], effect: Sequence[Change]
    ) -> Iterator[tuple[str, str, Passage]]:
        """What appears, then what vanishes: where the term is said, or on what it rests."""
        for change in sorted(effect, key=lambda change: list(MARKS).index(change.fate)):
            made = change.suggestion
            number = self._numbers[made.file, made.turn, made.segment]
            code = "" if made.code == self._target else f"{made.code}, "
            yield MARKS[change.fate], code, said.get(number, (number, made.start, made.end))

    def _context(self, code: str, passage: Passage) -> "Text":
        """The words around a passage, after who says them."""
        number, start, end = passage
        segment, turn = self._index.segments[number], self._index.turns[number]
        title = self._titles[segment.file].replace(", groupe ", " g")
        line = screen.literal(f"{code}{title} {turn.speaker}, tour {turn.n}{NBSP}: ", "dim")
        line.append(screen.literal(_end(turn.text[segment.start : start]), "not dim"))
        line.append(screen.literal(turn.text[start:end], "not dim bold"))
        return line.append(screen.literal(_beginning(turn.text[end : segment.end]), "not dim"))


def in_words(target: str, effect: Sequence[Change], fate: Fate) -> str:
    """`2 segments`, `acc_frais dans 2 segments`, `3 suggestions (acc_frais 2, acc_manque 1)`."""
    codes = Counter(change.suggestion.code for change in effect if change.fate is fate)
    if len(codes) == 1:
        where = several(codes.total(), "segment")
        return where if target in codes else f"{next(iter(codes))} dans {where}"
    listed = ", ".join(f"{code} {count}" for code, count in codes.most_common())
    return f"{several(codes.total(), 'suggestion')} ({listed})"


def as_contract(proposal: "Proposal", effect: Sequence[Change]) -> dict[str, Any]:
    """A proposal for other programs."""
    return {
        "term": proposal.term,
        "reasons": [asdict(reason) for reason in proposal.reasons],
        "segments": len(proposal.said.segments),
        "beside": proposal.beside,
        "speakers": len(proposal.said.speakers),
        "concepts": list(proposal.concepts),
        "adds": [asdict(made.suggestion) for made in effect if made.fate is Fate.APPEARED],
        "removes": [asdict(made.suggestion) for made in effect if made.fate is Fate.VANISHED],
    }


def _end(text: str) -> str:
    """Its last words, `…` before them when there are others."""
    return text if len(text) <= AROUND else f"…{NBSP}{text[-AROUND:].partition(' ')[2]}"


def _beginning(text: str) -> str:
    return text if len(text) <= AROUND else f"{text[:AROUND].rpartition(' ')[0]}{NBSP}…"
