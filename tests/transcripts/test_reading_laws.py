"""What holds for every file: no word lost or made up, turns counted, layout without effect."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
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
    "pis là, quelqu’un a dit quatre\nPis un autre a dit cinq.",
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


@st.composite
def files(draw: st.DrawFn) -> tuple[str, tuple[str, ...], int]:
    """A transcript in one style, its cast, and how many turns were written into it.

    Everybody speaks at least twice; the same person may speak twice in a row.
    """
    cast = draw(st.sampled_from(CASTS))
    style = draw(st.sampled_from(STYLES))
    order = [*range(len(cast)), *range(len(cast))]
    order += draw(st.lists(st.integers(0, len(cast) - 1), max_size=8))
    parts: list[str] = []
    written = 0
    before = None
    for n in order:
        if heading := draw(st.sampled_from((*[""] * 9, *HEADINGS))) if parts else "":
            parts.append(f"\n{heading}\n\n")
        words, time = draw(st.sampled_from(UTTERANCES)), draw(st.sampled_from(TIMES))
        parts.append(style.format(label=cast[n], words=words, time=time))
        written += n != before or bool(heading)
        before = n
    return "".join(parts), cast, written


SOUP: Final = (
    *("P1 : ", "P2 : ", "P2", "Anim. : ", "Marie : ", "MARIE", "JB - ", "[SPEAKER_00] ", "Des voix : "),
    *("[00:12:34]", "0:03 ", "(0:20 - 3:53)", "• (16 h 20) •", "(rires) ", "p. ", "Groupe – p. 7"),
    *("oui, ben là. ", "non? ", "Résultat : ", "Question 3 : ", "Date : ", "Animation : Ève", "https://a.example "),
    *("\n", "\n", "\n", "\n\n", "\t", " ", "\xa0", "**", "---", "# ", "> ", "« ", " »", "=", "Fin", "\x0c", "\u2028"),
)  # fmt: skip


def _words(text: str) -> Counter[str]:
    """The words of a text; one cut by a hyphen at the end of a line counts as its letters."""
    return Counter(re.findall(r"[^\W\d_]", text))


def _kept(transcript: Transcript) -> Counter[str]:
    texts = [turn.text for turn in transcript.turns] + [a.text for a in transcript.asides]
    return sum(map(_words, texts), Counter())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lois")


@given(files())
@settings(deadline=None, max_examples=60)
def test_turns_are_those_that_were_written(
    folder: Path, file: tuple[str, tuple[str, ...], int]
) -> None:
    content, cast, written = file
    transcript, _ = read(folder, content)

    assert {speaker.id for speaker in transcript.speakers} == set(cast)
    assert [turn.n for turn in transcript.turns] == list(range(1, written + 1))
    lines = content.split("\n")
    assert all(turn.label in lines[turn.line - 1] for turn in transcript.turns)
    assert [turn.line for turn in transcript.turns] == sorted({t.line for t in transcript.turns})


