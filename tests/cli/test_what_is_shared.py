"""What the files of a bank say, and what the study keeps of it, in a case of ten people."""

from pathlib import Path

import pytest

from piacen_qual.anonymisation.candidates import Kind
from piacen_qual.anonymisation.custody.audit import AuditAct, read_audit
from piacen_qual.study import open_study
from tests.cli.sharing import copied, decide_everything
from tests.cli.test_partager import Partager, cells, partager, shared, somebody
from tests.exports.partner.parsing import parsed

__all__ = ["partager", "somebody"]


@pytest.fixture(scope="module")
def decided(signed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten people in the north: one half volunteer, four work at night, as all the south does."""
    study = copied(signed, tmp_path_factory.mktemp("shared") / "étude")
    corpus, north = study / "transcripts" / "corpus.yaml", study / "transcripts" / "nord_g1.txt"
    text = corpus.read_text("utf-8").replace("genre: f", "statut: bénévole, horaire: jour", 1)
    text = text.replace("genre: h", "statut: salarié, horaire: jour", 1)
    text = text.replace("fonction: fromagerie", "horaire: nuit").replace(
        "fonction: apiculture", "horaire: nuit"
    )
    silent = "".join(
        f"      - {{id: P{n}, etiquettes: [Poste {n}], statut: {('salarié', 'bénévole')[n % 2]},"
        f" horaire: {('jour', 'nuit')[n > 6]}}}\n"
        for n in range(3, 11)
    )
    first = text.index("  - fichier: équipe")
    corpus.write_text(text[:first] + silent + text[first:], encoding="utf-8")
    said = north.read_text("utf-8").replace("Mon ordinateur", "Moi, Zoé Lachance, mon ordinateur")
    north.write_text(said, encoding="utf-8")
    decide_everything(study)
    return study


@pytest.fixture
def study(decided: Path, tmp_path: Path) -> Path:
    return copied(decided, tmp_path / "étude")


def texts_of(study: Path, partager: Partager, *words: str) -> tuple[str, str]:
    """What is on the page and in the workbook, once all that is asked for is signed and shared."""
    assert partager(study, *words, "--signer", typed=["o"] * 9).code == 0
    assert partager(study, *words).code == 0
    page, book = shared(study).values()
    return " ".join(parsed(page).text_content().split()), cells(book)


def test_data_are_said_to_be_coded_while_there_is_a_key(study: Path, partager: Partager) -> None:
    for text in texts_of(study, partager):
        assert "Données codées (dépersonnalisées)." in text
        assert "Données anonymisées" not in text


def test_the_audit_log_counts_what_was_replaced_in_this_bank(
    study: Path, partager: Partager
) -> None:
    texts_of(study, partager, "--code", "ven_temps")
    (told,) = [e for e in read_audit(open_study(study))[0] if e.act is AuditAct.SHARED]
    assert told.quotes == 3
    assert told.counts == {Kind.PERSON: 1, Kind.ORGANISATION: 1, Kind.PLACE: 1}


def test_nobody_is_called_by_a_pseudonym_in_their_own_words(
    study: Path, partager: Partager
) -> None:
    for text in texts_of(study, partager):
        assert "Moi, [mon nom], mon ordinateur a planté" in text


def test_an_attribute_that_enough_people_of_the_case_share_is_told(
    study: Path, partager: Partager
) -> None:
    page, book = texts_of(study, partager, "--attribut", "statut")
    assert page.count("Statut : bénévole") == book.count("bénévole") == 3
    assert page.count("Statut : salarié") == book.count("salarié") == 2


@pytest.mark.parametrize("words", [("horaire",), ("statut", "--k", "6")], ids=" ".join)
def test_an_attribute_that_too_few_people_of_the_case_share_is_withheld(
    study: Path, partager: Partager, words: tuple[str, ...]
) -> None:
    for text in texts_of(study, partager, "--attribut", *words):
        assert f"« {words[0]} » n’est pas donné" in text.replace("\xa0", " ")
        assert not [value for value in ("nuit", "bénévole", "salarié") if value in text]
