"""Trying the codebook on its own examples and counter-examples."""

from collections.abc import Iterator, Mapping
from textwrap import shorten

from piacen_qual.codebook.schema import Code, Codebook
from piacen_qual.coding.suggest import suggest
from piacen_qual.errors import Level, Problem
from piacen_qual.model import INTRO, Group, Progress, Role, Suggestion, Transcript, Turn
from piacen_qual.study import Cache

_CODEBOOK = "codebook.yaml"
_SHOWN = 70  # characters of a sentence


def try_examples(
    codebook: Codebook, cache: Cache, *, progress: Progress = lambda done, total, what: None
) -> tuple[Problem, ...]:
    """Examples that do not get their code and counter-examples that do, in the codebook's order.

    Each is a turn of its own, under its theme or the code's; for a code with rules on reactions
    (`echange`) it answers another participant. Codes without rules, or in error, are not tried.

    Args:
        codebook: the codes with their examples.
        cache: what was tried before is not tried again.
        progress: called with turns done, turns in all, and what they are.

    Raises:
        MissingModelError: when the French model is not installed.
    """
    codes = [code for code in codebook.codes if code.rules]
    coded = suggest(
        [examples_of(code, codebook) for code in codes],
        codebook,
        cache,
        progress=lambda done, total, _: progress(done, total, "Essai des exemples"),
    )
    found = {(made.file, made.turn): made for made in coded.suggestions if made.file == made.code}
    failures = (problem for code in codes for problem in _failures(code, found))
    return (*coded.problems, *failures)


def examples_of(code: Code, codebook: Codebook) -> Transcript:
    """A transcript named after the code, its examples as even turns; before each, a silence.

    Examples come first, then counter-examples.
    """
    theme = code.theme or next((theme.id for theme in codebook.themes), INTRO)
    answers = any(rule.answers for rule in code.rules)
    other = Role.PARTICIPANT if answers else Role.MODERATION
    turns = []
    for n, example in enumerate((*code.examples, *code.counter_examples), 1):
        now, text, line = example.theme or theme, example.text, example.line
        turns.append(Turn(2 * n - 1, "A", "A", other, now, None, "", line))
        turns.append(Turn(2 * n, "P", "P", Role.PARTICIPANT, now, None, text, line))
    return Transcript(code.id, "", "", "", Group(code.id), (), (), tuple(turns))


def _failures(code: Code, found: Mapping[tuple[str, int], Suggestion]) -> Iterator[Problem]:
    for n, example in enumerate((*code.examples, *code.counter_examples), 1):
        wanted = n <= len(code.examples)
        made = found.get((code.id, 2 * n))
        if wanted is (made is not None):
            continue
        text = shorten(example.text, _SHOWN, placeholder="…")
        what = (
            f"l’exemple « {text} » ne reçoit pas ce code."
            if made is None
            else f"le contre-exemple « {text} » reçoit ce code (règle {made.rule})."
        )
        message = f"code « {code.id} » : {what}"
        yield Problem(_CODEBOOK, example.line, Level.WARNING, message)
