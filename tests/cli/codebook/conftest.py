import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from piacen_qual.cli.app import main
from tests.cli.making import Run

RunCodebook = Callable[..., Run]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunCodebook:
    """Run `piacen codebook …` in this process, 80 columns wide; blanks are plain spaces."""

    def call(*words: str | Path) -> Run:
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setattr(sys, "argv", ["piacen", "codebook", *map(str, words)])
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


@pytest.fixture
def study(coded: Path, tmp_path: Path) -> Path:
    """A copy of the study that was coded, to be changed."""
    return Path(shutil.copytree(coded, tmp_path / "étude"))


def rewrite(study: Path, *changes: tuple[str, str]) -> None:
    """Change texts of the study's codebook."""
    path = study / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
