"""Where coders differ: each side with the words it holds to, and its memos."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat

from piacen_qual.analysis.material import Material, Place
from piacen_qual.analysis.reliability.ratings import MACHINE, Panel
from piacen_qual.decisions.anchoring import Placement, Spot, State
from piacen_qual.decisions.replay import Memo, Verdict
from piacen_qual.decisions.voices import Voices
from piacen_qual.journals.names import CONSENSUS
from piacen_qual.model import CONFIDENTIAL, RETIRED, Cell, Column, Segment, Suggestion, Table


@dataclass(frozen=True, slots=True)
class Side:
    """What one coder says of a code in a segment.

    Attributes:
        coder: who.
        put: whether the code is there; None when they did not say.
        words: those they decided on, as (start, end) in the turn's text; (0, 0) for none.
        rule: the rule that suggested the code, or "".
        memos: what they noted, on the decision and on the segment.
        decided: whether they decided on the code itself, rather than read or suggest.
        instead: of a code that they rejected, the one that they put in its place, or "".
        by: who spoke for the consensus, or "".
    """

    coder: str
    put: bool | None
    words: tuple[int, int] = (0, 0)
    rule: str = ""
    memos: tuple[str, ...] = ()
    decided: bool = False
    instead: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A code in a segment, that some say is there and some not.

    Attributes:
        segment: where.
        code: code id.
        sides: every coder of the panel, in its order.
        notes: what was noted while a consensus was sought.
        settled: what the consensus says; None while it is open.
    """

    segment: Segment
    code: str
    sides: tuple[Side, ...]
    notes: tuple[str, ...] = ()
    settled: Side | None = None

    @property
    def place(self) -> Place:
        """The segment's."""
        return self.segment.file, self.segment.turn, self.segment.n


def disagreements(
    panel: Panel,
    segments: Iterable[Segment],
    voices: Voices,
    placement: Placement,
    suggestions: Iterable[Suggestion],
) -> tuple[Disagreement, ...]:
    """Where the coders of a panel differ: segment by segment, then in the order of its codes.

    Args:
        panel: whom to compare, on which codes.
        segments: those of the panel among others.
        voices: what people decided, on which words.
        placement: their memos.
        suggestions: the machine's words and reasons.
    """
    known = {(s.file, s.turn, s.n): s for s in segments}
    sources = _Sources(voices, placement, suggestions)
    return tuple(
        Disagreement(
            known[place],
            code,
            tuple(map(sources.side, panel.coders, said, repeat(known[place]), repeat(code))),
            tuple(sources.noted(CONSENSUS, known[place], code)),
            sources.settled(known[place], code),
        )
        for n, place in enumerate(panel.places)
        for code, columns in panel.ratings.items()
        if {0, 1} <= set(said := [column[n] for column in columns])
    )


class _Sources:
    """Where the words and memos of each side are."""

    def __init__(
        self, voices: Voices, placement: Placement, suggestions: Iterable[Suggestion]
    ) -> None:
        self._said = voices.said
        self._suggested = {(s.file, s.turn, s.segment, s.code): s for s in suggestions}
        self._memos: dict[tuple[str, int], list[tuple[Spot, Memo]]] = defaultdict(list)
        for placed in placement.memos:
            if placed.spot is not None and placed.spot.state is not State.LOST:
                there = placed.spot.file, placed.spot.turn
                self._memos[there].append((placed.spot, placed.what))

    def side(self, coder: str, rating: int | None, segment: Segment, code: str) -> Side:
        """What a coder says of a code in a segment."""
        put = None if rating is None else bool(rating)
        place = segment.file, segment.turn, segment.n
        if coder == MACHINE:
            made = self._suggested.get((*place, code))
            if made is None:
                return Side(coder, put)
            return Side(coder, put, (made.start, made.end), made.rule, (made.reason,))
        memos = tuple(self.noted(coder, segment, code))
        placed = self._said.get(place, {}).get(code, {}).get(coder)
        if placed is None or placed.spot is None:
            return Side(coder, put, memos=memos)
        notes = (placed.what.note,) if placed.what.note else ()
        return Side(
            coder,
            put,
            (placed.spot.start, placed.spot.end),
            placed.what.rule,
            (*notes, *memos),
            decided=True,
            instead=placed.what.instead,
            by=placed.what.by,
        )

    def settled(self, segment: Segment, code: str) -> Side | None:
        """What the consensus decided on a code in a segment, if it did."""
        said = self._said.get((segment.file, segment.turn, segment.n), {}).get(code, {})
        if CONSENSUS not in said:
            return None
        put = said[CONSENSUS].what.verdict is Verdict.ACCEPTED
        return self.side(CONSENSUS, int(put), segment, code)

    def noted(self, coder: str, segment: Segment, code: str) -> Iterator[str]:
        """A coder's memos on a segment, those on another code left out."""
        for spot, memo in self._memos[segment.file, segment.turn]:
            near = spot.start < segment.end and segment.start < spot.end
            if near and memo.coder == coder and memo.code in {"", code}:
                yield memo.note


def disagreements_table(
    found: Iterable[Disagreement], coders: Iterable[str], material: Material
) -> Table:
    """One row per disagreement, the sides next to one another, the whole segment last."""
    names = tuple(coders)
    return Table(
        name="desaccords",
        title="Désaccords",
        columns=(
            *(Column("diffusion", "Diffusion"), Column("cas", "Cas"), Column("groupe", "Groupe")),
            *(Column("fichier", "Fichier"), Column("theme", "Thème")),
            *(Column("tour", "Tour", "entier"), Column("segment", "Segment", "entier")),
            *(Column("locuteur", "Locuteur"), Column("code", "Code"), Column("libelle", "Libellé")),
            *(column for name in names for column in _columns(name)),
            *(Column("tranche", "Tranché"), Column("tranche_par", "Tranché par")),
            Column("texte", "Texte"),
        ),
        rows=tuple(_row(each, material) for each in found),
        notes=(f"{CONFIDENTIAL.capitalize()}.",),
    )


def _columns(coder: str) -> tuple[Column, ...]:
    return (
        Column(f"avis_{coder}", coder),
        Column(f"extrait_{coder}", f"{coder} : extrait"),
        Column(f"memos_{coder}", f"{coder} : {'raison' if coder == MACHINE else 'mémos'}"),
    )


def _row(each: Disagreement, material: Material) -> tuple[Cell, ...]:
    segment = each.segment
    turn = material.turns[segment.file, segment.turn]
    sides = [cell for side in each.sides for cell in _cells(side, each, material)]
    settled = (in_words(each.settled), each.settled.by or None) if each.settled else (None, None)
    return (
        *(CONFIDENTIAL, material.cases[segment.file], material.groups[segment.file], segment.file),
        *(material.theme_label(turn.theme), segment.turn, segment.n, turn.speaker),
        *(each.code, material.codes[each.code].label, *sides, *settled),
        material.words(segment.file, segment.turn, segment.start, segment.end),
    )


def _cells(side: Side, each: Disagreement, material: Material) -> tuple[Cell, ...]:
    evidence = material.words(each.segment.file, each.segment.turn, *side.words)
    return in_words(side), evidence or None, "\n".join(notes_of(side, each, material)) or None


def notes_of(side: Side, each: Disagreement, material: Material) -> tuple[str, ...]:
    """The memos of a side, as files may tell them: those on withdrawn words may repeat them."""
    if side.memos and material.is_withdrawn(each.segment):
        return (RETIRED,)
    return side.memos


def in_words(side: Side) -> str:
    """`mis`; `rejeté`, `remplacé par X`, or `pas mis` by who did not think of it; `pas dit`."""
    if side.put is None:
        return "pas dit"
    if side.instead:
        return f"remplacé par {side.instead}"
    if side.put:
        return "mis"
    return "rejeté" if side.decided else "pas mis"
