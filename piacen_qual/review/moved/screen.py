"""The screen on which decisions whose words changed are looked at again."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget

from piacen_qual.review import wording
from piacen_qual.review.drawing.cutting import Span
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.drawing.reading import Reading
from piacen_qual.review.drawing.transcript_view import TranscriptView
from piacen_qual.review.frame import Frame
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.modals.confirm import Confirm
from piacen_qual.review.modals.words import WordsModal
from piacen_qual.review.moved import phrases
from piacen_qual.review.moved.session import MovedSession

HELP: Final = """\
a         garder la décision sur les mots corrigés
e         choisir d’autres mots, dans le tour marqué
r         rejeter le code; si ses mots sont introuvables,
          laisser tomber la décision
u  U      annuler; refaire

p Entrée  décision suivante
n  N      décision suivante ou précédente
j k ↓ ↑   chercher dans un autre tour
PgSv PgPr parcourir (Début, Fin : les bouts); Espace : au tour
?  F1     cette aide
q         quitter; tout est déjà enregistré"""


class MovedScreen(Frame, Reading):
    """What was decided on which words, above; today's words, below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "keep"),
        Binding("e", "words"),
        Binding("r", "reject"),
        Binding("u", "undo"),
        Binding("U", "redo"),
        Binding("p,enter,n,right", "forward"),
        Binding("N,left", "back"),
        Binding("j,down", "look(1)"),
        Binding("k,up", "look(-1)"),
    ]
    DEFAULT_CSS = """
    MovedScreen #before { max-height: 9; margin-bottom: 1; }
    MovedScreen #talk { height: 1fr; }
    """
    help_text = HELP

    def __init__(self, session: MovedSession) -> None:
        """Show where a session is."""
        super().__init__()
        self._session = session

    def contents(self) -> Iterable[Widget]:
        """The old words, and today's."""
        yield Prose(id="before")
        yield TranscriptView(id="talk", classes="second")

    def keys(self) -> str:
        """Those that do something with the current case."""
        return phrases.keys(self._session)

    def draw(self, told: str = "") -> None:
        """Show the current case, and what was just done."""
        session = self._session
        before, after = session.corrections()
        decided = phrases.old_decision(session)
        paragraphs: list[Row] = [
            [(decided, "strong"), (f"  {phrases.before_in(session)}", "faint")],
            _marked(*session.old_turn(), before),
        ]
        if session.gone:
            paragraphs[1:1] = [[(phrases.gone(session), "orange")]]
        self.query_one("#before", Prose).tell(paragraphs)
        about = f"{phrases.left(session)} · {session.coder}"
        told = told or phrases.hint(session, "e pour les choisir")
        self.tell(phrases.progress(session), about, told)
        talk = self.talk
        talk.visible = not session.gone
        if session.turn is not None:
            transcript = session.matter.by_file[session.file]
            whole = (0, len(session.turn.text))
            talk.mark(transcript, session.turn.n, whole, session.words(), after)

    def action_keep(self) -> None:
        """The decision stands on the corrected words."""
        self.do(self._keep)

    def action_reject(self) -> None:
        """The code does not stand there, or the decision is dropped."""
        if self._session.gone:
            self.app.push_screen(Confirm(phrases.DROP, phrases.gone(self._session)), self._dropped)
        else:
            self.do(self._reject)

    def action_words(self) -> None:
        """Choose words of the turn that is looked at."""
        turn = self._session.turn
        if turn is not None and turn.text:
            whole = (0, len(turn.text))
            modal = WordsModal(turn.text, whole, self._words())
            self.app.push_screen(modal, self._worded)

    def action_undo(self) -> None:
        """Undo the last act."""
        if told := phrases.earlier(self._session):
            self.app.push_screen(Confirm(wording.UNDO, told), self._undo)
        else:
            self._undo(agreed=True)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.do(lambda: self._undone(self._session.redo(), again=True))

    def action_forward(self) -> None:
        """Go to the next case."""
        self.draw("" if self._session.forward() else phrases.end(self._session))

    def action_back(self) -> None:
        """Go to the case before."""
        self.draw("" if self._session.back() else phrases.BEGINNING)

    def action_look(self, by: int) -> None:
        """Look at another turn."""
        self._session.look(by)
        self.draw()

    def _undo(self, agreed: bool | None) -> None:
        if agreed:
            self.do(lambda: self._undone(self._session.undo(), again=False))

    def _keep(self) -> str:
        event, session = self._session.keep(), self._session
        return phrases.kept(event, session) if event else phrases.not_kept(session)

    def _reject(self) -> str:
        return phrases.settled(self._session.case, self._session.reject(), self._session)

    def _dropped(self, agreed: bool | None) -> None:
        if agreed:
            self.do(self._reject)

    def _words(self) -> Span | None:
        """The words of the decision in the turn looked at, or those that may be."""
        return self._session.words() or self._session.likely_words()

    def _worded(self, words: Span | None) -> None:
        if words is not None:
            self.do(lambda: self._chosen(words))

    def _chosen(self, words: Span) -> str:
        event = self._session.choose(*words)
        return phrases.kept(event, self._session) if event else ""

    def _undone(self, deed: Deed, *, again: bool) -> str:
        if deed:
            subject = self._session.subject(deed)
            return wording.undid(deed, subject, self._session.matter, again=again)
        return wording.NOTHING_TO_REDO if again else wording.NOTHING_TO_UNDO


def _marked(text: str, start: int, end: int, corrected: Sequence[Span]) -> Row:
    """A text, in it the words decided on, and those of them that were corrected."""
    edges = sorted({0, start, end, len(text), *chain.from_iterable(corrected)})
    shown = wording.printable(text)

    def ink(at: int) -> str:
        if any(first <= at < last for first, last in corrected):
            return "reversed"
        return "evidence" if start <= at < end else "faint"

    return [(shown[a:b], ink(a)) for a, b in pairwise(edges)]
