from pathlib import Path

import pytest

from piacen_qual.study import Cache


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What lists and the French model say, worked out once for all tests."""
    folder: Path = tmp_path_factory.mktemp("anonymisation")
    return Cache(folder / ".piacen")
