"""Decisions made before words changed."""

from pathlib import Path

from tests.review.making import reviewing

OLD, NEW = "il me manque du temps", "il me manque donc du temps"
WHOLE = "Un vieux râteau [rires], pis il me manque du temps pour le réparer."


def put_code(folder: Path, turn: int, words: str) -> None:
    """Have a code on some words of the north."""
    with reviewing(folder) as session:
        session.route.go(("nord_g1.txt", turn, 1))
        start = session.turn.text.index(words)
        session.add("entraide", (start, start + len(words)))
