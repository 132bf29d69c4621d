"""French typography, at rendering only: never inside a verbatim."""

from piacen_qual.model import Cell


def quoted(verbatim: str) -> str:
    """The verbatim, untouched, between « and » with no-break spaces."""
    raise NotImplementedError


def typeset(text: str) -> str:
    """Our own words (titles, labels, notes) with the spaces of the Office québécois."""
    raise NotImplementedError


def shown(value: Cell, kind: str = "texte") -> str:
    """A cell as a person reads it: `1 234`, `0,45`, `12,3 %`, empty for None."""
    raise NotImplementedError
