"""What the review of codes says, in French."""

from typing import Final

from piacen_qual.decisions.replay import Verdict
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP
from piacen_qual.model import Segment
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.session import About, Session
from piacen_qual.review.coding.sheet import Line
from piacen_qual.review.keeping.matter import Matter
from piacen_qual.review.wording import MARKS, printable, quoted, summed_up, title

ABOUT: Final = {
    About.SEGMENT: "ce segment",
    About.CODE: "ce code",
    About.TRANSCRIPT: "cette transcription",
}
EMPTY: Final = "c en ajoute un, Entrée passe au segment suivant."
BEGINNING: Final = "C’est le premier segment."
NOTHING_WAITS: Final = "Aucun autre segment n’est à décider."
NO_LINE: Final = f"Il n’y a pas de code ici{NBSP}: c en ajoute un."
ALREADY: Final = "C’est déjà ainsi."
ALL_HERE: Final = "Tout est décidé ici."
NEXT: Final = "Entrée passe au segment suivant."


def progress(session: Session) -> str:
    """`37/212 · TNCDC g2 · Télétravail`."""
    route, matter = session.route, session.matter
    theme = matter.themes.get(session.turn.theme, session.turn.theme)
    where = title(matter.by_file[route.place[0]])
    return f"{route.rank}/{len(route.queue)} · {where} · {printable(theme)}"


def end(session: Session) -> str:
    """What is said at the last segment."""
    if session.route.left:
        return f"C’est le dernier segment; n va à ceux qui restent{NBSP}: {left(session)}."
    return f"C’est le dernier segment, et {left(session)}{NBSP}: q quitte."


def rest(session: Session) -> str:
    """What is said after an act: which codes wait in the segment or, when none does, what is next.

    In a blind round a segment is not done before it was read to its end.
    """
    route = session.route
    waiting = [str(n) for n, line in enumerate(route.sheet.lines, 1) if route.asks(line)]
    if waiting:
        return f"Encore à décider ici{NBSP}: {', '.join(waiting)}."
    if not route.settled:
        return NEXT
    if route.left:
        return f"{ALL_HERE} {NEXT}"
    return f"{left(session).capitalize()}{NBSP}: q quitte."


def left(session: Session) -> str:
    """`212 à décider`, `tout est décidé`; in a blind round, what is left to read."""
    to_do, done = ("à lire", "tout est lu") if session.blind else ("à décider", "tout est décidé")
    return f"{session.route.left} {to_do}" if session.route.left else done


def summary(session: Session) -> str:
    """The last word of a session."""
    return summed_up(session.done, left(session))


def no_code(session: Session) -> str:
    """What stands where there is no code."""
    none = "Aucun code de vous ici" if session.blind else "Aucun code suggéré"
    return f"{none}{NBSP}: {EMPTY}"


def label(line: Line, matter: Matter) -> str:
    """`Manque d’accès`; of a code that was split, the old name and what is to be done."""
    name = printable(matter.label(line.code))
    if not line.parts:
        return name
    parts = " ou ".join(printable(matter.label(part)) for part in line.parts)
    return f"{name}, divisé depuis{NBSP}: {parts}?"


def score(line: Line) -> str:
    """`0,88`, or "" when the machine did not suggest it."""
    return "" if line.suggestion is None else f"{line.suggestion.score:.2f}".replace(".", ",")


def why(line: Line, text: str, segment: Segment) -> tuple[str, str]:
    """The words that carry a code, and why the machine suggests it: `« ses mots »`, ` — raison`.

    Args:
        line: the code.
        text: of the turn.
        segment: where the code is.
    """
    whole = (line.start, line.end) == (segment.start, segment.end)
    said = "tout le segment" if whole else quoted(text[line.start : line.end])
    told = "" if line.suggestion is None else printable(line.suggestion.reason)
    if told.startswith(said):  # most reasons begin with the words
        return said, told.removeprefix(said)
    return said, f" — {told}" if told else ""


def voices(line: Line) -> str:
    """`Omer ✓, Zoé ✗`: what other coders say."""
    names = ((name, Verdict.ACCEPTED if vote else Verdict.REJECTED) for name, vote in line.others)
    return ", ".join(f"{printable(name)} {MARKS[verdict]}" for name, verdict in names)


def wanted(filters: Filter, matter: Matter) -> str:
    """`cas TNCDC, code « Pannes », à décider`, or "" when everything is gone through."""
    theme = matter.themes.get(filters.theme, filters.theme)
    told = (
        (f"cas {filters.case}", filters.case),
        (f"groupe {filters.group}", filters.group is not None),
        (f"thème « {theme} »", filters.theme),
        (f"code « {matter.label(filters.code)} »", filters.code),
        (f"score d’au moins {_decimal(filters.least)}", filters.least > 0),
        (f"score d’au plus {_decimal(filters.most)}", filters.most < 1),
        ("à décider", filters.open_only),
    )
    return typeset(printable(", ".join(words for words, given in told if given)))


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")
