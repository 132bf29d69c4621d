"""Disagreements: both sides with their words and memos."""

from piacen_qual.analysis.reliability.disagreements import (
    Disagreement,
    disagreements,
    disagreements_table,
    in_words,
)
from piacen_qual.analysis.reliability.ratings import MACHINE
from piacen_qual.journals.names import CONSENSUS
from tests.analysis.deciding import SEGMENTS, Coders, suggest
from tests.analysis.making import NORD_1, make_material, only

SUGGESTED = (suggest(NORD_1, 4, "manque", "il en manque"),)


def differing(coders: Coders, *names: str) -> tuple[Disagreement, ...]:
    panel = coders.panel(*names, suggestions=SUGGESTED)
    return disagreements(panel, SEGMENTS, coders.voices, coders.placement, SUGGESTED)


def coders() -> Coders:
    made = Coders()
    made.reads("Julie", NORD_1, 2, 3, 4)
    made.reads("Luc", NORD_1, 2, 3, 4)
    made.puts("Julie", "manque", NORD_1, 2, "Il manque des pelles", note="mot pour mot")
    made.puts("Luc", "prix", NORD_1, 4, "coûtent cher", rule="prix.1")
    made.puts("Julie", "prix", NORD_1, 4, "cher", there=False)
    made.puts("Julie", "pour", NORD_1, 3, "ça va")
    made.puts("Luc", "pour", NORD_1, 3, "Moi")
    made.notes("Luc", "vraiment?", NORD_1, 2)
    made.notes("Luc", "d’un autre code", NORD_1, 2, "prix")
    made.notes(CONSENSUS, "à voir ensemble", NORD_1, 2, "manque")
    return made


def test_disagreements_come_by_segment_then_by_code() -> None:
    found = differing(coders(), "Julie", "Luc")
    assert [(each.segment.turn, each.code) for each in found] == [(2, "manque"), (4, "prix")]
    with_machine = differing(coders(), "Julie", "Luc", MACHINE)
    assert [(each.segment.turn, each.code) for each in with_machine] == [
        *((2, "manque"), (3, "pour")),
        *((4, "manque"), (4, "prix")),
    ]


def test_each_side_has_its_words_its_rule_and_its_memos() -> None:
    first, second = differing(coders(), "Julie", "Luc")
    julie, luc = first.sides
    text = NORD_1.turns[1].text
    assert (julie.put, text[slice(*julie.words)]) == (True, "Il manque des pelles")
    assert julie.memos == ("mot pour mot",)
    assert (luc.put, luc.words, luc.memos) == (False, (0, 0), ("vraiment?",))
    assert first.notes == ("à voir ensemble",)
    julie, luc = second.sides
    text = NORD_1.turns[3].text
    assert (julie.put, text[slice(*julie.words)]) == (False, "cher")
    assert (luc.put, luc.rule, text[slice(*luc.words)]) == (True, "prix.1", "coûtent cher")


def test_the_machine_s_side_has_its_reason() -> None:
    made = differing(coders(), "Julie", MACHINE)
    machine = {(each.segment.turn, each.code): each.sides[1] for each in made}
    assert (machine[2, "manque"].put, machine[2, "manque"].words) == (False, (0, 0))
    suggested = machine[4, "manque"]
    assert (suggested.put, suggested.memos, suggested.rule) == (True, ("parce que",), "manque.1")


def test_who_did_not_look_is_not_in_the_dispute() -> None:
    made = coders()
    made.puts("Zoé", "manque", NORD_1, 4)
    found = differing(made, "Julie", "Luc", "Zoé")
    sides = {each.code: each.sides[2].put for each in found if each.segment.turn == 2}
    assert sides == {"manque": None}


def test_the_table_puts_the_sides_next_to_one_another() -> None:
    table = disagreements_table(
        differing(coders(), "Julie", "Luc"), ("Julie", "Luc"), make_material()
    )
    row = only(table, code="prix")
    assert (row["groupe"], row["theme"], row["locuteur"]) == ("NORD, groupe 1", "Les outils", "P1")
    assert (row["avis_Julie"], row["extrait_Julie"]) == ("rejeté", "cher")
    assert (row["avis_Luc"], row["extrait_Luc"]) == ("mis", "coûtent cher")
    assert row["texte"] == NORD_1.turns[3].text
    assert row["diffusion"] == "confidentiel, non anonymisé"
    assert (row["tranche"], row["tranche_par"]) == (None, None)
    assert only(table, code="manque")["memos_Luc"] == "vraiment?"


def test_a_rejected_a_replaced_a_left_out_and_an_unseen_code_are_told_apart() -> None:
    made = Coders()
    made.puts("Ana", "manque", NORD_1, 2)
    made.puts("Julie", "manque", NORD_1, 2, there=False)
    made.puts("Luc", "manque", NORD_1, 2, there=False, instead="prix")
    made.reads("Max", NORD_1, 2)
    made.reads("Zoé", NORD_1, 3)

    found = differing(made, "Ana", "Julie", "Luc", "Max", "Zoé", MACHINE)

    (sides,) = (each.sides for each in found if (each.segment.turn, each.code) == (2, "manque"))
    assert [in_words(side) for side in sides] == [
        *("mis", "rejeté", "remplacé par prix", "pas mis", "pas dit", "pas mis")
    ]


def test_what_a_consensus_settled_is_told_with_who_settled_it() -> None:
    made = coders()
    made.puts(CONSENSUS, "prix", NORD_1, 4, "cher", by="Ana")

    first, second = differing(made, "Julie", "Luc")

    assert first.settled is None
    assert second.settled is not None
    assert (second.settled.put, second.settled.by) == (True, "Ana")
    row = only(disagreements_table((second,), ("Julie", "Luc"), make_material()), code="prix")
    assert (row["tranche"], row["tranche_par"]) == ("mis", "Ana")
