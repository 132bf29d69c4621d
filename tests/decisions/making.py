"""Transcripts, segments and events built by hand."""

from itertools import count

from piacen_qual.decisions.anchoring import Placement, place
from piacen_qual.decisions.events import Act, Anchor, Event
from piacen_qual.decisions.replay import replay
from piacen_qual.decisions.versions import Version
from piacen_qual.model import Group, Role, Segment, Suggestion, Transcript, Turn

FILE = "nord_g1.txt"
TALK = (
    "De quoi avez-vous besoin pour jardiner?",
    "Il manque des pelles, on en a deux pour dix. Pis la brouette est percée.",
    "Moi, c’est le prix. Ça coûte cher, un râteau, faque on partage.",
    "Oui.",
    "On pourrait s’en prêter d’un quartier à l’autre, ça règlerait le manque.",
)

_numbers = count(1)


def transcript(*texts: str, file: str = FILE) -> Transcript:
    """A transcript of these turns; the first is the moderation's."""
    roles = (Role.MODERATION, *(Role.PARTICIPANT,) * len(texts))
    turns = tuple(
        Turn(n, f"P{n}", f"P{n}", role, "outils", None, text, n)
        for n, (text, role) in enumerate(zip(texts, roles, strict=False), 1)
    )
    return Transcript(file, "txt", "utf-8", "0" * 64, Group(file), (), (), turns)


NORD = transcript(*TALK)


def whole_turns(made: Transcript = NORD) -> tuple[Segment, ...]:
    """Each participant's turn as a segment."""
    return tuple(
        Segment(made.file, turn.n, 1, 0, len(turn.text))
        for turn in made.turns
        if turn.role is Role.PARTICIPANT
    )


def anchor(turn: int, quote: str, made: Transcript = NORD) -> Anchor:
    """An anchor on the first occurrence of a quote in a turn."""
    start = made.turns[turn - 1].text.index(quote)
    return Version.of(made).anchor(made.file, turn, start, start + len(quote))


def event(
    act: Act,
    at: Anchor | None = None,
    code: str = "",
    *,
    seq: int | None = None,
    coder: str = "Julie",
    **others: str | bool,
) -> Event:
    """An event with an id of its own, after all those made before."""
    number = next(_numbers)
    given: dict[str, object] = {
        "id": f"{number:032x}",
        "time": "2031-05-02T10:00:00-04:00",
        "seq": number if seq is None else seq,
    }
    return Event(coder=coder, act=act, anchor=at, code=code, **(given | others))  # type: ignore[arg-type]


def suggestion(turn: int, quote: str, code: str, made: Transcript = NORD) -> Suggestion:
    """The machine's, on the first occurrence of a quote in a turn."""
    at = anchor(turn, quote, made)
    return Suggestion(
        made.file, turn, 1, code, at.start, at.end, quote, f"{code}.1", 0.8, "parce que"
    )


def placed(*events: Event, now: Transcript = NORD, **successors: tuple[str, ...]) -> Placement:
    """What these events say on a transcript as it is now, decided on `NORD`."""
    known = {version.sha256: version for version in (Version.of(NORD), Version.of(now))}
    return place(replay(events, successors), [now], known)
