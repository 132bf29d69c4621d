"""Things named, by kind and by word."""

from piacen_qual.analysis.counting.technologies import technologies_by_case, words_named
from piacen_qual.analysis.material import Material, Unit
from piacen_qual.model import Table
from tests.analysis.making import make_coding, make_material, make_transcript, only, records


def _words(material: Material) -> Table:
    (table,) = words_named(material)
    return table


def test_tables_bear_the_name_of_their_family() -> None:
    tables = (*technologies_by_case(make_material(), Unit.GROUP), _words(make_material()))
    assert [table.title for table in tables] == ["Objets par groupe", "Objets, mot par mot"]
    assert [table.name for table in tables] == ["objets_par_groupe", "objets_mots"]


def test_kinds_of_objects_are_compared_between_cases() -> None:
    (table,) = technologies_by_case(make_material())
    assert only(table, code="outil") == {
        "code": "outil",
        "NORD": "2/2 2/5 3",
        "SUD": "1/1 1/1 1",
        "Total": "3/3 3/6 4",
    }


def test_forms_of_one_word_are_counted_together() -> None:
    row = only(_words(make_material()), mot="pelle")  # pelles, pelle, Pelle
    assert (row["groupes"], row["locuteurs"], row["NORD"], row["SUD"], row["total"]) == (
        3,
        3,
        2,
        1,
        3,
    )


def test_a_plural_that_stemmers_leave_alone_and_an_oral_form_join_their_word() -> None:
    said = [
        ("P1", "outils", "Le micro."),
        ("P2", "outils", "Deux micros."),
        ("P3", "outils", "Mon ordi."),
    ]
    said.append(("P4", "outils", "L’ordinateur."))
    transcript = make_transcript(said)
    words = ("micro", "micros", "ordi", "ordinateur")
    codings = [make_coding(transcript, n, "outil", word) for n, word in enumerate(words, 1)]
    table = _words(make_material([transcript], codings))
    assert [(row["mot"], row["total"]) for row in records(table)] == [("micro", 2), ("ordi", 2)]


def test_two_words_of_one_kind_in_a_segment_are_both_counted() -> None:
    said = [
        ("P1", "outils", "Une pelle ou une grosse pelle ou un râteau."),
        ("P2", "outils", "Le râteau."),
    ]
    transcript = make_transcript(said)
    codings = [
        make_coding(transcript, 1, "outil", "pelle"),
        make_coding(transcript, 2, "outil", "râteau"),
    ]
    table = _words(make_material([transcript], codings))
    assert [(row["mot"], row["total"]) for row in records(table)] == [("râteau", 2), ("pelle", 1)]


def test_the_longest_name_wins_at_each_place() -> None:
    said = [("P1", "outils", "La pelle à neige."), ("P2", "outils", "La pelle.")]
    transcript = make_transcript(said)
    codings = [
        make_coding(transcript, 1, "outil", "pelle à neige"),
        make_coding(transcript, 2, "outil", "pelle"),
    ]
    table = _words(make_material([transcript], codings))
    assert {str(row["mot"]): row["total"] for row in records(table)} == {
        "pelle à neige": 1,
        "pelle": 1,
    }


def test_evidence_without_a_word_names_nothing() -> None:
    transcript = make_transcript([("P1", "outils", "Regarde 🪏 …")])
    table = _words(make_material([transcript], [make_coding(transcript, 1, "outil", "🪏")]))
    assert table.rows == ()


def test_a_passage_coded_whole_is_no_name() -> None:
    said = [("P1", "outils", "On avait deux pelles pis un râteau."), ("P2", "outils", "La pelle.")]
    transcript = make_transcript(said)
    codings = [
        make_coding(transcript, 1, "outil", said[0][2]),
        make_coding(transcript, 2, "outil", "pelle"),
    ]
    table = _words(make_material([transcript], codings))
    assert [(row["mot"], row["total"]) for row in records(table)] == [("pelle", 2)]


def test_one_case_alone_has_no_total_beside_it() -> None:
    transcript = make_transcript([("P1", "outils", "La pelle.")])
    made = make_material([transcript], [make_coding(transcript, 1, "outil", "pelle")])
    (table,) = technologies_by_case(made)
    assert [column.label for column in table.columns] == ["Code", "NORD"]
