"""What the review of codes says, in French."""

from typing import Final

from piacen_qual.decisions.replay import Memo, Verdict
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, of, several
from piacen_qual.model import Segment
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.session import About, Session
from piacen_qual.review.coding.sheet import Line
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.keeping.matter import Matter
from piacen_qual.review.wording import MARKS, printable, quoted, summed_up, title

EMPTY: Final = "c en ajoute un, Entrée passe au segment suivant."
BEGINNING: Final = "C’est le premier segment."
NOTHING_WAITS: Final = "Aucun autre segment n’est à décider."
NO_LINE: Final = f"Il n’y a pas de code ici{NBSP}: c en ajoute un."
ALREADY: Final = "C’est déjà ainsi."
NONE_WAITS: Final = "Aucun code n’attend ici."
ALL_HERE: Final = "Tout est décidé ici."
NEXT: Final = "Entrée passe au segment suivant."


def progress(session: Session) -> str:
    """`37/212 · TNCDC g2 · Télétravail`."""
    route, matter = session.route, session.matter
    theme = matter.themes.get(session.turn.theme, session.turn.theme)
    where = title(matter.by_file[route.place[0]])
    return f"{route.rank}/{len(route.queue)} · {where} · {printable(theme)}"


def about(session: Session, what: About) -> str:
    """What a memo is about: `ce segment`, `le code « Pannes », dans toute l’étude`."""
    if what is not About.CODE:
        return {About.SEGMENT: "ce segment", About.TRANSCRIPT: "cette transcription"}[what]
    line = session.route.line
    name = printable(session.matter.name(line.code)) if line else ""
    return typeset(f"le code « {name} », dans toute l’étude")


def new_file(session: Session, before: str) -> str:
    """`Autre groupe : TNCDC g2.`, or "" in the transcript that one comes from."""
    file = session.route.place[0]
    name = title(session.matter.by_file[file])
    return f"▶ Autre groupe{NBSP}: {name}." if file != before else ""


def end(session: Session) -> str:
    """What is said at the last segment."""
    if session.route.left:
        return f"C’est le dernier segment; n va à ceux qui restent{NBSP}: {left(session)}."
    return f"C’est le dernier segment, et {left(session)}{NBSP}: q quitte."


def rest(session: Session) -> str:
    """What is said after an act: which codes wait in the segment or, when none does, what is next.

    A segment where nothing was suggested is not done before it was read to its end.
    """
    route = session.route
    if route.waiting:
        return f"Encore à décider ici{NBSP}: {', '.join(map(str, route.waiting))}."
    if not route.settled:
        return NEXT
    if route.left:
        return f"{ALL_HERE} {NEXT}"
    return f"{left(session).capitalize()}{NBSP}: q quitte."


def accepted(deed: Deed, turn: int) -> str:
    """`✓ 3 codes acceptés (tour 27).`"""
    told = several(len(deed), "code accepté", "codes acceptés")
    return f"{MARKS[Verdict.ACCEPTED]} {told} (tour {turn})."


def left_behind(session: Session, back: str) -> str:
    """`1 code reste à décider au tour 27 : ← y revient.`, or "" where nothing waits.

    Args:
        session: before the segment is left.
        back: the key that comes back to it.
    """
    count = len(session.route.waiting)
    if not count:
        return ""
    remain = "reste" if count == 1 else "restent"
    told = f"{several(count, 'code')} {remain} à décider au tour {session.turn.n}"
    return f"{told}{NBSP}: {back} y revient."


def left(session: Session) -> str:
    """`112 à décider, 100 à lire`: segments in which a code waits, and the others."""
    route = session.route
    counts = (route.to_decide, "à décider"), (route.left - route.to_decide, "à lire")
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    return told or ("tout est lu" if session.blind else "tout est décidé")


def summary(session: Session) -> str:
    """The last word of a session."""
    return summed_up(session.done, left(session), session.memos_done)


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


def explained(session: Session, line: Line) -> tuple[str, ...]:
    """All there is to know of a code here: its words, why, who says what, what it means."""
    matter = session.matter
    words, _ = why(line, session.turn.text, session.route.sheet.segment)
    reason = printable(line.suggestion.reason) if line.suggestion else ""
    code = matter.codes.get(line.code)
    return tuple(
        typeset(f"{name} : ") + told
        for name, told in (
            ("Extrait", words),
            ("Raison", reason),
            ("Règle", f"{line.rule}, score {score(line)}" if line.suggestion else ""),
            ("Autres", voices(line)),
            ("Définition", printable(code.definition) if code else ""),
            *((f"Mémo {of(memo.coder)}", printable(memo.note)) for memo in _of_code(session, line)),
        )
        if told
    )


def _of_code(session: Session, line: Line) -> tuple[Memo, ...]:
    return tuple(session.sheets.memos(None, line.code))


def voices(line: Line) -> str:
    """`Omer ✓, Zoé ✗`: what other coders say."""
    names = ((name, Verdict.ACCEPTED if vote else Verdict.REJECTED) for name, vote in line.others)
    return ", ".join(f"{printable(name)} {MARKS[verdict]}" for name, verdict in names)


def wanted_briefly(filters: Filter) -> str:
    """`TNCDC, acc_manque`: what is gone through, where there is little room."""
    group = "" if filters.group is None else f"g{filters.group}"
    least = f"≥ {_decimal(filters.least)}" if filters.least > 0 else ""
    most = f"≤ {_decimal(filters.most)}" if filters.most < 1 else ""
    open_ = "non décidés" if filters.open_only else ""
    told = (filters.case, group, filters.theme, filters.code, least, most, open_)
    return typeset(printable(", ".join(filter(None, told))))


def wanted(filters: Filter, matter: Matter) -> str:
    """`cas TNCDC, code « Pannes », à décider`, or "" when everything is gone through."""
    theme = matter.themes.get(filters.theme, filters.theme)
    told = (
        (f"cas {filters.case}", filters.case),
        (f"groupe {filters.group}", filters.group is not None),
        (f"thème « {theme} »", filters.theme),
        (f"code « {matter.name(filters.code)} »", filters.code),
        (f"score d’au moins {_decimal(filters.least)}", filters.least > 0),
        (f"score d’au plus {_decimal(filters.most)}", filters.most < 1),
        ("à décider", filters.open_only),
    )
    return typeset(printable(", ".join(words for words, given in told if given)))


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")
