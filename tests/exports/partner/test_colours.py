import re
from importlib.resources import files

import pytest

STYLE = (files("piacen_qual.exports.partner") / "templates" / "bank.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): #([0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
)
CHOICES = ("publier", "modifier", "retirer")
TEXTS = (
    *((text, ground) for text in ("ink", "soft", "accent") for ground in ("paper", "card")),
    *((choice, "card") for choice in CHOICES),
    *(("card", choice) for choice in CHOICES),
    ("on-accent", "accent"),
    ("ink", "mark"),
    ("ink", "warn"),
)


def luminance(colour: str) -> float:
    """Relative luminance: WCAG 2.2, « relative luminance »."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXTS, ids="-on-".join)
def test_texts_are_read_against_their_ground(
    colours: dict[str, str], pair: tuple[str, str]
) -> None:
    assert contrast(*((LIGHT | colours)[name] for name in pair)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_fields_are_seen(colours: dict[str, str]) -> None:
    assert contrast(colours["field"], colours["card"]) >= 3
