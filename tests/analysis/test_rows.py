"""segments.csv and codages.csv, as tables."""

from dataclasses import replace

from piacen_qual.analysis.rows import coding_rows, segment_rows
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
    assert coding["source"] == "suggestion"
    segment = only(segment_rows(material), fichier="nord_g1.txt", tour=4)
    assert segment.items() <= coding.items()


def test_two_coders_have_a_row_each() -> None:
    one = make_coding(NORD_1, 2, "manque", "Il")
    table = coding_rows(make_material(codings=[one, replace(one, source="ana"), one]))
    assert [row["source"] for row in records(table)] == ["suggestion", "ana", "suggestion"]
