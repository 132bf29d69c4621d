"""What the review of decisions whose words changed says, in French."""

from typing import Final

from piacen_qual.decisions.anchoring import State
from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.replay import Verdict
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP
from piacen_qual.review import wording
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.moved.session import Case, MovedSession
from piacen_qual.review.wording import MARKS, printable, quoted, summed_up, title

STATES: Final = {State.CHANGED: "mots corrigés depuis", State.LOST: "mots introuvables"}
ABSENT: Final = "transcription absente"
BEGINNING: Final = "C’est la première."
LOST: Final = f"Ses mots ne sont plus nulle part{NBSP}: e en choisit d’autres, r laisse tomber."
DROP: Final = "Laisser tomber cette décision?"
_KEEP: Final = "a garder  e autres mots  r rejeter"
_KEEP_REJECTED: Final = "a garder  e autres mots  r retirer"
_CHOOSE: Final = "e choisir ses mots  r laisser tomber"
_ABOUT: Final = "p passer  u annuler  ↓ autre tour  ? aide"


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


def keys(session: MovedSession) -> str:
    """The keys that do something with the current decision."""
    if session.gone:
        return "r laisser tomber  p passer  u annuler  ? aide"
    if session.case.state is State.LOST:
        return f"{_CHOOSE}  {_ABOUT}"
    rejected = session.case.placed.what.verdict is Verdict.REJECTED
    return f"{_KEEP_REJECTED if rejected else _KEEP}  {_ABOUT}"


def kept(event: Event, session: MovedSession) -> str:
    """`✓ tour 23, Ressources Web : gardé.`: the view may be elsewhere by now."""
    told = "rejet gardé" if event.act is Act.REJECT else "gardé"
    return _told(event, session, told)


def settled(case: Case, deed: Deed, session: MovedSession) -> str:
    """The same of a code that does not stand, or of a decision that was taken away."""
    if deed[0].act is Act.REJECT:
        return _told(deed[0], session, "rejeté")
    name = session.matter.name(case.placed.what.code)
    where = _where(case.anchor, session)
    return printable(typeset(f"{name} : décision retirée; elle était au {where}."))


def _told(event: Event, session: MovedSession, told: str) -> str:
    verdict = Verdict.REJECTED if event.act is Act.REJECT else Verdict.ACCEPTED
    where = _where(event.anchor, session) if event.anchor else ""
    name = session.matter.name(event.new_code or event.code)
    return printable(typeset(f"{MARKS[verdict]} {where}, {name} : {told}."))


def _where(anchor: Anchor, session: MovedSession) -> str:
    """`tour 23`, with its transcript when another is shown."""
    transcript = session.matter.by_file.get(anchor.file)
    if transcript is None or anchor.file == session.file:
        return f"tour {anchor.turn}"
    return f"tour {anchor.turn} de {title(transcript)}"


def not_kept(session: MovedSession) -> str:
    """Why a decision cannot be kept as it is."""
    return gone(session) if session.gone else LOST


def likely(session: MovedSession) -> str:
    """`Peut-être « ces mots »`, when words of the turn may be the lost ones; else ""."""
    words = session.likely_words()
    if words is None or session.turn is None:
        return ""
    return f"Peut-être {quoted(session.turn.text[slice(*words)])}"


def hint(session: MovedSession, choose: str) -> str:
    """What to know of the turn looked at, when it does not have the words of the decision.

    Args:
        session: under way.
        choose: how the words that may be the lost ones are chosen.
    """
    if session.gone or session.settled:
        return ""
    if session.elsewhere:
        return typeset(f"Ses mots sont au tour {session.elsewhere} : a les garde là.")
    if session.case.state is not State.LOST:
        return ""
    probable = likely(session)
    return typeset(f"{probable} : {choose}") if probable else LOST


def corrected(session: MovedSession) -> str:
    """`Corrigé : « chez nous » → « chez eux »`, or ""."""
    if session.turn is None:
        return ""
    before, after = session.corrections()
    old, new = session.old_turn()[0], session.turn.text
    gone = ", ".join(quoted(old[slice(*each)]) for each in before) or "rien"
    come = ", ".join(quoted(new[slice(*each)]) for each in after) or "rien"
    return typeset(f"Corrigé : {gone} → {come}") if before or after else ""


def end(session: MovedSession) -> str:
    """What is said at the last one."""
    if session.left:
        return f"C’est la dernière; {session.left} à revoir avant elle."
    return f"C’est la dernière, et toutes sont revues{NBSP}: q quitte."


def earlier(session: MovedSession) -> str:
    """What undoing would undo of an earlier session, out of sight; or ""."""
    deed = session.undone_elsewhere
    return wording.elsewhere(deed, session.subject(deed), session.matter) if deed else ""


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
