"""What the review of codes says, in French."""

from pathlib import Path
from typing import Final

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.replay import Memo, Verdict
from piacen_qual.decisions.voices import Place
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, of, several
from piacen_qual.model import Segment
from piacen_qual.review import wording
from piacen_qual.review.coding.about import About
from piacen_qual.review.coding.filters import Filter
from piacen_qual.review.coding.session import Session
from piacen_qual.review.coding.sheet import Line
from piacen_qual.review.keeping.history import Deed
from piacen_qual.review.keeping.matter import Matter
from piacen_qual.review.wording import MARKS, printable, quoted, summed_up, title

MEMO: Final = "✎"
BEGINNING: Final = "C’est le premier segment."
NOTHING_WAITS: Final = "Aucun autre segment n’est à décider."
NO_LINE: Final = f"Il n’y a pas de code ici{NBSP}: c en ajoute un."
ALREADY: Final = "C’est déjà ainsi."
NONE_WAITS: Final = "Aucun code n’attend ici."
ALL_HERE: Final = "Tout est décidé ici."
NEXT: Final = "Entrée passe au segment suivant."


def progress(session: Session) -> str:
    """`37/212 · TNCDC g2 · Télétravail`; with a pencil where there is a memo."""
    route, matter = session.route, session.matter
    theme = matter.themes.get(session.turn.theme, session.turn.theme)
    where = title(matter.by_file[route.place[0]])
    memo = f" {MEMO}" if route.sheet.memos else ""
    return f"{route.rank}/{len(route.queue)}{memo} · {where} · {printable(theme)}"


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


def did(done: Event | Deed | None, session: Session, before: Place) -> str:
    """What was just done in a segment; with its turn, where another one is shown now."""
    if not done:
        return ALREADY
    event = done if isinstance(done, Event) else done[0]
    if event.act is Act.RETRACT:
        return withdrawn(session, event)
    if isinstance(done, tuple):
        told = several(len(done), "code accepté", "codes acceptés")
        return f"{MARKS[Verdict.ACCEPTED]} {told} (tour {before[1]})."
    named = wording.did if session.route.place == before else wording.did_there
    return named(event, session.matter)


def withdrawn(session: Session, event: Event) -> str:
    """`· Pannes : de nouveau à décider.`, or that a code which nobody else had put is gone."""
    about = session.subject((event,))
    here = {line.code for line in session.route.sheet.lines if line.open}
    code = next((each for each in (about.new_code, about.code) if each in here), "")
    if code:
        name = printable(session.matter.name(code))
        return typeset(f"{MARKS[None]} {name} : à décider de nouveau.")
    name = printable(session.matter.name(about.new_code or about.code))
    alone = "" if session.blind else "; personne d’autre ne l’avait mis"
    return typeset(f"{name} : retiré{alone}.")


def undid(deed: Deed, session: Session, *, again: bool = False) -> str:
    """What was just undone (or done again), and where; that there was nothing, too."""
    if not deed:
        return wording.NOTHING_TO_REDO if again else wording.NOTHING_TO_UNDO
    return wording.undid(deed, session.subject(deed), session.matter, again=again)


def elsewhere(session: Session) -> str:
    """What undoing would undo out of sight, or ""."""
    deed = session.undone_elsewhere
    return wording.elsewhere(deed, session.subject(deed), session.matter) if deed else ""


def no_turn(session: Session, asked: int) -> str:
    """Why one cannot go to a turn."""
    last = session.matter.by_file[session.route.place[0]].turns[-1].n
    if asked > last:
        return typeset(f"Il n’y a pas de tour {asked} : le dernier est le {last}.")
    return f"Rien n’est à coder ici à partir du tour {asked}."


def near_turn(session: Session, asked: int) -> str:
    """That one is at the turn after the one asked for, or ""."""
    here = session.turn.n
    return typeset(f"Le tour {asked} n’est pas à coder : voici le {here}.") if here != asked else ""


def around(session: Session, before: Place, *, back: bool = False) -> str:
    """That what waits was looked for beyond an end, and from the other one; or ""."""
    places = session.route.queue
    came, here = places.index(before), places.index(session.route.place)
    if back:
        return "◀ Repris depuis la fin." if here > came else ""
    return "▶ Repris depuis le début." if here < came else ""


def beside(session: Session, before: Place) -> str:
    """`▶ Tour 28.`: the segment to which one came code by code, or "" in the same one."""
    here = session.route.place
    if here == before:
        return ""
    mark = "▶" if session.route.queue.index(here) > session.route.queue.index(before) else "◀"
    return f"{mark} Tour {session.turn.n}."


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
    """The last word of a session, and on what it was."""
    chosen = wanted(session.route.wanted, session.matter)
    within = f"{left(session)} ({chosen})" if chosen else left(session)
    return summed_up(session.done, within, session.memos_done)


def no_code(session: Session) -> str:
    """What stands where there is no code."""
    route = session.route
    none = "Aucun code de vous ici" if session.blind else "Aucun code suggéré"
    read = ", segment lu" if route.sheet.seen else ""
    then = (
        "Entrée passe au suivant" if route.rank < len(route.queue) else "c’est le dernier segment"
    )
    return f"{none}{read}{NBSP}: c en ajoute un, {then}."


def label(line: Line, matter: Matter) -> str:
    """`Manque d’accès`; of a code that was split, the old name and what is to be done."""
    name = printable(matter.label(line.code))
    if not line.parts:
        return name
    parts = " ou ".join(printable(matter.label(part)) for part in line.parts)
    return f"{name}, divisé depuis{NBSP}: {parts}?"


def taken(line: Line) -> str:
    """What there is to say of a code that is on the segment, where codes are chosen."""
    if line.open:
        return "à décider"
    return "rejeté" if line.verdict is Verdict.REJECTED else "déjà là"


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
    files = (Path(name).stem for name in filters.files)
    told = (*files, filters.case, group, filters.theme, filters.code, least, most, open_)
    return typeset(printable(", ".join(filter(None, told))))


def wanted(filters: Filter, matter: Matter) -> str:
    """`cas TNCDC, code « Pannes », à décider`, or "" when everything is gone through."""
    theme = matter.themes.get(filters.theme, filters.theme)
    told = (
        (", ".join(filters.files), filters.files),
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
