import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from piacen_qual.cli.app import main
from tests.cli.making import Run, make_study, piacen

RunHere = Callable[..., Run]


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that was coded once; tests may write its exports again, and nothing else."""
    study = make_study(tmp_path_factory.mktemp("cli") / "étude d’été")
    assert piacen("coder", "--etude", study).code == 0
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
