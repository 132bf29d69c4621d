"""Writing memos on the segment, the code or the transcript."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from piacen_qual.errors import PiacenError
from piacen_qual.review import wording
from piacen_qual.review.coding import phrases
from piacen_qual.review.coding.session import About, Session
from piacen_qual.review.drawing.prose import Prose
from piacen_qual.review.modals.modal import Modal


class MemoModal(Modal[str]):
    """A text for each of the things that a memo can be about; Tab goes from one to the next."""

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
    keys = "Tab sur quoi  ctrl+s enregistrer  Échap renoncer"

    def __init__(self, session: Session) -> None:
        """Memos on where a session is."""
        super().__init__()
        self._session = session
        self._abouts = [a for a in About if a is not About.CODE or session.route.line is not None]
        self._texts = {about: self._known(about) for about in self._abouts}
        self._at = 0
        self._warned = False

    def contents(self) -> list[Widget]:
        """What it is about, and the text."""
        return [Prose(id="about"), TextArea(soft_wrap=True), Prose(id="refusal")]

    def on_mount(self) -> None:
        """Show the memo on the segment."""
        self._show()

    def action_turn(self) -> None:
        """Go to the next thing that a memo can be about."""
        self._keep()
        self._at = (self._at + 1) % len(self._abouts)
        self._show()

    def action_save(self) -> None:
        """Write down the texts that changed; what is refused stays here."""
        self._keep()
        told = ""
        try:
            for about, text in self._texts.items():
                event = self._session.write_memo(about, text)
                told = wording.did(event, self._session.matter) if event else told
        except PiacenError as refusal:
            self.query_one("#refusal", Prose).tell([[(f"✗ {refusal}", "orange")]])
            return
        self.dismiss(told)

    def action_give_up(self) -> None:
        """Close; if something was written, at the second time of asking."""
        self._keep()
        changed = any(text.strip() != self._known(about) for about, text in self._texts.items())
        if changed and not self._warned:
            self._warned = True
            told = "Pas encore enregistré : ctrl+s enregistre, Échap encore abandonne."
            self.query_one("#refusal", Prose).tell([[(told, "orange")]])
            return
        self.dismiss(None)

    def _known(self, about: About) -> str:
        memo = self._session.memo(about)
        return "" if memo is None else memo.note

    def _keep(self) -> None:
        self._texts[self._abouts[self._at]] = self.query_one(TextArea).text

    def _show(self) -> None:
        about = self._abouts[self._at]
        others = [
            [(f"{memo.coder}\xa0: ", "strong"), (wording.printable(memo.note), "faint")]
            for memo in self._session.memos(about)
            if memo.coder != self._session.coder
        ]
        pieces = [
            (f" {phrases.ABOUT[each]} ", "reversed" if each is about else "faint")
            for each in self._abouts
        ]
        self.query_one("#about", Prose).tell([pieces, *others])
        area = self.query_one(TextArea)
        area.text = self._texts[about]
        area.move_cursor(area.document.end)
        area.focus()
