from pathlib import Path

import pytest

from piacen_qual.study import Cache


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / ".piacen")
