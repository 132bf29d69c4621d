"""`piacen comparer --consensus`: disagreements settled one by one, each in the log at once."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from string import ascii_lowercase
from typing import Any, Final

from piacen_qual.analysis.reliability.disagreements import Disagreement, Side
from piacen_qual.analysis.reliability.ratings import MACHINE
from piacen_qual.cli import screen, steps
from piacen_qual.cli.comparer.bench import Asked, Bench
from piacen_qual.cli.comparer.page import Page
from piacen_qual.cli.talking import Typed
from piacen_qual.cli.whoami import WhoIsItError, whoami
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.today import placed_today
from piacen_qual.errors import PiacenError
from piacen_qual.french.wording import several
from piacen_qual.journals.names import CONSENSUS
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.words import find_words

NEAR: Final = 6  # codes that are named to choose from
EXPLAINED: Final = (
    "La lettre d’une personne tranche comme elle, sur ses mots. « c » met un autre code à la place;"
    " « e » met le code sur d’autres mots; « m » garde un mémo sur ce segment et ce code; « u »"
    " annule la dernière réponse, même d’une séance d’avant; « p » laisse ce désaccord pour plus"
    " tard; « q » quitte. Le point d’interrogation montre la définition du code et les autres codes"
    " de sa famille que chacun a mis ici. Chaque réponse est écrite aussitôt : en relançant la"
    " commande, on reprend au premier désaccord qui n’est pas tranché. Pour tout le reste :"
    " « piacen reviser --codeur consensus »."
)


class Key(StrEnum):
    """What a person types, but for the letters of the sides."""

    CODE = "c"
    WORDS = "e"
    MEMO = "m"
    UNDO = "u"
    SKIP = "p"
    QUIT = "q"
    HELP = "?"


class AloneError(PiacenError):
    """A disagreement takes two."""

    exit_code = 1

    def __init__(self, coder: str) -> None:
        """Say who is alone."""
        alone = {MACHINE: "la machine", CONSENSUS: "le consensus"}.get(coder, coder)
        super().__init__(
            f"Un consensus se cherche à deux au moins : il n’y a ici que {alone}."
            " « --avec machine » oppose les décisions d’une personne aux suggestions."
        )


def settle(work: steps.Work, asked: Asked) -> None:
    """Go through the disagreements of some coders, and write what is settled; nothing if none.

    Raises:
        AloneError: when one person alone has coded.
        LockedLogError: when a consensus is being sought elsewhere.
        UnwritableFileError: when a decision cannot be written.
    """
    bench = Bench(work, asked, leaving_out=CONSENSUS)
    if bench.alone or not bench.coders:
        raise AloneError(next(iter(bench.coders), CONSENSUS))
    if not bench.disagreements:
        screen.say("Aucun désaccord.")
        return
    transcripts, book = work.library.transcripts, work.codebook
    version = f"{book.version or 'sans version'} ({book.digest[:8]})"
    by = _arbiter()
    with Log(work.study, CONSENSUS, transcripts, codebook=version) as log:
        placement, _ = placed_today(work.study, book, transcripts, log.events)  # none comes now
        screen.show_problems(log.problems)
        bench = Bench(replace(work, placement=placement), asked, leaving_out=CONSENSUS)
        Settling(log, bench, by).run()


def _arbiter() -> str:
    """Who is at the keyboard, as far as it is known."""
    try:
        name = whoami(None)
    except WhoIsItError:  # answers come from a pipe
        return ""
    return "" if name == CONSENSUS else name


class Settling:
    """Disagreements, and how far they are settled."""

    def __init__(self, log: Log, bench: Bench, by: str) -> None:
        """Take up what was settled before; `by` is at the keyboard."""
        self._log = log
        self._by = by
        self._answers = Typed()
        self._bench = bench
        self._page = Page(bench.material)
        self._items: Sequence[Disagreement] = bench.disagreements
        self._shown = MACHINE in bench.coders
        self._done: list[tuple[str, int, Act]] = []  # events that can be undone, the last one last
        self._take_up(bench)

    def run(self) -> None:
        """Ask until all is settled or the person stops."""
        self._begin()
        at = self._onwards(0)
        while at is not None:
            item = self._items[at]
            letters = {side.coder: key for key, side in _keys(item).items()}
            rank = f"{at + 1}/{len(self._items)}"
            self._page.show(item, rank, context=True, letters=letters)
            at = self._answered(at)
        self._sum_up()

    def _take_up(self, bench: Bench) -> None:
        said = bench.voices.said
        decisions = [
            (said[item.place][item.code][CONSENSUS].what, n)
            for n, item in enumerate(self._items)
            if CONSENSUS in said.get(item.place, {}).get(item.code, {})
        ]
        decisions.sort(key=lambda each: each[0].order)
        self._done = [(what.event, n, Act.ACCEPT) for what, n in decisions]

    @property
    def _settled(self) -> set[int]:
        return {n for _, n, act in self._done if act is not Act.MEMO}

    def _onwards(self, first: int) -> int | None:
        """The first disagreement from there on that is not settled, or the last, to be undone."""
        settled = self._settled
        for n in range(first, len(self._items)):
            if n not in settled:
                return n
        ended = "Tout est tranché" if len(settled) == len(self._items) else "C’est le dernier"
        typed = self._ask(f"{ended} ({Key.UNDO} annuler, {Key.QUIT} quitter)")
        if typed not in {Key.UNDO, Key.QUIT, "", None}:
            self._answers.refuse("à la fin", f"« {typed} » : {ended[0].lower()}{ended[1:]}.")
        return self._undo() if typed == Key.UNDO and self._done else None

    def _ask(self, question: str) -> str | None:
        """What the person types, in lower case; None at the end of the input."""
        typed = self._answers.ask(f"{question}\xa0: ")
        return None if typed is None else typed.lower()

    def _refuse(self, at: int, why: str) -> None:
        """Say why an answer about a disagreement is not obeyed."""
        item = self._items[at]
        where = f"{at + 1}/{len(self._items)}, {item.code}, tour {item.segment.turn}"
        self._answers.refuse(f"{where} de {item.segment.file}", why)

    def _answered(self, at: int) -> int | None:
        """Do as the person says, and tell where to go then."""
        keys = _keys(self._items[at])
        question = f"{'/'.join(keys)} ({', '.join(Key)})"
        while True:
            typed = self._ask(question)
            if typed in keys:
                self._decide(at, keys[typed])
                return self._onwards(at + 1)
            match typed:
                case Key.SKIP:
                    return self._onwards(at + 1)
                case Key.QUIT | None:
                    return None
                case Key.UNDO if self._done:
                    return self._undo()
                case Key.UNDO:
                    self._refuse(at, "Il n’y a rien à annuler.")
                case Key.MEMO:
                    self._note(at)
                case Key.CODE | Key.WORDS:
                    if self._otherwise(at, Key(typed)):
                        return self._onwards(at + 1)
                case "" | Key.HELP:
                    self._page.explain(self._items[at], self._bench)
                    screen.say(EXPLAINED)
                case _:
                    self._refuse(at, f"« {typed} » n’est pas une réponse ({Key.HELP} : aide).")

    def _decide(self, at: int, side: Side) -> None:
        """Settle as one side says, on its words, or on those in dispute."""
        holding = side if side.words[1] else self._holding(at)
        putting = Act.ACCEPT if side.rule else Act.ADD
        act = putting if side.put else Act.REJECT
        self._append(at, act, words=holding.words, rule=holding.rule)

    def _holding(self, at: int) -> Side:
        """The first side on whose words the code is."""
        sides = self._items[at].sides
        return next((side for side in sides if side.put), sides[0])

    def _otherwise(self, at: int, key: Key) -> bool:
        """Settle as no side says: with another code, or on other words; false when it cannot be."""
        if key is Key.CODE:
            code = self._asked_code(at)
            if code:
                words = self._holding(at).words
                self._append(at, Act.RECODE, words=words, new_code=code)
            return bool(code)
        found = self._asked_words(at)
        if found:
            self._append(at, Act.SPAN, words=found, rule=self._holding(at).rule)
        return found is not None

    def _asked_code(self, at: int) -> str:
        """The code that stands instead, or ""."""
        typed = self._ask("Quel code à la place (son nom ou quelques lettres)")
        if not typed:
            return ""
        others = [c for c in self._bench.material.codebook.codes if c.id != self._items[at].code]
        found = find_codes(others, typed)
        if len(found) == 1 or (found and found[0].id == typed):
            return found[0].id
        near = ", ".join(code.id for code in found[:NEAR])
        nothing = f"Aucun autre code ne ressemble à « {typed} »."
        self._refuse(at, f"Lequel? {near}." if found else nothing)
        return ""

    def _asked_words(self, at: int) -> tuple[int, int] | None:
        """The words of the segment that carry the code."""
        typed = self._answers.ask("Ses mots, ou « premiers … derniers »\xa0: ")
        if not typed:
            return None
        segment = self._items[at].segment
        text = self._bench.material.turns[segment.file, segment.turn].text
        found = find_words(text, (segment.start, segment.end), typed)
        if found is None:
            self._refuse(at, f"« {typed} » n’est pas dans ce segment.")
        return found

    def _note(self, at: int) -> None:
        text = self._answers.ask("Mémo\xa0: ")
        if text:
            self._append(at, Act.MEMO, note=text)
            screen.say("Mémo gardé.")

    def _append(self, at: int, act: Act, *, words: tuple[int, int] = (0, 0), **what: Any) -> None:
        item = self._items[at]
        segment = item.segment
        start, end = words if words[1] else (segment.start, segment.end)
        where = segment.file, segment.turn, start, end
        event = self._log.append(
            act, at=where, code=item.code, shown=self._shown, by=self._by, **what
        )
        self._done.append((event.id, at, act))
        if act is not Act.MEMO:
            self._page.tell_written(event, segment)

    def _undo(self) -> int:
        """Undo the last answer, and go back to it."""
        event, at, act = self._done.pop()
        self._log.append(Act.RETRACT, target=event)
        screen.say("Mémo retiré." if act is Act.MEMO else "Annulé.")
        return at

    def _begin(self) -> None:
        settled = len(self._settled)
        before = f", dont {several(settled, 'déjà tranché')}" if settled else ""
        screen.say(f"{several(len(self._items), 'désaccord')}{before}. {EXPLAINED}")

    def _sum_up(self) -> None:
        left = len(self._items) - len(self._settled)
        if left:
            screen.say(f"Il reste {several(left, 'désaccord')} à trancher.")
        else:
            screen.say(
                "Aucun désaccord ne reste. « --avec consensus » compare chacun au consensus."
            )


def _keys(item: Disagreement) -> dict[str, Side]:
    """The key that takes each side, of those who said something."""
    letters = (letter for letter in ascii_lowercase if letter not in set(Key))
    return dict(zip(letters, (side for side in item.sides if side.put is not None), strict=False))
