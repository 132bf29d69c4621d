"""A partner’s own text of a quote, taken while it is signed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RunHere
from tests.cli.test_partager import (
    Partager,
    decided,
    flat,
    partager,
    shared,
    somebody,
    study,
    taken,
    undecided,
)

__all__ = ["decided", "partager", "somebody", "study", "undecided"]

SAID, OTHER = "Le logiciel a planté", "Le système est tombé en panne, que je disais."


@pytest.fixture
def asked(study: Path, partager: Partager, run_here: RunHere) -> Path:
    """A study of which a partner wants one quote to be told otherwise."""
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    taken(study, run_here, SAID, "modifier", texte=OTHER)
    return study


def page(study: Path) -> str:
    return shared(study)["citations.html"].decode()


def test_a_partners_text_is_signed_and_shared_in_the_place_of_the_quote(
    asked: Path, partager: Partager, run_here: RunHere
) -> None:
    done = partager(asked, "--signer", typed=["t", "o"])
    assert "« t » prend son texte" in flat(done.err)
    assert f"« {OTHER} »" in flat(done.out)
    assert "Ces mots sont ceux qu’un partenaire propose" in flat(done.err)
    assert partager(asked).code == 0
    assert OTHER in page(asked)
    assert SAID not in page(asked)
    assert taken(asked, run_here, "Le système est tombé", "publier").code == 0
    assert partager(asked).code == 0


def test_it_is_left_again_for_what_was_said(asked: Path, partager: Partager) -> None:
    partager(asked, "--signer", typed=["t", "q"])
    assert json.loads(partager(asked, "--apercu", "--json").out)["unsigned"] == 1
    done = partager(asked, "--signer", typed=["t", "o"])
    assert SAID in done.out
    assert partager(asked).code == 0
    assert SAID in page(asked)


@pytest.mark.parametrize("name", ["Omer Grandbois", "à Val-Perdu", "https://exemple.ca"])
def test_a_text_that_tells_what_may_not_come_out_is_not_taken(
    asked: Path, partager: Partager, run_here: RunHere, name: str
) -> None:
    taken(asked, run_here, SAID, "modifier", texte=f"{OTHER} Voir {name}.")
    done = partager(asked, "--signer", typed=["t", "o"])
    assert done.code == 2
    assert "dirait ce qui ne doit pas sortir" in flat(done.err)
    assert json.loads(partager(asked, "--apercu", "--json").out)["unsigned"] == 1


def test_a_name_hidden_since_keeps_the_text_from_coming_out(
    asked: Path, partager: Partager
) -> None:
    partager(asked, "--signer", typed=["t", "o"])
    corpus = asked / "transcripts" / "corpus.yaml"
    corpus.write_text(corpus.read_text("utf-8") + "personnes: [{nom: Système}]\n", encoding="utf-8")
    partager(asked)
    assert "Le système est" not in page(asked)


def test_nobody_proposed_a_text(study: Path, partager: Partager) -> None:
    done = partager(study, "--signer", typed=["t"])
    assert done.code == 2
    assert "Aucun partenaire n’a proposé de texte" in flat(done.err)
