"""The application that draws a review on the whole screen, in the terminal's own colours."""

import logging
from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import Screen

from piacen_qual.errors import Level, Problem
from piacen_qual.review.coding.screen import ReviewScreen
from piacen_qual.review.coding.session import Session
from piacen_qual.review.hearing import HearingApp
from piacen_qual.review.modals.notice import Notice
from piacen_qual.review.moved.screen import MovedScreen
from piacen_qual.review.moved.session import MovedSession

THEME: Final = "ansi-dark"  # the terminal’s own colours, whatever they are


class ReviewApp(HearingApp):
    """A review, from its first screen to its last.

    The terminal keeps its own background, so that a light one stays light; with NO_COLOR there is
    no colour at all.
    """

    CSS = """
    * {
        scrollbar-size-vertical: 1;
        scrollbar-color: ansi_blue; scrollbar-background: ansi_default;
        scrollbar-color-hover: ansi_blue; scrollbar-background-hover: ansi_default;
        scrollbar-color-active: ansi_blue; scrollbar-background-active: ansi_default;
    }
    """
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 — textual's own type
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(self, first: Screen[None], problems: Sequence[Problem] = ()) -> None:
        """Draw a session.

        Args:
            first: its screen.
            problems: of the logs, told first.
        """
        super().__init__()
        self.theme = THEME
        self._first = first
        self._problems = [problem for problem in problems if problem.level is not Level.NOTE]

    def on_mount(self) -> None:
        """Open the screen, and what there is to tell above it."""
        self.push_screen(self._first)
        if self._problems:
            self.push_screen(Notice("À savoir", "\n\n".join(map(str, self._problems))))
        self.call_after_refresh(self.listen)

    def _fatal_error(self) -> None:
        """Stop without Textual's traceback, which prints what variables hold: verbatims."""
        self._close_messages_no_wait()

    def panic(self, *_: object) -> None:
        """Nor with what an error would draw of itself: whoever runs the program tells it."""
        self._fatal_error()


def review_screen(session: Session | MovedSession) -> Screen[None]:
    """The screen of a review of codes."""
    return MovedScreen(session) if isinstance(session, MovedSession) else ReviewScreen(session)


def draw(first: Screen[None], problems: Sequence[Problem] = ()) -> None:
    """Let a person decide on the whole screen until they quit.

    Raises:
        Exception: whatever went wrong in it; the terminal is as it was before.
    """
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)  # it prints tracebacks of its own
    app = ReviewApp(first, problems)
    app.run()
    if app._exception is not None:
        raise app._exception
