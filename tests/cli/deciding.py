"""People deciding on the made-up study, as the review screen would write it down."""

from pathlib import Path
from typing import NamedTuple

from piacen_qual.codebook.load import load_codebook
from piacen_qual.decisions.events import Act
from piacen_qual.decisions.log import Log
from piacen_qual.model import Transcript
from piacen_qual.study import open_study
from piacen_qual.transcripts.library import read_library

NORTH, SOUTH, RITA = "nord_g1.txt", "équipe du sud g1.txt", "sud_g2.vtt"
"""The transcripts of the study."""


class Did(NamedTuple):
    """What a person does with words of a turn; `rule` is the name of a rule of the code."""

    act: Act
    file: str
    turn: int
    words: str
    code: str = ""
    rule: str = ""
    new_code: str = ""
    note: str = ""


def decide(study: Path, coder: str, *acts: Did, shown: bool = True) -> None:
    """Write in the log of a coder what they do, in this order."""
    opened = open_study(study)
    codebook, _ = load_codebook(opened.codebook)
    transcripts = {t.file: t for t in read_library(opened, codebook.themes).transcripts}
    with Log(opened, coder, transcripts.values(), codebook="3") as log:
        for did in acts:
            log.append(
                did.act,
                at=_at(transcripts[did.file], did.turn, did.words),
                code=did.code,
                new_code=did.new_code,
                note=did.note,
                rule=did.rule and f"{did.code}.{did.rule}",
                shown=shown,
            )


def _at(transcript: Transcript, turn: int, words: str) -> tuple[str, int, int, int]:
    start = transcript.turns[turn - 1].text.index(words)
    return transcript.file, turn, start, start + len(words)
