"""What `piacen comparer` works on: who is compared, on which codes, in which segments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from piacen_qual.analysis.counting.bases import dated
from piacen_qual.analysis.material import Material, Place
from piacen_qual.analysis.reliability.disagreements import Disagreement, disagreements
from piacen_qual.analysis.reliability.ratings import (
    MACHINE,
    Panel,
    make_panel,
    seen_with_suggestions,
    who_codes,
)
from piacen_qual.analysis.reliability.tables import Comparison, compare
from piacen_qual.cli import counting, screen, steps
from piacen_qual.decisions.sources import Source
from piacen_qual.decisions.voices import voices
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import several
from piacen_qual.journals.names import CONSENSUS
from piacen_qual.model import Segment

FRENCH: Final = {"theme": "thème"}  # options that lack their accents


class NobodyDecidedError(PiacenError):
    """There is nobody to compare."""

    exit_code = 1

    def __init__(self) -> None:
        """Say where decisions come from."""
        super().__init__(
            "Personne n’a encore codé dans cette étude : il n’y a rien à comparer. « piacen"
            " reviser » sert à décider."
        )


class NothingToCompareError(PiacenError):
    """What was asked for leaves no segment."""

    exit_code = 1

    def __init__(self, coders: Iterable[str]) -> None:
        """Say for whom."""
        super().__init__(
            "Rien à comparer : aucun des segments demandés n’a été lu ni codé par"
            f" {screen.listed(coders)}."
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command, as they were typed."""

    codeurs: str | None = None
    avec: Sequence[str] = ()
    famille: str | None = None
    code: str | None = None
    theme: str | None = None
    cas: str | None = None


class Bench:
    """A study opened at some coders, codes and segments.

    Attributes:
        work: the study.
        material: gives their names to codes, groups and themes.
        coders: whom to compare, in the order of columns.
        alone: whether one person alone was to be compared, so that the machine was added.
    """

    def __init__(self, work: steps.Work, asked: Asked, *, leaving_out: str = "") -> None:
        """Find what was asked for, but for one coder.

        Raises:
            NobodyDecidedError: when nobody decided anything.
            UnknownChoiceError: when the study has no such coder, code, family, theme or case.
        """
        self.work = work
        self.material: Material = counting.material(work, Source.SUGGESTIONS)
        self.voices = voices(work.placement, work.coded.segments)
        named = tuple(name for name in self._named(asked) if name != leaving_out)
        self.alone = len(named) == 1
        self.coders = (*named, MACHINE) if self.alone else named
        self._filters = self._chosen(asked)

    @cached_property
    def panel(self) -> Panel:
        """What the coders say.

        Raises:
            NothingToCompareError: when they looked at nothing of what was asked for.
        """
        made = make_panel(
            self.voices,
            self._segments,
            self.work.coded.suggestions,
            coders=self.coders,
            codes=self._codes,
        )
        if not made.places or not made.ratings:
            raise NothingToCompareError(self.coders)
        return made

    @cached_property
    def comparison(self) -> Comparison:
        """How far they agree."""
        return compare(self.panel, self.material, self.about)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Where they differ."""
        return disagreements(
            self.panel,
            self.work.coded.segments,
            self.voices,
            self.work.placement,
            self.work.coded.suggestions,
        )

    def put(self, coder: str, place: Place) -> list[str]:
        """The codes that a coder put on a segment, or that the machine suggests there."""
        if coder == MACHINE:
            every = self.work.coded.suggestions
            return [s.code for s in every if (s.file, s.turn, s.segment) == place]
        said = self.voices.said.get(place, {})
        known = (code for code in said if code in self.material.codes)
        return [code for code in known if self.voices.votes(place, code).get(coder)]

    @property
    def settled(self) -> int:
        """How many of these a consensus settled."""
        return sum(each.settled is not None for each in self.disagreements)

    @cached_property
    def about(self) -> tuple[str, ...]:
        """What tables say of it all: who, which segments, how they were read, which codebook."""
        filters = ((FRENCH.get(name, name), value) for name, value in self._filters.items())
        chosen = ", ".join(f"{name} {value}" for name, value in filters if value)
        looked = several(len(self.panel.places), "segment")
        return (
            f"Comparés : {screen.listed(self.coders)}; {looked} que quelqu’un d’entre eux a lus ou"
            " codés.",
            *((f"Choix : {chosen}.",) if chosen else ()),
            *self.cautions,
            dated(self.material),
        )

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """Why these figures may say more than there is."""
        return tuple(self._cautions())

    def _cautions(self) -> Iterator[str]:
        shown = [
            f"{coder} ({several(number, 'segment')} sur {looked})"
            for coder, (number, looked) in seen_with_suggestions(self.voices, self.panel).items()
            if number
        ]
        if shown:
            yield (
                f"Pas à l’aveugle : {screen.listed(shown)} avai{'en' if shown[1:] else ''}t les"
                " suggestions sous les yeux, ce qui gonfle l’accord. Pour le mesurer, codez une"
                " part des segments avec « piacen reviser --aveugle »."
            )
        if CONSENSUS in self.coders:
            yield (
                f"« {CONSENSUS} » : ce qui a été tranché; ailleurs, ce que tous ceux qui se sont"
                " prononcés (deux au moins) disent. Qui a pris part au consensus s’accorde"
                " forcément avec lui."
            )

    def _named(self, asked: Asked) -> tuple[str, ...]:
        people = who_codes(self.voices)
        if not people:
            raise NobodyDecidedError
        known = (*people, CONSENSUS, MACHINE)
        given = [name.strip() for name in (asked.codeurs or "").split(",") if name.strip()]
        named = [steps.chosen("codeurs", name, known) for name in given] or people
        others = [steps.chosen("avec", name, known) for name in asked.avec]
        found = dict.fromkeys(name for name in (*named, *others) if name)
        return (*found,) if found.keys() - {MACHINE} else (*people, MACHINE)

    def _chosen(self, asked: Asked) -> dict[str, str | None]:
        book = self.work.codebook
        cases = dict.fromkeys(t.group.case for t in self.work.library.transcripts if t.group.case)
        return {
            "famille": steps.chosen("famille", asked.famille, [f.id for f in book.families]),
            "code": steps.chosen("code", asked.code, [code.id for code in book.codes]),
            "theme": steps.chosen("theme", asked.theme, steps.themes(book)),
            "cas": steps.chosen("cas", asked.cas, cases),
        }

    @property
    def _codes(self) -> list[str]:
        family, code = self._filters["famille"], self._filters["code"]
        return [
            each.id
            for each in self.work.codebook.codes
            if family in {None, each.family} and code in {None, each.id}
        ]

    @property
    def _segments(self) -> list[Segment]:
        theme, case = self._filters["theme"], self._filters["cas"]
        return [
            segment
            for segment, turn in self.material.spoken
            if theme in {None, turn.theme} and case in {None, self.material.cases[segment.file]}
        ]
