"""`piacen partager --signer`: each quote is read whole, and someone answers for it."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import typer

from piacen_qual.cli import screen
from piacen_qual.partners.bank import quoted, shown
from piacen_qual.partners.entries import Signed

if TYPE_CHECKING:
    from piacen_qual.partners.drafts import Draft
    from piacen_qual.partners.log import PartnerLog

EXPLAINED: Final = (
    "Lisez chaque citation en entier, comme quelqu’un du milieu : un mot, une anecdote, une façon"
    " de parler dit-elle qui c’est? « o » : elle peut sortir telle quelle, je signe. « n » : elle"
    " ne sort pas. « v » montre ce qui a été dit. « p » passe, « u » annule la dernière réponse,"
    " « q » quitte. Chaque réponse est écrite aussitôt."
)
QUESTION: Final = "Peut-elle sortir? o, n (v, p, u, q, ?)"

Original = Callable[["Draft"], str]
"""What was really said, with who said it: for the team’s eyes."""


class Signing:
    """The quotes that nobody has read yet, one by one."""

    def __init__(
        self,
        log: "PartnerLog",
        unsigned: "Sequence[Draft]",
        signed: "Sequence[Draft]",
        original: Original,
    ) -> None:
        """Take up what is left to sign.

        Args:
            log: where answers go.
            unsigned: what to read.
            signed: what was read before; undoing goes back to it.
            original: tells what was said.
        """
        self._log = log
        self._left = list(unsigned)
        self._done = {draft.digest: draft for draft in signed}
        self._original = original

    def run(self) -> int:
        """Ask until all is read or the person stops; how many are left."""
        screen.say(EXPLAINED)
        skipped = 0
        while skipped < len(self._left):
            draft = self._left[skipped]
            rank = len(self._done) + skipped + 1
            self._show(draft, f"{rank}/{len(self._done) + len(self._left)}")
            typed = self._typed(draft)
            match typed:
                case "o" | "n":
                    self._log.add(Signed(draft.digest, fit=typed == "o"))
                    self._done[draft.digest] = self._left.pop(skipped)
                case "p":
                    skipped += 1
                case "u":
                    self._undo(skipped)
                case _:
                    break
        return len(self._left)

    def _show(self, draft: "Draft", rank: str) -> None:
        labels = " · ".join((shown(draft.theme), *map(shown, draft.codes)))
        value = f" · {shown(draft.value)}" if draft.value else ""
        words = quoted(draft.words, cut_before=draft.cut_before, cut_after=draft.cut_after)
        text = screen.literal(words)
        text.highlight_words([swap.text for swap in draft.text.swaps], "bold")
        screen.show("", screen.literal(f"{rank} · {labels}{value}", "dim"), text)

    def _typed(self, draft: "Draft") -> str | None:
        """An answer that moves on; None to stop."""
        while True:
            typed = _asked()
            match typed:
                case "o" | "n" | "p" | "u":
                    return typed
                case "q" | None:
                    return None
                case "v":
                    screen.show(screen.literal(self._original(draft), "dim"))
                case _:
                    screen.say(EXPLAINED)

    def _undo(self, place: int) -> None:
        """Take back the person's last answer, and go back to its quote if it is of this bank."""
        undone = self._log.undo()
        if undone is None:
            screen.say("Il n’y a rien à annuler.")
            return
        draft = self._done.pop(undone.digest, None)
        if draft is None:
            screen.say("Annulé : c’était une citation d’un autre choix.")
        else:
            self._left.insert(place, draft)
            screen.say("Annulé.")


def _asked() -> str | None:
    typer.echo(f"{QUESTION}\xa0: ", nl=False, err=True)
    try:
        typed = input().strip().lower()
    except EOFError:
        screen.say()
        return None
    if not sys.stdin.isatty():
        screen.say(typed)
    return typed
