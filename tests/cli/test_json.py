"""The JSON that other programs read: every key of every contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.making import piacen

ROLES = {"animation", "observation", "participant"}


def read(study: Path, *words: str) -> Any:
    done = piacen(*words, "--json", "--etude", study)
    assert done.code == 0, done.err
    return json.loads(done.out)


@pytest.fixture(scope="module")
def transcripts(coded: Path) -> dict[str, Any]:
    data = read(coded, "verifier")
    assert set(data) == {"transcripts", "decisions"}
    assert data["decisions"] == {"transcripts": [], "problems": []}
    return {transcript["file"]: transcript for transcript in data["transcripts"]}


def test_a_transcript_has_the_keys_of_its_contract(transcripts: dict[str, Any]) -> None:
    assert list(transcripts) == ["nord_g1.txt", "sud_g2.vtt", "équipe du sud g1.txt"]
    for transcript in transcripts.values():
        assert set(transcript) == {
            *("file", "format", "encoding", "case", "group"),
            *("speakers", "themes", "turns", "problems"),
        }
        for speaker in transcript["speakers"]:
            assert set(speaker) == {"id", "labels", "role", "turns", "words"}
            assert speaker["role"] in ROLES
        for start in transcript["themes"]:
            assert set(start) == {"theme", "first_turn", "evidence", "score"}
            assert start["theme"] in {"intro", "vente", "outils", "cloture"}
        for problem in transcript["problems"]:
            assert set(problem) == {"line", "level", "message"}


def test_turns_are_numbered_and_hold_the_verbatim(transcripts: dict[str, Any]) -> None:
    north = transcripts["nord_g1.txt"]
    assert (north["format"], north["encoding"], north["case"], north["group"]) == (
        *("txt", "utf-8", "NORD"),
        1,
    )
    keys = {"n", "speaker", "label", "role", "theme", "start", "text", "line"}
    assert all(set(turn) == keys for turn in north["turns"])
    assert [turn["n"] for turn in north["turns"]] == list(range(1, 14))
    assert [turn["line"] for turn in north["turns"]] == list(range(1, 14))
    second = north["turns"][1]
    assert (second["speaker"], second["label"], second["start"]) == ("P1", "Zoé", None)
    assert second["text"] == "Moi c’est les carottes pis les poireaux, depuis douze ans."
    assert "[rires]" in north["turns"][4]["text"]


def test_subtitles_give_seconds(transcripts: dict[str, Any]) -> None:
    starts = [turn["start"] for turn in transcripts["sud_g2.vtt"]["turns"]]
    assert starts == [1.0, 5.0, 10.0, 15.0]


def test_suggestions_point_to_their_evidence(coded: Path, transcripts: dict[str, Any]) -> None:
    data = read(coded, "coder")
    assert set(data) == {"suggestions", "segments"}
    assert {suggestion["code"] for suggestion in data["suggestions"]} == {
        *("ven_temps", "out_panne", "obj_appareil"),
    }
    segments = {(s["file"], s["turn"], s["n"]): s for s in data["segments"]}
    for suggestion in data["suggestions"]:
        assert set(suggestion) >= {
            *("file", "turn", "segment", "code", "start", "end", "evidence", "rule", "score"),
        }
        turn = transcripts[suggestion["file"]]["turns"][suggestion["turn"] - 1]
        assert turn["role"] == "participant"
        assert suggestion["evidence"] == turn["text"][suggestion["start"] : suggestion["end"]]
        segment = segments[suggestion["file"], suggestion["turn"], suggestion["segment"]]
        assert segment["start"] <= suggestion["start"] < suggestion["end"] <= segment["end"]
        assert 0.5 <= suggestion["score"] <= 1


def test_a_file_named_is_coded_alone_and_exports_stay(coded: Path) -> None:
    before = (coded / "exports" / "codages.csv").read_bytes()

    data = read(coded, "coder", str(coded / "transcripts" / "sud_g2.vtt"))

    assert {segment["file"] for segment in data["segments"]} == {"sud_g2.vtt"}
    assert (coded / "exports" / "codages.csv").read_bytes() == before


def test_tables_have_named_columns_rows_and_notes(coded: Path) -> None:
    data = read(coded, "compter")
    tables = {table["name"]: table for table in data["tables"]}
    for table in tables.values():
        assert set(table) == {"name", "title", "columns", "rows", "notes"}
        keys = {column["key"] for column in table["columns"]}
        assert all(set(row) == keys for row in table["rows"])
        assert any("version 3" in note for note in table["notes"])
    rows = {(row["code"], row["cas"]): row for row in tables["codes_par_cas"]["rows"]}
    south = rows["ven_temps", "SUD"]
    assert (south["groupes"], south["groupes_n"]) == (2, 2)
    assert (south["locuteurs"], south["locuteurs_n"]) == (2, 3)


def test_a_table_named_comes_alone_and_by_what_is_asked(coded: Path) -> None:
    data = read(coded, "compter", "codes", "--par", "groupe")
    assert [table["name"] for table in data["tables"]] == ["codes_par_groupe"]
    objects = [read(coded, "compter", name) for name in ("objets", "technologies")]
    assert objects[0] == objects[1]
    assert [table["title"] for table in objects[0]["tables"]] == [
        "Objets nommés par cas",
        "Objets nommés, mot par mot",
    ]


def test_quotes_say_that_they_are_confidential(coded: Path) -> None:
    data = read(coded, "citer", "--code", "VEN_TEMPS", "--cas", "sud")
    assert not any(quote["cut_before"] or quote["cut_after"] for quote in data["quotes"])
    assert data["diffusion"] == "confidentiel, non anonymisé"
    assert {quote["attribution"] for quote in data["quotes"]} == {
        "(SUD, groupe 1, P2)",
        "(SUD, groupe 2, P1)",
    }
    for quote in data["quotes"]:
        start, end = quote["evidence"]
        assert "manque" in quote["text"][start:end]


def test_a_concordance_gives_place_and_context(coded: Path) -> None:
    data = read(coded, "chercher", "ordinateurs", "--code", "out_panne")
    assert data["mots"] == "ordinateurs"
    assert [line["file"] for line in data["occurrences"]] == ["nord_g1.txt", "équipe du sud g1.txt"]
    first = data["occurrences"][0]
    assert (first["line"], first["turn"], first["speaker"]) == (10, 10, "P1")
    assert first["left"] + first["keyword"] == "Mon ordinateur"
