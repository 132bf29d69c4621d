"""Which quotes are asked for on the command line, and the best ones that answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from piacen_qual.cli.steps import Work, chosen, themes
from piacen_qual.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from piacen_qual.analysis.material import Material
    from piacen_qual.codebook.schema import Family
    from piacen_qual.model import Quote

PER_CODE = 3  # quotes per code when none is named
PER_QUESTION = 10  # quotes when a code is named
SHORTEST, LONGEST = 8, 90  # words of a quote, unless asked otherwise


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for, as the study spells it."""

    code: str | None
    famille: str | None
    theme: str | None
    cas: str | None
    locuteur: str | None

    @property
    def limit(self) -> int:
        """How many quotes per code, unless asked otherwise."""
        return PER_QUESTION if self.code else PER_CODE

    def words(self) -> str:
        """`code tel_refus, cas TNCDC`, or "" when nothing was asked for."""
        names = ("code", "famille", "theme", "cas", "locuteur")
        asked = ((name, getattr(self, name)) for name in names)
        return ", ".join(f"{name} {value}" for name, value in asked if value)


def filters(work: Work, **asked: str | None) -> Filters:
    """What was asked for; the keys are those of `Filters`.

    Raises:
        UnknownChoiceError: when the study has no such thing.
    """
    book, transcripts = work.codebook, work.library.transcripts
    known = {
        "code": [code.id for code in book.codes],
        "famille": [family.id for family in book.families],
        "theme": themes(book),
        "cas": list(dict.fromkeys(t.group.case for t in transcripts if t.group.case)),
        "locuteur": sorted(
            {s.id for t in transcripts for s in t.speakers if s.role is Role.PARTICIPANT}
        ),
    }
    return Filters(**{name: chosen(name, asked.get(name), known[name]) for name in known})


def best(
    ready: "Material",
    wanted: Filters,
    *,
    limit: int | None = None,
    lengths: tuple[int, int] = (SHORTEST, LONGEST),
    withdrawn: "Mapping[tuple[str, int], tuple[tuple[int, int], ...]]",
) -> "tuple[Quote, ...]":
    """The best quotes for what is wanted, in the main family unless another is named.

    Args:
        ready: what they are drawn from.
        wanted: the filters.
        limit: how many per code.
        lengths: least and most words of a quote.
        withdrawn: words that partners withdrew.
    """
    from piacen_qual.analysis.citing.quotes import best_quotes  # noqa: PLC0415 — heavy

    main = main_family(ready, wanted)
    return best_quotes(
        ready.transcripts,
        ready.segments,
        ready.codings,
        ready.codebook,
        code=wanted.code,
        family=main.id if main else wanted.famille,
        theme=wanted.theme,
        case=wanted.cas,
        speaker=wanted.locuteur,
        min_words=lengths[0],
        max_words=lengths[1],
        limit=limit or wanted.limit,
        withdrawn=withdrawn,
    )


def main_family(ready: "Material", wanted: Filters) -> "Family | None":
    """The family that is cited because neither code nor family was asked for."""
    return None if wanted.code or wanted.famille else ready.main_family
