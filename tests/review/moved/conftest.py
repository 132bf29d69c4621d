from pathlib import Path

import pytest

from tests.review.making import reviewing


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """A study in which two suggestions were decided on, before its transcript was corrected."""
    with reviewing(tmp_path) as session:
        session.accept()
        session.reject()
    return tmp_path
