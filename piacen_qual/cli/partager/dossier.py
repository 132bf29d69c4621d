"""What a bank is made of, read from the study: nothing is public yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from piacen_qual.cli import counting, quoting, screen, steps
from piacen_qual.decisions.sources import Source
from piacen_qual.errors import PiacenError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from piacen_qual.analysis.counting.voices import Voices
    from piacen_qual.anonymisation.today import Today
    from piacen_qual.codebook.schema import Codebook
    from piacen_qual.model import Quote
    from piacen_qual.partners.reading import History
    from piacen_qual.study import Study
    from piacen_qual.transcripts.library import Library


class NoCaseError(PiacenError):
    """Nobody said for which case."""

    def __init__(self, cases: list[str]) -> None:
        """Say which there are."""
        known = f" Les cas de l’étude : {', '.join(cases)}." if cases else ""
        super().__init__(f"Pour qui? Nommez le cas avec --cas CAS.{known}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line, as typed."""

    cas: str | None
    code: str | None
    famille: str | None
    theme: str | None
    nombre: int | None
    source: Source | None
    attribut: str | None
    k: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case, before anything of it is public.

    Attributes:
        work: the study, coded.
        case: as the study spells it.
        attribute: what may be told of those who speak, if it is safe; or None.
        today: what may identify someone in the whole study, as people decided.
        history: what was signed, shared and received.
        quotes: those to share, the best first within a code.
        voices: who speaks of what in the whole case.
        k: fewer people than this are not told.
        problems: everything to tell about how it was read.
    """

    work: steps.Work
    case: str
    attribute: str | None
    today: "Today"
    history: "History"
    quotes: "tuple[Quote, ...]"
    voices: "Voices"
    k: int
    problems: tuple[Problem, ...]

    @property
    def themes(self) -> Mapping[str, str]:
        """Id of a theme → its label."""
        from piacen_qual.model import theme_labels  # noqa: PLC0415 — only here

        return theme_labels(self.work.codebook.themes)


def gather(etude: "Path", asked: Asked) -> Dossier:
    """Read the study, find what may identify someone, and pick the quotes of the case.

    Raises:
        NoCaseError: when no case was named.
        UnknownChoiceError: when the study has no such case, code, theme or attribute.
    """
    from piacen_qual.analysis.counting.voices import voices  # noqa: PLC0415 — with the tables
    from piacen_qual.partners.reading import read_history  # noqa: PLC0415 — with the logs

    work = steps.code(etude)
    filters = quoting.filters(
        work, cas=asked.cas, code=asked.code, famille=asked.famille, theme=asked.theme
    )
    if filters.cas is None:
        raise NoCaseError(_cases(work))
    attribute = steps.chosen("attribut", asked.attribut, _attributes(work))
    history, _ = read_history(work.study)  # its problems are those of `work.wishes`
    ready = counting.material(work, asked.source)
    today = candidates(work.study, work.library, work.codebook)
    return Dossier(
        work=work,
        case=filters.cas,
        attribute=attribute,
        today=today,
        history=history,
        quotes=quoting.best(ready, filters, limit=asked.nombre, withdrawn=work.wishes.withdrawn),
        voices=voices(ready, filters.cas),
        k=asked.k,
        problems=(*work.problems, *work.wishes.problems, *today.problems),
    )


def candidates(study: "Study", library: "Library", codebook: "Codebook") -> "Today":
    """What may identify someone in the study, as people decided."""
    from piacen_qual.anonymisation.today import candidates_today  # noqa: PLC0415 — heavy

    with screen.progress("Recherche de ce qui identifie") as tell:
        return candidates_today(study, library.transcripts, library.corpus, codebook, progress=tell)


def _cases(work: steps.Work) -> list[str]:
    found = (transcript.group.case for transcript in work.library.transcripts)
    return list(dict.fromkeys(case for case in found if case))


def _attributes(work: steps.Work) -> list[str]:
    groups = (transcript.group for transcript in work.library.transcripts)
    people = (person for group in groups for person in group.participants)
    return list(dict.fromkeys(key for person in people for key in person.attributes))
