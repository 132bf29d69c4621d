"""A line with something on its left and on its right, in less room than both want."""

import asyncio

import pytest
from textual.app import App, ComposeResult

from piacen_qual.review.drawing.bar import Bar

LEFT = "110/211 · RQIIAC g1 · Des pratiques et des besoins de formation"
RIGHT = "thème « Des pratiques » · 112 à décider, 99 à lire · Marie-Julie"


def drawn(width: int, left: str = LEFT, right: str = RIGHT) -> str:
    async def draw() -> str:
        class One(App[None]):
            def compose(self) -> ComposeResult:
                yield Bar()

        app = One()
        async with app.run_test(size=(width, 3)) as pilot:
            bar = app.query_one(Bar)
            bar.tell(left, right)
            await pilot.pause()
            return bar.render_line(0).text

    return asyncio.run(draw())


def test_all_is_told_where_there_is_room() -> None:
    assert drawn(140) == f"{LEFT}{' ' * (140 - len(LEFT) - len(RIGHT))}{RIGHT}"


@pytest.mark.parametrize("width", [120, 100, 80, 60, 40])
def test_where_one_is_and_who_decides_are_always_told(width: int) -> None:
    told = drawn(width)
    assert len(told) == width
    assert told.startswith("110/211 · RQ")
    assert told.endswith("Marie-Julie")


def test_what_is_cut_ends_in_an_ellipsis() -> None:
    told = "110/211 · RQIIAC g1 · Des… thème « Des… · 112 à décider, 99 à lire · Marie-Julie"
    assert drawn(80) == told
    assert "thème" not in drawn(60)
