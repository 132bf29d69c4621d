"""segments.csv and codages.csv, as tables."""

from dataclasses import replace

from piacen_qual.analysis.counting.rows import coding_rows, segment_rows
from piacen_qual.model import CONFIDENTIAL
from tests.analysis.making import NORD_1, make_coding, make_material, only, records


def test_each_segment_has_its_place_its_speaker_and_its_words() -> None:
    row = only(segment_rows(make_material()), fichier="nord_g1.txt", tour=4)
    assert row == {
        "fichier": "nord_g1.txt",
        "cas": "NORD",
        "groupe": 1,
        "date": "2031-05-02",
        "edition": None,
        "theme": "outils",
        "tour": 4,
        "segment": 1,
        "locuteur": "P1",
        "fonction": "direction",
        "age": "35-54",
        "date_personne": None,
        "mots": 9,
        "debut_s": 42.0,
        "texte": "Pis les râteaux coûtent cher, il en manque aussi.",
        "codes": "manque|prix|outil",
        "diffusion": CONFIDENTIAL,
    }


def test_segments_without_a_code_are_there_and_the_moderation_is_not() -> None:
    rows = records(segment_rows(make_material()))
    assert [row["tour"] for row in rows if row["fichier"] == "nord_g1.txt"] == [2, 3, 4, 6]
    assert only(segment_rows(make_material()), fichier="nord_g2.txt", tour=4)["codes"] == ""


def test_each_coding_has_its_evidence_and_all_the_columns_of_its_segment() -> None:
    material = make_material()
    coding = only(coding_rows(material), code="prix", fichier="nord_g1.txt")
    assert coding["extrait"] == "coûtent cher"
    assert (coding["famille"], coding["regle"], coding["score"]) == ("raisons", "prix.1", 0.8)
    assert (coding["source"], coding["codeur"], coding["memo"]) == ("suggestion", None, None)
    segment = only(segment_rows(material), fichier="nord_g1.txt", tour=4)
    assert segment.items() <= coding.items()


def test_a_decision_says_who_decided_and_what_they_noted() -> None:
    one = make_coding(NORD_1, 2, "manque", "Il")
    decided = replace(one, source="ana", memo="ana : à citer")
    rows = records(coding_rows(make_material(codings=[one, decided])))
    assert [(row["source"], row["codeur"], row["memo"]) for row in rows] == [
        ("suggestion", None, None),
        ("décision", "ana", "ana : à citer"),
    ]
