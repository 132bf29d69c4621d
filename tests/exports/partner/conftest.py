"""A real browser in which pages are opened from the disk, as partners do."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from piacen_qual.exports.partner.bank_page import bank_to_html
from piacen_qual.partners.bank import PartnerBank
from tests.partners.making import HOSTILE, make_bank

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
BANK = make_bank(
    "Le télétravail, c’est correct.",
    "On avait deux pelles pour six.",
    "L’ordinateur a planté, pis le logiciel aussi.",
    *HOSTILE,
)
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 30_000  # milliseconds

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")  # no longer: its event loop would be in other tests' way
def browser() -> "Iterator[Browser]":
    """Chromium, for the tests of one module; they are skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, NAMES)), "")
    if not chromium:
        pytest.skip("there is no Chromium here: apt install chromium")
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if as_root else [], timeout=PATIENCE
        )
        try:
            yield started
        finally:
            started.close()


@pytest.fixture
def open_page(browser: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Open the page of a bank from the disk; nothing may go wrong in it, nor out of it."""
    with _watched(browser) as opened:

        def call(bank: PartnerBank = BANK, **context: object) -> "Page":
            path = tmp_path / "citations.html"
            path.write_bytes(bank_to_html(bank))
            page = opened(**context)
            page.goto(path.as_uri())
            return page

        yield call


@contextmanager
def _watched(browser: "Browser") -> Iterator[Open]:
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def opened(**context: object) -> "Page":
        made = browser.new_context(**({"viewport": DESKTOP, "offline": True} | context))  # type: ignore[arg-type] # options of the tests
        contexts.append(made)
        made.set_default_timeout(PATIENCE)
        page = made.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("dialog", lambda dialog: _met(dialog, wrong))
        page.on(
            "request", lambda request: wrong.append(request.url) if _leaves(request.url) else None
        )
        return page

    try:
        yield opened
    finally:
        for made in contexts:
            made.close()
    assert not wrong


def _met(dialog: "Dialog", wrong: list[str]) -> None:
    """The page asks before one leaves it; nothing else may ask for anything."""
    if dialog.type == "beforeunload":
        dialog.accept()
    else:
        wrong.append(dialog.message)
        dialog.dismiss()


def _leaves(url: str) -> bool:
    return not url.startswith(("file:", "blob:"))
