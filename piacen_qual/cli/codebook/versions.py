"""Everything that `piacen codebook comparer` has to say, before it is said."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piacen_qual.cli import screen, steps
from piacen_qual.errors import Problem
from piacen_qual.study import Study

if TYPE_CHECKING:
    from piacen_qual.codebook.comparison import Comparison
    from piacen_qual.codebook.schema import Codebook
    from piacen_qual.coding.explaining.changes import Change


@dataclass(frozen=True, slots=True)
class Suggested:
    """What two codebooks suggest in the same study.

    Attributes:
        before: how many suggestions, by code as the new codebook names it.
        after: the same, in the order of the new codebook.
        changes: the suggestions that are not what they were, by code.
    """

    before: Counter[str]
    after: Counter[str]
    changes: "tuple[Change, ...]"


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a codebook, side by side.

    Attributes:
        before: the old one.
        after: the new one.
        comparison: how they differ.
        suggested: what comes of it; None without transcripts.
        problems: everything to tell of what was read.
    """

    before: "Codebook"
    after: "Codebook"
    comparison: "Comparison"
    suggested: Suggested | None
    problems: tuple[Problem, ...]


def versions(study: Study, old: Path, new: Path) -> Versions:
    """Read two codebooks, and what they suggest in the study.

    Raises:
        UnreadableFileError: when one of the files is missing, or is no YAML at all.
        MissingModelError: when the French model is not installed.
    """
    from piacen_qual.codebook.comparison import compare  # noqa: PLC0415 — with the codebook
    from piacen_qual.codebook.load import load_codebook  # noqa: PLC0415 — yaml

    before, told = load_codebook(old, str(old))
    after, also_told = load_codebook(new, str(new))
    comparison = compare(before, after)
    suggested, problems = None, [*told, *also_told]
    if study.transcript_paths():
        suggested, more = _suggested(study, before, after, dict(comparison.codes.renamed))
        problems += more
    return Versions(before, after, comparison, suggested, tuple(dict.fromkeys(problems)))


def _suggested(
    study: Study, before: "Codebook", after: "Codebook", renamed: dict[str, str]
) -> tuple[Suggested, tuple[Problem, ...]]:
    """What each suggests; transcripts are read twice only if the guides differ."""
    from piacen_qual.coding.explaining.changes import changes  # noqa: PLC0415 — with the coder
    from piacen_qual.coding.suggest import suggest  # noqa: PLC0415 — the coder

    library = steps.read(study, after.themes)
    old = library if before.themes == after.themes else steps.read(study, before.themes)
    with screen.progress("Codage") as tell:
        first = suggest(old.transcripts, before, study.cache, progress=tell)
        second = suggest(library.transcripts, after, study.cache, progress=tell)
    ids = dict.fromkeys(code.id for code in (*after.codes, *before.codes))
    rank = {id_: at for at, id_ in enumerate(ids)}
    found = changes(
        first.suggestions,
        second.suggestions,
        renamed=renamed,
        whole_turns=before.segment_words != after.segment_words,
    )
    suggested = Suggested(
        before=_count((renamed.get(s.code, s.code) for s in first.suggestions), rank),
        after=_count((s.code for s in second.suggestions), rank),
        changes=tuple(sorted(found, key=lambda change: rank[change.suggestion.code])),
    )
    return suggested, (*library.problems, *first.problems, *second.problems)


def _count(codes: Iterable[str], rank: Mapping[str, int]) -> Counter[str]:
    """How many of each code, in order."""
    return Counter(dict(sorted(Counter(codes).items(), key=lambda each: rank[each[0]])))


def as_contract(found: Versions) -> dict[str, Any]:
    """The JSON contract of a comparison; `suggestions` is null without transcripts."""
    return {
        "before": {"version": found.before.version, "digest": found.before.digest},
        "after": {"version": found.after.version, "digest": found.after.digest},
        **asdict(found.comparison),
        "suggestions": None if found.suggested is None else _counted(found.suggested),
    }


def _counted(found: Suggested) -> dict[str, Any]:
    return {
        "before": found.before.total(),
        "after": found.after.total(),
        "changes": [
            {
                "fate": change.fate.value,
                "score_before": change.score_before,
                **asdict(change.suggestion),
            }
            for change in found.changes
        ],
    }
