"""Keys typed faster than the screen is drawn."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual import events

from piacen_qual.decisions.replay import Verdict
from piacen_qual.review.app import ReviewApp, review_screen
from piacen_qual.review.coding.session import Session
from tests.review.making import reviewing
from tests.review.pictures import picture

NAMES = {"\r": "enter", "\x1b": "escape", " ": "space"}

STILL = 10  # times in a row that nothing is under way


def key(letter: str) -> events.Key:
    return events.Key(NAMES.get(letter, letter), letter.removeprefix("alt+"))


def typed(session: Session, letters: Sequence[str], *, early: str = "") -> str:
    """The screen after letters that come all at once, `early` ones before it is drawn."""

    async def press() -> str:
        app = ReviewApp(review_screen(session))
        before = [key(letter) for letter in early]
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for each in (*before, *map(key, letters)):
                app.post_message(each)
            still = 0
            while still < STILL:
                await pilot.pause(0.01)
                still = 0 if app.busy else still + 1
            return picture(app)

    return asyncio.run(press())


def codes(session: Session) -> dict[str, Verdict | None]:
    return {line.code: line.verdict for line in session.route.sheet.lines}


def test_letters_typed_ahead_land_in_the_box_that_opens(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        screen = typed(session, "centr\rr")
        assert codes(session)["entraide"] is Verdict.ACCEPTED
        assert "Il en manque\xa0: rejeté." in screen


def test_a_box_that_is_closed_lets_the_next_keys_through(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        typed(session, ["c", "z", "\x1b", "a", "r"])
        assert codes(session) == {"manque": Verdict.ACCEPTED, "outil": Verdict.REJECTED}


def test_keys_typed_before_the_screen_is_drawn_are_forgotten(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        typed(session, [], early="aar\r")
        assert session.done == 0


def test_escape_and_a_letter_that_come_as_one_are_two_keys(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        typed(session, ["c", "alt+a"])
        assert codes(session)["manque"] is Verdict.ACCEPTED


def test_what_is_typed_for_a_box_that_does_not_open_is_no_command(tmp_path: Path) -> None:
    with reviewing(tmp_path) as session:
        session.route.go(("nord_g1.txt", 5, 1))
        for refused in "es":
            screen = typed(session, f"{refused}pour\r")
            assert "Il n’y a pas de code ici" in screen
        assert session.done == 0
        assert session.route.place == ("nord_g1.txt", 5, 1)
