"""How dear a passphrase is to guess, whatever the tests of the key do to be quick."""

import runpy
from collections.abc import Sequence

import pytest
from cryptography.hazmat.primitives.kdf import scrypt

from piacen_qual.anonymisation.custody import cipher

PHRASE = "quatre pommes séchées au grenier"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Sequence[dict[str, object]]:
    """What Scrypt is asked for; nothing is worked out."""
    told: list[dict[str, object]] = []

    class Recorder:
        def __init__(self, **costs: object) -> None:
            told.append(costs)

        def derive(self, _: bytes) -> bytes:
            return bytes(32)

    monkeypatch.setattr(scrypt, "Scrypt", Recorder)
    return told


def test_a_guess_costs_what_the_cheat_sheet_of_owasp_asks_for(
    asked: Sequence[dict[str, object]],
) -> None:
    as_written = runpy.run_path(cipher.__file__)["Cipher"]
    sealed = as_written.new(PHRASE).seal(b"secret")
    as_written.of(sealed, PHRASE)
    for costs in asked:
        assert {**costs, "salt": b""} == {"salt": b"", "length": 32, "n": 2**17, "r": 8, "p": 1}
    made, opened = (costs["salt"] for costs in asked)
    assert made == opened
    assert made != bytes(16)
