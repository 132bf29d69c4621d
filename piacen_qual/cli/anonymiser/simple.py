"""The questions line by line: for a terminal, a screen reader, a pipe."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.desk import numbers_in
from piacen_qual.cli import screen
from piacen_qual.cli.wrapping import indented
from piacen_qual.exports.typography import NBSP, typeset
from piacen_qual.model import Transcript
from piacen_qual.review.dialogue import Dialogue

if TYPE_CHECKING:
    from rich.text import Text

    from piacen_qual.anonymisation.desk import Desk

HELP: Final = """\
m        masquer partout (m 1 3 : ces passages-là seulement)
g        garder ces passages (g 2 : celui-là seulement)
d        décider plus tard (ou Entrée)
r        masquer en mettant autre chose à la place : r [quartier]
u        annuler la dernière réponse
v        voir tous les passages
M, G     masquer, garder tout ce qui reste de ce type
q        quitter; tout est déjà enregistré"""
SHOWN: Final = 4  # passages shown before `v`
AROUND: Final = 60  # characters shown before and after
MARGIN: Final = 4
STATES: Final = {Action.MASK: "masqué", Action.KEEP: "gardé", Action.ASK: "à décider"}


class Simple(Dialogue):
    """One question a block."""

    question = "m g d r u v ? q : ".replace(" :", f"{NBSP}:")

    def __init__(self, desk: "Desk", transcripts: Sequence[Transcript]) -> None:
        """Ask the questions of `desk`, with the talk around them."""
        super().__init__(ask, screen.show)
        self._desk = desk
        self._turns = {(t.file, turn.n): turn.text for t in transcripts for turn in t.turns}
        self._titles = {t.file: t.title for t in transcripts}
        self._width = screen.console().width
        self._kind: Kind | None = None

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """One letter each."""
        return {
            "m": lambda rest: self._answer(Action.MASK, rest),
            "g": lambda rest: self._answer(Action.KEEP, rest),
            "M": lambda _: self._answer_kind(Action.MASK),
            "G": lambda _: self._answer_kind(Action.KEEP),
            "d": self._later,
            "": self._later,
            "r": self._replace,
            "u": self._undo,
            "v": lambda _: self._passages(everything=True),
            "?": lambda _: self.say(HELP),
            "q": self.quit,
        }

    def show(self) -> None:
        """The current question, or that there are no more."""
        item = self._desk.current
        if item is None:
            self.quit("")
            return
        place, total = self._desk.rank
        if item.kind is not self._kind:
            self._kind = item.kind
            screen.show("", screen.literal(f"── {item.kind.label} ──", "bold"))
        words = ", ".join(f"« {text} »" for text in item.spellings[:3])
        head = screen.literal(f"{place}/{total}  {_one_line(words)}", "bold")
        screen.show("", indented(head, self._width, 0))
        reason = item.now[0].reason
        screen.show(indented(screen.literal(typeset(reason), "dim"), self._width, MARGIN))
        self._passages()

    def _passages(self, *, everything: bool = False) -> None:
        item = self._desk.current
        if item is None:
            return
        passages = self._desk.passages(item)
        shown = passages if everything else passages[:SHOWN]
        for number, passage in enumerate(shown, 1):
            screen.show(indented(self._line(passage), self._width, MARGIN, f"{number:>2}. "))
        if len(shown) < len(passages):
            more = len(passages) - len(shown)
            screen.show(f"    … et {more} autre{'s' * (more > 1)} : v les montre.")

    def _line(self, passage: Candidate) -> "Text":
        text = self._turns[passage.file, passage.turn]
        before = _one_line(text[max(0, passage.start - AROUND) : passage.start])
        after = _one_line(text[passage.end : passage.end + AROUND])
        where = f"{self._titles[passage.file].replace(', groupe ', ' g')}, tour {passage.turn}"
        state = f" ({STATES[passage.action]})" if self._desk.everything else ""
        line = screen.literal(f"{where}{state}{NBSP}: ", "dim")
        line.append(screen.literal("…" + before if passage.start > AROUND else before))
        line.append(screen.literal(_one_line(passage.text), "bold reverse"))
        line.append(screen.literal(after + "…" if passage.end + AROUND < len(text) else after))
        return line

    def _answer(self, action: Action, rest: str) -> None:
        numbers = numbers_in(rest)
        if rest and not numbers:
            self.say(f"« {rest} » : donnez les numéros des passages, comme « m 1 3 ».")
            return
        self._desk.answer(action, numbers)
        self.show()

    def _answer_kind(self, action: Action) -> None:
        count = self._desk.answer_kind(action)
        self.say(f"{count} question{'s' * (count > 1)} : tout {STATES[action]}.")
        self.show()

    def _later(self, _: str) -> None:
        self._desk.later()
        self.show()

    def _replace(self, rest: str) -> None:
        given = rest or self.ask(f"À la place, une généralité entre crochets{NBSP}: ")
        if given:
            self._desk.replace(given)
            self.show()

    def _undo(self, _: str) -> None:
        undone = self._desk.undo()
        self.say("Annulé." if undone else "Il n’y a rien à annuler.")
        self.show()


def ask(question: str) -> str | None:
    """Put a question; an answer that comes from a pipe is shown after it."""
    screen.show_data(question)
    try:
        answer = input()
    except EOFError:
        screen.show("")
        return None
    if not sys.stdin.isatty():
        screen.show(answer)
    return answer


def left(questions: int) -> str:
    """How much is still to be decided, in words."""
    if questions == 0:
        return "Tout est décidé."
    plural = "s" * (questions > 1)
    return f"{questions} question{plural} à décider encore : rien ne peut être partagé avant."


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
