"""Text that a grid of rich cuts in lines as our own pages do."""

from typing import Any

from rich.console import Console
from rich.containers import Lines
from rich.text import Text

from piacen_qual.cli.screen import folded


class PlainWrapped(Text):
    """Text cut at plain spaces only: rich would part a guillemet from its word."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """The lines, each `width` wide at most; a longer word is cut as the column says."""
        return folded(Text(self.plain, style=self.style), width).wrap(console, width, **how)
