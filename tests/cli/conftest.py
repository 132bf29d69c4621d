import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from piacen_qual.anonymisation.custody import cipher
from piacen_qual.cli.app import main
from tests.cli.making import Run, make_study, piacen
from tests.cli.sharing import PASSPHRASE, decide_everything, no_network, study_with_names

RunHere = Callable[..., Run]


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that was coded once; tests may write its exports again, and nothing else."""
    study = make_study(tmp_path_factory.mktemp("cli") / "étude d’été")
    assert piacen("coder", "--etude", study).code == 0
    return study


@pytest.fixture(scope="session", autouse=True)
def quick_keys() -> Iterator[None]:
    """A passphrase made into a key in no time; tests of the key tell what it really takes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(cipher, "_COST", 1 << 6)
        yield


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with names, all decided, NORD signed; tests copy it, or look.

    It is read for the first time, and signed, with no network.
    """
    study = study_with_names(tmp_path_factory.mktemp("signed") / "étude")
    line = ["piacen", "partager", "--signer", "--cas", "NORD", "--etude", str(study)]
    with pytest.MonkeyPatch.context() as patched, no_network():
        patched.setenv("PIACEN_CODEUR", "Julie")
        patched.setenv("PIACEN_PHRASE", PASSPHRASE)
        patched.setattr(sys, "argv", line)
        patched.setattr(sys, "stdin", io.StringIO("o\n" * 9))
        decide_everything(study)
        with pytest.raises(SystemExit) as stop:
            main()
        assert not stop.value.code
    return study


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    """Run `piacen …` in this process, 80 columns wide; blanks are plain spaces."""

    def call(*words: str | Path) -> Run:
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setattr(sys, "argv", ["piacen", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert max(map(len, said.out.split("\n"))) <= 80 or "--json" in words
        code = stop.value.code
        return Run(code if isinstance(code, int) else 0, _plain(said.out), _plain(said.err))

    return call


def _plain(text: str) -> str:
    return text.replace("\xa0", " ")
