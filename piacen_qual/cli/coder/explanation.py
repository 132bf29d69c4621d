"""What `piacen coder --expliquer` shows: a turn, its codes, and the rules that nearly fired."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from piacen_qual.cli import screen
from piacen_qual.cli.coder.obstacles import obstacle_in_words, quoted
from piacen_qual.cli.wrapping import indented
from piacen_qual.codebook.schema import ConceptRef
from piacen_qual.codebook.wording import in_words
from piacen_qual.coding.explaining.explain import Explanation, Miss
from piacen_qual.coding.explaining.verdicts import Fired, Heard, Outcome, Verdict
from piacen_qual.coding.suggest import MOST_PASSAGES, SUREST
from piacen_qual.exports.typography import shown, typeset
from piacen_qual.model import Role, Segment, theme_labels

if TYPE_CHECKING:
    from rich.text import Text

    from piacen_qual.codebook.schema import Codebook, Element
    from piacen_qual.coding.explaining.obstacles import Span

MARGIN: Final = 6  # blanks before lines; numbers stand in them
BEFORE: Final = 60  # characters of what was said before
CODES: Final = 5  # of those not suggested that are shown, unless all are asked for
FAINT: Final = 0.1  # not of those whose score is as low
RULES: Final = 2  # of each of them
CLUES: Final = 5  # the heaviest
POWERS: Final = ("", "", "²", "³")
TITLES: Final = {
    Outcome.SUGGESTED: "Codes suggérés",
    Outcome.RIVAL: "Codes écartés par un plus sûr de leur famille",
    Outcome.UNDER: "Codes sous le seuil de {}",
    Outcome.MUTED: "Codes éteints : leurs règles pèsent 0 sous ce thème",
}
NEVER: Final = {
    Role.MODERATION: "L’animation n’est jamais codée : ses tours servent de contexte.",
    Role.OBSERVATION: "Qui observe n’est jamais codé : ses tours servent de contexte.",
    Role.PARTICIPANT: "Il n’y a rien à coder dans ce tour.",
}


def show_explanation(found: Explanation, codebook: "Codebook", *, everything: bool) -> None:
    """An explanation on stdout.

    Args:
        found: the explanation.
        codebook: what concepts hold, what themes are called.
        everything: leave out no code, and say what each rule looks for.
    """
    page = _Page(found, codebook, whole=everything or found.code is not None)
    page.heading()
    for segment in found.segments:
        page.segment(segment)
    if not found.segments:
        page.put(found.turn.text)
        page.put("")
        page.say(NEVER[found.turn.role])


class _Page:
    """Writes an explanation; words of the transcript are neither markup nor typeset."""

    def __init__(self, found: Explanation, codebook: "Codebook", *, whole: bool) -> None:
        self._found = found
        self._codebook = codebook
        self._whole = whole
        self._text = found.turn.text
        self._width = screen.console().width

    def put(self, line: "str | Text", by: int = 0, mark: str = "") -> None:
        """A paragraph `by` blanks in, with `mark` before its first line."""
        text = screen.literal(line) if isinstance(line, str) else line
        screen.show(indented(text, self._width, by, mark))

    def say(self, template: str, *parts: object, by: int = 0, style: str = "") -> None:
        """Words of ours, typeset, around parts that are not."""
        words = typeset(template)
        self.put(screen.literal(words.format(*parts) if parts else words, style), by)

    def heading(self) -> None:
        """Which turn, who speaks, on what theme, after whom."""
        turn, turns = self._found.turn, self._found.transcript.turns
        theme = theme_labels(self._codebook.themes).get(turn.theme, turn.theme)
        self.say("{}, tour {}", self._found.transcript.file, turn.n, style="bold")
        self.say("{} · {}", turn.speaker, theme)
        if turn.n > 1:
            before = turns[turn.n - 2]
            self.say("Avant, {} : {}", before.speaker, _last_words(before.text), style="dim")
        self.put("")

    def segment(self, segment: Segment) -> None:
        """A segment's text, what became of the codes, and the rules that nearly fired."""
        if len(self._found.segments) > 1:
            self._title(f"Segment {segment.n} sur {len(self._found.segments)}")
        code = self._found.code
        verdicts = [each for each in self._found.verdicts if each.segment == segment]
        self.put(self._highlighted(segment, verdicts))
        if not any(each.made for each in verdicts):
            self.put("")
            self.say(f"{code.id} n’est pas suggéré." if code else "Aucun code n’est suggéré.")
        if code and not (code.rules or code.clues):
            self.say("Il n’a aucune règle qui fonctionne : voir « piacen verifier ».")
        for outcome, title in TITLES.items():
            self._codes([each for each in verdicts if each.outcome is outcome], title)
        self._misses([each for each in self._found.misses if each.segment == segment])
        self.put("")

    def _highlighted(self, segment: Segment, verdicts: Iterable[Verdict]) -> "Text":
        """Its text, in bold what carries the codes suggested."""
        text = screen.literal(self._text)
        for made, rules in ((each.made, each.fired) for each in verdicts if each.made):
            passages = (passage for fired in rules if fired.weight for passage in fired.passages)
            for start, end in ((made.start, made.end), *passages):
                text.stylize("bold", start, end)
        return text[segment.start : segment.end]

    def _codes(self, verdicts: Sequence[Verdict], title: str) -> None:
        """Codes of one outcome: those suggested with all their rules, others with the best."""
        if not verdicts:
            return
        self._title(title.format(_number(self._codebook.threshold)))
        outcome = verdicts[0].outcome
        whole = self._whole or outcome is Outcome.SUGGESTED
        if outcome is Outcome.MUTED and not whole:
            self.put(", ".join(f"{each.code.id} ({self._said(each)})" for each in verdicts))
            return
        shown = verdicts if whole else [each for each in verdicts if each.score > FAINT][:CODES]
        for verdict in shown:
            self._code(verdict, whole=whole)
        if len(shown) < len(verdicts):
            self.say("Et {} de plus : --tout.", len(verdicts) - len(shown))

    def _said(self, verdict: Verdict) -> str:
        return quoted(self._text, [fired.passages[0] for fired in verdict.fired])

    def _code(self, verdict: Verdict, *, whole: bool) -> None:
        line = screen.literal(verdict.code.id, "bold")
        line.append(screen.literal(f" · {verdict.code.label}", "not bold"))
        self.put(line, MARGIN, _number(verdict.score))
        if verdict.outcome is Outcome.RIVAL:
            self.say(_rivalry(verdict), by=MARGIN)
        for fired in verdict.fired if whole else verdict.fired[:RULES]:
            self._fired(fired)
        counted = sum(each.witnesses for each in verdict.fired if each.weight)
        if whole and counted and (verdict.length != 1 or counted > 1):
            self.say(_sum(verdict), by=MARGIN)
        if verdict.heard:
            self.say("Indices : {}", self._clues(verdict.heard, verdict.score), by=MARGIN)

    def _fired(self, fired: Fired) -> None:
        """A rule that fired: its weight and what makes it, its reason, how often it counts."""
        reason = fired.reason
        if fired.rule.reason:
            reason += f" (règle {fired.rule.id.partition('.')[2]})"
        self.put(reason, 2 * MARGIN, f"{' ' * MARGIN}{_number(fired.weight)}")
        if fired.factor != 1:
            weights = _number(fired.rule.weight), _number(fired.factor)
            self.say("poids {} × {} sous ce thème", *weights, by=2 * MARGIN)
        if fired.witnesses > 1:
            passages = quoted(self._text, fired.passages)
            most = ", le maximum" if len(fired.passages) > fired.witnesses == MOST_PASSAGES else ""
            self.say("compte {} fois{} : {}", fired.witnesses, most, passages, by=2 * MARGIN)

    def _clues(self, heard: Heard, score: float) -> str:
        """`départ −2,10; « essence » (@trajet) +1,30; règles +3,60; en tout +2,80, soit 0,94`."""
        named = heard.clues[: None if self._whole else CLUES]
        added = [("départ", heard.start), ("longueur", heard.length), ("thème", heard.theme)]
        added += [(self._clue(element, passage), weight) for element, passage, weight in named]
        added.append(("autres mots", sum(weight for _, _, weight in heard.clues[len(named) :])))
        added.append(("règles", heard.rules))
        told = "; ".join(f"{what} {_signed(weight)}" for what, weight in added if weight)
        return f"{told}; en tout {_signed(heard.total)}, soit {_number(score)}"

    def _clue(self, element: "Element", passage: "Span") -> str:
        """`« essence » (@trajet)`: the same word may speak for itself and for its concepts."""
        words = quoted(self._text, [passage])
        return f"{words} (@{element.name})" if isinstance(element, ConceptRef) else words

    def _misses(self, misses: Sequence[Miss]) -> None:
        if misses:
            what = "Règles qui n’ont pas réagi" if self._whole else "Règles qui ont failli réagir"
            self._title(f"{what} (et le score que le code aurait eu)")
        for miss in misses:
            rule = miss.stopped.rule
            self.put(screen.literal(rule.id, "bold"), MARGIN, _number(miss.score))
            if self._whole:
                self.say("{}", in_words(rule, self._codebook), by=MARGIN)
            self.say(*self._what_stopped(miss), by=MARGIN)

    def _what_stopped(self, miss: Miss) -> tuple[str, ...]:
        obstacles = "; ".join(
            obstacle_in_words(obstacle, miss.stopped.rule, self._text, self._codebook)
            for obstacle in miss.stopped.obstacles
        )
        if not miss.stopped.found:
            return ("Rien de cela n’est dans le segment.",)
        return "Trouvé : {}. Mais {}.", quoted(self._text, sorted(miss.stopped.found)), obstacles

    def _title(self, words: str) -> None:
        self.put("")
        self.say(words, style="bold underline")
        self.put("")


def _sum(verdict: Verdict) -> str:
    """`1 − (1 − 0,65) × (1 − 0,20)² = 0,78; × 1,10 pour la longueur (61 mots)`."""
    doubts = (
        f"(1\xa0−\xa0{_number(fired.weight)}){POWERS[fired.witnesses]}"
        for fired in verdict.fired
        if fired.weight
    )
    told = f"1\xa0− {' × '.join(doubts)} = {_number(verdict.certainty)}"
    if verdict.length != 1:
        told += f"; × {_number(verdict.length)} pour la longueur ({verdict.words} mots)"
    capped = verdict.heard is None and verdict.score >= SUREST
    return f"{told}; le plus haut score est {_number(SUREST)}" if capped else told


def _rivalry(verdict: Verdict) -> str:
    """Which code of its family held it back, and by how much."""
    family, best = verdict.family, verdict.best
    if best is None or family.share == 1:
        return f"La famille {family.label} ne garde que le plus sûr : {best.code if best else ''}."
    share, best_score = _number(family.share), _number(best.score)
    least = _number(family.share * best.score)
    return f"Il faudrait {least} : {share} × {best_score}, le score de {best.code}."


def _number(value: float) -> str:
    return shown(value, "decimal")


def _signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{_number(abs(value))}"


def _last_words(text: str) -> str:
    """The end of what was said, in whole words."""
    return text if len(text) <= BEFORE else f"…{text[-BEFORE:].partition(' ')[2]}"
