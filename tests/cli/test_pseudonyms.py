"""The pseudonyms that `piacen partager` draws: nobody's name, no word of the talk."""

import re
from pathlib import Path
from typing import Final

import pytest

from piacen_qual.anonymisation.custody.audit import AuditAct, read_audit
from piacen_qual.anonymisation.custody.key import KeyFile, destroy_key
from piacen_qual.anonymisation.masking import registry
from piacen_qual.study import open_study
from tests.anonymisation.planting import made_up
from tests.cli.deciding import NORTH, RITA, SOUTH
from tests.cli.making import exports_of
from tests.cli.sharing import PASSPHRASE, copied, decide_everything
from tests.cli.test_partager import Partager, flat, partager, somebody

__all__ = ["partager", "somebody"]

FREE: Final = {"Mélèze", "Sarcelle"}
LABELS: Final = {"Animateur", "Animatrice", "WEBVTT"}


@pytest.fixture
def study(signed: Path, tmp_path: Path) -> Path:
    return copied(signed, tmp_path / "étude")


def drawn(study: Path) -> dict[str, str]:
    return dict(KeyFile.opened(open_study(study), PASSPHRASE).registry.pseudonyms)


def named_too(study: Path, *names: str) -> None:
    """Have the study know that there are people of these names."""
    corpus = study / "transcripts" / "corpus.yaml"
    people = "".join(f"  - {{nom: {name}}}\n" for name in names)
    corpus.write_text(f"{corpus.read_text('utf-8')}personnes:\n{people}", encoding="utf-8")


def test_no_pseudonym_is_a_name_or_a_word_of_the_study(
    study: Path, partager: Partager, monkeypatch: pytest.MonkeyPatch
) -> None:
    talks = ((study / "transcripts" / file).read_text("utf-8") for file in (NORTH, SOUTH, RITA))
    words = (re.findall(r"[^\W\d_]{3,}", talk) for talk in talks)
    said = {word for found in words for word in found} - LABELS
    known = [made_up(n, 0) for n in range(30)]
    named_too(study, *(f"{a} {b}" for a, b in zip(known[::2], known[1::2], strict=True)))
    monkeypatch.setattr(registry, "PSEUDONYMS", (*sorted(said), *known, *FREE))
    destroy_key(open_study(study))
    partager(study, "--signer", typed=["q"])
    names = {word for name in drawn(study).values() for word in name.split("-")}
    assert names
    assert names <= FREE


def test_a_pseudonym_that_became_a_name_is_drawn_again_and_its_quotes_are_read_again(
    study: Path, partager: Partager
) -> None:
    assert partager(study).code == 0
    before = drawn(study)
    clashing = before["personne:omer grandbois"]
    named_too(study, f"Josaphat {clashing}")
    done = partager(study)
    assert done.code == 1
    assert "Des pseudonymes sont devenus de vrais noms (1)" in flat(done.err)
    assert "1 citation à lire" in flat(done.err)
    after = drawn(study)
    assert {who for who in before if before[who] != after[who]} == {"personne:omer grandbois"}
    assert clashing not in after.values()
    assert partager(study, "--signer", typed=["o"]).code == 0
    assert partager(study).code == 0
    pages = [data for name, data in exports_of(study).items() if name.endswith(".html")]
    assert clashing not in pages[0].decode()


def test_pseudonyms_drawn_for_new_people_are_told_in_the_audit_log(
    study: Path, partager: Partager
) -> None:
    def count() -> int:
        return [e.act for e in read_audit(open_study(study))[0]].count(AuditAct.KEY_EXTENDED)

    before = count()
    partager(study)
    assert count() == before  # nobody is new
    north = study / "transcripts" / "nord_g1.txt"
    text = north.read_text("utf-8").replace(
        "Pis moi le pain", "Pis moi, avec Josaphat Tanguay, le pain"
    )
    north.write_text(text, encoding="utf-8")
    named_too(study, "Josaphat Tanguay")
    decide_everything(study)
    partager(study)
    assert count() == before + 1
