"""Who moderates and who observes: corpus.yaml, then words of labels, then what people do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.french.folding import fold
from piacen_qual.model import Role, Theme
from piacen_qual.transcripts.label_words import MODERATION, OBSERVATION, PARTICIPANT
from piacen_qual.transcripts.labels import Shape, key, shape
from piacen_qual.transcripts.speakers import Person

_SURE: Final = 1.3  # score from which behaviour makes a moderator
_ABOVE: Final = 1.35  # and how far it must stand above the people around
_SECOND: Final = 0.75  # a co-moderator has at least this share of the first one's score
_FEW: Final = 2  # turns below which behaviour tells nothing
_HEAD: Final = 12  # turns in which the moderation presents who observes

_ASKS: Final = re.compile(
    r"\?|\b(?:est-ce que|qu'est-ce|comment (?:ca|vous)|avez-vous|pouvez-vous|pensez-vous)\b"
)
_YOU: Final = re.compile(r"\b(?:vous|vos|votre)\b")
_CHAIRS: Final = re.compile(
    r"\b(?:allez-y|vas-y|la parole|on (?:va )?(?:passe|passer|commence|commencer|termine|enchaine"
    r"|plonge|demarre|y va)|tour de table|merci (?:a|beaucoup|bien|pour|d'|de|tout)|d'autres"
    r"|quelqu'un d'autre|qui veut|qui part|(?:prochaine|derniere|premiere) (?:question|affaire)"
    r"|je (?:vous|m'appelle|note|retiens|resume)|parle[zr](?:-| )moi|dites-moi|racontez"
    r"|expliquez|bienvenue|enregistr\w+|formulaire|confidentiel\w*|consentement"
    r"|il (?:nous )?reste|ca fait le tour|vous disiez|qu'en pensez|et vous)\b"
)
_OBSERVES: Final = (
    r"(?:observ\w+|pren\w* (?:des|en|les) notes?|va noter|pour noter|pis noter|et noter"
    r"|ecouter|camera fermee|dans le coin)\b"
)
_OWN_WORDS: Final = re.compile(
    r"\b(?:je (?:prends?|vais prendre|note)|prendre des notes|ferme(?:r)? ma camera|j'observe"
    r"|j'ecoute|je fais juste ecouter)\b"
)


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
        role = person.role or _role_by_word(person) or _role_told(person, told)
        if role:
            roles[person.id] = role
    undecided = [person for person in people if person.id not in roles]
    turns = [(id_, fold(text)) for id_, text in talk] if undecided else []
    problems: list[Problem] = []
    alone = Role.MODERATION in roles.values() or len(people) < 2
    scores = {} if alone else _scores(undecided, turns, guide)
    leader = _leader(scores)
    if leader:
        roles[leader] = Role.MODERATION
    roles |= dict.fromkeys(_observers(undecided, turns, roles), Role.OBSERVATION)
    if leader:
        roles |= dict.fromkeys(_seconds(scores, leader, roles), Role.MODERATION)
    elif not alone:
        words = "personne n’est reconnu comme animation. Dites dans corpus.yaml qui anime."
        problems.append(Problem(name, None, Level.WARNING, words))
    problems += [_said(name, p, roles[p.id]) for p in undecided if p.id in roles]
    return {person.id: roles.get(person.id, Role.PARTICIPANT) for person in people}, tuple(problems)


def _role_by_word(person: Person) -> Role | None:
    """What the words of a label say: `Animatrice 2`, `Geneviève (observatrice)`, `Q`."""
    words = {word for label in person.labels for word in re.findall(r"[a-z]+", fold(label))}
    for role, pattern in ((Role.OBSERVATION, OBSERVATION), (Role.MODERATION, MODERATION)):
        if any(pattern.fullmatch(word) for word in words):
            return role
    collective = any(shape(label) is Shape.GROUP for label in person.labels[:1])
    if collective or any(map(PARTICIPANT.fullmatch, words)):
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


def _leader(scores: Mapping[str, float]) -> str | None:
    """Who asks, chairs and opens more than anybody else, if somebody clearly does."""
    if not scores:
        return None
    best = max(scores, key=lambda id_: scores[id_])
    return best if scores[best] >= max(_SURE, _ABOVE * _usual(scores, best)) else None


def _usual(scores: Mapping[str, float], leader: str) -> float:
    """The score of an ordinary person: the median of the others."""
    rest = sorted(score for id_, score in scores.items() if id_ != leader)
    return rest[len(rest) // 2] if rest else 0.0


def _seconds(scores: Mapping[str, float], leader: str, roles: Mapping[str, Role]) -> Iterator[str]:
    """Who moderates beside the leader: behaves alike and unlike the others."""
    least = max(_SURE, _SECOND * scores[leader], _ABOVE * _usual(scores, leader))
    alike = [id_ for id_, score in scores.items() if score >= least and id_ not in roles]
    if len(alike) < len(scores) // 2:
        yield from alike


def _scores(
    people: Sequence[Person], turns: Sequence[tuple[str, str]], guide: Sequence[Theme]
) -> dict[str, float]:
    """How much each person behaves as a moderator."""
    asked = _words(" ".join(question for theme in guide for question in theme.questions))
    first = turns[0][0] if turns else ""
    last = {id_ for id_, _ in turns[-3:]}
    scores = {}
    for person in people:
        texts = [text for id_, text in turns if id_ == person.id]
        if len(texts) < _FEW:
            scores[person.id] = 0.0
            continue
        questions = [text for text in texts if _ASKS.search(text[-90:])]
        near = sum(len(_words(text) & asked) >= 2 for text in questions) / len(texts)
        scores[person.id] = (
            2.0 * len(questions) / len(texts)
            + 0.8 * _share(_YOU, texts)
            + 1.2 * _share(_CHAIRS, texts)
            + near
            + 0.3 * (person.id == first)
            + 0.1 * (person.id in last)
        )
    return scores


def _share(pattern: re.Pattern[str], texts: Sequence[str]) -> float:
    return sum(pattern.search(text) is not None for text in texts) / len(texts)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+", fold(text)) if len(word) > 4)


def _observers(
    undecided: Sequence[Person], turns: Sequence[tuple[str, str]], roles: Mapping[str, Role]
) -> Iterator[str]:
    """Who is presented as observing, or says so, and hardly speaks."""
    heard = " ".join(text for id_, text in turns[:_HEAD] if roles.get(id_) is Role.MODERATION)
    for person in undecided:
        texts = [text for id_, text in turns if id_ == person.id]
        if person.id in roles or not texts or len(texts) > max(3, 0.05 * len(turns)):
            continue
        names = {re.escape(fold(label).split()[0]) for label in person.labels if len(label) > 2}
        presented = any(re.search(rf"\b{n}\b[^.?!]{{0,80}}\b{_OBSERVES}", heard) for n in names)
        if presented or _OWN_WORDS.search(" ".join(texts[:2])):
            yield person.id


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
