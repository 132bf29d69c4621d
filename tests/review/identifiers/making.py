"""A small made-up study whose identifiers were found by hand, and a session over a real log."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from piacen_qual.anonymisation.answering.log import AnswerLog
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.errors import Problem
from piacen_qual.model import Transcript
from piacen_qual.review.app import ReviewApp
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.scope import Scope
from piacen_qual.review.identifiers.screen import IdentifiersScreen
from piacen_qual.review.identifiers.talk import Talk
from tests.review.making import Said, make_study, make_transcript
from tests.review.pictures import pressed

TALK: tuple[Said, ...] = (
    ("Animatrice", "outils", "Qui prête ses outils, à Saint-Zénobe?"),
    ("P1", "outils", "Rose prête les siens [rires], pis Rose a une rose rose."),
    ("P2", "outils", "Ovila aussi. Ti-Paul, lui, les loue. Ti-paul est [/b] de même."),
    ("Animatrice", "saison", "Avec Zoom?"),
    ("P1", "saison", "Zoom, à Saint-Zénobe, ça gèle, dit Rose."),
)


def found(
    transcript: Transcript, turn: int, text: str, kind: Kind, action: Action, *, nth: int = 0
) -> Candidate:
    start = -1
    for _ in range(nth + 1):
        start = transcript.turns[turn - 1].text.index(text, start + 1)
    entity = f"{kind}:{text.lower()}"
    context = f"{turn}.{start}"
    return Candidate(
        transcript.file, turn, start, start + len(text), text, kind, action,
        entity, entity, context, "essai", f"« {text} » pour l’essai",
    )  # fmt: skip


def make_talk(said: Sequence[Said] = TALK) -> Talk:
    return Talk([make_transcript("nord_g1.txt", said, "NORD", 1)])


def make_found(talk: Talk) -> tuple[Candidate, ...]:
    (one,) = talk.transcripts
    person, ask = Kind.PERSON, Action.ASK
    return (
        found(one, 1, "Saint-Zénobe", Kind.PLACE, ask),
        found(one, 2, "Rose", person, ask),
        found(one, 2, "Rose", person, ask, nth=1),
        found(one, 3, "Ovila", person, Action.MASK),
        found(one, 4, "Zoom", Kind.KNOWN, Action.KEEP),
        found(one, 5, "Zoom", Kind.KNOWN, Action.KEEP),
        found(one, 5, "Saint-Zénobe", Kind.PLACE, ask),
        found(one, 5, "Rose", person, ask),
    )


@contextmanager
def deciding(
    folder: Path,
    talk: Talk | None = None,
    candidates: Sequence[Candidate] | None = None,
    *,
    coder: str = "Julie",
    scope: Scope | None = None,
) -> Iterator[Desk]:
    """A session of answers, from its opening to its end."""
    talk = talk or make_talk()
    with AnswerLog(make_study(folder), coder) as log:
        yield Desk(make_found(talk) if candidates is None else candidates, log, talk, scope)


def shown(
    desk: Desk,
    *keys: str,
    size: tuple[int, int] = (80, 24),
    then: tuple[int, int] | None = None,
    problems: Sequence[Problem] = (),
) -> str:
    """The screen after these keys; `text:abc` types, `then` is its size at last."""

    app = ReviewApp(IdentifiersScreen(desk), problems)
    return pressed(app, keys, size, then).replace("\xa0", " ")
