"""What holds for every file: no word lost or made up, turns counted, layout without effect."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from piacen_qual.model import Transcript
from tests.transcripts.garden import CODES, NAMES, ROLES, read

UTTERANCES: Final = (
    "Oui.",
    "Ben, on arrose le soir, tsé.",
    "(rires) La pelle! Toujours la pelle.",
    "Je me disais : non, pas encore.",
    "C’est-à-dire que… on verra [inaudible 00:31:20] ben",
    "Comment vous faites quand il pleut?",
    "À 10:30, le compost pis les bacs, on",
    "Résultat : pus de tomates.",
    "//P2 : oui// J’ai pas fini.",
    "« Défense d’entrer », c’est écrit : faut pas toucher.",
    "Pis là, quelqu’un a dit quatre\nPis un autre a dit cinq.",
    "Merci.\n\nPis l’eau, on la prend au coin.\nDans la ruelle.",
    "On a eu huit ca-\nrottes, pas plus.",
)
TIMES: Final = ("", "", "", "[00:12:34] ", "(0:20 - 3:53) ", "(12 min 30) ")
STYLES: Final = (
    "{time}{label} : {words}\n",
    "{label} : {time}{words}\n\n",
    "{label}: {words}\n",
    "**{label} :** {words}\n\n",
    "[{label}] : {words}\n",
    "- {label} : {words}\n",
    "{label} :\n{words}\n\n",
)
HEADINGS: Final = ("Bloc 2 : les outils", "LA VIE DU JARDIN", "Thème 3 : l’hiver")
CASTS: Final = (
    tuple(CODES.values()),
    tuple(NAMES.values()),
    tuple(ROLES.values()),
    ("Mme Béland", "M. Dubuc (Les Saules)", "Le Président (M. Roy)", "Mme Paré"),
)


class Written(NamedTuple):
    """A file, who speaks in it, and how many turns were written into it."""

    content: str
    cast: tuple[str, ...]
    turns: int


@st.composite
def files(draw: st.DrawFn) -> Written:
    """A transcript in one style; everybody speaks at least twice, perhaps twice in a row."""
    cast = draw(st.sampled_from(CASTS))
    style = draw(st.sampled_from(STYLES))
    order = [*cast, *cast, *draw(st.lists(st.sampled_from(cast), max_size=8))]
    parts: list[str] = []
    turns, before = 0, ""
    for label in order:
        heading = draw(st.sampled_from((*[""] * 9, *HEADINGS))) if parts else ""
        words, time = draw(st.sampled_from(UTTERANCES)), draw(st.sampled_from(TIMES))
        parts.append(f"\n{heading}\n\n" if heading else "")
        parts.append(style.format(label=label, words=words, time=time))
        turns += label != before or bool(heading)
        before = label
    return Written("".join(parts), cast, turns)


LABELS: Final = (
    "P1 : ",
    "P2 : ",
    "P2 ",
    "Anim. : ",
    "Marie : ",
    "JB - ",
    "[SPEAKER_00] ",
    "MARIE",
    "Des voix : ",
)
CLOCKS: Final = ("[00:12:34]", "0:03 ", "(0:20 - 3:53)", "• (16 h 20) •")
SOUP: Final = (
    *(*LABELS, *CLOCKS, "4 : Et ", "Résultat : ", "Question 3 : ", "Date : "),
    *("Animation : Ève", "https://a.example ", "Groupe – p. 7", "[Note : Marie tousse]", "p. "),
    *("oui, ben là. ", "non? ", "(rires) ", "« ", " »", "=", "Fin", "**", "---", "# ", "> "),
    *("\n", "\n", "\n", "\n\n", "\t", " ", "\xa0", "\x0c", "\u2028"),
)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def _kept(transcript: Transcript) -> Counter[str]:
    """The words of all turns and asides."""
    texts = [turn.text for turn in transcript.turns] + [note.text for note in transcript.asides]
    return sum(map(_words, texts), Counter())


def _outside(transcript: Transcript) -> set[str]:
    """The words that may stand outside of turns and asides: those of labels and times."""
    labels = [label for speaker in transcript.speakers for label in speaker.labels]
    return set(_words(" ".join((*labels, *TIMES, *LABELS, *CLOCKS))))


def _variant(content: str, way: str) -> str:
    match way:
        case "CRLF":
            return content.replace("\n", "\r\n")
        case "CR":
            return content.replace("\n", "\r")
        case "NBSP":
            return content.replace(" :", "\xa0:")
        case "narrow NBSP":
            return content.replace(" :", "\u202f:")
        case "NFD":
            return unicodedata.normalize("NFD", content)
        case _:
            return content.replace("’", "'")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lois")


@given(file=files())
@settings(deadline=None, max_examples=80)
def test_turns_are_those_that_were_written(folder: Path, file: Written) -> None:
    transcript, _ = read(folder, file.content)

    assert {speaker.id for speaker in transcript.speakers} == set(file.cast)
    assert [turn.n for turn in transcript.turns] == list(range(1, file.turns + 1))


@given(file=files())
@settings(deadline=None, max_examples=40)
def test_a_turn_tells_the_line_where_its_label_stands(folder: Path, file: Written) -> None:
    transcript, _ = read(folder, file.content)

    lines = file.content.split("\n")
    places = [turn.line for turn in transcript.turns]
    assert places == sorted(set(places))
    assert all(turn.label and turn.label in lines[turn.line - 1] for turn in transcript.turns)


@given(file=files())
@settings(deadline=None, max_examples=40)
def test_one_person_speaks_twice_in_a_row_only_around_a_heading(
    folder: Path, file: Written
) -> None:
    transcript, _ = read(folder, file.content)

    headings = [aside.line for aside in transcript.asides if aside.kind == "titre"]
    for one, other in pairwise(transcript.turns):
        if (one.speaker, one.theme) == (other.speaker, other.theme):
            assert any(one.line < line < other.line for line in headings)


@given(file=files())
@settings(deadline=None, max_examples=40)
def test_every_word_ends_in_a_turn_an_aside_a_label_or_a_time(folder: Path, file: Written) -> None:
    transcript, _ = read(folder, file.content)

    written, kept = _words(file.content), _kept(transcript)
    assert kept - written == Counter()
    assert set(written - kept) <= _outside(transcript)


@given(content=st.lists(st.sampled_from(SOUP), min_size=1, max_size=60).map("".join))
@settings(deadline=None, max_examples=150)
def test_no_word_is_lost_or_made_up_whatever_the_file_holds(folder: Path, content: str) -> None:
    """But for labels that no words follow: they are said."""
    assume(content.strip())
    transcript, problems = read(folder, content)

    written, kept = _words(content), _kept(transcript)
    assert kept - written == Counter()
    said = any("sans paroles" in problem.message for problem in problems)
    assert said or set(written - kept) <= _outside(transcript)
    assert [turn.n for turn in transcript.turns] == list(range(1, len(transcript.turns) + 1))
    assert all(turn.text.strip() == turn.text != "" for turn in transcript.turns)


@given(content=files().map(lambda file: file.content))
@settings(deadline=None, max_examples=15)
def test_reading_twice_gives_the_same(folder: Path, content: str) -> None:
    assert read(folder, content) == read(folder, content)


@given(
    file=files(),
    way=st.sampled_from(["CRLF", "CR", "NBSP", "narrow NBSP", "NFD", "straight apostrophes"]),
)
@settings(deadline=None, max_examples=80)
def test_the_same_file_otherwise_encoded_has_the_same_turns(
    folder: Path, file: Written, way: str
) -> None:
    plain, _ = read(folder, file.content)
    other, _ = read(folder, _variant(file.content, way))

    speakers = [unicodedata.normalize("NFC", turn.speaker) for turn in other.turns]
    assert speakers == [turn.speaker for turn in plain.turns]
    assert [turn.line for turn in other.turns] == [turn.line for turn in plain.turns]
    assert [turn.start for turn in other.turns] == [turn.start for turn in plain.turns]
