"""Quotes made ready to be shared: public texts under public labels, or why they are not."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.anonymisation.masking.public import PublicText, Unresolved, publish
from piacen_qual.anonymisation.masking.registry import Chosen, Registry
from piacen_qual.anonymisation.masking.secret import Secrets
from piacen_qual.decisions.versions import Version
from piacen_qual.french.marks import MARK
from piacen_qual.model import Quote, Transcript
from piacen_qual.partners.bank import PublicQuote
from piacen_qual.partners.cleaning import shown
from piacen_qual.partners.entries import Reference
from piacen_qual.partners.standing import Place

Turns = Mapping[tuple[str, int], Sequence[Candidate]]
Person = tuple[str, str]
"""A participant: file and id."""

_LABEL: Final = "libellé"
_WORD: Final = re.compile(r"[^\W_]")
_MARK: Final = re.compile(MARK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(PublicQuote):
    """A quote that may be shared once somebody has read it.

    `reference` is where its words are in the transcripts, `reworded` whether they are told in those
    of a partner.
    """

    reference: Reference
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a text from being public.

    Attributes:
        what: in French, what the text is: `tour 12 de nord_g1.txt`, `libellé « … »`.
        why: what `publish` says; None where no word is left once all is masked: « […] ».
    """

    what: str
    why: Unresolved | None


@dataclass(frozen=True)
class Publisher:
    """Makes texts public, with all that this takes.

    Attributes:
        transcripts: where quotes are.
        candidates: by file and turn, as people decided.
        answers: what people chose to put in the place of things.
        registry: what stands for people.
        secrets: what may not be left.
        reworded: words for which a partner’s text was taken → that text.
        own: participant → the entities that they are; nobody is named in their own words.
    """

    transcripts: Mapping[str, Transcript]
    candidates: Turns
    answers: Chosen
    registry: Registry
    secrets: Secrets
    own: Mapping[Person, Collection[str]] = field(default_factory=dict)
    reworded: Mapping[Place, str] = field(default_factory=dict)

    def turn(self, file: str, turn: int) -> PublicText | Unresolved:
        """The whole text of a turn."""
        said = self.transcripts[file].turns[turn - 1]
        speaker = self.own.get((file, said.speaker), ())
        return self._publish(said.text, self.candidates.get((file, turn), ()), speaker)

    def label(self, text: str) -> PublicText | Unresolved:
        """Words of the team: the label of a theme, of a code, of a case."""
        return self._publish(text, ())

    def _publish(
        self, text: str, candidates: Iterable[Candidate], speaker: Collection[str] = ()
    ) -> PublicText | Unresolved:
        return publish(
            text,
            candidates,
            answers=self.answers,
            registry=self.registry,
            secrets=self.secrets,
            speaker=speaker,
        )


def place_of(where: Reference) -> Place:
    """Where words are today."""
    return where.file, where.turn, where.start, where.end


def by_turn(candidates: Iterable[Candidate]) -> Turns:
    """Candidates by file and turn."""
    found: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in candidates:
        found.setdefault((candidate.file, candidate.turn), []).append(candidate)
    return found


def drafts(
    quotes: Iterable[Quote],
    publisher: Publisher,
    *,
    themes: Mapping[str, str],
    values: Mapping[Person, str] | None = None,
) -> tuple[tuple[Draft, ...], tuple[Obstacle, ...]]:
    """The quotes as they may be shared, and what keeps the others from it.

    A passage that illustrates several codes comes once, with all of them; one that shares words
    with a passage already taken is left out, as are two that read the same.

    Args:
        quotes: of one case, the best first.
        publisher: makes texts public.
        themes: id of a theme → its label.
        values: what may be told of whoever speaks; nothing, without it.
    """
    maker = _Maker(publisher, themes, values or {})
    for quote in quotes:
        maker.take(quote)
    return tuple(maker.taken.values()), tuple(dict.fromkeys(maker.obstacles))


class _Maker:
    """Takes quote after quote."""

    def __init__(
        self, publisher: Publisher, themes: Mapping[str, str], values: Mapping[Person, str]
    ) -> None:
        self.taken: dict[str, Draft] = {}  # by digest
        self.obstacles: list[Obstacle] = []
        self._publisher = publisher
        self._themes = themes
        self._values = values

    def take(self, quote: Quote) -> None:
        """Take a quote, or note what stands in its way."""
        where = f"tour {quote.turn} de {quote.file}"
        whole = self._public(where, self._publisher.turn(quote.file, quote.turn))
        labels = [self._label(text) for text in self._labels(quote)]
        if whole is None or None in labels:
            return
        text = whole.passage(quote.start, quote.start + len(quote.text))
        if not _is_said(text):
            self.obstacles.append(Obstacle(where, None))
            return
        reference = self._reference(quote, text)
        told = self._publisher.reworded.get(place_of(reference))
        public = self._public(where, self._publisher.label(told)) if told else text
        if public is None:
            return
        theme, code, *value = (label for label in labels if label is not None)
        draft = Draft(
            text=public,
            theme=theme,
            codes=(code,),
            reference=reference,
            reworded=public is not text,
            value=value[0] if value else None,
            cut_before=quote.cut_before,
            cut_after=quote.cut_after,
        )
        self._add(draft)

    def _labels(self, quote: Quote) -> Iterator[str]:
        yield self._themes.get(quote.theme, quote.theme)
        yield quote.code_label
        value = self._values.get((quote.file, quote.speaker))
        if value is not None:
            yield value

    def _add(self, draft: Draft) -> None:
        same = self.taken.get(draft.digest)
        if same is None and not any(_overlap(draft, other) for other in self.taken.values()):
            self.taken[draft.digest] = draft
        elif same is not None and same.reference == draft.reference:
            codes = {shown(code): code for code in (*same.codes, *draft.codes)}
            self.taken[draft.digest] = replace(same, codes=tuple(codes.values()))

    def _label(self, text: str) -> PublicText | None:
        return self._public(f"{_LABEL} « {text} »", self._publisher.label(text))

    def _public(self, what: str, found: PublicText | Unresolved) -> PublicText | None:
        if isinstance(found, PublicText):
            return found
        self.obstacles.append(Obstacle(what, found))
        return None

    def _reference(self, quote: Quote, text: PublicText) -> Reference:
        version = Version.of(self._publisher.transcripts[quote.file])
        return Reference(quote.file, version.sha256, quote.turn, text.start, text.end)


def _is_said(text: PublicText) -> bool:
    """Whether words that somebody said are left, beside what stands for others."""
    left = text.text
    for swap in text.swaps:
        left = left.replace(swap.text, " ") if swap.text else left
    return not text.swaps or bool(_WORD.search(_MARK.sub(" ", left)))


def _overlap(one: Draft, other: Draft) -> bool:
    a, b = one.reference, other.reference
    return (a.file, a.turn) == (b.file, b.turn) and a.start < b.end and b.start < a.end
