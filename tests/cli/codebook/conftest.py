import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.cli.making import Run

RunCodebook = Callable[..., Run]


@pytest.fixture
def run(run_here: RunHere) -> RunCodebook:
    """Run `piacen codebook …` in this process, 80 columns wide; blanks are plain spaces."""
    return partial(run_here, "codebook")


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
