"""The review line by line: for a screen reader, a pipe, a terminal that can do no more."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

from piacen_qual.decisions.events import Event
from piacen_qual.decisions.voices import Place
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases, plain
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.answers import meant, memo_on, numbered
from piacen_qual.review.coding.asking import CodeQuestion
from piacen_qual.review.coding.choosing import WORDS, typed_filter
from piacen_qual.review.coding.context import before
from piacen_qual.review.coding.keys import LINE_HELP
from piacen_qual.review.coding.session import Session
from piacen_qual.review.coding.sheet import Line
from piacen_qual.review.dialogue import Ask, Dialogue, RefusedAnswerError, Say, number_first
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.words import Span, find_words

MORE: Final = 10  # turns shown when more is asked for
ON_WHAT: Final = "Mémo sur quoi? s segment, c code, t transcription, ou le mémo du segment"
INSTEAD: Final = "Code à mettre à la place"
NEW_WORDS: Final = "Nouvel extrait, ses mots ou « premiers … derniers »"


class Simple(Dialogue):
    """A review, one segment a block."""

    question: ClassVar = f"a r d c s e m u  Entrée p n k t  v x l f  ? q{NBSP}: "
    taking: ClassVar = "ardcsemtvxf"

    def __init__(self, session: Session, ask: Ask, say: Say, *, prepared: bool = False) -> None:
        """Talk about an open session."""
        super().__init__(ask, say, prepared=prepared)
        self._session = session
        self._code = CodeQuestion(self, session.matter.codebook.codes)
        self._read: Place = ("", 0, 0)  # the last segment shown

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """One letter each."""
        route = self._session.route
        go = self._go
        return {
            "": self._next,
            "j": self._next,
            "p": go(route.forward),
            "k": go(route.back, phrases.BEGINNING),
            "n": self._seek,
            "N": partial(self._seek, back=True),
            "t": self._turn,
            "a": partial(self._decide, "a"),
            "A": self._accept_all,
            "r": partial(self._decide, "r"),
            "d": self._take_back,
            "c": self._add,
            "s": self._recode,
            "e": self._change_words,
            "m": self._memo,
            "u": self._undo,
            "U": self._redo,
            "f": self._filter,
            "v": self._context,
            "x": self._explain,
            "l": self._show_again,
            "?": lambda _: self.say(LINE_HELP),
            "f1": lambda _: self.say(LINE_HELP),
            "q": self.quit,
        }

    def show(self) -> None:
        """Show the current segment; what was read just before it is not read again."""
        place = self._session.route.place
        after = self._read[1] if self._read[0] == place[0] and self._read < place else 0
        self._read = place
        for told in plain.block(self._session, after=after):
            self.say(told)

    def where(self) -> str:
        """`NORD g1, tour 2`."""
        session = self._session
        transcript = session.matter.by_file[session.route.place[0]]
        return f"{wording.title(transcript)}, tour {session.turn.n}"

    def number(self) -> tuple[str, int]:
        """`le tour`, 27."""
        return "le tour", self._session.turn.n

    # going about

    def _show_again(self, _: str) -> None:
        """Show the current segment with all of its context."""
        self._read = ("", 0, 0)
        self.show()

    def _go(self, move: Callable[[], bool], refusal: str = "") -> Callable[[str], None]:
        def go(_: str) -> None:
            if move():
                self.show()
            else:
                self.stay(refusal or phrases.end(self._session))

        return go

    def _next(self, _: str) -> None:
        """Having read the segment, go on; what still waits in it is told."""
        left_behind = phrases.left_behind(self._session, "k")
        if not self._session.forward():
            self.stay(phrases.end(self._session))
            return
        if left_behind:
            self.say(left_behind)
        self.show()

    def _seek(self, _: str, *, back: bool = False) -> None:
        """Go to what waits; that it was looked for all around is told."""
        session, before = self._session, self._session.route.place
        moved = session.route.back(waiting=True) if back else session.forward(waiting=True)
        if not moved:
            self.stay(phrases.NOTHING_WAITS)
            return
        if around := phrases.around(session, before, back=back):
            self.say(around)
        self.show()

    def _turn(self, rest: str) -> None:
        number, _ = number_first(rest or self.asked("Quel tour?"))
        if not number:
            return
        if not self._session.route.go_to_turn(int(number)):
            raise RefusedAnswerError(phrases.no_turn(self._session, int(number)))
        if near := phrases.near_turn(self._session, int(number)):
            self.say(near)
        self.show()

    def _filter(self, rest: str) -> None:
        route, matter = self._session.route, self._session.matter
        if not rest:
            self._tell_filter()
        typed = rest or self.asked(f"Filtrer ({WORDS}; tout)")
        if typed:
            route.go_through(typed_filter(typed, matter, route.wanted, route.opened))
            self._tell_filter()
            self.show()

    def _tell_filter(self) -> None:
        told = phrases.wanted(self._session.route.wanted, self._session.matter)
        self.say(typeset(f"Filtre : {told or 'aucun'}."))

    def _context(self, rest: str) -> None:
        number, _ = number_first(rest)
        for turn in before(self._session.matter, self._session.route.place, int(number or MORE)):
            self.say(wording.said(turn, turn.text))

    def _explain(self, rest: str) -> None:
        line = self._pointed(rest)
        for told in phrases.explained(self._session, line):
            self.say(told)

    # deciding

    def _decide(self, letter: str, rest: str) -> None:
        """Accept or reject codes of the segment; none, when one that was named is not there."""
        route, before = self._session.route, self._here()
        for each, line in meant(letter, rest, route.sheet.lines) or [(letter, self._pointed(""))]:
            route.go(before[0])
            route.point(line.code)
            self._accept(line) if each == "a" else self._did(self._session.reject)
        self._show_after(*before)

    def _accept(self, line: Line) -> None:
        """The current code stands; of one that was split, a part."""
        if line.parts:
            codes = self._session.matter.codes
            part = self._code.chosen("", [codes[part] for part in line.parts if part in codes])
            if part is not None:
                self._did(partial(self._session.recode, part.id))
        else:
            self._did(self._session.accept)

    def _accept_all(self, _: str) -> None:
        before = self._here()
        deed = self._session.accept_all()
        for event in deed:
            self.say(wording.did(event, self._session.matter))
        if not deed:
            self.say(phrases.NONE_WAITS)
        self._show_after(*before)

    def _add(self, rest: str) -> None:
        """Put a code on the segment, or on those of its words that are typed after `=`."""
        typed, _, said = map(str.strip, rest.partition("="))
        words = self._words(said) if said else None
        code = self._code.chosen(typed or self.asked("Code à ajouter"))
        if code is not None:
            self._tell(partial(self._session.add, code.id, words))

    def _recode(self, rest: str) -> None:
        number, rest = number_first(rest)
        self._pointed(number)
        code = self._code.chosen(rest or self.asked(INSTEAD))
        if code is not None:
            self._tell(partial(self._session.recode, code.id))

    def _change_words(self, rest: str) -> None:
        number, rest = number_first(rest)
        self._pointed(number)
        if said := rest or self.asked(NEW_WORDS):
            self._tell(partial(self._session.change_words, *self._words(said)))

    def _take_back(self, rest: str) -> None:
        self._pointed(rest)
        self._tell(self._session.take_back)

    def _undo(self, _: str) -> None:
        if told := phrases.elsewhere(self._session):
            if self.prepared:
                raise RefusedAnswerError(told)
            self.say(told)
            if not self.agreed(f"{wording.UNDO} (o oui, vide pour renoncer)"):
                return
        self._again(phrases.undid(self._session.undo(), self._session))

    def _redo(self, _: str) -> None:
        self._again(phrases.undid(self._session.redo(), self._session, again=True))

    def _memo(self, rest: str) -> None:
        typed = rest or self.asked(ON_WHAT)
        if typed:
            self._write_memo(*memo_on(typed, asked=not rest))

    def _write_memo(self, about: About, text: str, number: str = "") -> None:
        if about is About.CODE:
            self._pointed(number)
        old, subject = self._session.memo(about), phrases.about(self._session, about)
        if old:
            self.say(typeset("Mémo : ") + wording.printable(old.note))
        text = text or self.asked(f"Mémo sur {subject}, - pour l’effacer")
        note = "" if text == "-" else text
        event = self._session.write_memo(about, note) if text else None
        if event is not None:
            told = wording.did(event, self._session.matter).removesuffix(".")
            self.say(typeset(f"{told}, sur {subject} : ") + wording.printable(note))

    # the words of both

    def _words(self, said: str) -> Span:
        """Where the words that were typed are in the segment."""
        segment = self._session.route.sheet.segment
        words = find_words(self._session.turn.text, (segment.start, segment.end), said)
        if words is None:
            raise RefusedAnswerError("Ces mots ne sont pas dans le segment.")
        return words

    def _pointed(self, number: str) -> Line:
        """The line so numbered, else the current one, which it becomes."""
        route = self._session.route
        if number:
            route.point(numbered(number, route.sheet.lines).code)
        if route.line is None:
            raise RefusedAnswerError(phrases.NO_LINE)
        return route.line

    def _tell(self, act: Callable[[], Event | Deed | None]) -> None:
        """Do something, say it, and show what waits."""
        before = self._here()
        self._did(act)
        self._show_after(*before)

    def _did(self, act: Callable[[], Event | Deed | None]) -> None:
        """Do something and say it; with the turn, where that is no longer the current one."""
        place = self._session.route.place
        self.say(phrases.did(act(), self._session, place))

    def _here(self) -> tuple[Place, bool]:
        return self._session.route.place, self._session.route.settled

    def _show_after(self, place: Place, settled: bool) -> None:
        """Show the next segment, or what is left in this one and the code that is current.

        Args:
            place: where something was done.
            settled: whether nothing waited there before.
        """
        if self._session.route.place != place:
            self.show()
            return
        if not settled:
            self.say(phrases.rest(self._session))
        if current := plain.current(self._session):
            self.say(current)

    def _again(self, told: str) -> None:
        self.say(told)
        self.show()
