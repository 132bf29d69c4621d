"""Who moderates and who observes: corpus.yaml, then words of labels, then what people do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.french.folding import fold
from piacen_qual.model import Role, Theme
from piacen_qual.transcripts.speakers.behaviour import Turns, by_person, moderation_scores, observes
from piacen_qual.transcripts.speakers.labels import Shape, key, roles_named, shape
from piacen_qual.transcripts.speakers.people import Person

LEADS: Final = -1.0  # score from which the first one moderates, if nobody else comes near
APART: Final = 1.5  # how far that one must stand above the second
BESIDE: Final = 0.0  # score from which somebody else moderates too
BESIDE_TOLD: Final = 2.0  # the same, when labels already tell a moderator
_WORDS: Final = re.compile(r"[a-z]+")
OPENING: Final = 12  # turns in which the moderation presents who observes
CHAIR: Final = frozenset({"president", "presidente"})  # of a session: it gives the floor


def assign_roles(
    people: Sequence[Person],
    talk: Sequence[tuple[str, str]],
    told: Mapping[str, Role],
    guide: Sequence[Theme],
    name: str,
) -> tuple[dict[str, Role], tuple[Problem, ...]]:
    """Each person's role.

    Args:
        people: everyone who speaks, in order of appearance.
        talk: the turns in order, as (person's id, words).
        told: what the file's opening lines say; see `opening.told_roles`.
        guide: the guide's questions; who uses their words to ask is likely to moderate.
        name: the file's name in problems.

    Returns:
        Id → role, and what was guessed from behaviour.
    """
    roles: dict[str, Role] = {}
    for person in people:
        if role := person.role or _role_by_word(person) or _role_told(person, told):
            roles[person.id] = role
    open_ = [person for person in people if person.id not in roles]
    settled = any(person.role is Role.MODERATION for person in people)  # by corpus.yaml
    turns = [(who, fold(text)) for who, text in talk] if open_ and len(people) > 1 else []
    guessed = _guess(open_, turns, roles, {} if settled else moderation_scores(turns, guide))
    roles |= guessed
    problems = [_said(name, person, guessed[person.id]) for person in open_ if person.id in guessed]
    if len(people) > 1 and Role.MODERATION not in roles.values():
        words = "personne n’est reconnu comme animation. Dites dans corpus.yaml qui anime."
        problems.append(Problem(name, None, Level.WARNING, words))
    return {p.id: roles.get(p.id, Role.PARTICIPANT) for p in people}, tuple(problems)


def _role_by_word(person: Person) -> Role | None:
    """What the words of a label say: `Animatrice 2`, `Geneviève (observatrice)`, `Q`."""
    named = {role for label in person.labels for role in roles_named(label)}
    words = {word for label in person.labels for word in _WORDS.findall(fold(label))}
    if words & CHAIR and "vice" not in words:
        named.add(Role.MODERATION)
    for role in (Role.OBSERVATION, Role.MODERATION, Role.PARTICIPANT):
        if role in named:
            return role
    if any(shape(label) is Shape.GROUP for label in person.labels[:1]):
        return Role.PARTICIPANT
    return Role.MODERATION if "Q" in person.labels[:1] else None


def _role_told(person: Person, told: Mapping[str, Role]) -> Role | None:
    """What the opening lines say of a name, of its first name alone or of its initials."""
    labels = {key(label) for label in person.labels}
    for name, role in told.items():
        words = name.split()
        if labels & {name, words[0], "".join(word[0] for word in words)}:
            return role
    return None


def _guess(
    open_: Sequence[Person],
    turns: Turns,
    known: Mapping[str, Role],
    scores: Mapping[str, float],
) -> dict[str, Role]:
    """Roles of people whom nothing but their behaviour describes; participants are left out."""
    guessed: dict[str, Role] = {}
    told = Role.MODERATION in known.values()
    ranked = sorted((p.id for p in open_), key=lambda id_: -scores.get(id_, 0.0)) if scores else []
    if ranked and not told and _leads(ranked, scores):
        guessed[ranked[0]] = Role.MODERATION
    moderators = {id_ for id_, role in {**known, **guessed}.items() if role is Role.MODERATION}
    heard = " ".join(text for who, text in turns[:OPENING] if who in moderators)
    said = by_person(turns)
    for person in open_:
        few = len(said[person.id]) <= max(3, 0.05 * len(turns))
        if person.id not in guessed and few and observes(person.labels, said[person.id], heard):
            guessed[person.id] = Role.OBSERVATION
    for id_ in _beside(ranked, scores, BESIDE_TOLD if told else BESIDE):
        guessed.setdefault(id_, Role.MODERATION)
    return guessed


def _leads(ranked: Sequence[str], scores: Mapping[str, float]) -> bool:
    """Whether the first one moderates: clearly, or at least unlike everybody else."""
    best = scores[ranked[0]]
    return best > BESIDE or (len(ranked) > 1 and best > LEADS and best > scores[ranked[1]] + APART)


def _beside(ranked: Sequence[str], scores: Mapping[str, float], least: float) -> Iterator[str]:
    """Who behaves as a moderator too; never more than half of the people."""
    for id_ in ranked[: max(1, len(ranked) // 2)]:
        if scores[id_] > least:
            yield id_


def _said(name: str, person: Person, role: Role) -> Problem:
    why = {
        Role.MODERATION: "animation (pose les questions, donne la parole)",
        Role.OBSERVATION: "observation (présentée ainsi ou le dit, et parle peu)",
    }
    return Problem(
        name,
        None,
        Level.WARNING,
        f"« {person.id} » : rôle deviné, {why.get(role, role)}. Confirmez-le dans corpus.yaml.",
    )
