"""From what people decided to ratings: put, not put, or not said."""

from piacen_qual.analysis.reliability.ratings import (
    MACHINE,
    Column,
    Panel,
    seen_with_suggestions,
    who_codes,
)
from piacen_qual.journals.names import CONSENSUS
from tests.analysis.deciding import SEGMENTS, Coders, suggest
from tests.analysis.making import NORD_1, NORD_2, SUD


def said(panel: Panel, code: str) -> dict[str, dict[str, int | None]]:
    """Segment → coder → rating."""
    columns: tuple[Column, ...] = panel.ratings[code]
    return {
        f"{file.removesuffix('.txt')}:{turn}": dict(
            zip(panel.coders, [column[n] for column in columns], strict=True)
        )
        for n, (file, turn, _) in enumerate(panel.places)
    }


def two_coders() -> Coders:
    """Julie reads all of the first group blind; Luc decides there without reading to the end."""
    coders = Coders()
    coders.reads("Julie", NORD_1, 2, 3, 4, 6)
    coders.puts("Julie", "manque", NORD_1, 2, "Il manque des pelles")
    coders.puts("Luc", "manque", NORD_1, 2, "pelles", there=False, shown=True)
    coders.puts("Luc", "prix", NORD_1, 4, "coûtent cher", shown=True)
    coders.reads("Luc", NORD_1, 4, shown=True)
    return coders


def test_a_code_is_put_rejected_left_out_while_reading_or_not_looked_at() -> None:
    panel = two_coders().panel("Julie", "Luc")
    assert said(panel, "manque") == {
        "nord_g1:2": {"Julie": 1, "Luc": 0},
        "nord_g1:3": {"Julie": 0, "Luc": None},
        "nord_g1:4": {"Julie": 0, "Luc": 0},
        "nord_g1:6": {"Julie": 0, "Luc": None},
    }
    assert said(panel, "prix")["nord_g1:4"] == {"Julie": 0, "Luc": 1}
    assert said(panel, "prix")["nord_g1:2"] == {"Julie": 0, "Luc": None}


def test_segments_that_nobody_compared_looked_at_are_out() -> None:
    coders = two_coders()
    coders.reads("Zoé", SUD, 2)
    assert {place[0] for place in coders.panel("Julie", "Luc").places} == {"nord_g1.txt"}
    assert {place[0] for place in coders.panel("Luc", "Zoé").places} == {
        "nord_g1.txt",
        "sud_g1.txt",
    }
    assert len(coders.panel("Luc").places) == 2


def test_only_the_segments_asked_for_are_compared() -> None:
    some = tuple(segment for segment in SEGMENTS if segment.turn == 2)
    assert list(said(two_coders().panel("Julie", segments=some), "manque")) == ["nord_g1:2"]


def test_the_last_word_of_a_coder_counts() -> None:
    coders = two_coders()
    coders.puts("Luc", "manque", NORD_1, 2, "Il manque")
    assert said(coders.panel("Julie", "Luc"), "manque")["nord_g1:2"] == {"Julie": 1, "Luc": 1}


def test_the_machine_speaks_of_what_somebody_said() -> None:
    suggestions = (
        suggest(NORD_1, 2, "manque", "pelles"),
        suggest(NORD_1, 3, "prix", "Moi"),
        suggest(SUD, 2, "manque", "manque"),
    )
    coders = two_coders()
    panel = coders.panel("Luc", MACHINE, suggestions=suggestions)
    assert said(panel, "manque") == {
        "nord_g1:2": {"Luc": 0, MACHINE: 1},
        "nord_g1:4": {"Luc": 0, MACHINE: 0},
    }
    assert said(panel, "prix")["nord_g1:2"] == {"Luc": None, MACHINE: None}
    with_julie = coders.panel("Julie", "Luc", MACHINE, suggestions=suggestions)
    assert said(with_julie, "prix")["nord_g1:3"] == {"Julie": 0, "Luc": None, MACHINE: 1}


def test_the_consensus_is_what_was_settled_else_what_all_say() -> None:
    coders = two_coders()
    coders.puts(CONSENSUS, "manque", NORD_1, 2, "manque")
    panel = coders.panel(CONSENSUS)
    assert said(panel, "manque") == {
        "nord_g1:2": {CONSENSUS: 1},
        "nord_g1:3": {CONSENSUS: None},  # Julie alone spoke
        "nord_g1:4": {CONSENSUS: 0},
        "nord_g1:6": {CONSENSUS: None},
    }
    assert said(panel, "prix")["nord_g1:4"] == {CONSENSUS: None}  # they differ


def test_the_codes_of_a_segment_are_known_where_a_coder_spoke_of_all() -> None:
    coders = two_coders()
    coders.puts("Julie", "prix", NORD_1, 2, "deux")
    sets = coders.panel("Julie", "Luc").sets(("manque", "prix"))
    assert sets == [
        [frozenset({"manque", "prix"}), frozenset(), frozenset(), frozenset()],
        [None, None, frozenset({"prix"}), None],
    ]
    assert coders.panel("Luc").sets(("manque",))[0] == [frozenset(), frozenset()]


def test_ratings_are_parted_by_group() -> None:
    coders = two_coders()
    coders.reads("Julie", NORD_2, 2, 4)
    coders.reads("Julie", SUD, 2)
    panel = coders.panel("Julie", "Luc")
    parts = panel.by_group(panel.ratings["manque"])
    assert [list(map(list, part)) for part in parts] == [
        [[1, 0, 0, 0], [0, None, 0, None]],
        [[0, 0], [None, None]],
        [[0], [None]],
    ]


def test_who_read_or_decided_is_a_coder_and_the_consensus_is_not() -> None:
    coders = two_coders()
    coders.reads("agathe", SUD, 2)
    coders.puts(CONSENSUS, "manque", NORD_1, 2)
    assert who_codes(coders.voices) == ("agathe", "Julie", "Luc")


def test_who_saw_the_suggestions_is_told() -> None:
    coders = two_coders()
    panel = coders.panel("Julie", "Luc", MACHINE)
    assert seen_with_suggestions(coders.voices, panel) == {"Julie": (0, 4), "Luc": (2, 2)}
