"""Decisions on words that changed, looked at again line by line."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, Final

from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP
from piacen_qual.review import wording
from piacen_qual.review.dialogue import Ask, Dialogue, RefusedAnswerError, Say, number_first
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.moved import phrases
from piacen_qual.review.moved.session import MovedSession
from piacen_qual.review.words import find_words

HELP: Final = """\
a        garder la décision sur les mots corrigés
e        choisir d’autres mots du tour montré (e premiers mots … derniers mots;
         e= : ceux que le programme propose)
r        rejeter le code; si les mots sont introuvables, laisser tomber la décision
t        montrer un autre tour (t12 : le tour 12), où e choisit alors
p        passer, comme Entrée (k : la précédente)
u        annuler (U refaire)
l        relire
q        quitter; tout est déjà enregistré

3 a      la réponse a, refusée si ce n’est pas la décision 3 qui est montrée
Des réponses qui viennent d’un fichier s’arrêtent à la première qui est refusée."""
NO_WORDS: Final = typeset("Ces mots ne sont pas dans le tour montré : t12 montre le tour 12.")


class SimpleMoved(Dialogue):
    """A review of decisions whose words changed, one a block."""

    question: ClassVar = f"a e r t p u q ?{NBSP}: "
    taking: ClassVar = "et"

    def __init__(
        self, session: MovedSession, ask: Ask, say: Say, *, prepared: bool = False
    ) -> None:
        """Talk about an open session."""
        super().__init__(ask, say, prepared=prepared)
        self._session = session

    def commands(self) -> Mapping[str, Callable[[str], None]]:
        """One letter each."""
        return {
            "": self._forward,
            "j": self._forward,
            "p": self._forward,
            "k": self._back,
            "a": self._keep,
            "e": self._choose,
            "r": self._reject,
            "t": self._look,
            "u": self._undo,
            "U": self._redo,
            "l": lambda _: self.show(),
            "?": lambda _: self.say(HELP),
            "f1": lambda _: self.say(HELP),
            "q": self.quit,
        }

    def show(self) -> None:
        """Show the current decision, its words as they were and as they are."""
        for told in _block(self._session):
            self.say(told)

    def where(self) -> str:
        """`3/12 · NORD g1 · mots corrigés depuis`."""
        return phrases.progress(self._session)

    def number(self) -> tuple[str, int]:
        """`la décision`, 3."""
        return "la décision", self._session.at + 1

    def _forward(self, _: str) -> None:
        if self._session.forward():
            self.show()
        else:
            self.stay(phrases.end(self._session))

    def _back(self, _: str) -> None:
        if self._session.back():
            self.show()
        else:
            self.stay(phrases.BEGINNING)

    def _keep(self, _: str) -> None:
        event = self._session.keep()
        if event is None:
            raise RefusedAnswerError(phrases.not_kept(self._session))
        self._tell(phrases.kept(event, self._session))

    def _choose(self, rest: str) -> None:
        turn = self._session.turn
        if turn is None:
            raise RefusedAnswerError(phrases.gone(self._session))
        likely = self._session.likely_words()
        same = ", = pour les mêmes" if likely else ""
        said = rest or self.asked(f"Ses mots, ou « premiers … derniers »{same}")
        words = likely if said == "=" else find_words(turn.text, (0, len(turn.text)), said)
        if words is not None and (event := self._session.choose(*words)):
            self._tell(phrases.kept(event, self._session))
        elif said:
            raise RefusedAnswerError(NO_WORDS)

    def _reject(self, _: str) -> None:
        if self._session.gone and not self._agreed():
            return
        case = self._session.case
        self._tell(phrases.settled(case, self._session.reject(), self._session))

    def _agreed(self) -> bool:
        """Whether to give up a decision whose transcript could be put back."""
        self.say(phrases.gone(self._session))
        return self.agreed(f"{phrases.DROP} (o oui, vide pour la garder)")

    def _look(self, rest: str) -> None:
        turn = self._session.turn
        if turn is None:
            raise RefusedAnswerError(phrases.gone(self._session))
        said = rest or self.asked("Quel tour?")
        number, _ = number_first(said)
        if number and self._session.look(int(number) - turn.n):
            self.show()
        elif said:
            raise RefusedAnswerError("Il n’y a pas de tel tour.")

    def _undo(self, _: str) -> None:
        if told := phrases.earlier(self._session):
            if self.prepared:
                raise RefusedAnswerError(told)
            self.say(told)
            if not self.agreed(f"{wording.UNDO} (o oui, vide pour renoncer)"):
                return
        self._undone(self._session.undo(), wording.NOTHING_TO_UNDO)

    def _redo(self, _: str) -> None:
        self._undone(self._session.redo(), wording.NOTHING_TO_REDO, again=True)

    def _undone(self, deed: Deed, nothing: str, *, again: bool = False) -> None:
        session = self._session
        told = deed and wording.undid(deed, session.subject(deed), session.matter, again=again)
        self._tell(told or nothing)

    def _tell(self, told: str) -> None:
        self.say(told)
        self.show()


def _block(session: MovedSession) -> Iterator[str]:
    text, start, end = session.old_turn()
    yield ""
    yield f"{phrases.progress(session)} · {phrases.left(session)}"
    yield phrases.old_decision(session)
    yield ""
    turn = f"Avant, tour {session.case.anchor.turn} : "
    yield typeset(turn) + wording.printable(text)
    yield _words(text, start, end)
    yield ""
    if session.turn is None:
        yield phrases.gone(session)
        return
    yield "Aujourd’hui, " + wording.said(session.turn, session.turn.text)
    words = session.words()
    if words is not None:
        yield _words(session.turn.text, *words)
        if corrected := phrases.corrected(session):
            yield corrected
    elif hint := phrases.hint(session, "e, puis ="):
        yield hint


def _words(text: str, start: int, end: int) -> str:
    whole = (start, end) == (0, len(text))
    return typeset("Ses mots : ") + ("tout le tour" if whole else wording.quoted(text[start:end]))
