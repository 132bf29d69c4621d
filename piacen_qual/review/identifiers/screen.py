"""The screen on which people decide what may identify someone."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from piacen_qual.anonymisation.candidates import Action, Candidate
from piacen_qual.review.frame import Frame
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.modals.find import FindModal
from piacen_qual.review.identifiers.modals.mention import MentionModal
from piacen_qual.review.identifiers.modals.scope import ScopeModal
from piacen_qual.review.identifiers.modals.typing import ConfirmModal, ReplaceModal
from piacen_qual.review.identifiers.passages_view import PassagesView
from piacen_qual.review.identifiers.questions import Item
from piacen_qual.review.identifiers.questions_view import QuestionsView
from piacen_qual.review.identifiers.scope import Scope
from piacen_qual.review.identifiers.talk_screen import TalkScreen

NARROW: Final = "m masquer  g garder  r remplacer  d plus tard  c chercher  u annuler  ? aide"
WIDE: Final = (
    "m masquer  g garder  r remplacer  d plus tard  u annuler  Espace choisir un passage"
    "  c chercher un mot  v voir  f filtrer  / question  ? aide  q quitter"
)
HELP: Final = """\
m         masquer ces passages, ou ceux qui sont choisis [x]
g         garder ces passages, ou ceux qui sont choisis
r         masquer, en mettant autre chose à la place : [quartier]
d p n ↵   plus tard : prochaine question à décider (N : précédente)
u         annuler, jusqu’à la première réponse
M  G      masquer, garder tout ce qui est de ce type

c         chercher un mot dans toutes les transcriptions, et le
          masquer partout : ce que la machine n’a pas vu
j k ↓ ↑   question suivante ou précédente (Début, Fin)
Tab ] [   type suivant ou précédent (Maj+Tab)
← →       passage précédent ou suivant (PgSv PgPr : faire défiler)
Espace    choisir le passage, ou ne plus; réponse pour lui seul
v         voir le passage dans sa transcription
f         filtrer : à décider, masqués ou gardés d’office, type
/         chercher parmi les questions
?  F1     cette aide
q         quitter; tout est déjà enregistré

✗ masqué   ✓ gardé   · à décider"""


class IdentifiersScreen(Frame):
    """The questions, and the passages of the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mask"),
        Binding("g", "keep"),
        Binding("r", "replace"),
        Binding("d,p,n,enter", "later"),
        Binding("N", "earlier"),
        Binding("u", "undo"),
        Binding("M", "kind('masquer')"),
        Binding("G", "kind('garder')"),
        Binding("c", "mention"),
        Binding("j,down", "step(1)"),
        Binding("k,up", "step(-1)"),
        Binding("tab,right_square_bracket", "step_kind(1)"),
        Binding("shift+tab,left_square_bracket", "step_kind(-1)"),
        Binding("home", "step(-1000000)"),
        Binding("end", "step(1000000)"),
        Binding("right,l", "move(1)"),
        Binding("left,h", "move(-1)"),
        Binding("space", "choose"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("v", "talk"),
        Binding("f", "filter"),
        Binding("slash", "find"),
    ]
    DEFAULT_CSS = """
    IdentifiersScreen #questions { height: 2fr; }
    IdentifiersScreen #passages { height: 3fr; }
    IdentifiersScreen.-wide #questions { width: 2fr; }
    IdentifiersScreen.-wide #passages { width: 3fr; }
    """
    help_text = HELP

    def __init__(self, desk: Desk) -> None:
        """Show where a session is."""
        super().__init__()
        self._desk = desk

    def contents(self) -> Iterable[Widget]:
        """The questions, and the passages."""
        yield Container(
            QuestionsView(self._desk, id="questions"),
            PassagesView(self._desk, id="passages", classes="second"),
            id="body",
        )

    def keys(self) -> str:
        """As many as there is room for."""
        return NARROW if self.size.width < len(WIDE) else WIDE

    def draw(self, told: str = "") -> None:
        """Show where the session is, and what was just done."""
        item = self._desk.current
        head = wording.progress(self._desk, item) if item else "0/0"
        self.query_one(QuestionsView).draw()
        self._passages.draw()
        self.tell(head, wording.about(self._desk), told)

    @property
    def _passages(self) -> PassagesView:
        return self.query_one(PassagesView)

    # answering

    def action_mask(self) -> None:
        """The words are hidden."""
        self._answer(Action.MASK)

    def action_keep(self) -> None:
        """The words may be read by anybody."""
        self._answer(Action.KEEP)

    def action_replace(self) -> None:
        """Type what stands in the place of the words."""
        item, chosen = self._desk.current, sorted(self._passages.chosen)
        if item is not None:
            about = self._desk.concerned(item, chosen)
            words = f"{wording.spellings(item, 6)} · {wording.passages(about)}"
            modal = ReplaceModal(
                words,
                lambda given: self._desk.replace(given, chosen),
                lambda stands: wording.sentence(self._desk, about[0], stands),
            )
            self.app.push_screen(modal, lambda done: self._replaced(item, about) if done else None)

    def action_kind(self, told: str) -> None:
        """Answer alike all questions of this kind, once that is confirmed."""
        action, items = Action(told), self._desk.kind_left
        if items:
            title = f"{told.capitalize()} tout"
            asked = wording.kind_asked(items, action)
            modal = ConfirmModal(title, asked)
            self.app.push_screen(modal, lambda yes: self._kind(action) if yes else None)

    def action_undo(self) -> None:
        """Undo the last act."""
        self.do(lambda: wording.undid(self._desk.undo()))

    def action_mention(self) -> None:
        """Look for words in all transcripts."""
        self.app.push_screen(MentionModal(self._desk), self._told)

    def _answer(self, action: Action) -> None:
        item, chosen = self._desk.current, sorted(self._passages.chosen)
        if item is None:
            return
        about = len(self._desk.concerned(item, chosen))

        def act() -> str:
            self._desk.answer(action, chosen)
            self._passages.chosen = set()
            return wording.answered(self._desk, item, action, about)

        self.do(act)

    def _kind(self, action: Action) -> None:
        self.do(lambda: wording.kind_answered(self._desk.answer_kind(action), action))

    def _replaced(self, item: Item, about: Sequence[Candidate]) -> None:
        self._passages.chosen = set()
        self.draw(wording.replaced(self._desk, item, len(about)))

    def _told(self, told: str | None) -> None:
        if told is not None:
            self.draw(told)

    # going about

    def action_later(self) -> None:
        """Go to the next question that waits."""
        self.draw("" if self._desk.later() else wording.LAST_OPEN)

    def action_earlier(self) -> None:
        """Go to the last question before that waits."""
        self.draw("" if self._desk.later(back=True) else wording.LAST_OPEN)

    def action_step(self, by: int) -> None:
        """Go to another question."""
        self.draw("" if self._desk.step(by) else wording.ENDS)

    def action_step_kind(self, by: int) -> None:
        """Go to another kind of questions."""
        self.draw("" if self._desk.step_kind(by) else wording.ENDS)

    def action_move(self, by: int) -> None:
        """Go to another passage."""
        self._passages.move(by)

    def action_choose(self) -> None:
        """Choose the current passage."""
        self._passages.choose()

    def action_page(self, by: int) -> None:
        """Read on in the passages, or back."""
        room = self._passages.scrollable_content_region.height
        self._passages.scroll_relative(y=by * max(1, room - 1), animate=False)

    def action_talk(self) -> None:
        """Read the current passage in its transcript."""
        passage = self._passages.passage
        if passage is not None:
            self.app.push_screen(TalkScreen(self._desk, passage))

    def action_filter(self) -> None:
        """Choose what is gone through."""
        self.app.push_screen(ScopeModal(self._desk), self._filtered)

    def action_find(self) -> None:
        """Look for a question."""
        self.app.push_screen(FindModal(self._desk), self._found)

    def _filtered(self, scope: Scope | None) -> None:
        if scope is not None:
            self.draw()

    def _found(self, question: str | None) -> None:
        if question is not None:
            self._desk.go(question)
            self.draw()
