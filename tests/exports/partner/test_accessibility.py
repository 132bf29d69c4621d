"""What is there for people who do not see the page, or use no mouse."""

from typing import TYPE_CHECKING, Any

import pytest

from tests.exports.partner.conftest import BANK, Open
from tests.partners.making import make_bank

if TYPE_CHECKING:
    from playwright.sync_api import Page

UNNAMED = """
() => [...document.querySelectorAll("input, select, textarea, button, progress, summary")]
  .filter((each) => {
    const label = [...(each.labels ?? [])].map((one) => one.textContent).join(" ");
    return !(label + (each.ariaLabel ?? "") + each.textContent).trim();
  })
  .map((each) => each.outerHTML)
"""
REACHED = """
() => {
  const each = document.activeElement, box = each.getBoundingClientRect();
  const style = getComputedStyle(each.matches("[type=radio]") ? each.nextElementSibling : each);
  return {
    name: each.id || each.name || each.className || each.tagName,
    place: [...document.querySelectorAll("*")].indexOf(each),
    isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    outline: parseFloat(style.outlineWidth),
  };
}
"""
FAINT = """
() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (each) => {
    for (let at = each; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const each = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !each.checkVisibility()) continue;
    const two = [parts(getComputedStyle(each).color), ground(each)].map(light);
    const [low, high] = two.sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) faint.push([each.outerHTML.slice(0, 80), contrast]);
  }
  return faint;
}
"""


@pytest.fixture
def page(open_page: Open) -> "Page":
    return open_page(make_bank(attribute="Genre"))


def answer_everything(page: "Page") -> None:
    for number, label in enumerate(("Publier", "Modifier", "Retirer")):
        page.locator("article").nth(number).get_by_label(label).check()


def tabbed(page: "Page", keys: int) -> list[dict[str, Any]]:
    """Where the focus goes when one presses Tab so many times."""
    found = []
    for _ in range(keys):
        page.keyboard.press("Tab")
        found.append(page.evaluate(REACHED))
    return found


def test_every_control_has_a_name(page: "Page") -> None:
    answer_everything(page)
    assert page.evaluate(UNNAMED) == []


def test_headings_go_down_one_level_at_a_time(page: "Page") -> None:
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map((h) => +h.tagName[1])")
    assert levels == [1, 2, 3, 3, 3]


def test_each_part_is_a_landmark(page: "Page") -> None:
    for role, name in (
        ("banner", None),
        ("complementary", "Recherche, filtres et réponses"),
        ("search", None),
        ("region", "Vos réponses"),
        ("main", None),
    ):
        assert page.get_by_role(role, name=name).count() == 1, role  # type: ignore[arg-type] # a role


def test_a_quote_is_a_place_to_go_to_with_a_short_name(page: "Page") -> None:
    for number in (1, 2, 3):
        card = page.get_by_role("article", name=f"Citation {number} de 3", exact=True)
        assert card.get_by_role("group", name="Votre réponse").count() == 1
        assert card.get_by_role("radio").count() == 3


def test_what_changes_is_told_without_moving_the_focus(page: "Page") -> None:
    for name in ("compte", "etat", "trouvees", "repris"):
        assert page.locator(f"#{name}").get_attribute("role") == "status"


def test_the_focus_goes_down_the_page_is_always_seen_and_is_drawn(open_page: Open) -> None:
    page = open_page(make_bank(), reduced_motion="reduce")
    reached = tabbed(page, 16)
    assert [reached[0]["name"], reached[-1]["name"]] == ["skip", f"k-{BANK.quotes[2].id}"]
    places = [each["place"] for each in reached]
    assert places == sorted(set(places))
    assert [each["name"] for each in reached if not each["isSeen"]] == []
    assert [each["name"] for each in reached if each["outline"] < 2] == []


def test_tools_can_be_skipped(page: "Page") -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == f"d-{BANK.quotes[0].id}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_what_is_behind_them(open_page: Open, scheme: str) -> None:
    page = open_page(make_bank(attribute="Genre"), color_scheme=scheme, reduced_motion="reduce")
    answer_everything(page)
    assert page.evaluate(FAINT) == []


def test_what_is_touched_or_clicked_is_large_enough(page: "Page") -> None:
    answer_everything(page)
    for control in page.locator("button:visible, summary:visible, select:visible").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
