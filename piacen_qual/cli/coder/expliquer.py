"""`piacen coder --expliquer`: why a turn got its codes, and not others."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piacen_qual.cli import screen
from piacen_qual.cli.places import read_place, turn_of
from piacen_qual.errors import Problem
from piacen_qual.model import RETIRED
from piacen_qual.study import open_study

if TYPE_CHECKING:
    from piacen_qual.analysis.withdrawal import Withdrawn
    from piacen_qual.codebook.schema import Codebook, Element
    from piacen_qual.coding.explaining.explain import Explanation, Miss
    from piacen_qual.coding.explaining.obstacles import Span
    from piacen_qual.coding.explaining.verdicts import Fired, Heard, Verdict

SHOWN = 10  # rules that nearly fired, one for each code, unless all are asked for
FAR = 2.5  # not nearly any more: half of the rule lacks, and it would not have sufficed


def explain_turn(
    etude: Path, place: str, *, code: str | None, everything: bool, as_json: bool
) -> tuple[Problem, ...]:
    """Show one turn's explanation; what there is to say of the files read.

    Raises:
        PiacenError: when `place` or `code` name nothing that exists.
    """
    from piacen_qual.cli import steps  # noqa: PLC0415 — heavy readers come with its functions
    from piacen_qual.cli.coder.explanation import show_explanation  # noqa: PLC0415 — rich
    from piacen_qual.cli.withdrawn import TOLD, is_blotted  # noqa: PLC0415 — with the tables
    from piacen_qual.codebook.finding import find_code  # noqa: PLC0415 — rapidfuzz
    from piacen_qual.coding.explaining.explain import explain  # noqa: PLC0415 — numpy

    study = open_study(etude)
    codebook, told = steps.read_codebook(study)
    asked = find_code(codebook, code) if code else None
    path, number = read_place(place, study)
    library = steps.read(study, codebook.themes, (path,))
    (transcript,) = library.transcripts
    found = explain(transcript, turn_of(transcript, number), codebook, study.cache, code=asked)
    if not (everything or asked):
        found = replace(found, misses=tuple(_nearest(found.misses)))
    wishes = steps.asked(study, library)
    found = _legible(found, wishes.withdrawn)
    if is_blotted((found.turn,)):
        screen.say(TOLD)
    if as_json:
        screen.show_json(as_contract(found, codebook))
    else:
        show_explanation(found, codebook, everything=everything)
    return (*told, *library.problems, *found.problems, *wishes.problems)


def _legible(found: "Explanation", gone: "Withdrawn") -> "Explanation":
    """An explanation that tells nothing of what a partner withdrew, nor in its reasons."""
    from piacen_qual.cli.withdrawn import all_blotted, blotted  # noqa: PLC0415 — with the tables

    file = found.transcript.file
    found = replace(found, transcript=all_blotted(found.transcript, gone))
    if not gone.get((file, found.turn.n)):
        return found
    verdicts = tuple(
        replace(
            each,
            made=each.made and replace(each.made, reason=RETIRED),
            fired=tuple(replace(fired, reason=RETIRED) for fired in each.fired),
        )
        for each in found.verdicts
    )
    return replace(found, turn=blotted(found.turn, gone, file), verdicts=verdicts)


def _nearest(misses: Iterable["Miss"]) -> list["Miss"]:
    """The nearest rule of each code, as many as fit a screen."""
    nearest: dict[tuple[int, str], Miss] = {}
    for miss in misses:
        if miss.distance < FAR:
            nearest.setdefault((miss.segment.n, miss.code.id), miss)
    return list(nearest.values())[:SHOWN]


def as_contract(found: "Explanation", codebook: "Codebook") -> dict[str, Any]:
    """The JSON contract of an explanation; other programs read it."""
    return {
        "file": found.transcript.file,
        **asdict(found.turn),
        "threshold": codebook.threshold,
        "segments": [asdict(segment) for segment in found.segments],
        "codes": [_code(verdict, found.turn.text) for verdict in found.verdicts],
        "near": [_near(miss, found.turn.text, codebook) for miss in found.misses],
    }


def _code(verdict: "Verdict", text: str) -> dict[str, Any]:
    best = verdict.best
    return {
        "segment": verdict.segment.n,
        "code": verdict.code.id,
        "label": verdict.code.label,
        "outcome": verdict.outcome.value,
        "suggestion": verdict.made and asdict(verdict.made),
        "score": verdict.score,
        "certainty": verdict.certainty,
        "words": verdict.words,
        "length_factor": verdict.length,
        "best_of_family": best and {"code": best.code, "score": best.score},
        "share_of_best": verdict.family.share,
        "rules": [_rule(fired, text) for fired in verdict.fired],
        "clues": verdict.heard and _clues(verdict.heard, text),
    }


def _rule(fired: "Fired", text: str) -> dict[str, Any]:
    return {
        "rule": fired.rule.id,
        "line": fired.rule.line,
        "reason": fired.reason,
        "weight": fired.rule.weight,
        "theme_factor": fired.factor,
        "witnesses": fired.witnesses,
        "passages": _passages(fired.passages, text),
    }


def _clues(heard: "Heard", text: str) -> dict[str, Any]:
    passages = _passages((span for _, span, _ in heard.clues), text)
    return {
        "start": heard.start,
        "length": heard.length,
        "theme": heard.theme,
        "words": [
            {"clue": _as_written(element), **passage, "weight": weight}
            for (element, _, weight), passage in zip(heard.clues, passages, strict=True)
        ],
        "rules": heard.rules,
    }


def _as_written(element: "Element") -> str:
    """A clue as the codebook writes it."""
    from piacen_qual.codebook.schema import ConceptRef, Term  # noqa: PLC0415 — as above

    match element:
        case ConceptRef():
            return f"@{element.name}"
        case Term():
            return element.text
    return ", ".join(map(_as_written, element.options))


def _near(miss: "Miss", text: str, codebook: "Codebook") -> dict[str, Any]:
    from piacen_qual.cli.coder.obstacles import obstacle_in_words  # noqa: PLC0415 — as above
    from piacen_qual.codebook.wording import in_words  # noqa: PLC0415 — as above

    rule = miss.stopped.rule
    return {
        "segment": miss.segment.n,
        "code": miss.code.id,
        "rule": rule.id,
        "line": rule.line,
        "looks_for": in_words(rule, codebook),
        "score": round(miss.score, 4),
        "found": _passages(miss.stopped.found, text),
        "obstacles": [
            {
                "stop": obstacle.stop.value,
                "message": obstacle_in_words(obstacle, rule, text, codebook),
                "passages": _passages(obstacle.passages, text),
            }
            for obstacle in miss.stopped.obstacles
        ],
    }


def _passages(spans: "Iterable[Span]", text: str) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "evidence": text[start:end]} for start, end in spans]
