"""Everything that `piacen codebook verifier` has to say, before it is said."""

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from piacen_qual.cli import counting, screen, steps
from piacen_qual.decisions.sources import Source
from piacen_qual.errors import Level, Problem
from piacen_qual.study import Study

if TYPE_CHECKING:
    from piacen_qual.analysis.codebook_review.overlaps import Overlap
    from piacen_qual.analysis.codebook_review.precision import Judgement, Tally
    from piacen_qual.codebook.lacks import Lacks
    from piacen_qual.codebook.schema import Codebook
    from piacen_qual.coding.explaining.activity import RuleActivity


@dataclass(frozen=True, slots=True)
class InStudy:
    """What the codes do in the transcripts.

    Attributes:
        transcripts: how many.
        segments: how many.
        rules: what each rule does.
        overlaps: codes suggested in the same segments.
        judgement: what people decided of what rules and codes suggest.
    """

    transcripts: int
    segments: int
    rules: "tuple[RuleActivity, ...]"
    overlaps: "tuple[Overlap, ...]"
    judgement: "Judgement"


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in a codebook.

    Attributes:
        codebook: the codebook.
        to_mend: errors of the file, and the examples that fail.
        to_see: what else its reading told.
        lacks: what it lacks; unused concepts only when nothing was set aside for an error.
        in_study: None without transcripts.
        others: problems of the transcripts.
    """

    codebook: "Codebook"
    to_mend: tuple[Problem, ...]
    to_see: tuple[Problem, ...]
    lacks: "Lacks"
    in_study: InStudy | None
    others: tuple[Problem, ...]

    @property
    def tried(self) -> int:
        """How many examples and counter-examples were tried: those of codes with rules."""
        codes = [code for code in self.codebook.codes if code.rules]
        return sum(len(code.examples) + len(code.counter_examples) for code in codes)


def review(study: Study) -> Review:
    """Read the codebook, try its examples, and watch its rules in the transcripts, if any.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    from piacen_qual.codebook.lacks import lacks  # noqa: PLC0415 — with the codebook
    from piacen_qual.coding.trial import try_examples  # noqa: PLC0415 — the coder

    work = steps.code(study.root) if study.transcript_paths() else None
    codebook, told = steps.read_codebook(study) if work is None else (work.codebook, work.problems)
    with screen.progress("Essai des exemples") as tell:
        failed = try_examples(codebook, study.cache, progress=tell)
    about = [problem for problem in told if problem.file == study.codebook.name]
    wrong = [problem for problem in about if problem.level is Level.ERROR]
    lacking = lacks(codebook)
    return Review(
        codebook=codebook,
        to_mend=tuple(dict.fromkeys((*wrong, *failed))),
        to_see=tuple(problem for problem in about if problem not in wrong),
        lacks=replace(lacking, unused=()) if wrong else lacking,
        in_study=None if work is None else _in_study(work),
        others=tuple(problem for problem in told if problem not in about),
    )


def _in_study(work: steps.Work) -> InStudy:
    from piacen_qual.analysis.codebook_review.overlaps import overlaps  # noqa: PLC0415 — only here
    from piacen_qual.analysis.codebook_review.precision import judge  # noqa: PLC0415 — only here
    from piacen_qual.coding.explaining.activity import activity  # noqa: PLC0415 — the coder

    transcripts, coded = work.library.transcripts, work.coded
    return InStudy(
        transcripts=len(transcripts),
        segments=len(coded.segments),
        rules=activity(transcripts, work.codebook, work.study.cache, coded.suggestions),
        overlaps=overlaps(counting.material(work, Source.SUGGESTIONS)),
        judgement=judge(work.placement, coded, work.codebook),
    )


def as_contract(found: Review) -> dict[str, Any]:
    """The JSON contract of a review; what is of the study is null without transcripts."""
    return {
        "codes": len(found.codebook.codes),
        "examples": found.tried,
        "problems": [_problem(problem, mend=True) for problem in found.to_mend]
        + [_problem(problem, mend=False) for problem in found.to_see],
        "without_rules": [code.id for code in found.lacks.without_rules],
        "few_examples": [
            {
                "code": code.id,
                "examples": len(code.examples),
                "counter_examples": len(code.counter_examples),
            }
            for code in found.lacks.few_examples
        ],
        "unused_concepts": [concept.name for concept in found.lacks.unused],
        "study": None if found.in_study is None else _study_contract(found.in_study),
    }


def _problem(problem: Problem, *, mend: bool) -> dict[str, Any]:
    level = problem.level.value
    return {"line": problem.line, "level": level, "message": problem.message, "mend": mend}


def _study_contract(found: InStudy) -> dict[str, Any]:
    from piacen_qual.coding.explaining.activity import hidden, inseparable, silent  # noqa: PLC0415 — as above

    return {
        "transcripts": found.transcripts,
        "segments": found.segments,
        "silent_rules": [rule.rule.id for rule in silent(found.rules)],
        "inseparable_rules": [
            {"rules": [rule.rule.id for rule in group], "segments": len(group[0].segments)}
            for group in inseparable(found.rules)
        ],
        "hidden_rules": [
            {"rule": rule.rule.id, "by": by.rule.id, "passages": len(rule.passages)}
            for rule, by in hidden(found.rules)
        ],
        "overlaps": [asdict(pair) for pair in found.overlaps],
        "rules": [
            {
                "rule": rule.rule.id,
                "code": rule.code,
                "line": rule.rule.line,
                "passages": len(rule.passages),
                "segments": len(rule.segments),
                "suggestions": rule.leads,
            }
            for rule in found.rules
        ],
        "judged_rules": [{"rule": each.id, **_judged(each)} for each in found.judgement.rules],
        "judged_codes": [
            {
                "code": each.id,
                **_judged(each),
                "human": each.human,
                "found": each.found,
                "recall": each.recall,
            }
            for each in found.judgement.codes
        ],
    }


def _judged(tally: "Tally") -> dict[str, Any]:
    return {
        "accepted": tally.accepted,
        "rejected": tally.rejected,
        "again": tally.again,
        "precision": tally.precision,
    }
