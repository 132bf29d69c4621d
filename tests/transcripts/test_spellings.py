"""Labels of one person spelled in several ways, and people whose labels are alike."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from piacen_qual.errors import Level
from tests.transcripts.garden import CODES, GARDEN, NAMES, ROLES, ids, read, written

TEMPLATE = "{label} : {words}\n"

MISSPELT = {
    "a wrong letter": (ROLES, "2", "INTERVENATE 2"),
    "a missing blank": (ROLES, "2", "Intervenante2"),
    "a blank too many": (CODES, "3", "P 3"),
    "lower case": (CODES, "3", "p3"),
    "a missing letter": (
        {**CODES, "A": "Chercheur"},
        "A",
        "Checheur",
    ),
    "a name": (NAMES, "A", "Ghilaine"),
    "no colon": (ROLES, "2", "INTERVENANTE 2 "),
    "a remark": (CODES, "3", "P3 (en riant)"),
}


@pytest.mark.parametrize(("cast", "who", "slip"), MISSPELT.values(), ids=MISSPELT)
def test_another_spelling_is_the_same_person(
    tmp_path: Path, cast: Mapping[str, str], who: str, slip: str
) -> None:
    n = max(n for n, (speaker, _) in enumerate(GARDEN) if speaker == who)
    content = written(TEMPLATE, cast, GARDEN[:n])
    content += f"{slip}{'' if slip.endswith(' ') else ' : '}{GARDEN[n][1]}\n"
    content += written(TEMPLATE, cast, GARDEN[n + 1 :])

    transcript, _ = read(tmp_path, content)

    assert ids(transcript) == list(cast.values())
    assert transcript.turns[n].speaker == cast[who]
    assert [turn.text for turn in transcript.turns] == [words for _, words in GARDEN]


@pytest.mark.parametrize(
    ("cast", "who", "slip"),
    [MISSPELT[case] for case in ("a wrong letter", "a missing letter", "a name")],
)
def test_a_misspelt_label_is_said_with_its_line(
    tmp_path: Path, cast: Mapping[str, str], who: str, slip: str
) -> None:
    n = max(n for n, (speaker, _) in enumerate(GARDEN) if speaker == who)
    content = written(TEMPLATE, cast, GARDEN[:n]) + f"{slip} : {GARDEN[n][1]}\n"
    content += written(TEMPLATE, cast, GARDEN[n + 1 :])

    _, problems = read(tmp_path, content)

    (said,) = [p for p in problems if f"« {slip} »" in p.message]
    assert (said.line, said.level) == (n + 1, Level.WARNING)
    assert f"est pris pour « {cast[who]} » (faute de frappe)" in said.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Intervenante 1", "Intervenante 2"),
        ("P1", "P11"),
        ("P1", "P2"),
        ("Marie", "Mario"),
        ("Simon", "Simone"),
        ("Animatrice 1", "Animatrice 2"),
        ("M. Roy", "Mme Roy"),
        ("Marie Tremblay", "Marie Gagnon"),
        ("Speaker 1", "Speaker 12"),
        ("JB", "JG"),
    ],
)
@pytest.mark.parametrize("rare", [False, True], ids=["often", "once"])
def test_two_people_are_never_made_one(
    tmp_path: Path, first: str, second: str, *, rare: bool
) -> None:
    cast = {"A": "Animateur", "1": first, "2": second, "3": first}
    talk = tuple(("2" if who == "2" and n > 2 else "1" if who == "2" else who, words)
                 for n, (who, words) in enumerate(GARDEN)) if rare else GARDEN  # fmt: skip

    transcript, _ = read(tmp_path, written(TEMPLATE, cast, talk))

    assert set(ids(transcript)) == {"Animateur", first, second}


def test_a_device_is_taken_for_the_person_who_owns_it(tmp_path: Path) -> None:
    content = written(TEMPLATE, {**NAMES, "2": "iPhone de Luc"}, GARDEN[:8])
    content += written(TEMPLATE, {**NAMES, "2": "Luc Arsenault"}, GARDEN[8:])

    transcript, problems = read(tmp_path, content)

    assert len(transcript.speakers) == 4
    (said,) = [p for p in problems if "nom d’appareil" in p.message]
    assert "iPhone de Luc" in said.message and "Luc Arsenault" in said.message
