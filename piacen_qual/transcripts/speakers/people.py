"""Who is behind the labels: one person may have several, misspelt or changing.

Spellings with one key are one person. Beyond that a label joins another when it is like it (see
`likeness`) and like no other; each such guess is said. What corpus.yaml knows comes first, and
two people whom it tells apart are never made one.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from piacen_qual.errors import Level, Problem
from piacen_qual.french.wording import several
from piacen_qual.model import Group, Role
from piacen_qual.transcripts.speakers.labels import (
    Shape,
    clean,
    key,
    roles_named,
    shape,
    split_remark,
)
from piacen_qual.transcripts.speakers.likeness import MISSPELT, likeness

RARE: Final = 0.2  # a slip stands at most this often, beside the right spelling
_MOST: Final = 150  # labels compared pair by pair


@dataclass(frozen=True, slots=True)
class Person:
    """Someone behind one or several labels.

    Attributes:
        id: see `Speaker.id`.
        labels: every spelling found, most frequent first.
        role: what corpus.yaml says, or None.
        attributes: from corpus.yaml.
        known: whether corpus.yaml knows them.
    """

    id: str
    labels: tuple[str, ...] = ()
    role: Role | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    known: bool = False


def known_keys(group: Group) -> frozenset[str]:
    """Keys of every label, name and alias that corpus.yaml gives for a file."""
    return frozenset(_register(group))


def known_labels(group: Group) -> tuple[str, ...]:
    """Labels as corpus.yaml spells them."""
    labels = (label for participant in group.participants for label in participant.labels)
    return (*group.moderators, *group.observers, *labels)


def _register(group: Group) -> dict[str, Person]:
    """Key → person, for all that corpus.yaml gives; the first to claim a key has it."""
    found: dict[str, Person] = {}
    for label in group.moderators:
        found.setdefault(key(label), Person(label, role=Role.MODERATION, known=True))
    for label in group.observers:
        found.setdefault(key(label), Person(label, role=Role.OBSERVATION, known=True))
    for one in group.participants:
        person = Person(one.id, role=Role.PARTICIPANT, attributes=one.attributes, known=True)
        for spelling in (*one.labels, one.id, one.name, *one.aliases):
            if spelling:
                found.setdefault(key(spelling), person)
    return found


def identify(
    counts: Counter[str], lines: Mapping[str, int], group: Group, name: str
) -> tuple[dict[str, Person], tuple[Problem, ...]]:
    """The person behind each label.

    Args:
        counts: how often each spelling stands.
        lines: the line where each spelling first stands.
        group: what corpus.yaml knows; may be empty.
        name: the file's name in problems.

    Returns:
        Spelling → person, and what was guessed or is unknown.
    """
    casting = _Casting(counts, group)
    casting.bring_together()
    people = casting.people()
    problems = [
        _guess(label, other, why, counts[label], Problem(name, lines[label], Level.WARNING, ""))
        for label, other, why in casting.guesses
    ]
    if group.participants:
        problems += _unknown(people, counts, lines, name)
    return people, tuple(sorted(problems, key=lambda problem: problem.line or 0))


class _Casting:
    """Labels being brought together; each key points to another key of the same person."""

    def __init__(self, counts: Counter[str], group: Group) -> None:
        self.counts = counts
        self.register = _register(group)
        self.spellings: dict[str, list[str]] = defaultdict(list)
        self.total: Counter[str] = Counter()
        for label, count in counts.most_common():
            self.spellings[key(label)].append(label)
            self.total[key(label)] += count
        first: dict[str, str] = {}
        self.same = {k: first.setdefault(p.id, k) for k, p in self.register.items()}
        self.same |= {k: k for k in self.spellings if k not in self.register}
        self.guesses: list[tuple[str, str, str]] = []

    def root(self, key_: str) -> str:
        """The key that stands for all keys of a person."""
        while self.same[key_] != key_:
            key_ = self.same[key_]
        return key_

    def bring_together(self) -> None:
        """Join the labels that are like one person's, the rarest first, until none is left."""
        doubtful = [k for k, _ in self.total.most_common(_MOST) if k not in self.register][::-1]
        targets = [*self.register, *doubtful]
        changed = True
        while changed:
            changed = False
            for k in doubtful:
                if self.root(k) in self.register:
                    continue
                fits = [(t, why) for t in targets if (why := self._likeness(k, t))]
                best, why = max(fits, key=lambda fit: self.total[fit[0]], default=("", ""))
                if fits and self._is_clear(k, best, [t for t, _ in fits], targets):
                    self._join(k, best, why)
                    changed = True

    def _is_clear(self, key_: str, best: str, fits: Sequence[str], targets: Sequence[str]) -> bool:
        """Whether nobody but `best` may be meant: `Aline` beside two Alines may be either."""
        near = {self.root(t): t for t in fits if self.root(t) != self.root(best)}
        if not all(self._are_alike(best, t) for t in near.values()):
            return False
        return self._is_one(key_, targets) and self._is_one(best, targets)

    def _is_one(self, key_: str, targets: Sequence[str]) -> bool:
        """Whether all labels like this one, slips left aside, may be one person's."""
        whys = {self.root(t): why for t in targets if (why := self._why(key_, t))}
        like = sorted(root for root, why in whys.items() if why != MISSPELT)
        known = self.register.keys() & whys.keys()
        return len(known) < 2 and all(self._are_alike(a, b) for a, b in combinations(like, 2))

    def _are_alike(self, a: str, b: str) -> bool:
        return self._why(a, b) is not None

    def _why(self, a: str, b: str) -> str | None:
        return self._likeness(a, b) or self._likeness(b, a)

    def _likeness(self, a: str, b: str) -> str | None:
        if self.root(a) == self.root(b):
            return None
        rare = self.total[a] <= max(1, RARE * self.total[b]) or not self.total[b]
        return likeness(self._label(a), self._label(b), rare=rare)

    def _join(self, a: str, b: str, why: str) -> None:
        label, other = self._label(a), self._label(b)
        if self.total[a] > self.total[b] and self.root(b) not in self.register:
            self.same[self.root(b)] = self.root(a)
            self.guesses.append((other, label, why))
        else:
            self.same[self.root(a)] = self.root(b)
            self.guesses.append((label, other, why))

    def _label(self, key_: str) -> str:
        return self.spellings[key_][0] if self.spellings.get(key_) else key_

    def people(self) -> dict[str, Person]:
        """Each spelling's person, most frequent spelling first in `labels`."""
        members: dict[str, list[str]] = defaultdict(list)
        for label, _ in self.counts.most_common():
            members[self.root(key(label))].append(label)
        people: dict[str, Person] = {}
        for root, labels in members.items():
            known = self.register.get(root)
            person = Person(
                id=known.id if known else _name(max(labels, key=lambda one: self.total[key(one)])),
                labels=tuple(labels),
                role=known.role if known else None,
                attributes=known.attributes if known else {},
                known=known is not None,
            )
            people |= dict.fromkeys(labels, person)
        return people


def _name(label: str) -> str:
    """The label without remark on the manner, accents composed: `P1 (en riant)` → `P1`."""
    core, remark = split_remark(label)
    return unicodedata.normalize("NFC", core if remark[:1].islower() else clean(label))


def _guess(label: str, other: str, why: str, count: int, problem: Problem) -> Problem:
    times = "" if count == 1 else f" ({count} fois)"
    return Problem(
        problem.file,
        problem.line,
        problem.level,
        f"« {label} »{times} est pris pour « {other} » ({why}). Si ce sont deux personnes,"
        " donnez à chacune ses étiquettes dans corpus.yaml.",
    )


def _unknown(
    people: Mapping[str, Person], counts: Counter[str], lines: Mapping[str, int], name: str
) -> list[Problem]:
    found = []
    for person in {person.id: person for person in people.values() if not person.known}.values():
        label = person.labels[0]
        if roles_named(label) & {Role.MODERATION, Role.OBSERVATION}:
            continue
        turns = sum(counts[spelling] for spelling in person.labels)
        collective = shape(label) is Shape.GROUP
        level = Level.NOTE if collective else Level.WARNING
        words = "étiquette collective" if collective else "personne inconnue de corpus.yaml"
        found.append(
            Problem(
                name,
                min(lines[spelling] for spelling in person.labels),
                level,
                f"« {label} » : {words} ({several(turns, 'tour')})."
                + ("" if collective else " Ajoutez cette étiquette à la personne qui la porte."),
            )
        )
    return found
