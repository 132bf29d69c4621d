"""The questions of a study: passages that are decided together, as people decided so far."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from piacen_qual.anonymisation.answering.answers import Act, Answer, Answers, decided
from piacen_qual.anonymisation.answering.mentions import Texts, laid, sought
from piacen_qual.anonymisation.candidates import Action, Candidate, Kind
from piacen_qual.anonymisation.reading.normal import phrase
from piacen_qual.french.folding import fold
from piacen_qual.model import Transcript

_KINDS: Final = list(Kind)
_MOST: Final = 5  # spellings of a question looked for elsewhere
_NAMING: Final = frozenset({Kind.PERSON, Kind.FIRST_NAME, Kind.ORGANISATION, Kind.PLACE})
_VAGUE: Final = frozenset({Kind.KNOWN, Kind.UNKNOWN})


Place = tuple[str, int, int, int]
"""Words of a transcript: file, turn, offsets into the turn’s text, the second one exclusive."""

Find = Callable[[Sequence[Candidate]], tuple[Candidate, ...]]
"""What else is to be asked about, given all passages as they are decided now."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question: words that are decided together.

    Attributes:
        question: `Candidate.question`.
        now: every passage, as decided; never empty.
        answered: whether a person said something about it.
    """

    question: str
    now: tuple[Candidate, ...]
    answered: bool

    @property
    def kind(self) -> Kind:
        """What the words tell."""
        return self.now[0].kind

    @property
    def entity(self) -> str:
        """Whom or what they name."""
        return self.now[0].entity

    @property
    def waiting(self) -> tuple[Candidate, ...]:
        """The passages that nobody decided."""
        return tuple(each for each in self.now if each.action is Action.ASK)

    @property
    def spellings(self) -> tuple[str, ...]:
        """The words as they are written, the most frequent first."""
        texts = [each.text for each in self.now]
        return tuple(sorted(dict.fromkeys(texts), key=lambda text: -texts.count(text)))


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words that somebody looks for, where they stand.

    Attributes:
        passage: the words.
        known: the passage of a question that holds them, if any.
    """

    passage: Candidate
    known: Candidate | None

    @property
    def action(self) -> Action | None:
        """What becomes of them; None when nobody saw anything in them."""
        return None if self.known is None else self.known.action

    def is_in(self, place: Place) -> bool:
        """Whether they are among the words of a place."""
        file, turn, start, end = place
        said = self.passage
        return (said.file, said.turn) == (file, turn) and start <= said.start and said.end <= end


class Questions:
    """What was found in transcripts, and the words that people added, with people's answers.

    Attributes:
        items: by question, kind by kind; those that have no words left of their own are not there.
    """

    def __init__(self, found: Iterable[Candidate], transcripts: Sequence[Transcript]) -> None:
        """No answers yet: see `read`.

        Args:
            found: as `detect` gives them.
            transcripts: in which they were found.
        """
        self.items: Mapping[str, Item] = {}
        self._found = tuple(found)
        self._transcripts = transcripts
        self._texts = Texts(transcripts)
        self._mentions: dict[str, tuple[Candidate, ...]] = {}  # of each addition, by its id

    def read(self, answers: Answers) -> None:
        """Put these answers on what was found."""
        added = (one for each in answers.additions for one in self._mentions_of(each))
        now = laid(decided((*self._found, *added), answers), self._transcripts)
        groups: dict[str, list[Candidate]] = defaultdict(list)
        for each in now:
            groups[each.question].append(each)
        items = [Item(q, tuple(found), bool(answers.about(q))) for q, found in groups.items()]
        items.sort(key=lambda item: (_KINDS.index(item.kind), item.entity, item.question))
        self.items = {item.question: item for item in items}

    def more(self, find: Find) -> bool:
        """Look for what people's answers bring up; whether there was something."""
        new = find(tuple(self._passages()))
        self._found += new
        return bool(new)

    def search(self, words: str, entity: str = "") -> tuple[Sighting, ...]:
        """Every place where words stand, whole, whatever their case and accents.

        Args:
            words: the words.
            entity: whom or what they would name, which contexts depend on.
        """
        said = phrase(words)
        if not said:
            return ()
        known = defaultdict(list)
        for each in self._passages():
            known[each.file, each.turn].append(each)
        about = entity or f"{Kind.UNKNOWN}:{said}"
        wanted = Answer("", 0, "", "", Act.ADD, said, about, words=sought(words))
        return tuple(
            Sighting(found, _around(found, known[found.file, found.turn]))
            for found in self._texts.mentions(wanted)
        )

    def elsewhere(self, item: Item) -> int:
        """How many passages say a question’s words, and are of no question or wait in another."""
        seen = (found for text in item.spellings[:_MOST] for found in self.search(text))
        left = {
            (each.passage.file, each.passage.turn, each.passage.start)
            for each in seen
            if each.action in {None, Action.ASK}
            and (each.known is None or each.known.question != item.question)
        }
        return len(left)

    @property
    def names(self) -> frozenset[str]:
        """What is hidden because it names somebody or something, as `normal.phrase` writes it."""
        hidden = (e for e in self._passages() if e.action is Action.MASK and e.kind in _NAMING)
        return frozenset(phrase(each.text) for each in hidden if each.text != each.text.lower())

    def find(self, typed: str) -> list[Item]:
        """All questions whose words hold what is typed, whatever its case and accents.

        Those whose words begin so come first.
        """
        letters = fold(typed.strip())
        every = self.items.values()
        found = [item for item in every if any(letters in fold(text) for text in item.spellings)]
        found.sort(key=lambda item: not any(fold(t).startswith(letters) for t in item.spellings))
        return found

    def beginning(self, words: str) -> list[str]:
        """Words of the transcripts that begin as these do."""
        said = phrase(words)
        return self._texts.beginning(said) if said else []

    def kind_of(self, words: str) -> Kind | None:
        """What the machine takes words for, or None when it does not say, or several things."""
        kinds = {each.kind for each in self._alike(phrase(words))} - _VAGUE
        return next(iter(kinds)) if len(kinds) == 1 else None

    def entity_of(self, words: str, kind: Kind) -> str:
        """Whom or what words name, if they tell something of that kind."""
        said = phrase(words)
        known = {each.entity for each in self._alike(said) if each.kind is kind}
        return known.pop() if len(known) == 1 else f"{kind}:{said}"

    def _passages(self) -> Iterator[Candidate]:
        return (each for item in self.items.values() for each in item.now)

    def _alike(self, said: str) -> Iterator[Candidate]:
        """Passages whose words are these."""
        return (each for each in self._passages() if phrase(each.text) == said)

    def _mentions_of(self, addition: Answer) -> tuple[Candidate, ...]:
        if addition.id not in self._mentions:
            self._mentions[addition.id] = tuple(self._texts.mentions(addition))
        return self._mentions[addition.id]


def _around(one: Candidate, others: Iterable[Candidate]) -> Candidate | None:
    """The passage that holds all of another."""
    holding = (each for each in others if each.start <= one.start and one.end <= each.end)
    return next(holding, None)
