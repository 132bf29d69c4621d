"""What a session of answers says, in French: the same words on the screen and line by line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from piacen_qual.anonymisation.answering.answers import Act, Answer
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.masking.public import swap
from piacen_qual.exports.typography import typeset
from piacen_qual.french.wording import NBSP, several
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.questions import Item, Sighting
from piacen_qual.review.identifiers.scope import Scope, Which
from piacen_qual.review.wording import NOTHING_TO_UNDO, printable, quoted, title

MARKS: Final[Mapping[Action, str]] = {Action.MASK: "✗", Action.KEEP: "✓", Action.ASK: "·"}
STATES: Final[Mapping[Action, str]] = {
    Action.MASK: "masqué",
    Action.KEEP: "gardé",
    Action.ASK: "à décider",
}
NOTHING_HERE: Final = "Rien ici : f montre d’autres questions, c cherche un mot."
ALL_DECIDED: Final = (
    "Tout est décidé. f montre ce qui est masqué ou gardé, c cherche un mot, q quitte."
)
LAST_OPEN: Final = "Aucune autre question n’est à décider."
ENDS: Final = "Il n’y en a pas d’autre."
_ADDED: Final = (
    *(Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.ROLE, Kind.UNKNOWN),
    *(Kind.DATE, Kind.AGE, Kind.HEALTH, Kind.ORIGIN, Kind.ACRONYM, Kind.FIRST_NAME),
)
KINDS: Final = (*_ADDED, *(kind for kind in Kind if kind not in {*_ADDED, Kind.KNOWN}))
"""What words that somebody adds may tell, what they mostly tell first."""
PSEUDONYM: Final = "un pseudonyme, le même partout"

_SENTENCE: Final = re.compile(r"[.!?…]\s+")
_UNDONE: Final = {Act.MASK: "masqué", Act.KEEP: "gardé", Act.ADD: "ajouté"}
_NAMED: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME})
AROUND: Final = 60  # characters on each side, line by line


def progress(desk: Desk, item: Item) -> str:
    """`37/75 · personnes · 12 passages`."""
    place, total = desk.rank
    label = item.kind.label
    return f"{place}/{total} · {label[:1].lower()}{label[1:]} · {passages(item.now)}"


def about(desk: Desk) -> str:
    """What is gone through, what is left, who answers."""
    chosen = "" if desk.scope == Scope() else wanted(desk.scope)
    waits = f"{desk.left} à décider" if desk.left else "tout est décidé"
    return " · ".join(filter(None, (chosen, waits, printable(desk.coder))))


def wanted(scope: Scope) -> str:
    """`gardés d’office, lieux`."""
    kind = scope.kind.label.lower() if scope.kind else ""
    return ", ".join(filter(None, (scope.which.value, kind)))


def left(questions: int) -> str:
    """How much is still to be decided, in words."""
    if questions == 0:
        return "Tout est décidé."
    told = several(questions, "question")
    return f"{told} à décider encore : rien ne peut être partagé avant."


def spellings(item: Item, most: int = 100) -> str:
    """`« Sylvie », « sylvie », …`: the most frequent first."""
    told = item.spellings
    more = ", …" if len(told) > most else ""
    return ", ".join(quoted(text) for text in told[:most]) + more


def mark(passages_: Iterable[Candidate]) -> str:
    """The signs of what becomes of passages, in two cells: `✗✓`."""
    actions = {each.action for each in passages_}
    return f"{''.join(MARKS[action] for action in MARKS if action in actions)[:2]:<2}"


def standing(passages_: Sequence[Candidate]) -> str:
    """`3`, `3 masqués`, `2 à décider, 1 gardé`: what becomes of passages."""
    counts = {a: sum(each.action is a for each in passages_) for a in (Action.ASK, *MARKS)}
    return ", ".join(f"{n} {_agreed(action, n)}" for action, n in counts.items() if n)


def _agreed(action: Action, count: int) -> str:
    return STATES[action] + ("s" if count > 1 and action is not Action.ASK else "")


def instead(desk: Desk, item: Item) -> str:
    """What stands, or would, in the place of the words: `[outil] (2, 3); ailleurs, [lieu]`."""
    places: dict[str, list[int]] = {}
    for number, passage in enumerate(item.now, 1):
        places.setdefault(desk.replacement(passage), []).append(number)
    chosen = {text: numbers for text, numbers in places.items() if text}
    if not chosen:
        return usual(item.kind)
    if len(places) == 1:
        return f"{next(iter(chosen))}, choisi par quelqu’un"
    told = [f"{text} ({', '.join(map(str, numbers))})" for text, numbers in chosen.items()]
    return "; ".join((*told, *([f"ailleurs, {usual(item.kind)}"] if "" in places else [])))


def usual(kind: Kind) -> str:
    """What stands in the place of words, where nobody chose."""
    return PSEUDONYM if kind in _NAMED else kind.generalisation


def reason(item: Item) -> str:
    """Why the machine, or somebody, says that the words may identify someone."""
    return typeset(printable(item.now[0].reason))


def where(desk: Desk, passage: Candidate) -> str:
    """`TNCDC g1, tour 12, P3`."""
    turn = desk.talk.turn(passage)
    return f"{title(desk.talk.transcript(passage))}, tour {passage.turn}, {printable(turn.speaker)}"


def around(desk: Desk, passage: Candidate, reach: int = AROUND) -> tuple[str, str, str]:
    """The words before, the words, the words after, cut about `reach` characters away."""
    text = printable(desk.talk.turn(passage).text)
    start, end = passage.start, passage.end
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    if start > reach:
        before = f"…{before[before.find(' ') + 1 :]}"
    if end + reach < len(text):
        after = f"{after[: after.rfind(' ') % (reach + 1)]}…"
    return before, text[start:end], after


def answered(desk: Desk, item: Item, action: Action, about_: int) -> str:
    """What was just answered; how often the same words are said elsewhere, and left."""
    words, some = quoted(item.spellings[0]), _some(item, about_)
    told = f"{MARKS[action]} {words} : {STATES[action]} ({some})."
    return typeset(told) + (_elsewhere(desk, item) if action is Action.MASK else "")


def _some(item: Item, count: int) -> str:
    return passages_of(count) + (f" sur {len(item.now)}" if count < len(item.now) else "")


def _elsewhere(desk: Desk, item: Item) -> str:
    count = desk.questions.elsewhere(item)
    return typeset(f" Aussi ailleurs : {count} (c les montre).") if count else ""


def undid(undone: Sequence[Answer]) -> str:
    """What was just undone."""
    if not undone:
        return NOTHING_TO_UNDO
    if len(undone) > 1:
        return typeset(f"Annulé : {len(undone)} réponses.")
    (answer,) = undone
    name = quoted(answer.words or answer.entity.partition(":")[2])
    return typeset(f"Annulé : {name} {_UNDONE[answer.act]}.")


def kind_answered(count: int, action: Action) -> str:
    """`12 questions : tout est masqué.`"""
    return typeset(f"{several(count, 'question')} : tout est {STATES[action]}.")


def named(kind: Kind) -> str:
    """`personne`, `code postal`, `autre`."""
    return "autre" if kind is Kind.UNKNOWN else kind.generalisation[1:-1]


def kind_asked(items: Sequence[Item], action: Action) -> str:
    """What is about to be answered."""
    told = several(len(items), "question")
    number = sum(len(each.waiting or each.now) for each in items)
    return typeset(
        f"{items[0].kind.label} : {action.value} les {passages_of(number)} de {told}? u annule."
    )


def replaced(desk: Desk, item: Item, about_: int) -> str:
    """What was just masked, with something chosen in its place."""
    words, some = quoted(item.spellings[0]), _some(item, about_)
    told = f"✗ {words} : masqué et remplacé ({some})."
    return typeset(told) + _elsewhere(desk, item)


def sentence(desk: Desk, passage: Candidate, stands: str) -> tuple[str, str, str]:
    """How a passage would read: what comes before, what stands there, what comes after."""
    text = desk.talk.turn(passage).text
    put = swap(text, passage, stands)
    before, after = text[: put.start], text[put.end :]
    starts = [found.end() for found in _SENTENCE.finditer(before)]
    before = before[starts[-1] if starts else 0 :]
    ends = _SENTENCE.search(after)
    after = after[: ends.start() + 1] if ends else after
    cut = before[-AROUND * 2 :], after[: AROUND * 2]
    return printable(cut[0]), put.text, printable(cut[1])


def added(item: Item, words: str) -> str:
    """What was just added."""
    here = sum(each.action is Action.MASK for each in item.now)
    return typeset(f"✗ {quoted(words)} : ajouté, masqué dans {passages_of(here)}.")


def sighted(sightings: Sequence[Sighting]) -> str:
    """`12 passages : 3 masqués, 9 que la machine n’a pas vus`."""
    counts = {action: sum(each.action is action for each in sightings) for action in (*MARKS, None)}
    told = [
        f"{n} {_agreed(action, n) if action else 'non vu' + 's' * (n > 1)}"
        for action, n in counts.items()
        if n
    ]
    return typeset(f"{passages_of(len(sightings))} : {', '.join(told)}.")


def sighting_mark(sighting: Sighting) -> str:
    """The sign of what becomes of words; `?` where nobody saw anything."""
    return "?" if sighting.action is None else MARKS[sighting.action]


def passages(passages_: Sequence[Candidate]) -> str:
    """`12 passages`."""
    return passages_of(len(passages_))


def chosen(count: int) -> str:
    """What answers are about while some passages are chosen; "" where none is."""
    if not count:
        return ""
    them = "lui" if count == 1 else "eux"
    return f"{several(count, 'passage choisi', 'passages choisis')}, réponse pour {them} seulement"


def passages_of(count: int) -> str:
    """The same for a number."""
    return several(count, "passage")


def nothing(desk: Desk) -> str:
    """What is said where there is no question to go through."""
    return ALL_DECIDED if desk.scope.which is Which.OPEN and not desk.left else NOTHING_HERE


def kinds_of(desk: Desk) -> list[Kind]:
    """The kinds of which there are questions."""
    used = {item.kind for item in desk.questions.items.values()}
    return [kind for kind in Kind if kind in used]


def colon(text: str) -> str:
    """`text :`."""
    return f"{text}{NBSP}:"
