"""Finding a question by some letters of its words."""

from collections.abc import Sequence

from piacen_qual.french.wording import several
from piacen_qual.review.drawing.paper import Row
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.questions import Item
from piacen_qual.review.modals.lookup import Lookup
from piacen_qual.review.wording import printable


class FindModal(Lookup[str]):
    """All questions, decided or not."""

    title_text = "Chercher parmi les questions"
    keys = "↓↑ choisir  Entrée y aller  Échap renoncer"
    hint = "quelques lettres des mots"

    def __init__(self, desk: Desk) -> None:
        """Look among the questions of a session."""
        super().__init__()
        self._desk = desk
        self._found: list[Item] = []

    def look(self, typed: str) -> None:
        """Find questions."""
        self._found = self._desk.questions.find(typed)

    def rows(self) -> Sequence[Row]:
        """Their words."""
        return [self._row(number, item) for number, item in enumerate(self._found)]

    def told(self) -> Sequence[Row]:
        """How many were found."""
        said = f"{several(len(self._found), 'question')}." if self._found else "Aucune question."
        more = "" if self._found else " c cherche un mot dans toutes les transcriptions."
        return [[(f"{said}{more}", "faint")]]

    def take(self, typed: str) -> None:
        """Go to the current one."""
        if self._found:
            self.dismiss(self._found[self.at].question)

    def _row(self, number: int, item: Item) -> Row:
        current = number == self.at
        words = ", ".join(printable(text) for text in item.spellings[:5])
        return [
            ("▸ " if current else "  ", "blue"),
            (f"{wording.mark(item.now)} {words}", "strong" if current else ""),
            (f" · {item.kind.label.lower()}, {wording.standing(item.now)}", "faint"),
        ]
