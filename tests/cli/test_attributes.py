"""The one thing that a bank may say of those who speak: read beside each quote, and never two."""

import json
from pathlib import Path

from piacen_qual.study import open_study
from tests.cli.test_partager import Partager, flat, partager, shared, somebody
from tests.cli.test_what_is_shared import decided, study, texts_of

__all__ = ["decided", "partager", "somebody", "study"]

ASKED = ("--attribut", "statut")


def test_an_attribute_added_since_is_to_be_read_before_it_goes_out(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    done = partager(study, *ASKED)
    assert done.code == 1
    assert "5 citations à lire en entier" in flat(done.err)
    assert not shared(study)
    done = partager(study, *ASKED, "--signer", typed=["o"] * 9)
    assert "bénévole" in done.out
    assert "Déjà signée" not in done.err
    assert partager(study, *ASKED).code == 0
    assert partager(study).code == 0  # fewer things are told: they were all read


def test_a_quote_refused_is_so_whatever_is_told_beside_it(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["n", *["o"] * 9])
    told = json.loads(partager(study, *ASKED, "--apercu", "--json").out)
    assert (told["excluded"], told["unsigned"]) == (1, 4)


def test_another_attribute_of_the_same_people_is_withheld(study: Path, partager: Partager) -> None:
    corpus = study / "transcripts" / "corpus.yaml"
    text = corpus.read_text("utf-8")
    for old, new in (("bénévole", "hors ville"), ("salarié", "ville")):
        text = text.replace(f"statut: {old}", f"statut: {old}, milieu: {new}")
    corpus.write_text(text, encoding="utf-8")
    texts_of(study, partager, *ASKED)
    done = partager(study, "--attribut", "milieu")
    assert "« statut » a déjà été dit des mêmes personnes" in flat(done.err)
    for name, data in shared(study).items():
        if name.endswith(".html"):
            assert "hors ville" not in data.decode()
            assert "pour protéger les personnes" in data.decode()
    texts_of(study, partager, *ASKED)  # the same one may be told again
    renamed = open_study(study).root / "transcripts" / "nord_renommé_g1.txt"
    (study / "transcripts" / "nord_g1.txt").rename(renamed)
    corpus.write_text(text.replace("nord_g1.txt", renamed.name), encoding="utf-8")
    assert "hors ville" not in partager(study, "--attribut", "milieu", "--signer").out
