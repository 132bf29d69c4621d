import io
import json
from pathlib import Path

import openpyxl
import pytest

from piacen_qual.anonymisation.custody.audit import AuditAct, read_audit
from piacen_qual.exports.partner.workbook import bank_to_xlsx
from piacen_qual.partners.bank import PartnerBank
from piacen_qual.partners.entries import ENTRIES
from piacen_qual.partners.reading import read_history
from piacen_qual.study import open_study
from tests.cli.conftest import RunHere
from tests.cli.making import make_study
from tests.cli.sharing import share_turns
from tests.partners.making import answers

SAID = ("Il nous manque du temps", "on n’a pas assez d’heures", "Mon ordinateur a planté")


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Julie")


@pytest.fixture
def study(tmp_path: Path) -> Path:
    return make_study(tmp_path / "étude")


@pytest.fixture
def bank(study: Path) -> PartnerBank:
    """What was shared: the whole turns that say `SAID`."""
    return share_turns(study, *SAID)


def saved(study: Path, data: bytes, name: str = "r.json") -> Path:
    path = study / name
    path.write_bytes(data)
    return path


def test_answers_are_taken_shown_and_written(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    said = ({"decision": "publier"}, {"decision": "modifier", "texte": "Autrement."})
    done = run_here("recevoir", saved(study, answers(bank, *said)), "--etude", study)
    assert done.code == 0
    assert "réponses reçues : 2 (publier 1, modifier 1, retirer 0)" in done.err
    assert "La Fabrique" in done.out
    page = (study / "exports" / "reponses_partenaires.html").read_text("utf-8")
    assert "Autrement." in page


def test_the_same_file_twice_changes_nothing(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    file = saved(study, answers(bank, {"decision": "retirer"}))
    run_here("recevoir", file, "--etude", study)
    log = next(ENTRIES.place(open_study(study)).glob("*.jsonl"))
    before = log.read_bytes()
    done = run_here("recevoir", file, file, "--etude", study)
    assert done.code == 0
    assert "rien ne change" in done.err
    assert log.read_bytes() == before


def test_another_name_makes_nobody_else_of_the_same_browser(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    file = saved(study, answers(bank, {"decision": "retirer"}))
    run_here("recevoir", file, "--etude", study)
    done = run_here("recevoir", file, "--etude", study, "--de", "Le Comité", "--json")
    assert "Les fichiers déjà écrits" not in done.err
    (reply,) = json.loads(done.out)["quotes"][0]["replies"]
    assert reply["name"] == "Le Comité"
    assert len(read_audit(open_study(study))[0]) == 1


def test_the_workbook_comes_back_under_the_name_of_who_sent_it(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bank_to_xlsx(bank)))
    sheet = book["Citations"]
    places = {cell.value: place for place, cell in enumerate(sheet[1], 1)}
    sheet.cell(2, places["Réponse"]).value = "retirer"
    book.save(study / "r.xlsx")
    done = run_here("recevoir", study / "r.xlsx", "--etude", study, "--de", "Le Comité", "--json")
    assert done.code == 0
    told = json.loads(done.out)["quotes"][0]
    assert told["choice"] == "retirer"
    assert told["replies"][0]["name"] == "Le Comité"


def test_what_is_refused_is_listed_and_the_rest_is_taken(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    said = ({"decision": "publier"}, {"decision": "publier", "empreinte": "h1"})
    done = run_here("recevoir", saved(study, answers(bank, *said)), "--etude", study)
    assert done.code == 1
    assert bank.quotes[1].id in done.err
    assert "réponses reçues : 1 (" in done.err


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04", 2),
        (b"<!doctype html>", 2),
        (b"\0" * 100, 2),
        (json.dumps({"format": "reponses-piacen", "etude": "e1", "banque": "b1"}).encode(), 1),
    ],
)
def test_another_file_is_refused_and_the_others_are_taken(
    study: Path, bank: PartnerBank, run_here: RunHere, data: bytes, code: int
) -> None:
    other = saved(study, data, "autre.bin")
    good = saved(study, answers(bank, {"decision": "publier"}))
    done = run_here("recevoir", other, study / "absent", good, "--etude", study)
    assert done.code == 2
    assert "autre.bin" in done.err
    assert "réponses reçues : 1 (" in done.err
    assert run_here("recevoir", other, "--etude", study).code == code


def test_a_withdrawn_quote_is_cited_no_more_and_citer_says_so(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    run_here("coder", "--etude", study)
    ask = ("citer", "--etude", study, "--cas", "NORD", "--mots-min", "3")
    before = run_here(*ask)
    assert "laissés de côté" not in before.out
    assert SAID[0] in before.out
    file = saved(study, answers(bank, {"decision": "retirer"}, {"decision": "modifier"}))
    run_here("recevoir", file, "--etude", study)
    after = run_here(*ask)
    said = " ".join(after.out.split())
    assert "Passages retirés par des partenaires, laissés de côté : 1" in said
    assert "Un partenaire demande un autre texte" in said
    assert SAID[0] not in after.out
    for path in (study / "exports").glob("citations.*"):
        assert SAID[0].encode() not in path.read_bytes()


def test_a_shared_quote_without_consent_is_cited_with_a_warning(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    run_here("coder", "--etude", study)
    ask = ("citer", "--etude", study, "--cas", "NORD", "--mots-min", "3")
    assert run_here(*ask).out.count("pas d’accord") == len(SAID)
    said = ({"decision": "publier"}, {"decision": "modifier"}, {"commentaire": "Hum."})
    run_here("recevoir", saved(study, answers(bank, *said)), "--etude", study)
    told = json.loads(run_here(*ask, "--json").out)["quotes"]
    warned = [next(s for s in SAID if s in q["text"]) for q in told if "pas d’accord" in str(q)]
    assert warned == [SAID[2]]


def test_withdrawals_are_in_the_audit_log(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    file = saved(study, answers(bank, {"decision": "retirer"}, {"decision": "retirer"}))
    run_here("recevoir", file, "--etude", study)
    (entry,) = read_audit(open_study(study))[0]
    assert (entry.act, entry.case, entry.quotes) == (AuditAct.WITHDRAWN, "NORD", 2)


def test_without_a_file_what_came_is_shown(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    assert "Aucune réponse" in run_here("recevoir", "--etude", study).out
    run_here("recevoir", saved(study, answers(bank, {"decision": "publier"})), "--etude", study)
    assert "La Fabrique" in run_here("recevoir", "--etude", study).out
    assert len(read_history(open_study(study))[0].received) == 1


def test_the_same_workbook_without_a_name_then_with_one_is_of_one_partner(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    file = saved(study, answers(bank, {"decision": "retirer"}, nom="", poste=""))
    run_here("recevoir", file, "--etude", study)
    done = run_here("recevoir", file, "--de", "La Fabrique", "--etude", study)
    assert "on sait maintenant que c’est La Fabrique" in done.err
    assert "(sans nom)" not in done.out
    for words in ((), ("--de", "La Fabrique")):
        done = run_here("recevoir", file, *words, "--etude", study)
        assert "étaient déjà reçues" in done.err


def test_banks_that_still_tell_what_was_withdrawn_are_named(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    folder = study / "exports" / "partage" / "NORD"
    folder.mkdir(parents=True)
    (folder / "citations-NORD.html").write_text("x")
    done = run_here(
        "recevoir", saved(study, answers(bank, {"decision": "retirer"})), "--etude", study
    )
    assert "citations-NORD.html" in done.err
    assert "piacen partager --cas NORD" in done.err


def test_a_withdrawal_sent_again_after_a_change_of_mind_is_told(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    ours = {"nom": "Le Comité", "poste": "", "numero": 0}
    first = saved(study, answers(bank, {"decision": "retirer"}, **ours), "a.json")
    second = saved(study, answers(bank, {"decision": "publier"}, **ours), "b.json")
    run_here("recevoir", first, second, "--etude", study)
    done = run_here("recevoir", first, "--etude", study, "--json")
    assert "rien ne change" in done.err
    assert json.loads(done.out)["quotes"][0]["choice"] == "publier"
    warned = " ".join(done.err.split())
    assert f"ce fichier retire {bank.quotes[0].id}, mais d’autres réponses" in warned
    assert "a.json" in warned
    again = {"decision": "retirer", "commentaire": "Oui, retirer."}
    third = saved(study, answers(bank, again, **ours), "c.json")
    done = run_here("recevoir", third, "--etude", study, "--json")
    assert json.loads(done.out)["quotes"][0]["choice"] == "retirer"
    assert "ce fichier retire" not in run_here("recevoir", first, "--etude", study).err


def test_a_consent_erased_in_the_page_is_told_and_no_more(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    first = saved(study, answers(bank, {"decision": "publier"}, {"decision": "retirer"}), "a.json")
    second = saved(study, answers(bank, numero=2), "b.json")
    run_here("recevoir", first, "--etude", study)
    done = run_here("recevoir", second, "--etude", study, "--json")
    assert f"sans accord maintenant : {bank.quotes[0].id}." in " ".join(done.err.split())
    told = json.loads(done.out)["quotes"]
    assert [each["choice"] for each in told] == [None, "retirer", None]


def test_an_empty_file_of_a_browser_that_never_answered_is_not_kept(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    done = run_here("recevoir", saved(study, answers(bank)), "--etude", study)
    assert "aucune réponse à prendre" in done.err
    assert not read_history(open_study(study))[0].received
