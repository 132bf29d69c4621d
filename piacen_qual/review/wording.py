"""What a review says, in French: the same words on the screen and line by line."""

from collections.abc import Mapping
from typing import Final

from piacen_qual.codebook.schema import Code
from piacen_qual.decisions.anchoring import State
from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.replay import Verdict
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, several
from piacen_qual.model import Segment, Transcript, Turn
from piacen_qual.review.filters import Filter
from piacen_qual.review.history import Deed
from piacen_qual.review.matter import Matter
from piacen_qual.review.moved import MovedSession
from piacen_qual.review.session import About, Session
from piacen_qual.review.sheet import Line

MARKS: Final[Mapping[Verdict | None, str]] = {
    Verdict.ACCEPTED: "✓",
    Verdict.REJECTED: "✗",
    None: "·",
}
STATES: Final = {State.CHANGED: "mots corrigés depuis", State.LOST: "mots introuvables"}
ABOUT: Final = {
    About.SEGMENT: "ce segment",
    About.CODE: "ce code",
    About.TRANSCRIPT: "cette transcription",
}
EMPTY: Final = "c en ajoute un, Entrée passe au segment suivant."
BEGINNING: Final = "C’est le premier segment."
NOTHING_WAITS: Final = "Aucun autre segment n’est à décider."
NOTHING_TO_UNDO: Final = "Il n’y a rien à annuler."
NOTHING_TO_REDO: Final = "Il n’y a rien à refaire."
NO_LINE: Final = "Il n’y a pas de code ici : c en ajoute un."
ALREADY: Final = "C’est déjà ainsi."
ALL_HERE: Final = "Tout est décidé ici."
NEXT: Final = "Entrée passe au segment suivant."
LOST: Final = "Ses mots ne sont plus nulle part : e en choisit d’autres, r laisse tomber."
ABSENT: Final = "transcription absente"
DROP: Final = "Laisser tomber cette décision?"

_DONE: Final = {
    Act.ACCEPT: "✓ {label} : accepté.",
    Act.REJECT: "✗ {label} : rejeté.",
    Act.ADD: "✓ {label} : ajouté.",
    Act.RECODE: "✓ {new} : mis à la place de « {label} ».",
    Act.SPAN: "✓ {label} : extrait changé.",
    Act.RETRACT: "Décision retirée.",
}
_UNDONE: Final = {
    Act.ACCEPT: "« {label} » accepté",
    Act.REJECT: "« {label} » rejeté",
    Act.ADD: "« {label} » ajouté",
    Act.RECODE: "« {new} » à la place de « {label} »",
    Act.SPAN: "extrait de « {label} »",
    Act.MEMO: "mémo",
    Act.RETRACT: "décision retirée",
}
_COMMANDING: Final = dict.fromkeys((*range(32), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd")
_STEERING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u200b")
_PRINTABLE: Final = _COMMANDING | _STEERING | dict.fromkeys(map(ord, "\t\n\u2028\u2029"), " ")


def printable(text: str) -> str:
    """Text of a transcript, character for character, none of which commands the terminal."""
    return text if text.isprintable() and text.isascii() else text.translate(_PRINTABLE)


def title(transcript: Transcript) -> str:
    """`TNCDC g2`, or the file name."""
    return printable(transcript.title.replace(", groupe ", " g"))


def progress(session: Session) -> str:
    """`37/212 · TNCDC g2 · Télétravail`."""
    route, matter = session.route, session.matter
    theme = matter.themes.get(session.turn.theme, session.turn.theme)
    where = title(matter.by_file[route.place[0]])
    return f"{route.rank}/{len(route.queue)} · {where} · {printable(theme)}"


def moved_progress(session: MovedSession) -> str:
    """`3/12 · TNCDC g2 · mots corrigés depuis`."""
    transcript = session.matter.by_file.get(session.file)
    where = title(transcript) if transcript else printable(session.file)
    state = ABSENT if session.gone else STATES[session.case.state]
    return f"{session.at + 1}/{len(session.cases)} · {where} · {state}"


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


def gone(session: MovedSession) -> str:
    """What to do when a transcript is not there: put it back, rather than drop what was decided."""
    return typeset(
        f"« {printable(session.file)} » n’est plus dans transcripts/. Remettez-y ce fichier, sous"
        " ce nom, et relancez : vos décisions y seront de nouveau."
    )


def not_kept(session: MovedSession) -> str:
    """Why a decision cannot be kept as it is."""
    return gone(session) if session.gone else LOST


def likely(session: MovedSession) -> str:
    """`Peut-être « ces mots »`, when words of the turn may be the lost ones; else ""."""
    words = session.likely_words()
    if words is None or session.turn is None:
        return ""
    return f"Peut-être {quoted(session.turn.text[slice(*words)])}"


def moved_end(session: MovedSession) -> str:
    """The same for decisions whose words changed."""
    if session.left:
        return f"C’est la dernière; {session.left} à revoir avant elle."
    return "C’est la dernière, et toutes sont revues : q quitte."


def left(session: Session | MovedSession) -> str:
    """`212 à décider`, `tout est décidé`; in a blind round, what is left to read."""
    if isinstance(session, MovedSession):
        return f"{session.left} à revoir" if session.left else "tout est revu"
    to_do, done = ("à lire", "tout est lu") if session.blind else ("à décider", "tout est décidé")
    return f"{session.route.left} {to_do}" if session.route.left else done


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
    return f"{name}, divisé depuis : {parts}?"


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


def quoted(text: str) -> str:
    """`« ses mots »`."""
    return f"«{NBSP}{printable(text).strip()}{NBSP}»"


def speaker(turn: Turn) -> str:
    """`P3, tour 41`."""
    return f"{printable(turn.speaker)}, tour {turn.n}"


def before_in(session: MovedSession) -> str:
    """`avant, au tour 41`."""
    return f"avant, au tour {session.case.anchor.turn}"


def did(event: Event, matter: Matter) -> str:
    """What was just done."""
    if event.act is Act.MEMO:
        return "Mémo enregistré." if event.note else "Mémo effacé."
    return typeset(_named(_DONE[event.act], event, matter))


def undid(deed: Deed, matter: Matter, *, again: bool = False) -> str:
    """What was just undone (or done again), and where."""
    event = next((each for each in deed if each.act is not Act.RETRACT), deed[0])
    what = _named(_UNDONE[event.act], event, matter)
    where = ""
    if event.anchor is not None:
        transcript = matter.by_file.get(event.anchor.file)
        name = title(transcript) if transcript else printable(event.anchor.file)
        where = f", {name}" + (f", tour {event.anchor.turn}" if event.anchor.turn else "")
    return typeset(f"{'Refait' if again else 'Annulé'} : {what}{where}.")


def summary(session: Session | MovedSession) -> str:
    """The last word of a session."""
    acts = several(abs(session.done), "décision") if session.done else ""
    undone = several(-session.done, "annulée").partition(" ")[2] if session.done < 0 else ""
    here = "dans cette séance" if session.done else ""
    return " · ".join(filter(None, (" ".join(filter(None, (acts, undone, here))), left(session))))


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


def described(code: Code) -> str:
    """`Libellé (id)`."""
    return f"{printable(code.label)} ({code.id})"


def old_decision(session: MovedSession) -> str:
    """`✓ Manque d’accès (tel_acces)`: what was decided on words that changed."""
    what = session.case.placed.what
    name = f"{printable(session.matter.label(what.code))} ({what.code})"
    return f"{MARKS[what.verdict]} {name}{', revue' if session.settled else ''}"


def _named(words: str, event: Event, matter: Matter) -> str:
    old, new = matter.label(event.code), matter.label(event.new_code)
    return printable(words.format(label=old, new=new))


def _decimal(value: float) -> str:
    return f"{value:g}".replace(".", ",")
