"""The register entry, and which word the data of a study deserve."""

from pathlib import Path

import pytest

from piacen_qual.anonymisation.answering.answers import Act, Answer, Answers
from piacen_qual.anonymisation.candidates import Action, Kind
from piacen_qual.anonymisation.custody.audit import AuditAct, Entry
from piacen_qual.anonymisation.custody.cipher import MAGIC
from piacen_qual.anonymisation.custody.register import (
    ANONYMISED,
    CODED,
    Facts,
    Status,
    register_entry,
    status,
)
from piacen_qual.study import Study
from tests.anonymisation.making import candidate, spoken

SAID = "Ovila Tremblant est parti."
CANDIDATES = (
    candidate("Ovila Tremblant", action=Action.MASK),
    candidate("Rose", turn=2, action=Action.ASK),
    candidate("Zoom", turn=3, kind=Kind.KNOWN, action=Action.KEEP),
)
ANSWER = Answer("1", 1, "2026-03-02T10:00:00-05:00", "Julie", Act.MASK, "q", "personne:ovila")
ENTRIES = (
    Entry("2026-03-01T09:00:00-05:00", "Julie", AuditAct.KEY_MADE),
    Entry("2026-03-04T09:00:00-05:00", "Omar", AuditAct.SHARED, "NORD", 5, {Kind.PERSON: 4}),
    Entry("2026-03-05T09:00:00-05:00", "Julie", AuditAct.KEY_DESTROYED),
    Entry("2026-03-09T09:00:00-05:00", "Julie", AuditAct.KEY_OPENED),
)
NOBODY = Answers()


def facts(*entries: Entry, answers: Answers = NOBODY, links: tuple[str, ...] = ()) -> Facts:
    word = CODED if links else ANONYMISED
    return Facts(CANDIDATES, answers, entries, (spoken(SAID),), Status(word, links))


def article(about: Facts) -> dict[str, str]:
    *_, table = register_entry(about)
    return {str(heading): str(content) for heading, content in table.rows}


def test_it_has_what_the_law_and_the_committee_ask_for() -> None:
    assert list(article(facts())) == [
        "Description",
        "Fins",
        "Techniques",
        "Mesures de sécurité",
        "Clé des pseudonymes",
        "État des données",
        "Risque : individualisation",
        "Risque : corrélation",
        "Risque : inférence",
        "Analyse des risques faite le",
        "À revoir au plus tard le",
        "Personne compétente",
    ]


def test_it_tells_what_was_done_by_whom_and_when() -> None:
    kinds, acts, _ = register_entry(facts(*ENTRIES, answers=Answers((ANSWER,))))
    assert ("Personnes", 1, 1, 0) in kinds.rows
    assert [row[:3] for row in acts.rows] == [
        ("2026-03-01", "Julie", "Clé créée"),
        ("2026-03-02", "Julie", "Questions : masquer"),
        ("2026-03-04", "Omar", "Citations partagées"),
        ("2026-03-05", "Julie", "Clé détruite"),
    ]
    assert acts.rows[2][3:] == ("NORD", 5, 4)


def test_its_review_is_a_year_after_the_last_act_whenever_it_is_printed() -> None:
    told = article(facts(*ENTRIES))
    assert "2026-03-05" in told["Analyse des risques faite le"]
    assert told["À revoir au plus tard le"].startswith("2027-03-05")
    assert "À faire" in article(facts())["Analyse des risques faite le"]


def test_it_tells_the_life_of_the_key() -> None:
    assert article(facts(*ENTRIES))["Clé des pseudonymes"] == (
        "Créée le 2026-03-01 par Julie. Détruite le 2026-03-05 par Julie."
    )


def test_no_original_word_is_in_it() -> None:
    tables = register_entry(facts(*ENTRIES, answers=Answers((ANSWER,)), links=("la clé",)))
    text = repr(tables).lower()
    assert not [word for word in ("ovila", "tremblant", "rose", "zoom", "parti") if word in text]


def test_what_waits_for_an_answer_is_a_risk() -> None:
    assert "1 passage reste à décider" in article(facts())["Risque : individualisation"]


def test_an_empty_folder_links_nobody(tmp_path: Path) -> None:
    assert status(Study(tmp_path)) == Status(ANONYMISED)


@pytest.mark.parametrize(
    ("file", "link"),
    [
        ("cle/registre.key", "la clé (cle/registre.key)"),
        ("copie", "la clé (copie)"),
        ("exports/vieux.bak", "la clé (exports/vieux.bak)"),
        ("transcripts/g1.txt", "les transcriptions (transcripts/)"),
        ("transcripts/corpus.yaml", "les noms de transcripts/corpus.yaml"),
        ("decisions/anonymisation/julie.jsonl", "decisions/"),
        ("decisions/versions/a.json", "decisions/"),
        (".piacen/a/b", ".piacen/"),
        ("exports/partage/NORD/a.html", "exports/"),
    ],
)
def test_whatever_links_texts_to_people_keeps_data_coded(
    tmp_path: Path, file: str, link: str
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MAGIC if "la clé" in link else b"x")
    told = status(Study(tmp_path))
    assert told.word == CODED
    assert any(link in each for each in told.links)


@pytest.mark.parametrize("about", [facts(), facts(*ENTRIES, links=("la clé",))])
def test_no_heading_is_without_content(about: Facts) -> None:
    assert [heading for heading, content in article(about).items() if not content.strip()] == []


def test_what_no_mask_can_do_is_told_as_a_risk() -> None:
    told = article(facts())
    assert "se connaissent" in told["Risque : inférence"]
    assert "Seule la lecture de chaque citation en protège" in told["Risque : inférence"]
    assert "Possible pour qui a la clé" in article(facts(links=("x",)))["Risque : corrélation"]
