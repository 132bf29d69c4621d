"""The review line by line: for a screen reader, a pipe, a terminal that can do no more."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from piacen_qual.codebook.schema import Code
from piacen_qual.decisions.events import Event
from piacen_qual.decisions.voices import Place
from piacen_qual.exports.typography import typeset
from piacen_qual.french.folding import fold
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases, plain
from piacen_qual.review.coding.choosing import WORDS, typed_filter
from piacen_qual.review.coding.context import before
from piacen_qual.review.coding.search import find_codes
from piacen_qual.review.coding.session import About, Session
from piacen_qual.review.dialogue import Ask, Dialogue, Say, number_first
from piacen_qual.review.words import find_words

HELP: Final = """\
a        accepter le code que montre la flèche (a2 : le code 2)
r        rejeter (r2)
c        ajouter un code (c soutien : cherche « soutien »)
s        substituer un autre code (s2 soutien)
e        changer l’extrait (e2 premiers mots … derniers mots)
m        mémo sur le segment, le code ou la transcription (ms, mc, mt)
u        annuler (U refaire)
Entrée   segment suivant, celui-ci étant lu (k : le précédent)
p        passer, sans se prononcer
n        prochain segment à décider (N : le précédent)
v        voir plus de ce qui précède (v20 : vingt tours)
l        relire ce segment et ce qui précède
f        filtrer (f cas=TNCDC nondecides; f tout)
q        quitter; tout est déjà enregistré"""
SHOWN: Final = 9  # codes found that are offered
MORE: Final = 10  # turns shown when more is asked for
LETTERS: Final = {"s": About.SEGMENT, "c": About.CODE, "t": About.TRANSCRIPT}


class Simple(Dialogue):
    """A review, one segment a block."""

    question = "a r c s e m u p Entrée q ? : "

    def __init__(self, session: Session, ask: Ask, say: Say) -> None:
        """Talk about an open session."""
        super().__init__(ask, say)
        self._session = session
        self._read: Place = ("", 0, 0)  # the last segment shown

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """One letter each."""
        session, route = self._session, self._session.route
        go = self._go
        return {
            "": go(session.forward),
            "j": go(session.forward),
            "p": go(route.forward),
            "k": go(route.back, phrases.BEGINNING),
            "n": go(partial(session.forward, waiting=True), phrases.NOTHING_WAITS),
            "N": go(partial(route.back, waiting=True), phrases.NOTHING_WAITS),
            "a": self._accept,
            "r": self._reject,
            "c": self._add,
            "s": self._recode,
            "e": self._change_words,
            "m": self._memo,
            "u": self._undo,
            "U": self._redo,
            "f": self._filter,
            "v": self._context,
            "l": self._show_again,
            "?": lambda _: self.say(HELP),
            "f1": lambda _: self.say(HELP),
            "q": self.quit,
        }

    def show(self) -> None:
        """Show the current segment; what was read just before it is not read again."""
        place = self._session.route.place
        after = self._read[1] if self._read[0] == place[0] and self._read < place else 0
        self._read = place
        for told in plain.block(self._session, after=after):
            self.say(told)

    def _show_again(self, _: str) -> None:
        """Show the current segment with all of its context."""
        self._read = ("", 0, 0)
        self.show()

    def _go(self, move: Callable[[], bool], refusal: str = "") -> Callable[[str], None]:
        def go(_: str) -> None:
            if move():
                self.show()
            else:
                self.say(refusal or phrases.end(self._session))

        return go

    def _accept(self, rest: str) -> None:
        if not self._point(rest):
            return
        line = self._session.route.line
        if line is not None and line.parts:
            codes = self._session.matter.codes
            self._replace(self._chosen("", [codes[part] for part in line.parts if part in codes]))
        else:
            self._tell(self._session.accept)

    def _reject(self, rest: str) -> None:
        if self._point(rest):
            self._tell(self._session.reject)

    def _add(self, rest: str) -> None:
        code = self._chosen(rest or self._asked("Code à ajouter"))
        if code is not None:
            self._tell(partial(self._session.add, code.id))

    def _recode(self, rest: str) -> None:
        number, rest = number_first(rest)
        if self._point(number):
            self._replace(self._chosen(rest or self._asked("Code à mettre à la place")))

    def _replace(self, code: Code | None) -> None:
        if code is not None:
            self._tell(partial(self._session.recode, code.id))

    def _change_words(self, rest: str) -> None:
        number, rest = number_first(rest)
        if not self._point(number):
            return
        segment = self._session.route.sheet.segment
        said = rest or self._asked("Nouvel extrait, ses mots ou « premiers … derniers »")
        words = find_words(self._session.turn.text, (segment.start, segment.end), said)
        if said and words is None:
            self.say("Ces mots ne sont pas dans le segment.")
        elif words is not None:
            self._tell(partial(self._session.change_words, *words))

    def _memo(self, rest: str) -> None:
        letter, text = rest[:1].lower(), rest[1:].strip()
        if letter not in LETTERS:
            letter = self._asked("Mémo sur quoi? s segment, c code, t transcription")[:1].lower()
        about = LETTERS.get(letter)
        if about is None or (about is About.CODE and not self._point("")):
            return
        old = self._session.memo(about)
        if old and not text:
            self.say(typeset("Mémo : ") + wording.printable(old.note))
        text = text or self._asked(f"Mémo sur {phrases.ABOUT[about]}, - pour l’effacer")
        if text:
            note = "" if text == "-" else text
            self._tell(partial(self._session.write_memo, about, note))

    def _undo(self, _: str) -> None:
        deed = self._session.undo()
        self._again(wording.undid(deed, self._session.matter) if deed else wording.NOTHING_TO_UNDO)

    def _redo(self, _: str) -> None:
        deed, matter = self._session.redo(), self._session.matter
        self._again(wording.undid(deed, matter, again=True) if deed else wording.NOTHING_TO_REDO)

    def _filter(self, rest: str) -> None:
        route, matter = self._session.route, self._session.matter
        if now := phrases.wanted(route.wanted, matter):
            self.say(typeset(f"Filtre : {now}."))
        typed = rest or self._asked(f"Filtrer ({WORDS}; tout)")
        if typed:
            route.go_through(typed_filter(typed, matter, route.wanted))
            self.show()

    def _context(self, rest: str) -> None:
        number, _ = number_first(rest)
        for turn in before(self._session.matter, self._session.route.place, int(number or MORE)):
            self.say(wording.said(turn, turn.text))

    def _point(self, number: str) -> bool:
        """Go to a line by its number; false, and said, where there is none."""
        route = self._session.route
        known = map(str, range(1, len(route.sheet.lines) + 1))
        if number in known:
            route.step(int(number) - 1 - route.cursor)
        elif number:
            self.say(f"Il n’y a pas de code {number} ici.")
            return False
        if route.line is None:
            self.say(phrases.NO_LINE)
        return route.line is not None

    def _asked(self, what: str) -> str:
        """What is typed; nothing gives up."""
        return (self.ask(typeset(f"{what} (vide pour renoncer) : ")) or "").strip()

    def _chosen(self, typed: str, among: Sequence[Code] = ()) -> Code | None:
        """A code by some letters of its name, or one of those given; asked about if several are."""
        found = among or (find_codes(self._session.matter.codebook.codes, typed) if typed else ())
        found = [code for code in found if fold(typed) in {fold(code.label), code.id}] or found
        if typed and not found:
            self.say(typeset(f"Aucun code ne ressemble à « {typed} »."))
        if len(found) < 2:
            return found[0] if found else None
        for number, code in enumerate(found[:SHOWN], 1):
            self.say(f" {number} {wording.described(code)}")
        answer = self._asked("Numéro, ou d’autres lettres")
        if answer in map(str, range(1, len(found[:SHOWN]) + 1)):
            return found[int(answer) - 1]
        return self._chosen(answer) if answer else None

    def _tell(self, act: Callable[[], Event | None]) -> None:
        """Do something, say it, and show what waits."""
        place = self._session.route.place
        event = act()
        self.say(wording.did(event, self._session.matter) if event else phrases.ALREADY)
        if self._session.route.place != place:
            self.show()
            return
        line = self._session.route.line
        if line is not None and self._session.route.asks(line):
            number = f"→{self._session.route.cursor + 1}"
            self.say(plain.head(self._session, line, number))
        else:
            self.say(phrases.rest(self._session))

    def _again(self, told: str) -> None:
        self.say(told)
        self.show()
