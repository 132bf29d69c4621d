"""What was detected is kept, until something that it depends on changes."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import grimp
import pytest

from piacen_qual.anonymisation.candidates import Candidate
from piacen_qual.anonymisation.detection.detect import detect
from piacen_qual.anonymisation.detection.detected import CODE, detected
from piacen_qual.anonymisation.roster import roster
from piacen_qual.model import Corpus, Transcript
from piacen_qual.study import Cache
from tests.anonymisation.making import CORPUS, spoken

NORTH = spoken("Rose, Ovila Tremblant pis Zoom, 819 555-0143.", file="nord.txt")
SOUTH = spoken("Bonjour Ghislaine.", "Rien.", file="sud.txt")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of which detection was really asked about."""
    files: list[str] = []

    def watched(transcripts: Sequence[Transcript], *others: Any, **how: Any) -> Any:
        files.extend(transcript.file for transcript in transcripts)
        return detect(transcripts, *others, **how)

    monkeypatch.setattr("piacen_qual.anonymisation.detection.detect.detect", watched)
    return files


Find = Callable[..., tuple[Candidate, ...]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    def call(*transcripts: Transcript, corpus: Corpus = CORPUS) -> tuple[Candidate, ...]:
        cache = Cache(tmp_path)
        return detected(transcripts, corpus, None, cache, roster(corpus, transcripts))

    return call


def test_what_was_found_once_is_found_again_without_a_search(find: Find, asked: list[str]) -> None:
    first = find(NORTH, SOUTH)
    assert first == detect([NORTH, SOUTH], CORPUS, None, Cache(None))
    assert find(NORTH, SOUTH) == first
    assert asked == ["nord.txt", "sud.txt"]


def test_only_what_changed_is_searched_and_the_order_stays(find: Find, asked: list[str]) -> None:
    find(NORTH, SOUTH)
    changed = spoken("Rose et Ghislaine.", file="nord.txt")
    found = find(changed, SOUTH)
    assert asked == ["nord.txt", "sud.txt", "nord.txt"]
    assert list(dict.fromkeys(each.file for each in found)) == ["nord.txt", "sud.txt"]
    assert found == detect([changed, SOUTH], CORPUS, None, Cache(None))


def test_another_corpus_searches_everything_again(find: Find, asked: list[str]) -> None:
    find(NORTH, SOUTH)
    found = find(NORTH, SOUTH, corpus=replace(CORPUS, keep=("Ghislaine",)))
    assert len(asked) == 4
    assert [each.action.value for each in found if each.text == "Ghislaine"] == ["garder"]


def test_new_code_anywhere_under_detection_makes_what_was_kept_void() -> None:
    house = grimp.build_graph("piacen_qual")
    below = house.find_upstream_modules("piacen_qual.anonymisation.detection.detect")
    packages = {module.rpartition(".")[0] for module in below} - {"piacen_qual"}
    assert "piacen_qual.anonymisation.detection.facts" in packages
    assert packages <= set(CODE)
