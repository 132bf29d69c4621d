"""What `piacen lexique` works on: a study, one concept or code, and what people do with terms."""

import getpass
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from piacen_qual.analysis.codebook_review.proposals import Proposal, Request, Source, propose
from piacen_qual.cli import counting, screen, steps
from piacen_qual.cli.lexique.page import Page, as_contract, in_words
from piacen_qual.codebook.additions import (
    Addition,
    Target,
    as_term,
    find_target,
    name_of,
    own_rule,
    usual_weight,
)
from piacen_qual.codebook.edit import NoPlaceError
from piacen_qual.codebook.left import Choice, left_out, remember
from piacen_qual.codebook.schema import Concept
from piacen_qual.coding.explaining.changes import Change, Fate, changes
from piacen_qual.coding.suggest import suggest
from piacen_qual.coding.widening.preview import effect
from piacen_qual.coding.widening.taking import RefusedTermError, take
from piacen_qual.coding.widening.vocabulary import Vocabulary
from piacen_qual.errors import Problem

NOBODY = "anonyme"


class Desk:
    """A study open at one concept or code; the codebook changes under it as terms are taken.

    Attributes:
        target: `@concept`, or the code's id.
        left: terms that people left earlier, folded.
    """

    def __init__(
        self, work: steps.Work, asked: str, *, weight: float | None, coder: str | None
    ) -> None:
        """Find what is asked for in the study; `weight` is that of the rule a code may need.

        Raises:
            UnknownConceptError: when there is no such concept.
            UnknownCodeError: when there is no such code.
        """
        target = find_target(work.codebook, asked)
        self._work = work
        self._weight = usual_weight(work.codebook, target) if weight is None else weight
        self._coder = coder or _user()
        self._effects: dict[str, tuple[Change, ...]] = {}
        self._decisions = work.study.root / "decisions" / "lexique"
        self.target = name_of(target)
        self.left, self._told = left_out(self._decisions, self.target)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to tell of all that was read."""
        return (*self._work.problems, *self._told)

    @property
    def is_concept(self) -> bool:
        """Whether the target is a concept."""
        return isinstance(self._target(), Concept)

    def proposals(
        self, sources: Iterable[str], each: int, *, left: Collection[str]
    ) -> tuple[Proposal, ...]:
        """New terms, but for those `left`; see `analysis.proposals.propose`."""
        codings = counting.material(self._work).codings
        request = Request(self._target(), self._work.codebook, self._vocabulary, codings, left)
        return propose(request, map(Source, sources), each, adds=self._adds)

    def show(self, proposal: Proposal, rank: str) -> None:
        """A proposal with what it would change."""
        self._page.show(proposal, self._effect(proposal), rank)

    def as_contract(self, proposals: Iterable[Proposal]) -> list[dict[str, Any]]:
        """The proposals for other programs."""
        return [as_contract(proposal, self._effect(proposal)) for proposal in proposals]

    def take(self, given: str) -> None:
        """Write a term in the codebook, and say what it changed.

        Raises:
            RefusedTermError: when the codebook would be less sound, or has changed.
            NoPlaceError: when the file has no list for it.
        """
        study, before = self._work.study, self._work.coded.suggestions
        addition = Addition(self._target(), as_term(given), self._weight)
        with screen.progress("Essai des exemples") as tell:
            book = take(study.codebook, self._work.codebook, addition, study.cache, progress=tell)
        coded = suggest(self._work.library.transcripts, book, study.cache)
        self._work = replace(self._work, codebook=book, coded=coded)
        self._effects.clear()
        remember(self._decisions, self._coder, Choice.TAKE, self.target, addition.term)
        made = changes(before, coded.suggestions, renamed={})
        self._announce(addition.term, made)

    def try_to_take(self, given: str) -> None:
        """The same, a refusal being only said."""
        try:
            self.take(given)
        except (RefusedTermError, NoPlaceError) as refusal:
            screen.fail(str(refusal))

    def leave(self, term: str) -> None:
        """Do not propose a term again."""
        remember(self._decisions, self._coder, Choice.LEAVE, self.target, term)
        screen.say(f"Laissé : « {term} » ne sera plus proposé.")

    def _announce(self, term: str, made: Sequence[Change]) -> None:
        told = [
            f"{in_words(self.target, made, fate)} {what}"
            for fate, what in ((Fate.APPEARED, "de plus"), (Fate.VANISHED, "de moins"))
            if any(change.fate is fate for change in made)
        ]
        target = self._target()
        rule = None if isinstance(target, Concept) else own_rule(target)
        line = (rule or target).line
        effects = ", ".join(told) or "rien d’autre ne change pour l’instant"
        screen.say(
            f"Pris : « {term} » est dans {self.target} (codebook.yaml, ligne {line}); {effects}."
        )

    def _target(self) -> Target:
        return find_target(self._work.codebook, self.target)

    def _adds(self, proposal: Proposal) -> bool:
        return any(change.fate is Fate.APPEARED for change in self._effect(proposal))

    def _effect(self, proposal: Proposal) -> tuple[Change, ...]:
        """What a term would change in the codebook as it is now, worked out once."""
        if proposal.term not in self._effects:
            work, segments = self._work, self._vocabulary.index.segments
            self._effects[proposal.term] = effect(
                Addition(self._target(), proposal.term, self._weight),
                work.codebook,
                work.coded.suggestions,
                work.library.transcripts,
                work.study.cache,
                files={segments[number].file for number in proposal.said.segments},
            )
        return self._effects[proposal.term]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        work = self._work
        return Vocabulary(
            work.library.transcripts, work.coded.segments, work.codebook.concepts, work.study.cache
        )

    @cached_property
    def _page(self) -> Page:
        titles: Mapping[str, str] = {t.file: t.title for t in self._work.library.transcripts}
        return Page(self.target, self._vocabulary.index, titles)


def _user() -> str:
    """Who is at the computer, as the system says."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system may know its users by number only
        return NOBODY
