"""What the screen shows after some keys, as text."""

import asyncio
import io
from collections.abc import Sequence

from rich.console import Console
from textual.events import Paste

from piacen_qual.errors import Problem
from piacen_qual.review.app import ReviewApp, review_screen
from piacen_qual.review.coding.session import Session
from piacen_qual.review.moved.session import MovedSession


def shown(
    session: Session | MovedSession,
    *keys: str,
    size: tuple[int, int] = (80, 24),
    then: tuple[int, int] | None = None,
    problems: Sequence[Problem] = (),
    ansi: bool = False,
) -> str:
    """The screen after these keys; `text:abc` types, `then` is its size at last."""

    app = ReviewApp(review_screen(session), problems)
    return pressed(app, keys, size, then, ansi=ansi)


def pressed(
    app: ReviewApp,
    keys: Sequence[str],
    size: tuple[int, int],
    then: tuple[int, int] | None = None,
    *,
    ansi: bool = False,
) -> str:
    """The same of any application, however slow the machine is."""

    async def press() -> str:
        async with app.run_test(size=size) as pilot:
            while not app.listens:
                await pilot.pause(0.01)
            for key in keys:
                if key.startswith("text:"):
                    app.post_message(Paste(key[5:]))  # quicker than letter by letter
                    await pilot.pause()
                else:
                    await pilot.press(key)
                while app.busy and app.listens:
                    await pilot.pause(0.01)
            if then is not None:
                await pilot.resize_terminal(*then)
            await pilot.pause()
            return picture(app, ansi=ansi)

    return asyncio.run(press())


def picture(app: ReviewApp, *, ansi: bool = False) -> str:
    """The screen of an application that runs; with `ansi`, its colours too."""
    width, height = app.size
    page = Console(
        width=width,
        height=height,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        record=True,
        legacy_windows=False,
    )
    render = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    page.print(render)
    return page.export_text(styles=ansi)
