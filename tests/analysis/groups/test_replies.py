"""Who speaks right after whom, and who names whom."""

import pytest

from piacen_qual.analysis.groups.replies import exchange_shares, replies, replies_side_by_side
from piacen_qual.model import Participant
from tests.analysis.making import make_coding, make_material, make_transcript, only, records

TALK = make_transcript(
    [
        ("P1", "intro", "Bonjour."),
        ("Animatrice", "outils", "Les pelles?"),
        ("P1", "outils", "Il en manque."),
        ("P2", "outils", "C’est ça, Luc, il en manque."),
        ("P2", "outils", "Pis des râteaux."),
        ("P3", "outils", "[rires]"),
        ("P1", "outils", "Rose l’a dit. Rose le sait."),
        ("Observateur", "outils", "Je note."),
        ("P3", "outils", "Comme disait Luc, oui."),
    ],
    participants=[
        Participant("P1", name="Luc Aubin"),
        Participant("P2", name="Rose Roy"),
        Participant("P3"),
    ],
)
CODINGS = (make_coding(TALK, 4, "pour", "C’est ça"), make_coding(TALK, 7, "manque", "dit"))


@pytest.mark.parametrize(
    ("who", "other", "after", "naming"),
    [
        ("P1", "animation", 1, 0),
        ("P2", "P1", 1, 1),
        ("P1", "P2", 1, 1),  # a laugh between them is looked through; named twice, one turn
        ("P3", "P1", 0, 1),  # the observer spoke between them
        ("P3", "P2", 0, 0),
        ("P2", "animation", 0, 0),
    ],
)
def test_turns_right_after_and_turns_that_name(
    who: str, other: str, after: int, naming: int
) -> None:
    row = only(replies(make_material([TALK], CODINGS)), qui=who, apres=other)
    assert (row["tours"], row["nomme"]) == (after, naming)


def test_nobody_takes_up_themselves_and_the_moderation_takes_up_nobody() -> None:
    rows = records(replies(make_material([TALK], CODINGS)))
    assert {row["qui"] for row in rows} == {"P1", "P2", "P3"}
    assert all(row["qui"] != row["apres"] for row in rows)
    assert len(rows) == 9


def test_stances_of_these_turns_are_counted_and_other_codes_are_not() -> None:
    row = only(replies(make_material([TALK], CODINGS)), qui="P2", apres="P1")
    assert (row["pour"], row["contre"]) == (1, 0)
    assert "manque" not in row


def test_a_square_per_group_says_both_in_a_cell() -> None:
    (square,) = replies_side_by_side(make_material([TALK], CODINGS))
    assert only(square, qui="P2") == {
        "qui": "P2",
        "P1": "1+1",
        "P2": None,
        "P3": "–",
        "animation": "–",
    }
    assert only(square, qui="P3")["P1"] == "0+1"
    assert square.title == "Qui prend la parole après qui : NORD, groupe 1"


def test_groups_are_compared_by_how_much_they_talk_among_themselves() -> None:
    row = only(exchange_shares(make_material([TALK], CODINGS)), groupe="NORD, groupe 1")
    assert (row["entre"], row["animation"], row["nomme"]) == (2, 1, 3)
    assert row["part"] == pytest.approx(2 / 3)


def test_a_group_where_nobody_takes_anybody_up_has_no_share() -> None:
    alone = make_transcript([("P1", "outils", "Je parle."), ("P1", "outils", "Encore.")])
    assert only(exchange_shares(make_material([alone], [])), entre=0)["part"] is None


def test_speaking_after_someone_is_not_said_to_be_an_answer() -> None:
    for table in (replies(make_material([TALK], [])), exchange_shares(make_material([TALK], []))):
        assert "n’est pas toujours lui répondre" in table.notes[0]
