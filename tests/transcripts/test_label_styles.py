"""The same discussion in every style in which transcribers set labels off."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from piacen_qual.model import Corpus
from piacen_qual.transcripts.reader import read_transcript
from tests.transcripts.garden import (
    CODES,
    GARDEN,
    NAMES,
    ROLES,
    SECONDS,
    ids,
    read,
    spoken,
    turns,
    written,
)

STARTS = [float(SECONDS * n) for n in range(len(GARDEN))]

CASTS = {
    "codes": CODES,
    "codes with a case": {"A": "AN1", "1": "P1 (CMTQ)", "2": "P2 (CMTQ)", "3": "P3 (TNCDC)"},
    "initials": {"A": "GB", "1": "MP", "2": "OT", "3": "LD"},
    "numbered voices": {"A": "S00", "1": "S01", "2": "S02", "3": "S03"},
    "machine": {"A": "SPEAKER_00", "1": "SPEAKER_01", "2": "SPEAKER_02", "3": "SPEAKER_03"},
    "first names": NAMES,
    "roles": ROLES,
    "inclusive roles": {
        "A": "Animatrice 2",
        "1": "Intervenant·e 1",
        "2": "Intervenant·e 2",
        "3": "Intervenant·e 4",
    },
    "surnames in capitals": {
        "A": "Ghislaine BÉLAND",
        "1": "Marie-Pier ROY",
        "2": "Omar KASSEM",
        "3": "Léo DUBUC",
    },
    "titles": {"A": "Mme BÉLAND", "1": "Mme ROY", "2": "M. KASSEM", "3": "M. DUBUC"},
    "all in capitals": {
        "A": "GHISLAINE BÉLAND",
        "1": "MARIE DU SABLON",
        "2": "OMAR KASSEM",
        "3": "LÉO LE GALL",
    },
    "particles": {
        "A": "Ghislaine Béland",
        "1": "Marie Paré d'Amours",
        "2": "Omar El Kassem",
        "3": "Léo Van Dijk",
    },
    "an assembly": {
        "A": "La Présidente (Mme Béland)",
        "1": "Mme Roy (Rivière-Creuse)",
        "2": "Le Vice-Président (M. Kassem)",
        "3": "M. Dubuc (Les Saules)",
    },
    "labels of over 63 characters": {
        "A": "La présidente (Mme Ghislaine Béland-Desrosiers (Rivière-Creuse—Les Saules, PVC))",
        "1": "Mme Marie-Pier Roy-Vaillancourt (Saint-Aubin-des-Marais—La Tourelle, indépendante)",
        "2": "M. Omar Kassem (Lac-aux-Outardes—Pointe-du-Moulin—Grande-Anse, PVC)",
        "3": "L'hon. Léo Dubuc (secrétaire d'État aux Jardins et aux Potagers urbains, PVC)",
    },
}


@pytest.mark.parametrize("separator", [" : ", ": ", "\xa0: ", "\u202f: ", " :\t"])
@pytest.mark.parametrize("cast", CASTS.values(), ids=CASTS)
def test_labels_with_a_colon(tmp_path: Path, cast: Mapping[str, str], separator: str) -> None:
    transcript, _ = read(tmp_path, written(f"{{label}}{separator}{{words}}\n", cast))

    assert turns(transcript) == spoken(cast)
    assert len(transcript.speakers) == 4


class Style(NamedTuple):
    """How turns are set in a file; see `garden.written`."""

    template: str
    cast: Mapping[str, str]
    timed: bool = False


def _cast(moderator: str, *participants: str) -> dict[str, str]:
    return dict(zip("A123", (moderator, *participants), strict=True))


STYLES = {
    "blank lines between": Style("{label} : {words}\n\n", NAMES),
    "a time after the label": Style("{label}: [{long}] {words}\n", CODES, timed=True),
    "a time before the label": Style("[{long}] {label} : {words}\n", CODES, timed=True),
    "a bare time before": Style("{long} {label} : {words}\n", CODES, timed=True),
    "a time inside the label": Style("{label} ({clock}) : {words}\n", NAMES, timed=True),
    "a time and no colon": Style(
        "{label} [{clock}] {words}\n",
        _cast("Speaker 1", "Speaker 2", "Speaker 3", "Speaker 4"),
        timed=True,
    ),
    "brackets and colon": Style("[{label}]: {words}\n", CASTS["machine"]),
    "brackets": Style("[{label}] {words}\n", NAMES),
    "brackets and times above": Style(
        "[{label}] ({clock} - {end})\n{words}\n\n",
        _cast("Chercheur", "Participante 1", "Participante 2", "Participant 3"),
        timed=True,
    ),
    "name and time above": Style("{label}  {clock}\n{words}\n\n", NAMES, timed=True),
    "role in capitals above": Style("{label}\n{words}\n\n", ROLES),
    "role and dash above": Style("{label} —\n{words}\n\n", ROLES),
    "role and colon above": Style("{label} :\n{words}\n\n", ROLES),
    "letter and dash": Style("{label}- {words}\n", _cast("Y", "M", "O", "L")),
    "initials and dash": Style("{label} - {words}\n", _cast("JC", "MP", "OT", "LD")),
    "dash stuck to the words": Style("{label} -{words}\n", _cast("KB", "MP", "OT", "LD")),
    "code and long dash": Style("{label} – {words}\n", _cast("AN", "P1", "P2", "P3")),
    "columns": Style("{label}\t{words}\n", NAMES),
    "numbered columns": Style("{n}\t{label}\t{words}\n", CODES),
    "numbered columns, label cut short": Style("{n}\t{label}.\t{words}\n", CODES),
    "numbered turns": Style("{n}. {label} : {words}\n", CODES),
    "a list": Style("- {label} : {words}\n", NAMES),
    "bold label, colon inside": Style("**{label} :** {words}\n\n", NAMES),
    "bold label, colon outside": Style("**{label}** : {words}\n\n", NAMES),
    "question and answer": Style("{label}. {words}\n", _cast("Q", "R1", "R2", "R3")),
    "title, point and dash": Style("{label}. — {words}\n", CASTS["titles"]),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_labels_set_off_otherwise(tmp_path: Path, style: Style, suffix: str) -> None:
    transcript, _ = read(tmp_path, written(style.template, style.cast), f"jardin_g1.{suffix}")

    assert turns(transcript) == spoken(style.cast)
    starts = [turn.start for turn in transcript.turns]
    assert starts == (STARTS if style.timed else [None] * len(GARDEN))


def test_bold_labels_of_markdown_need_no_colon(tmp_path: Path) -> None:
    transcript, _ = read(tmp_path, written("**{label}** {words}\n\n", NAMES), "jardin_g1.md")

    assert turns(transcript) == spoken(NAMES)


SUBTITLES = {
    "Teams voices": "{long}.000 --> {long_end}.000\n<v {label}>{words}</v>\n\n",
    "Zoom names": "{n}\n{long}.000 --> {long_end}.000\n{label}: {words}\n\n",
    "machine brackets": "{n}\n{long}.000 --> {long_end}.000\n[{label}]: {words}\n\n",
}


@pytest.mark.parametrize("template", SUBTITLES.values(), ids=SUBTITLES)
@pytest.mark.parametrize("suffix", ["vtt", "srt"])
def test_labels_of_subtitles(tmp_path: Path, template: str, suffix: str) -> None:
    cues = written(template, NAMES)
    content = "WEBVTT\n\n" + cues if suffix == "vtt" else cues.replace(".000", ",000")

    transcript, _ = read(tmp_path, content, f"jardin_g1.{suffix}")

    assert turns(transcript) == spoken(NAMES)
    assert [turn.start for turn in transcript.turns] == STARTS


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_of_a_csv_file(tmp_path: Path, delimiter: str) -> None:
    row = delimiter.join(["{clock}", "{label}", '"{words}"']) + "\n"
    content = delimiter.join(["debut", "locuteur", "texte"]) + "\n" + written(row, NAMES)

    transcript, _ = read(tmp_path, content, "jardin_g1.csv")

    assert turns(transcript) == spoken(NAMES)
    assert [turn.start for turn in transcript.turns] == STARTS


RUNS = {  # the label's runs, in bold, then the rest
    "colon in bold": (["{label} :"], " {words}"),
    "colon not in bold": (["{label}"], " : {words}"),
    "split in runs": (["{first}", "{rest}", " :"], " {words}"),
    "split before the colon": (["{first}", "{rest}"], "\xa0: {words}"),
    "no colon": (["{first}", "{rest} "], "{words}"),
}


@pytest.mark.parametrize(("label_runs", "rest"), RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("cast", [CODES, NAMES, ROLES], ids=["codes", "names", "roles"])
def test_bold_labels_of_word_files(
    tmp_path: Path, label_runs: list[str], rest: str, cast: Mapping[str, str]
) -> None:
    path = tmp_path / "jardin_g1.docx"
    document = docx.Document()
    for label, words in spoken(cast):
        pieces = {"label": label, "first": label[:2], "rest": label[2:], "words": words}
        paragraph = document.add_paragraph()
        for run in label_runs:
            paragraph.add_run(run.format(**pieces)).bold = True
        paragraph.add_run(rest.format(**pieces))
    document.save(str(path))

    transcript, _ = read_transcript(path, Corpus(), ())

    assert turns(transcript) == spoken(cast)
    assert [turn.line for turn in transcript.turns] == list(range(1, len(GARDEN) + 1))


def test_the_word_export_of_teams(tmp_path: Path) -> None:
    """Name and time, then the words after a line break, below a line that the machine adds."""
    path = tmp_path / "jardin_g1.docx"
    document = docx.Document()
    document.add_paragraph("Ghislaine started transcription")
    for n, (label, words) in enumerate(spoken(NAMES)):
        run = document.add_paragraph().add_run(
            f"{label}   {SECONDS * n // 60}:{SECONDS * n % 60:02}"
        )
        run.add_break()
        run.add_text(words)
    document.save(str(path))

    transcript, _ = read_transcript(path, Corpus(), ())

    assert turns(transcript) == spoken(NAMES)
    assert [turn.start for turn in transcript.turns] == STARTS
    assert [aside.text for aside in transcript.asides] == ["Ghislaine started transcription"]


def test_a_style_beside_the_first(tmp_path: Path) -> None:
    """A second transcriber took over in the middle and set labels in brackets."""
    first, second = GARDEN[:8], GARDEN[8:]
    content = written("{label} : {words}\n", ROLES, first)
    content += written("[{label}] {words}\n", ROLES, second)

    transcript, _ = read(tmp_path, content)

    assert turns(transcript) == spoken(ROLES)
    assert ids(transcript) == list(ROLES.values())
