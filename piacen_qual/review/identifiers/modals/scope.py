"""Choosing which questions are gone through."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from piacen_qual.french.wording import several
from piacen_qual.review.identifiers import wording
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.scope import Scope, Which
from piacen_qual.review.modals.choices import Choices

FIELDS: Final = {"which": "Questions", "kind": "Type"}


class ScopeModal(Choices[Scope]):
    """Which questions, of which kind."""

    def __init__(self, desk: Desk) -> None:
        """Begin with what the session goes through."""
        super().__init__(FIELDS)
        self._desk = desk
        self._scope = desk.scope

    def values(self, name: str) -> Sequence[Any]:
        """What can be chosen on a line."""
        return [None, *wording.kinds_of(self._desk)] if name == "kind" else list(Which)

    def value(self, name: str) -> Any:
        """What is chosen there."""
        return getattr(self._scope, name)

    def put(self, name: str, value: Any) -> None:
        """Choose it."""
        self._scope = replace(self._scope, **{name: value})

    def clear(self) -> None:
        """Go through what is to be decided."""
        self._scope = Scope()

    def shown(self, name: str) -> str:
        """What is read there."""
        kind = self._scope.kind
        return self._scope.which.value if name == "which" else kind.label if kind else ""

    def count(self) -> str:
        """How many questions that leaves."""
        return f"{several(self._desk.count(self._scope), 'question')}."

    def take(self) -> None:
        """Go through that."""
        self._desk.go_through(self._scope)
        self.dismiss(self._scope)
