"""Writing a memo on the segment, the code or the transcript."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from piacen_qual.errors import PiacenError
from piacen_qual.exports.typography import typeset
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.session import Session
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal


class MemoModal(Modal[str]):
    """A text, and the thing that it is about; Tab makes it about another."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", priority=True),
        Binding("tab", "turn", priority=True),
    ]
    DEFAULT_CSS = """
    MemoModal TextArea, MemoModal TextArea:focus {
        height: 9; border: none; padding: 0; background: ansi_default;
    }
    MemoModal #about { margin-bottom: 1; }
    """
    title_text = "Mémo"
    keys = "Tab sur autre chose  ctrl+s enregistrer  Échap renoncer"

    def __init__(self, session: Session) -> None:
        """A memo on where a session is."""
        super().__init__()
        self._session = session
        self._abouts = [a for a in About if a is not About.CODE or session.route.line is not None]
        self._at = 0
        self._warned = False

    def contents(self) -> list[Widget]:
        """What it is about, and the text."""
        return [Prose(id="about"), TextArea(soft_wrap=True), Prose(id="refusal")]

    def on_mount(self) -> None:
        """Show the memo on the segment."""
        self._write(self._known)
        self.query_one(TextArea).focus()

    def action_turn(self) -> None:
        """Go to the next thing that a memo can be about; what was typed comes along."""
        changed = self._changed
        self._at = (self._at + 1) % len(self._abouts)
        self._write(self.query_one(TextArea).text if changed else self._known)

    def action_save(self) -> None:
        """Write it down; what is refused stays here."""
        try:
            event = self._session.write_memo(self._about, self.query_one(TextArea).text)
        except PiacenError as refusal:
            self._say(f"✗ {refusal}")
            return
        told = wording.did(event, self._session.matter).removesuffix(".") if event else ""
        self.dismiss(f"{told}, sur {phrases.about(self._session, self._about)}." if event else "")

    def action_give_up(self) -> None:
        """Close; if something was written, at the second time of asking."""
        if self._changed and not self._warned:
            self._warned = True
            self._say("Pas encore enregistré : ctrl+s enregistre, Échap encore abandonne.")
            return
        self.dismiss(None)

    @property
    def _about(self) -> About:
        return self._abouts[self._at]

    @property
    def _known(self) -> str:
        """The coder's memo on that, as it is kept."""
        memo = self._session.memo(self._about)
        return "" if memo is None else memo.note

    @property
    def _changed(self) -> bool:
        return self.query_one(TextArea).text.strip() != self._known

    def _say(self, told: str) -> None:
        self.query_one("#refusal", Prose).tell([[(typeset(told), "orange")]])

    def _write(self, text: str) -> None:
        """Show a text, what it is about, and what is noted on that already."""
        session = self._session
        mine = text.strip() == self._known
        notes = [
            [(f"{memo.coder}\xa0: ", "strong"), (wording.printable(memo.note), "faint")]
            for memo in session.memos(self._about)
            if not (mine and memo.coder == session.coder)
        ]
        abouts = [self._about_line(each) for each in self._abouts]
        self.query_one("#about", Prose).tell([*abouts, *notes])
        area = self.query_one(TextArea)
        if area.text != text:
            area.text = text
            area.move_cursor(area.document.end)

    def _about_line(self, about: About) -> Row:
        current = about is self._about
        name = phrases.about(self._session, about)
        return [("▸ " if current else "  ", "blue"), (name, "strong" if current else "faint")]
