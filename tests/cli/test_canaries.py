"""Words planted in all that the team writes for itself: none of them is in a partner's files."""

import io
import zipfile
from pathlib import Path

import pytest

from piacen_qual.decisions.events import Act
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, Did, decide
from tests.cli.sharing import decide_everything, study_with_names
from tests.cli.test_partager import Partager, partager, shared, somebody, taken

__all__ = ["partager", "somebody"]

PLANTED = {
    "codebook.yaml": {
        "definition: Un outil tombe en panne.": "definition: Un outil de CANARIDEF tombe en panne.",
        "exemples: [L’ordinateur a planté.]": "exemples: [L’ordinateur CANARIEX a planté.]",
        "nom: planter": "nom: canariregle",
        "codes:": "# CANARINOTE\ncodes:",
    },
    "transcripts/corpus.yaml": {
        "fonction: boulangerie": "fonction: canarifonction",
        "groupe: 1\n    animation: [Animatrice]": "groupe: 71\n    animation: [Animatrice]",
        "groupes:": "# CANARICORPUS\ngroupes:",
    },
}
CODED = (
    Did(Act.ADD, NORTH, 6, "pas assez d’heures", "ven_temps", note="canariajout"),
    Did(Act.ACCEPT, NORTH, 9, "a planté", "out_panne", "planter", note="canariaccord"),
    Did(Act.MEMO, NORTH, 9, "ordinateur", note="canarimemo"),
)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    root = study_with_names(tmp_path / "canaridossier")
    for name, changes in PLANTED.items():
        text = (root / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        (root / name).write_text(text, encoding="utf-8")
    decide(root, "Canaricodeuse", *CODED)
    decide_everything(root, "Canaricodeuse")
    return root


def words_in(data: bytes) -> str:
    """Everything in a page, or in the parts of a workbook."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode()}" for name in archive.namelist())


def test_none_comes_out(study: Path, partager: Partager, run_here: RunHere) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    assert partager(study).code == 0
    told = {"commentaire": "Selon CANARIREMARQUE.", "texte": "Un CANARITEXTE a planté."}
    assert taken(study, run_here, "Mon ordinateur", "modifier", **told).code == 0
    assert run_here("citer", "--etude", study, "--json").out.count("canari") >= 2  # for the team
    partager(study, "--signer", typed=["o"] * 9)
    assert partager(study).code == 0
    files = shared(study)
    assert len(files) == 2
    for name, data in files.items():
        text = f"{name}\n{words_in(data)}".lower()
        assert "pannes" in text
        for word in ("canari", "julie", "nord_g1", "groupe 71", str(study).lower()):
            assert word not in text, word
