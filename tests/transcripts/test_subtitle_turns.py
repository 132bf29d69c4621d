"""From cues to turns: joined, told apart, cleared of what the machine repeats."""

from itertools import pairwise
from pathlib import Path

import pytest

from tests.transcripts.garden import read, turns


def _cue(n: int, words: str) -> str:
    return f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{words}\n\n"


def _vtt(*cues: str) -> str:
    return "WEBVTT\n\n" + "".join(_cue(n, words) for n, words in enumerate(cues))


def test_cues_of_one_person_are_one_turn(tmp_path: Path) -> None:
    content = _vtt(
        "<v Ghislaine>Qui veut</v>",
        "<v Ghislaine>commencer?</v>",
        "<v Omar>Moi. La pelle,",
    )
    content += _cue(4, "<v Omar>c’est réglé.</v>") + _cue(5, "<v Ghislaine>Bon!</v>")

    transcript, _ = read(tmp_path, content, "jardin_g1.vtt")

    assert turns(transcript) == [
        ("Ghislaine", "Qui veut commencer?"),
        ("Omar", "Moi. La pelle, c’est réglé."),
        ("Ghislaine", "Bon!"),
    ]
    assert [turn.start for turn in transcript.turns] == [0.0, 2.0, 5.0]
    assert [turn.line for turn in transcript.turns] == [4, 10, 16]


def test_two_voices_in_one_cue_are_two_turns(tmp_path: Path) -> None:
    content = _vtt(
        "<v Ghislaine>Ça va, Omar?</v>\n<v Omar>Oui, pis toi?</v>",
        "<v Ghislaine>Numéro un.</v> <v Léo>Pareil.</v>",
    )

    transcript, _ = read(tmp_path, content, "jardin_g1.vtt")

    assert turns(transcript) == [
        ("Ghislaine", "Ça va, Omar?"),
        ("Omar", "Oui, pis toi?"),
        ("Ghislaine", "Numéro un."),
        ("Léo", "Pareil."),
    ]


@pytest.mark.parametrize("suffix", ["vtt", "srt"])
def test_a_cue_without_name_goes_on(tmp_path: Path, suffix: str) -> None:
    cues = ["Ghislaine: Qui veut", "commencer?", "Omar: Moi.", "La pelle,", "Ghislaine: Oui?"]
    content = _vtt(*cues)
    if suffix == "srt":
        content = "".join(f"{n + 1}\n{_cue(n, c)}" for n, c in enumerate(cues)).replace(".0", ",0")

    transcript, _ = read(tmp_path, content, f"jardin_g1.{suffix}")

    assert turns(transcript) == [
        ("Ghislaine", "Qui veut commencer?"),
        ("Omar", "Moi. La pelle,"),
        ("Ghislaine", "Oui?"),
    ]


def test_scrolling_repeats_are_taken_out(tmp_path: Path) -> None:
    lines = ["P2: les outils on les", "partage tout le temps", "sauf la pelle qui est", "chez nous"]
    lines += ["P3: ah ben", "c’est elle", "P2: ben oui", "elle est là"]
    scrolling = [lines[0], *(f"{a}\n{b}" for a, b in pairwise(lines))]

    transcript, problems = read(tmp_path, _vtt(*scrolling), "jardin_g1.vtt")

    assert turns(transcript) == [
        ("P2", "les outils on les partage tout le temps sauf la pelle qui est chez nous"),
        ("P3", "ah ben c’est elle"),
        ("P2", "ben oui elle est là"),
    ]
    assert any("défilement" in problem.message for problem in problems)


def test_people_who_repeat_themselves_are_kept(tmp_path: Path) -> None:
    content = _vtt("Omar: Oui.", "Léo: Oui.", "Omar: Oui.", "Oui.", "Léo: La pelle.", "Omar: Oui.")

    transcript, _ = read(tmp_path, content, "jardin_g1.vtt")

    assert [text for _, text in turns(transcript)] == [
        "Oui.",
        "Oui.",
        "Oui. Oui.",
        "La pelle.",
        "Oui.",
    ]


def test_notes_and_identifiers_of_cues_are_not_said(tmp_path: Path) -> None:
    content = (
        "\ufeffWEBVTT - Jardin\r\n\r\nNOTE relu le 12 mai\r\n\r\n"
        "0b1c2d3e-aaaa-4bbb-8ccc-123456789abc/12-0\r\n00:00:01.000 --> 00:00:02.000\r\n"
        "<v Ghislaine>Tomates &amp; radis?</v>\r\n\r\n"
        "2\r\n00:00:03.000 --> 00:00:04.000\r\n<v Omar>Les <i>deux</i>.</v>\r\n"
    )

    transcript, _ = read(tmp_path, content, "jardin_g1.vtt")

    assert turns(transcript) == [("Ghislaine", "Tomates & radis?"), ("Omar", "Les deux.")]
    assert [(a.kind, a.text) for a in transcript.asides] == [
        ("note", "Jardin"),
        ("note", "relu le 12 mai"),
    ]
