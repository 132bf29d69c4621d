"""The questions line by line: for a screen reader, a pipe, a terminal that can do no more."""

import re
from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.exports.typography import typeset
from piacen_qual.french.folding import fold
from piacen_qual.french.wording import NBSP, several
from piacen_qual.review.dialogue import Ask, Dialogue, RefusedAnswerError, Say
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk, numbers_in
from piacen_qual.review.identifiers.replacing import bracketed, parted
from piacen_qual.review.identifiers.scope import Scope, Which
from piacen_qual.review.wording import printable, quoted

HELP: Final = """\
m        masquer ces passages (m 1 3 : ceux-là seulement)
g        garder ces passages (g 2 : celui-là seulement)
d        plus tard : prochaine question à décider (ou Entrée)
r        masquer en mettant autre chose à la place : r [quartier]
         (r 1 3 [quartier] : ces passages-là seulement)
u        annuler, jusqu’à la première réponse
v        voir tous les passages (v 3 : plus de ce qui entoure le 3)
M, G     masquer, garder tout ce qui est de ce type
c        chercher un mot partout, et le masquer (c Ti-Paul, ou
         c Ti-Paul [un collègue] pour mettre autre chose à la place)
j, k     question suivante, précédente
], [     type de question suivant, précédent
/        aller à une question par ses mots (/ rose)
f        filtrer (f gardés, f masqués, f décidés, f tout, f à décider)
q        quitter; tout est déjà enregistré

37 m     la réponse m, refusée si ce n’est pas la question 37 qui est montrée
Des réponses qui viennent d’un fichier s’arrêtent à la première qui est refusée."""
_NUMBERS: Final = re.compile(r"[\d\s,-]*")
SHOWN: Final = 4  # passages shown before `v`
MORE: Final = 600  # characters on each side of a passage that is looked at
FOUND: Final = 12  # questions or places listed


class Simple(Dialogue):
    """One question a block."""

    question: ClassVar = f"m g d r u v c ? q{NBSP}: "
    taking: ClassVar = "mgrvc/f"

    def __init__(self, desk: Desk, ask: Ask, say: Say, *, prepared: bool = False) -> None:
        """Ask the questions of `desk`, with the talk around them."""
        super().__init__(ask, say, prepared=prepared)
        self._desk = desk
        self._kind: Kind | None = None

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """One letter each."""
        return {
            "m": lambda rest: self._decide(Action.MASK, rest),
            "g": lambda rest: self._decide(Action.KEEP, rest),
            "M": lambda _: self._answer_kind(Action.MASK),
            "G": lambda _: self._answer_kind(Action.KEEP),
            "d": self._later,
            "": self._later,
            "p": self._later,
            "n": self._later,
            "r": self._replace,
            "u": self._undo,
            "v": self._look,
            "c": self._mention,
            "j": lambda _: self._step(1),
            "k": lambda _: self._step(-1),
            "]": lambda _: self._step_kind(1),
            "[": lambda _: self._step_kind(-1),
            "/": self._find,
            "f": self._filter,
            "?": lambda _: self.say(HELP),
            "f1": lambda _: self.say(HELP),
            "q": self.quit,
        }

    def show(self) -> None:
        """The current question; or, where there is none, that there is none."""
        item = self._desk.current
        if item is None:
            self.say(wording.nothing(self._desk))
            return
        if item.kind is not self._kind:
            self._kind = item.kind
            self.say(f"\n── {item.kind.label} ──")
        place, total = self._desk.rank
        self.say(f"\n{place}/{total}  {wording.spellings(item, 3)}")
        self.say(f"    {wording.reason(item)}")
        self.say(f"    {wording.colon('À la place')} {wording.instead(self._desk, item)}")
        self._passages(SHOWN)

    def where(self) -> str:
        """`question 37, « Sylvie »`."""
        item = self._desk.current
        return f"question {self._desk.rank[0]}, {wording.spellings(item, 1)}" if item else "la fin"

    def number(self) -> tuple[str, int]:
        """`la question`, 37."""
        return "la question", self._desk.rank[0]

    def _passages(self, most: int) -> None:
        item = self._desk.current
        if item is None:
            return
        for number, passage in enumerate(item.now[:most], 1):
            self.say(f"    {number}. {self._line(passage)}")
        if most < len(item.now):
            more = len(item.now) - most
            self.say(f"    … et {several(more, 'autre')} : v les montre.")

    def _line(self, passage: Candidate, reach: int = wording.AROUND) -> str:
        before, words, after = wording.around(self._desk, passage, reach)
        where = f"{wording.where(self._desk, passage)} ({wording.STATES[passage.action]})"
        return f"{wording.colon(where)} {before}▸{words}◂{after}"

    def _decide(self, action: Action, rest: str) -> None:
        item, numbers = self._desk.current, numbers_in(rest)
        if item is None:
            self.show()
        elif rest and not set(numbers) & set(range(1, len(item.now) + 1)):
            told = f"« {rest} » : donnez les numéros des passages, comme « m 1 3 »."
            raise RefusedAnswerError(typeset(told))
        else:
            about = len(self._desk.concerned(item, numbers))
            self._desk.answer(action, numbers)
            self._told(wording.answered(self._desk, item, action, about))

    def _answer_kind(self, action: Action) -> None:
        items = self._desk.kind_left
        if items:
            self.say(wording.kind_asked(items, action))
            if fold(self.asked("o pour le faire")) in {"o", "oui"}:
                self._told(wording.kind_answered(self._desk.answer_kind(action), action))

    def _later(self, _: str) -> None:
        if self._desk.later():
            self.show()
        else:
            self.stay(wording.LAST_OPEN)

    def _step_kind(self, by: int) -> None:
        if self._desk.step_kind(by):
            self.show()
        else:
            self.stay(wording.ENDS)

    def _step(self, by: int) -> None:
        if self._desk.step(by):
            self.show()
        else:
            self.stay(wording.ENDS)

    def _replace(self, rest: str) -> None:
        """`[quartier]`, or `1 3 [quartier]`; then how it reads."""
        item = self._desk.current
        if item is None:
            self.show()
            return
        told, given = parted(rest)
        numbers = numbers_in(told)
        if not given and not _NUMBERS.fullmatch(told):
            numbers, given = (), told  # brackets may be left out
        if numbers and not set(numbers) <= set(range(1, len(item.now) + 1)):
            told = f"« {told} » : donnez les numéros des passages, comme « r 1 3 [quartier] »."
            raise RefusedAnswerError(typeset(told))
        given = given or self.asked("À la place, une généralité entre crochets")
        if given:
            about = self._desk.concerned(item, numbers)
            self._desk.replace(given, numbers)
            before, stands, after = wording.sentence(self._desk, about[0], bracketed(given))
            self.say(f"    → {before}{stands}{after}")
            self._told(wording.replaced(self._desk, item, len(about)))

    def _undo(self, _: str) -> None:
        self._told(wording.undid(self._desk.undo()))

    def _look(self, rest: str) -> None:
        """All passages, or one of them with more around it, and what was asked before."""
        item, numbers = self._desk.current, numbers_in(rest)
        if item is None or not numbers:
            self._passages(len(item.now) if item else 0)
            return
        for number in (n for n in numbers if 0 < n <= len(item.now)):
            passage = item.now[number - 1]
            asked = self._desk.talk.asked(passage)
            if asked is not None:
                self.say(f"    {wording.colon(printable(asked.speaker))} {printable(asked.text)}")
            self.say(f"    {number}. {self._line(passage, MORE)}")

    def _mention(self, rest: str) -> None:
        """Look for words everywhere, then mask them as what they are."""
        words, given = parted(rest or self.asked("Un mot ou plusieurs, en entier"))
        found = self._desk.questions.search(words) if words else ()
        for each in found[:FOUND]:
            before, said, after = wording.around(self._desk, each.passage)
            where = wording.colon(wording.where(self._desk, each.passage))
            self.say(f"    {wording.sighting_mark(each)} {where} {before}▸{said}◂{after}")
        if len(found) > FOUND:
            self.say(f"    … et {several(len(found) - FOUND, 'autre')}.")
        if not words:
            return
        if found:
            self.say(wording.sighted(found))
        kind = self._asked_kind(words) if found else Kind.UNKNOWN
        if kind is not None:  # what is nowhere is refused, and why is told
            self._told(wording.added(self._desk.add(words, kind, given), words))

    def _asked_kind(self, words: str) -> Kind | None:
        usual = self._desk.questions.kind_of(words)
        told = ", ".join(map(wording.named, wording.KINDS))
        hint = f" Sans doute : {wording.named(usual)}." if usual else ""
        self.say(typeset(f"Types : {told}.{hint}"))
        typed = fold(self.asked("Masquer partout, comme quoi? le début du type"))
        fitting = [
            kind for kind in wording.KINDS if typed and fold(wording.named(kind)).startswith(typed)
        ]
        if typed and not fitting:
            raise RefusedAnswerError(typeset(f"« {typed} » n’est pas un type : rien n’est ajouté."))
        return fitting[0] if fitting else None

    def _find(self, rest: str) -> None:
        sought = rest or self.asked("Quelques lettres des mots")
        found = self._desk.questions.find(sought) if sought else []
        if len(found) == 1:
            self._desk.go(found[0].question)
            self.show()
            return
        for number, item in enumerate(found[:FOUND], 1):
            self.say(f" {number} {wording.spellings(item, 3)}, {wording.standing(item.now)}")
        chosen = numbers_in(self.asked("Numéro")) if found else ()
        if chosen and 0 < chosen[0] <= len(found[:FOUND]):
            self._desk.go(found[chosen[0] - 1].question)
            self.show()
        elif sought and not found:
            raise RefusedAnswerError(
                f"Aucune question n’a {quoted(sought)}; c cherche un mot partout."
            )

    def _filter(self, rest: str) -> None:
        typed = fold(rest or self.asked("f gardés, masqués, décidés, tout ou à décider"))
        fitting = [which for which in Which if typed and fold(which.value).startswith(typed)]
        if fitting:
            self._desk.go_through(Scope(fitting[0]))
            self._told(typeset(f"Questions : {wording.wanted(self._desk.scope)}."))
        elif typed:
            raise RefusedAnswerError(typeset(f"« {typed} » n’est pas un filtre (? : aide)."))

    def _told(self, told: str) -> None:
        """Say what was done; then what comes next, or that nothing does."""
        self.say(told)
        if self._desk.scope.which is Which.OPEN and not self._desk.left:
            self.say(wording.ALL_DECIDED)
        else:
            self.show()
