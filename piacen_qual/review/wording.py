"""What every review says, in French: the same words on the screen and line by line."""

from collections.abc import Mapping
from typing import Final

from piacen_qual.codebook.schema import Code
from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.replay import Verdict
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, agreed, several
from piacen_qual.model import Transcript, Turn
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.keeping.matter import Matter

MARKS: Final[Mapping[Verdict | None, str]] = {
    Verdict.ACCEPTED: "✓",
    Verdict.REJECTED: "✗",
    None: "·",
}
NOTHING_TO_UNDO: Final = "Il n’y a rien à annuler."
NOTHING_TO_REDO: Final = "Il n’y a rien à refaire."
UNDO: Final = "L’annuler quand même?"  # asked about what is out of sight
REFUSED: Final = "Rien n’a été enregistré"

_DONE: Final = {
    Act.ACCEPT: "✓ {label} : accepté.",
    Act.REJECT: "✗ {label} : rejeté.",
    Act.ADD: "✓ {label} : ajouté.",
    Act.RECODE: "✓ {new} : mis à la place de « {label} ».",
    Act.SPAN: "✓ {label} : accepté, extrait changé.",
    Act.RETRACT: "Décision retirée.",
}
_UNDONE: Final = {
    Act.ACCEPT: "« {label} » accepté",
    Act.REJECT: "« {label} » rejeté",
    Act.ADD: "« {label} » ajouté",
    Act.RECODE: "« {new} » à la place de « {label} »",
    Act.SPAN: "extrait de « {label} »",
    Act.MEMO: "mémo",
    Act.SEEN: "lecture",
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


def quoted(text: str) -> str:
    """`« ses mots »`."""
    return f"«{NBSP}{printable(text).strip()}{NBSP}»"


def speaker(turn: Turn) -> str:
    """`P3, tour 41`."""
    return f"{printable(turn.speaker)}, tour {turn.n}"


def said(turn: Turn, text: str, *, more: str = "") -> str:
    """`P3, tour 41 : ses mots`."""
    return typeset(f"{speaker(turn)}{more} : ") + printable(text)


def described(code: Code) -> str:
    """`Libellé (id)`."""
    return f"{printable(code.label)} ({code.id})"


def did(event: Event, matter: Matter) -> str:
    """What was just done."""
    if event.act is Act.MEMO:
        return "Mémo enregistré." if event.note else "Mémo effacé."
    return typeset(_named(_DONE[event.act], event, matter))


def did_there(event: Event, matter: Matter) -> str:
    """The same, with the turn: another segment is shown."""
    turn = f" (tour {event.anchor.turn})." if event.anchor else "."
    return did(event, matter).removesuffix(".") + turn


def undid(deed: Deed, subject: Event, matter: Matter, *, again: bool = False) -> str:
    """What was just undone (or done again), and where."""
    return typeset(f"{'Refait' if again else 'Annulé'} : {deed_told(deed, subject, matter)}.")


def elsewhere(deed: Deed, subject: Event, matter: Matter) -> str:
    """That an act which would be undone is out of sight."""
    told = deed_told(deed, subject, matter)
    return typeset(f"Votre dernier geste est hors de ce qui est parcouru ici : {told}.")


def deed_told(deed: Deed, subject: Event, matter: Matter) -> str:
    """`« Pannes » accepté, TNCDC g2, tour 41`: what was done once, and where.

    Args:
        deed: one act.
        subject: the event that tells what it was about.
        matter: the study.
    """
    what = _named(_UNDONE[subject.act], subject, matter)
    accepted = sum(each.act is Act.ACCEPT for each in deed)
    if accepted > 1:
        what = several(accepted, "code accepté", "codes acceptés")
    if deed[0].act is Act.RETRACT and subject.code:
        what = f"retrait de « {printable(matter.name(subject.code))} »"
    where = ""
    if subject.anchor is not None:
        transcript = matter.by_file.get(subject.anchor.file)
        name = title(transcript) if transcript else printable(subject.anchor.file)
        where = f", {name}" + (f", tour {subject.anchor.turn}" if subject.anchor.turn else "")
    return f"{what}{where}"


def summed_up(done: int, left: str, memos: int = 0) -> str:
    """The last word of a session.

    Args:
        done: how many acts hold; less than 0 when more were undone.
        left: what is left to do.
        memos: the same for memos.
    """
    acts = _counted(done, "décision", "annulée"), _counted(memos, "mémo", "annulé")
    told = " et ".join(filter(None, acts))
    return " · ".join(filter(None, (f"{told} dans cette séance" if told else "", left)))


def _counted(acts: int, noun: str, undone: str) -> str:
    """`2 décisions`, `1 mémo annulé`, or "" for none."""
    told = several(abs(acts), noun) if acts else ""
    return f"{told} {agreed(undone, -acts)}" if acts < 0 else told


def _named(words: str, event: Event, matter: Matter) -> str:
    old, new = matter.name(event.code), matter.name(event.new_code)
    return printable(words.format(label=old, new=new))
