"""What the review of decisions whose words changed says, in French."""

from typing import Final

from piacen_qual.decisions.anchoring import State
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP
from piacen_qual.review.moved.session import MovedSession
from piacen_qual.review.wording import MARKS, printable, quoted, summed_up, title

STATES: Final = {State.CHANGED: "mots corrigés depuis", State.LOST: "mots introuvables"}
ABSENT: Final = "transcription absente"
BEGINNING: Final = "C’est la première."
LOST: Final = f"Ses mots ne sont plus nulle part{NBSP}: e en choisit d’autres, r laisse tomber."
DROP: Final = "Laisser tomber cette décision?"


def progress(session: MovedSession) -> str:
    """`3/12 · TNCDC g2 · mots corrigés depuis`."""
    transcript = session.matter.by_file.get(session.file)
    where = title(transcript) if transcript else printable(session.file)
    state = ABSENT if session.gone else STATES[session.case.state]
    return f"{session.at + 1}/{len(session.cases)} · {where} · {state}"


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


def end(session: MovedSession) -> str:
    """What is said at the last one."""
    if session.left:
        return f"C’est la dernière; {session.left} à revoir avant elle."
    return f"C’est la dernière, et toutes sont revues{NBSP}: q quitte."


def left(session: MovedSession) -> str:
    """`12 à revoir`, `tout est revu`."""
    return f"{session.left} à revoir" if session.left else "tout est revu"


def summary(session: MovedSession) -> str:
    """The last word of a session."""
    return summed_up(session.done, left(session))


def before_in(session: MovedSession) -> str:
    """`avant, au tour 41`."""
    return f"avant, au tour {session.case.anchor.turn}"


def old_decision(session: MovedSession) -> str:
    """`✓ Manque d’accès (tel_acces)`: what was decided on words that changed."""
    what = session.case.placed.what
    name = f"{printable(session.matter.label(what.code))} ({what.code})"
    return f"{MARKS[what.verdict]} {name}{', revue' if session.settled else ''}"
