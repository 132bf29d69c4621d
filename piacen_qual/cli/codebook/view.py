"""Everything that `piacen codebook voir` has to say, before it is said."""

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from piacen_qual.cli import screen, steps
from piacen_qual.errors import Problem
from piacen_qual.study import Study

if TYPE_CHECKING:
    from piacen_qual.codebook.schema import Code, Codebook
    from piacen_qual.coding.explaining.activity import RuleActivity
    from piacen_qual.coding.explaining.sightings import Sighting


APART = frozenset({"rules", "clues"})  # of a code, in JSON


@dataclass(frozen=True, slots=True)
class View:
    """A code and what it does.

    Attributes:
        codebook: where it stands.
        code: the code.
        rules: what each of its rules does in the study; None without transcripts.
        sightings: the segments in which they fire; what a partner withdrew there is illegible.
        problems: everything to tell of what was read.
    """

    codebook: "Codebook"
    code: "Code"
    rules: "tuple[RuleActivity, ...] | None"
    sightings: "tuple[Sighting, ...]"
    problems: tuple[Problem, ...]


def view_code(study: Study, asked: str) -> View:
    """The code that `asked` names, and what it does in the transcripts, if any.

    Raises:
        PiacenError: when `asked` names no code, or several, or the French model is missing.
    """
    from piacen_qual.cli.withdrawn import blotted  # noqa: PLC0415 — with the tables
    from piacen_qual.codebook.finding import find_code  # noqa: PLC0415 — rapidfuzz
    from piacen_qual.coding.explaining.activity import activity  # noqa: PLC0415 — the coder
    from piacen_qual.coding.explaining.sightings import sightings  # noqa: PLC0415 — as above
    from piacen_qual.coding.suggest import suggest  # noqa: PLC0415 — as above

    codebook, told = steps.read_codebook(study)
    code = find_code(codebook, asked)
    if not study.transcript_paths():
        return View(codebook, code, None, (), told)
    library = steps.read(study, codebook.themes)
    transcripts = library.transcripts
    with screen.progress("Codage") as tell:
        coded = suggest(transcripts, codebook, study.cache, progress=tell)
    every = activity(transcripts, codebook, study.cache, coded.suggestions)
    rules = tuple(rule for rule in every if rule.code == code.id)
    found = sightings(code, rules, coded, transcripts, codebook=codebook, cache=study.cache)
    asked_of = steps.asked(study, library)
    legible = tuple(
        replace(each, turn=blotted(each.turn, asked_of.withdrawn, each.segment.file))
        for each in found
    )
    problems = (*told, *library.problems, *coded.problems, *asked_of.problems)
    return View(codebook, code, rules, legible, problems)


def as_contract(view: View) -> dict[str, Any]:
    """The JSON contract of a code; what is of the study is null without transcripts."""
    from piacen_qual.codebook.wording import in_words  # noqa: PLC0415 — with the codebook

    does = {rule.rule.id: rule for rule in view.rules or ()}
    about = {key: value for key, value in asdict(view.code).items() if key not in APART}
    return {
        "code": about,
        "rules": [
            {
                "rule": rule.id,
                "line": rule.line,
                "words": in_words(rule, view.codebook, whole=True),
                "passages": len(does[rule.id].passages) if does else None,
                "segments": len(does[rule.id].segments) if does else None,
                "suggestions": does[rule.id].leads if does else None,
            }
            for rule in view.code.rules
        ],
        "segments": None if view.rules is None else [_found(each) for each in view.sightings],
    }


def _found(sighting: "Sighting") -> dict[str, Any]:
    text = sighting.turn.text
    return {
        **asdict(sighting.segment),
        "speaker": sighting.turn.speaker,
        "theme": sighting.turn.theme,
        "text": text[sighting.segment.start : sighting.segment.end],
        "score": sighting.score,
        "suggested": sighting.suggested,
        "passages": [
            {
                "rule": rule,
                "start": passage.start,
                "end": passage.end,
                "text": text[passage.start : passage.end],
            }
            for rule, passage in sighting.passages
        ],
    }
