"""What commands count: decisions, suggestions, or both; everyone's or one person's."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from piacen_qual.cli.steps import Work, chosen
from piacen_qual.decisions.sources import Source
from piacen_qual.errors import PiacenError

if TYPE_CHECKING:
    from piacen_qual.analysis.material import Material
    from piacen_qual.decisions.anchoring import Placed, Placement

SourceOption = Annotated[
    Source | None,
    typer.Option(
        "--source",
        metavar="decisions|suggestions|les-deux",
        help="Ce qui compte; les-deux sans cela : les décisions, et les suggestions là où personne"
        " n’a décidé.",
    ),
]
CaseOption = Annotated[
    str | None, typer.Option("--cas", metavar="CAS", help="Ne compte qu’un cas.")
]
CoderOption = Annotated[
    str | None,
    typer.Option("--codeur", metavar="NOM", help="Ne compte que les décisions de cette personne."),
]


class NothingDecidedError(PiacenError):
    """Decisions were asked for, and there are none: an empty table would look like a finding."""

    exit_code = 1

    def __init__(self) -> None:
        """Say where decisions come from, and what can be counted meanwhile."""
        super().__init__(
            "Personne n’a encore rien décidé dans cette étude. « piacen reviser » sert à décider;"
            " « --source suggestions » s’en tient aux suggestions."
        )


class NothingCountsError(PiacenError):
    """Decisions were asked for, and none is on a code and words of today."""

    exit_code = 1

    def __init__(self) -> None:
        """Say where to look at what became of them."""
        super().__init__(
            "Aucune des décisions ne compte aujourd’hui : leurs mots ou leurs codes ne sont plus"
            " là. « piacen verifier » dit ce qu’elles sont devenues."
        )


class MachineIsNobodyError(PiacenError):
    """The suggestions were asked for, and only those of one person."""

    def __init__(self) -> None:
        """Say which of the two to leave out."""
        super().__init__(
            "--codeur choisit des décisions : avec --source suggestions, il n’y en a pas."
            " Retirez l’une des deux options."
        )


def material(
    work: Work, source: Source | None = None, coder: str | None = None, case: str | None = None
) -> "Material":
    """What tables and quotes are drawn from.

    Args:
        work: the study.
        source: what counts; None counts decisions, and suggestions where nobody decided, or the
            decisions of `coder` alone.
        coder: only this person decides.
        case: only the groups of this case.

    Raises:
        NothingDecidedError: when decisions are asked for, and there are none.
        NothingCountsError: when there are some, and none of them counts.
        UnknownChoiceError: when `coder` decided nothing, or the study has no such case.
        MachineIsNobodyError: when only suggestions are wanted, of one person.
    """
    from piacen_qual.analysis.counting.memos import with_memos  # noqa: PLC0415 — as above
    from piacen_qual.analysis.counting.provenance import counted, progress  # noqa: PLC0415 — as above
    from piacen_qual.analysis.material import Material  # noqa: PLC0415 — with the tables
    from piacen_qual.decisions.standing import standing, summary  # noqa: PLC0415 — as above

    transcripts = work.library.transcripts
    cases = dict.fromkeys(t.group.case for t in transcripts if t.group.case)
    known = chosen("cas", case, cases)
    transcripts = tuple(t for t in transcripts if known in {None, t.group.case})
    files = {transcript.file for transcript in transcripts}
    segments = tuple(segment for segment in work.coded.segments if segment.file in files)
    suggestions = tuple(each for each in work.coded.suggestions if each.file in files)
    wanted, placement = _wanted(work.placement, source, coder)
    placement = placement if known is None else _in(placement, files)
    found = summary(placement, segments, suggestions)
    if wanted is Source.DECISIONS and not found.files:
        raise NothingCountsError
    codings = standing(placement, segments, suggestions, source=wanted)
    if wanted is not Source.SUGGESTIONS:
        codings = with_memos(codings, placement, segments, withdrawn=work.wishes.withdrawn)
    return Material(
        transcripts=transcripts,
        segments=segments,
        codings=codings,
        codebook=work.codebook,
        source=counted(wanted, found, alone=coder is not None),
        date=datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat(),
        progress=progress(wanted, found, {t.file: _short(t.title) for t in transcripts}),
        withdrawn=work.wishes.withdrawn,
        choice="" if known is None else f"cas {known}",
    )


def _short(title: str) -> str:
    return title.replace(", groupe ", " g")


def _wanted(
    placement: "Placement", source: Source | None, coder: str | None
) -> "tuple[Source, Placement]":
    """Whose codings to count, and the decisions that bear on them."""
    if coder is None and source is not Source.DECISIONS:
        return source or Source.BOTH, placement
    if source is Source.SUGGESTIONS:
        raise MachineIsNobodyError
    deciding = (placed.what.coder for placed in placement.codings)
    reading = (placed.what.coder for placed in placement.seen)
    people = dict.fromkeys((*deciding, *reading))
    if not people:
        raise NothingDecidedError
    name = chosen("codeur", coder, people)
    return source or Source.DECISIONS, placement if name is None else _of(placement, name)


def _of(placement: "Placement", coder: str) -> "Placement":
    """What one coder decided, noted and read."""
    return _only(placement, lambda placed: placed.what.coder == coder)


def _in(placement: "Placement", files: set[str]) -> "Placement":
    """What was decided, noted and read in some files; what is lost, where it was."""

    def there(placed: "Placed[Any]") -> bool:
        where = placed.spot or placed.what.anchor
        return where is not None and where.file in files

    return _only(placement, there)


def _only(placement: "Placement", keep: "Callable[[Placed[Any]], bool]") -> "Placement":
    from piacen_qual.decisions.anchoring import Placement  # noqa: PLC0415 — as above

    return Placement(
        tuple(filter(keep, placement.codings)),
        tuple(filter(keep, placement.memos)),
        tuple(filter(keep, placement.seen)),
    )
