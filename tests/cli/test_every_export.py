"""Every file that any command writes is of a sort in which the scan was shown to find names."""

import json
import re
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from typer.main import get_command

from piacen_qual.cli.app import app
from piacen_qual.decisions.events import Act
from piacen_qual.partners.answers import FORMAT
from piacen_qual.partners.reading import read_history
from piacen_qual.study import open_study
from tests.anonymisation.test_mutations import EXPORTS
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, Did, decide
from tests.cli.making import exports_of
from tests.cli.sharing import SECRETS, copied, no_network
from tests.cli.test_partager import somebody

__all__ = ["somebody"]

RUN: Final[dict[str, tuple[str, ...]]] = {
    "verifier": (),
    "partager": ("--cas", "NORD"),
    "recevoir": ("r.json",),
    "anonymiser": ("--registre",),
    "coder": (),
    "compter": (),
    "citer": ("--mots-min", "3"),
    "comparer": (),
    "chercher": ("temps",),
}
"""Commands, with words that have them write whatever they can."""

WRITING_NO_EXPORT: Final = {"init", "reviser", "lexique", "codebook"}
TABLES: Final = ("xlsx", "docx", "md", "json")
ENDS: Final = ("", "_excel")

WRITTEN: Final[dict[str, str]] = {
    "partage/NORD/citations.html": "citations.html",
    "partage/NORD/citations.xlsx": "citations pour NORD.xlsx",
    "reponses_partenaires.html": "reponses_partenaires.html",
    "registre_anonymisation.md": "tableaux.md",
    "citations_excel.csv": "citations_excel.csv",
    **{f"citations.{how}": f"citations.{how}" for how in (*TABLES, "csv", "txt")},
    **{f"{of}.{how}": f"tableaux.{how}" for of in ("tableaux", "accord_codeurs") for how in TABLES},
    **{
        f"{of}{end}.csv": f"tableau{end}.csv"
        for of in ("segments", "codages", "tableaux/*", "accord_codeurs/*")
        for end in ENDS
    },
}
"""Each file of exports/, with the one of `EXPORTS` that is made in the same way."""


@pytest.fixture
def study(signed: Path, tmp_path: Path) -> Path:
    return copied(signed, tmp_path / "étude")


def sort_of(name: str) -> str:
    """`tableaux/*_excel.csv`, of `tableaux/parole_excel.csv`."""
    return re.sub(r"/[^/]+?((?:_excel)?\.csv)$", r"/*\1", name)


def answered(study: Path) -> None:
    """A partner answers about a quote that was shared, in `r.json`."""
    *_, bank = read_history(open_study(study))[0].banks.values()
    reply = {"id": bank.quotes[0].id, "empreinte": bank.quotes[0].digest, "decision": "publier"}
    told = {"format": FORMAT, "etude": bank.study, "banque": bank.bank, "reponses": [reply]}
    (study / "r.json").write_text(json.dumps(told), encoding="utf-8")


def test_every_command_is_known() -> None:
    """A new one is to be thought about: what it writes is in `WRITTEN`."""
    known = get_command(app).commands  # type: ignore[attr-defined] # a group of commands
    assert set(known) == set(RUN) | WRITING_NO_EXPORT


def test_each_file_that_a_command_writes_is_of_a_known_sort_and_made_with_no_network(
    study: Path, run_here: RunHere, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(study)
    with no_network():
        for name, words in RUN.items():
            if name == "recevoir":
                answered(study)
            if name == "coder":
                decide(study, "Julie", Did(Act.ADD, NORTH, 6, "pas assez d’heures", "ven_temps"))
            assert run_here(name, *words).code == 0, name
    assert {sort_of(name) for name in exports_of(study)} == set(WRITTEN)
    assert set(WRITTEN.values()) == set(EXPORTS)


def test_whoever_tries_to_reach_a_network_is_told() -> None:
    with pytest.raises(AssertionError), no_network(), suppress(OSError):
        socket.create_connection(("127.0.0.1", 9))


def test_the_register_is_written_and_its_file_holds_no_name(study: Path, run_here: RunHere) -> None:
    assert run_here("anonymiser", "--registre", "--etude", study).code == 0
    text = exports_of(study)["registre_anonymisation.md"].decode()
    assert text.count("Risque : ") == 3
    assert not [secret for secret in SECRETS if secret.lower() in text.lower()]
