"""Keys that come before a box is drawn, or once it is closed."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from piacen_qual.review import hearing
from piacen_qual.review.app import ReviewApp, review_screen
from piacen_qual.review.coding.modals.filters import FilterModal
from piacen_qual.review.coding.modals.memo import MemoModal
from piacen_qual.review.coding.modals.pick import PickModal
from piacen_qual.review.coding.session import Session
from piacen_qual.review.identifiers.desk import Desk
from piacen_qual.review.identifiers.modals.find import FindModal
from piacen_qual.review.identifiers.modals.mention import MentionModal
from piacen_qual.review.identifiers.modals.scope import ScopeModal
from piacen_qual.review.identifiers.modals.typing import ConfirmModal, ReplaceModal
from piacen_qual.review.modals.confirm import Confirm
from piacen_qual.review.modals.modal import Modal
from piacen_qual.review.modals.notice import Notice
from piacen_qual.review.modals.words import WordsModal
from tests.review.identifiers.making import deciding
from tests.review.making import CODEBOOK, reviewing
from tests.review.test_hearing import key

Made = Callable[[Session, Desk], Modal[Any]]

MODALS: dict[str, Made] = {
    "words": lambda *_: WordsModal("un deux trois", (0, 13), (0, 2)),
    "first word": lambda *_: WordsModal("un deux trois", (0, 13), None),
    "notice": lambda *_: Notice("Aide", "Texte"),
    "confirm": lambda *_: Confirm("Oui?", "Texte"),
    "pick": lambda *_: PickModal("Code", CODEBOOK.codes),
    "filter": lambda session, _: FilterModal(session),
    "memo": lambda session, _: MemoModal(session),
    "find": lambda _, desk: FindModal(desk),
    "mention": lambda _, desk: MentionModal(desk),
    "scope": lambda _, desk: ScopeModal(desk),
    "replace": lambda *_: ReplaceModal("mots", lambda _: None, lambda _: ("", "", "")),
    "sure": lambda *_: ConfirmModal("Oui?", "Texte"),
}


async def press_all(app: ReviewApp, modal: Modal[Any]) -> None:
    """Do what every key of a box does."""
    for binding in {binding.action for _, binding in modal._bindings}:
        await app.run_action(binding, modal)


def drawn(
    first: Screen[None], act: Callable[[ReviewApp, Pilot[None]], Awaitable[None]]
) -> list[Screen[Any]]:
    """The screens that are left after something was done; what failed is raised."""

    async def run() -> list[Screen[Any]]:
        app = ReviewApp(first)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await act(app, pilot)
            await pilot.pause()
            return list(app.screen_stack)

    return asyncio.run(run())


@pytest.mark.parametrize("made", MODALS.values(), ids=MODALS.keys())
def test_no_key_acts_before_a_box_is_drawn_nor_once_it_is_closed(
    tmp_path: Path, made: Made
) -> None:
    async def act(app: ReviewApp, pilot: Pilot[None]) -> None:
        opening = app.push_screen(modal)
        await press_all(app, modal)
        await opening
        assert app.screen is modal
        modal.dismiss(None)
        for _ in range(2):
            await press_all(app, modal)
            modal.dismiss(None)
            await pilot.pause()

    with reviewing(tmp_path / "a") as session, deciding(tmp_path / "b") as desk:
        modal = made(session, desk)
        first = review_screen(session)
        assert drawn(first, act)[1:] == [first]
        assert session.done == 0


def test_what_is_typed_twice_in_a_box_is_taken_once(tmp_path: Path) -> None:
    taken: list[str] = []
    modal = ReplaceModal("mots", taken.append, lambda _: ("", "", ""))

    async def act(app: ReviewApp, pilot: Pilot[None]) -> None:
        await app.push_screen(modal)
        box = modal.query_one(Input)
        for _ in range(2):
            modal.post_message(Input.Submitted(box, "[quartier]"))
        await pilot.pause()

    with reviewing(tmp_path) as session:
        drawn(review_screen(session), act)
    assert taken == ["[quartier]"]


def test_keys_wait_for_a_box_that_is_slow_to_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = WordsModal._compose

    async def slowly(modal: WordsModal) -> None:
        await asyncio.sleep(0.3)
        await composed(modal)

    async def act(app: ReviewApp, pilot: Pilot[None]) -> None:
        for letter in "eel\r":
            app.post_message(key(letter))
        await asyncio.sleep(0.5)
        await pilot.pause()

    monkeypatch.setattr(WordsModal, "_compose", slowly)
    monkeypatch.setattr(hearing, "LATE", 0.02)
    with reviewing(tmp_path) as session:
        line = session.route.line
        drawn(review_screen(session), act)
        changed = session.route.sheet.lines[0]
    assert line is not None
    assert changed.start > line.start
    assert changed.end == line.end


def test_letters_that_follow_the_one_that_quits_are_not_heard(tmp_path: Path) -> None:
    async def act(app: ReviewApp, _: Pilot[None]) -> None:
        await app.action_quit()
        await app.on_event(key("a"))
        assert not app.busy

    with reviewing(tmp_path) as session:
        drawn(review_screen(session), act)


def test_a_box_that_is_open_when_one_quits_obeys_no_key(tmp_path: Path) -> None:
    modal = WordsModal("un deux trois", (0, 13), (0, 2))

    async def act(app: ReviewApp, _: Pilot[None]) -> None:
        await app.push_screen(modal)
        app.exit()
        for _again in range(50):
            if app.screen_stack:
                await press_all(app, modal)
            await asyncio.sleep(0.001)

    with reviewing(tmp_path) as session:
        drawn(review_screen(session), act)
