"""Keys, heard one at a time, and only by who sees what they are for."""

import math
from collections import deque
from collections.abc import Iterator
from typing import Final

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

PAUSE: Final = 0.3  # seconds without a key, after which what was being typed is over
LATE: Final = 0.3  # seconds after which the next key no longer waits for what the last one did
ALT: Final = "alt+"

Typed = events.Key | events.Paste


class Hush(Message):
    """What is typed at once from here on was meant for a box that did not open."""


class KeyDone(Message):
    """Follows a key on its way up: where it arrives, the key has done what it does.

    Attributes:
        again: whether to go up once more, behind what the key opened or sent.
    """

    def __init__(self, *, again: bool) -> None:
        """Begin where the key was sent."""
        super().__init__()
        self.again = again


class HearingApp(App[None]):
    """An application in which keys typed ahead go where they would if they were typed slowly.

    A key waits until the one before has done all it does: letters that follow `c` at once are
    typed in the box that `c` opens. Keys typed before anything is drawn are forgotten, and so are
    those that follow a `Hush`, for as long as they come one right after the other; so are all that
    follow the one that quits, for which no box would be drawn any more.
    """

    def __init__(self) -> None:
        """Hear nothing yet."""
        super().__init__(ansi_color=True)
        self._ahead: deque[Typed] = deque()
        self._deaf_until = math.inf
        self._waits: Timer | None = None  # while a key does what it does

    @property
    def busy(self) -> bool:
        """Whether a key waits, or is under way."""
        return bool(self._ahead) or self._waits is not None

    @property
    def listens(self) -> bool:
        """Whether keys are heard: not before anything is drawn."""
        return math.isfinite(self._deaf_until)

    def listen(self) -> None:
        """What there is to see is drawn: hear from now on."""
        self._deaf_until = Message().time

    async def action_quit(self) -> None:
        """Quit, and hear nothing more."""
        self._ahead.clear()
        self._deaf_until = math.inf
        await super().action_quit()

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed until its turn comes."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if event.time < self._deaf_until:
                self._deaf_until = max(self._deaf_until, event.time + PAUSE)
                return
            self._ahead.extend(_apart(event))
            await self._hear()
        else:
            await super().on_event(event)

    def on_hush(self, message: Hush) -> None:
        """Forget what was typed ahead, and what follows."""
        self._ahead.clear()
        self._deaf_until = message.time + PAUSE

    async def on_key_done(self, message: KeyDone) -> None:
        """Hear the next key once there is nothing left of this one."""
        if message.again:
            self._follow(again=False)
        else:
            await self._over()

    async def _hear(self) -> None:
        """Pass the next key on, unless one is under way."""
        if self._waits is None and self._ahead:
            self._waits = self.set_timer(LATE, self._over)
            await super().on_event(self._ahead.popleft())
            self._follow(again=True)

    def _follow(self, *, again: bool) -> None:
        (self.focused or self.screen).post_message(KeyDone(again=again))

    async def _over(self) -> None:
        if self._waits is not None:
            self._waits.stop()
            self._waits = None
        await self._hear()


def _apart(event: Typed) -> Iterator[Typed]:
    """No key goes with Alt here: Escape and a letter right after it, which terminals send alike."""
    if isinstance(event, events.Key) and event.key.startswith(ALT) and event.is_printable:
        yield events.Key("escape", "\x1b")
        yield events.Key(event.character or "", event.character)
    else:
        yield event
