from pathlib import Path

import pytest

from tests.cli.making import make_study, piacen


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that was coded once; tests may write its exports again, and nothing else."""
    study = make_study(tmp_path_factory.mktemp("cli") / "étude d’été")
    assert piacen("coder", "--etude", study).code == 0
    return study
