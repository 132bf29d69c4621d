import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from piacen_qual.anonymisation.custody.audit import AuditAct, read_audit
from piacen_qual.partners.answers import FORMAT
from piacen_qual.partners.reading import read_history
from piacen_qual.study import open_study
from tests.cli.conftest import RunHere
from tests.cli.making import Run
from tests.cli.sharing import (
    PASSPHRASE,
    SECRETS,
    copied,
    decide_everything,
    study_with_names,
    today,
)

Partager = Callable[..., Run]


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Julie")
    monkeypatch.setenv("PIACEN_PHRASE", PASSPHRASE)


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return study_with_names(tmp_path_factory.mktemp("undecided") / "étude")


@pytest.fixture(scope="module")
def decided(undecided: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    study = copied(undecided, tmp_path_factory.mktemp("decided") / "étude")
    decide_everything(study)
    return study


@pytest.fixture
def study(decided: Path, tmp_path: Path) -> Path:
    return copied(decided, tmp_path / "étude")


@pytest.fixture
def partager(run_here: RunHere, monkeypatch: pytest.MonkeyPatch) -> Partager:
    def call(study: Path, *words: str | Path, typed: Sequence[str] = ()) -> Run:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return run_here("partager", "--etude", study, "--cas", "NORD", *words)

    return call


def shared(study: Path) -> dict[str, bytes]:
    folder = study / "exports" / "partage"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def flat(shown: str) -> str:
    """What is on the screen, as one line."""
    return " ".join(shown.split())


def cells(data: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)


def test_nothing_is_written_while_something_is_undecided(
    undecided: Path, tmp_path: Path, partager: Partager
) -> None:
    study = copied(undecided, tmp_path / "étude")
    for words in ((), ("--signer",), ("--apercu",)):
        done = partager(study, *words, typed=["o"] * 9)
        assert done.code == 1
        assert "piacen anonymiser" in flat(done.err)
    assert not shared(study)
    assert not (study / "cle").exists()


def test_nothing_is_written_while_a_quote_is_unsigned(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"])
    done = partager(study)
    assert done.code == 1
    assert "à signer" in done.err
    assert not shared(study)


def test_signed_quotes_go_out_without_a_single_name(study: Path, partager: Partager) -> None:
    assert partager(study, "--signer", typed=["o"] * 9).code == 0
    done = partager(study)
    assert done.code == 0
    files = shared(study)
    assert list(files) == ["citations.html", "citations.xlsx"]
    page, sheet = files["citations.html"].decode(), cells(files["citations.xlsx"])
    for text in (page, sheet):
        assert "manque" in text
        assert "[lieu]" in text
        assert not [secret for secret in SECRETS if secret.lower() in text.lower()]
    assert "&lt;b&gt;ben oui" in page
    for name in files:
        file = next((study / "exports").rglob(name))
        assert partager(study, "--examiner", file).code == 0


def test_what_was_shared_is_told_in_the_study_and_in_no_export(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    log = (study / "decisions" / "partage" / "julie.jsonl").read_text("utf-8")
    assert '"share"' in log
    assert "[lieu]" in log
    assert not [secret for secret in SECRETS if secret in log]
    acts = {entry.act: entry for entry in read_audit(open_study(study))[0]}
    assert acts[AuditAct.SHARED].case == "NORD"
    assert acts[AuditAct.SHARED].counts


def test_sharing_again_gives_the_same_files(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study, "--retour", "2999-01-01")
    before = shared(study)
    partager(study, "--retour", "2999-01-01")
    assert shared(study) == before


def test_a_quote_refused_by_its_reader_stays_in(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["n", "o", "o", "o", "o"])
    done = partager(study, "--apercu", "--json")
    told = json.loads(done.out)
    assert (told["excluded"], told["unsigned"], told["ready"]) == (1, 0, True)
    partager(study)
    assert shared(study)["citations.html"].decode().count("<article") == told["quotes"]


def test_answers_are_undone_and_quotes_passed_over(study: Path, partager: Partager) -> None:
    done = partager(study, "--signer", typed=["v", "o", "u", "p", "p", "?", "q"])
    assert "NORD, groupe 1" in done.out
    assert "Annulé." in done.err
    assert json.loads(partager(study, "--apercu", "--json").out)["quotes"] == 0
    partager(study, "--signer", typed=["o"] * 9)
    partager(study, "--signer", typed=["u", "q"])
    assert json.loads(partager(study, "--apercu", "--json").out)["unsigned"] == 0
    assert "Il n’y a rien" not in done.err


def test_a_text_that_changes_is_to_be_signed_again(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    file = study / "transcripts" / "nord_g1.txt"
    file.write_text(file.read_text("utf-8").replace("On finit par", "On finit toujours par"))
    done = partager(study)
    assert done.code == 1
    assert done.err.startswith("✗ 1 citation à lire")


@pytest.mark.parametrize("name", ["registre.key", "journal.log", "julie.jsonl", "corpus.yaml"])
def test_nothing_goes_beside_a_key_a_log_or_the_corpus(
    study: Path, partager: Partager, name: str
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    folder = study / "exports" / "partage" / "NORD"
    folder.mkdir(parents=True)
    (folder / name).write_text("x")
    done = partager(study)
    assert done.code == 1
    assert name in done.err
    assert list(shared(study)) == [name]


@pytest.mark.parametrize("secret", ["Omer Grandbois", "OMER GRANDBOIS", "Fermes\u00a0du Coude"])
def test_a_name_in_a_label_never_goes_out(study: Path, partager: Partager, secret: str) -> None:
    codebook = study / "codebook.yaml"
    text = codebook.read_text("utf-8").replace("libelle: Pannes", f"libelle: Pannes de {secret}")
    codebook.write_text(text, encoding="utf-8")
    done = partager(study, "--signer", typed=["o"] * 9)
    assert secret[:4] in done.err
    partager(study)
    page = shared(study)["citations.html"].decode()
    assert "Manque de temps" in page
    assert "Pannes" not in page


def test_a_leak_in_a_finished_file_stops_everything(
    study: Path, partager: Partager, monkeypatch: pytest.MonkeyPatch
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    leaking = {"citations.html": b"<p title='omer  GRANDBOIS'>", "citations.xlsx": b""}
    monkeypatch.setattr("piacen_qual.cli.partager.writing.files_of", lambda _: leaking)
    done = partager(study)
    assert done.code == 1
    assert "ne doit pas sortir" in done.err
    assert not shared(study)
    assert '"share"' not in (study / "decisions" / "partage" / "julie.jsonl").read_text("utf-8")


@pytest.mark.parametrize("place", ["decisions/partage", "decisions/anonymisation"])
def test_a_log_that_cannot_be_read_stops_everything(
    study: Path, partager: Partager, place: str
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    with (study / place / "julie.jsonl").open("ab") as log:
        log.write(b'{"v":1,"act":"x","sum":"00000000"}\n')
    done = partager(study)
    assert done.code == 1
    assert not shared(study)


def test_a_corpus_in_error_stops_everything(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    corpus = study / "transcripts" / "corpus.yaml"
    corpus.write_text(corpus.read_text("utf-8") + "personnes: [[", encoding="utf-8")
    assert partager(study).code in {1, 2}
    assert not shared(study)


def test_another_passphrase_opens_nothing(
    study: Path, partager: Partager, monkeypatch: pytest.MonkeyPatch
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    monkeypatch.setenv("PIACEN_PHRASE", "une tout autre phrase de passe")
    assert partager(study).code == 2
    assert not shared(study)


def test_an_attribute_of_too_few_people_is_withheld_and_the_file_says_so(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    assert partager(study, "--attribut", "fonction").code == 0
    page = shared(study)["citations.html"].decode()
    assert "n’est pas donné" in page
    assert "boulangerie" not in page


def test_nothing_half_written_stays_when_a_file_cannot_be_put_there(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    folder = study / "exports" / "partage" / "NORD"
    (folder / "citations.xlsx").mkdir(parents=True)
    done = partager(study)
    assert done.code == 2
    assert "citations.xlsx" in done.err
    assert set(shared(study)) <= {"citations.html"}
    assert all(data.endswith(b"</html>\n") for data in shared(study).values())


@pytest.mark.parametrize(
    "words", [("--nombre", "9"), ("--source", "suggestions"), ("--famille", "objets")]
)
def test_no_choice_of_quotes_lets_one_out_unsigned(
    study: Path, partager: Partager, words: tuple[str, ...]
) -> None:
    for _ in range(2):
        done = partager(study, *words)
        assert done.code == 1
        assert not shared(study)
    assert partager(study, *words, "--apercu").code == 1
    assert not shared(study)


def test_whom_to_answer_is_told_unless_it_is_a_name_to_hide(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    refused = partager(study, "--contact", "Omer Grandbois, 555")
    assert refused.code == 1
    assert "nom à cacher" in refused.err
    assert not shared(study)
    assert partager(study, "--contact", "equipe@exemple.ca").code == 0
    assert all(
        b"equipe@exemple.ca" in data
        for name, data in shared(study).items()
        if name.endswith("html")
    )


def test_whom_to_answer_stays_until_somebody_else_is_named(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study, "--contact", "equipe@exemple.ca")
    for words, there in (((), True), (("--contact", ""), False), ((), False)):
        assert partager(study, *words).code == 0
        assert (b"equipe@exemple.ca" in shared(study)["citations.html"]) is there


def test_a_warning_is_not_marked_as_done(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    done = partager(study, "--apercu")
    assert done.code == 0
    assert "! Attention : 2 personnes" in flat(done.out)


def test_team_files_are_found_to_tell_names(study: Path, partager: Partager) -> None:
    team = study / "équipe.csv"
    team.write_text("citation;qui\nÇa va;Omer  GRANDBOIS\n", encoding="utf-8")
    done = partager(study, "--examiner", team, "--json")
    assert done.code == 1
    assert any("GRANDBOIS" in leak["found"] for leak in json.loads(done.out)["leaks"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--retour", "demain"), "date à venir"),
        (("--retour", "2001-01-01"), "date à venir"),
        (("--signer", "--apercu"), "choisissez"),
        (("--cas", "EST"), "n’existe pas"),
        (("--attribut", "taille"), "n’existe pas"),
    ],
)
def test_wrong_words_are_told(
    study: Path, partager: Partager, words: tuple[str, ...], said: str
) -> None:
    done = partager(study, *words)
    assert done.code == 2
    assert said in done.err


def test_without_a_case_the_cases_are_told(study: Path, run_here: RunHere) -> None:
    done = run_here("partager", "--etude", study)
    assert done.code == 2
    assert "NORD, SUD" in done.err


def test_a_withdrawn_quote_is_shared_no_more_even_once_its_transcript_is_corrected(
    study: Path, partager: Partager, run_here: RunHere
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    (bank,) = read_history(open_study(study))[0].banks.values()
    quote = next(sent for sent in bank.quotes if "Le logiciel a planté" in sent.text)
    reply = {"id": quote.id, "empreinte": quote.digest, "decision": "retirer"}
    told = {"format": FORMAT, "etude": bank.study, "banque": bank.bank, "reponses": [reply]}
    file = study / "r.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    assert run_here("recevoir", file, "--etude", study).code == 0
    north = study / "transcripts" / "nord_g1.txt"
    north.write_text(north.read_text("utf-8").replace("Animatrice : Bonjour", "Animatrice : Allô"))
    assert partager(study).code == 0
    page = shared(study)["citations.html"].decode()
    assert "Mon ordinateur a planté" in page
    assert "Le logiciel a planté" not in page


def test_another_case_is_not_touched(study: Path, partager: Partager) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    assert [path.name for path in (study / "exports" / "partage").iterdir()] == ["NORD"]
    assert not today(study).problems


def taken(study: Path, run_here: RunHere, said: str, decision: str, **more: str) -> Run:
    """A partner's answer about the quote that says this."""
    *_, bank = read_history(open_study(study))[0].banks.values()
    quote = next(sent for sent in bank.quotes if said in sent.text)
    reply = {"id": quote.id, "empreinte": quote.digest, "decision": decision, **more}
    told = {"format": FORMAT, "etude": bank.study, "banque": bank.bank, "reponses": [reply]}
    file = study / "r.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return run_here("recevoir", file, "--de", "La Fabrique", "--etude", study)


def test_a_signature_is_taken_back_by_going_through_everything_again(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    done = partager(study, "--signer", "--tout", typed=["n", "o", "q"])
    assert "Déjà signée par Julie." in done.err
    assert json.loads(partager(study, "--apercu", "--json").out)["excluded"] == 1
    done = partager(study, "--signer", "--tout", typed=["o", "q"])
    assert "Déjà écartée par Julie." in done.err
    assert json.loads(partager(study, "--apercu", "--json").out)["excluded"] == 0
    log = (study / "decisions" / "partage" / "julie.jsonl").read_text("utf-8")
    before = log.count("\n")
    partager(study, "--signer", "--tout", typed=["o"] * 9)  # nothing changes, nothing is written
    assert (study / "decisions" / "partage" / "julie.jsonl").read_text("utf-8").count(
        "\n"
    ) == before
    assert partager(study, "--tout").code == 2


def test_anybody_else_may_set_a_signed_quote_aside(
    study: Path, partager: Partager, monkeypatch: pytest.MonkeyPatch
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    monkeypatch.setenv("PIACEN_CODEUR", "Omer")
    partager(study, "--signer", "--tout", typed=["n", "q"])
    monkeypatch.setenv("PIACEN_CODEUR", "Julie")
    partager(study, "--signer", "--tout", typed=["o", "q"])
    assert json.loads(partager(study, "--apercu", "--json").out)["excluded"] == 1


def test_a_quote_to_be_changed_is_shared_again_only_once_somebody_saw_to_it(
    study: Path, partager: Partager, run_here: RunHere
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    taken(study, run_here, "Le logiciel a planté", "modifier", commentaire="Sans le papier.")
    done = partager(study)
    assert done.code == 1
    assert "dont 1 qu’un partenaire demande de modifier" in flat(done.err)
    assert "demande de modifier : 1" in partager(study, "--apercu").out
    done = partager(study, "--signer", typed=["o"])
    assert "Un partenaire demande de la modifier : Sans le papier. « o » dit" in flat(done.err)
    assert partager(study).code == 0
    taken(study, run_here, "Le logiciel a planté", "modifier", commentaire="Sans le papier.")
    assert partager(study).code == 0  # the same again asks for nothing more


def test_what_comes_in_and_goes_out_since_the_last_bank_is_told(
    study: Path, partager: Partager, run_here: RunHere
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study, "--nombre", "1")
    old = study / "exports" / "partage" / "NORD" / "citations-NORD.html"
    old.write_text("x")
    assert "partage" in taken(study, run_here, "planté", "retirer").err
    partager(study, "--nombre", "1", "--signer", typed=["o"] * 9)
    done = partager(study, "--nombre", "1")
    assert "Depuis le dernier partage : 1 citation nouvelle, 1 qui n’y est plus." in flat(done.err)
    assert "Ils remplacent ceux d’avant." in flat(done.err)
    assert "Supprimez citations-NORD.html : d’un partage plus ancien." in flat(done.err)


def test_a_case_of_few_people_is_shared_with_a_warning_that_the_register_keeps(
    study: Path, partager: Partager, run_here: RunHere
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    done = partager(study)
    assert "Attention : 2 personnes dans NORD." in done.err
    acts = {entry.act: entry for entry in read_audit(open_study(study))[0]}
    assert acts[AuditAct.SHARED].people == 2
    told = run_here("anonymiser", "--registre", "--etude", study)
    assert "NORD, partagé, n’en a que 2" in flat(told.out)
    page = shared(study)["citations.html"].decode()
    assert "moins de 5 personnes" not in page
    assert "Le nom du cas n’est pas donné, pour protéger les personnes" in page


def test_a_case_of_few_people_is_named_nowhere_in_its_files(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study, "--attribut", "genre")
    for name, data in shared(study).items():
        text = data.decode() if name.endswith(".html") else cells(data)
        assert "nord" not in f"{name} {text}".lower()


def test_whoever_signs_sees_who_speaks_and_what_else_they_say(
    study: Path, partager: Partager
) -> None:
    done = partager(study, "--signer", typed=["m", "p", "m", "q"])
    told = flat(done.out)
    assert "P1 de NORD, groupe 1" in told
    assert "2 personnes dans le cas" in told
    assert "1 autre citation (m)" in told
    assert "– «" in told


def test_a_word_is_masked_while_signing_and_the_quote_shown_anew(
    study: Path, partager: Partager
) -> None:
    first = partager(study, "--signer", typed=["q"]).out
    word = "kiosque" if "kiosque" in first else "samedi" if "samedi" in first else "ordinateur"
    word = word if word in first else "logiciel"
    done = partager(study, "--signer", typed=[f"c {word} [un mot]", "o", "q"])
    assert "[un mot]" in done.out
    assert json.loads(partager(study, "--apercu", "--json").out)["quotes"] == 1


def test_words_are_masked_as_the_quote_shows_them(study: Path, partager: Partager) -> None:
    north = study / "transcripts" / "nord_g1.txt"
    text = north.read_text("utf-8")
    text = text.replace("d’heures pour jaser", "d'heures ,  3 minutes...  pour jaser")
    north.write_text(text, encoding="utf-8")
    copied = "À [lieu], on n’a pas assez d’heures, trois"
    typed = [*["p"] * 9, "q"]
    shown = flat(partager(study, "--signer", typed=typed).out)
    assert copied in shown
    rank = [piece.split("»")[0] for piece in shown.split("«")[1:]]
    before = ["p"] * next(n for n, words in enumerate(rank) if copied in words)
    done = partager(study, "--signer", typed=[*before, f"c {copied}", "q"])
    assert done.code == 0
    assert "« […]… pour jaser" in flat(done.out)


def test_a_quote_all_of_which_is_masked_while_signing_is_left_out_and_told(
    study: Path, partager: Partager
) -> None:
    north = study / "transcripts" / "nord_g1.txt"
    whole = "Mon ordinateur a planté au mois d’août"
    text = north.read_text("utf-8").replace(
        f"{whole}, j’ai perdu toutes les commandes de la", whole
    )
    north.write_text(text.replace(f"{whole} semaine.", f"{whole}."), encoding="utf-8")
    done = partager(study, "--signer", typed=["p", f"c {whole}", *["o"] * 9])
    assert "il ne reste rien de ce qui est dit au tour 9 de nord_g1.txt" in flat(done.err)
    assert "« […]" not in done.out
    told = flat(partager(study, "--apercu").out)
    assert "citations dont il ne resterait rien une fois masquées : 1" in told


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        ("c planté [planté]", "ne peut pas remplacer ces mots"),
        ("c zut", "« zut » n’est dit nulle part"),
        ("oui", "« oui » n’est pas une réponse"),
    ],
)
def test_signatures_prepared_ahead_stop_at_the_first_answer_that_is_refused(
    study: Path, partager: Partager, refused: str, why: str
) -> None:
    done = partager(study, "--signer", typed=["o", refused, "o", "o", "o", "o"])
    assert done.code == 2
    assert "Arrêt à la réponse 2" in flat(done.err)
    assert why in flat(done.err)
    assert json.loads(partager(study, "--apercu", "--json").out)["quotes"] == 1


def test_a_fact_masked_in_the_turn_is_told_to_whoever_signs(
    study: Path, partager: Partager
) -> None:
    partager(study, "--signer", typed=["c samedi [un jour]", "q"])
    done = partager(study, "--signer", typed=["p"] * 9)
    assert "Masqué dans ce tour : « samedi »" in flat(done.err)


def test_two_groups_typed_differently_read_alike(study: Path, partager: Partager) -> None:
    north = study / "transcripts" / "nord_g1.txt"
    partager(study, "--signer", typed=["o"] * 9)
    text = north.read_text("utf-8")
    north.write_text(text.replace("’", "'").replace(", la fin", " ,  la fin"), encoding="utf-8")
    assert partager(study).code == 0  # the same words, typed otherwise, were signed already
    assert "'" not in cells(shared(study)["citations.xlsx"])


def test_withdrawn_words_that_somebody_says_again_elsewhere_are_not_shared(
    study: Path, partager: Partager, run_here: RunHere
) -> None:
    partager(study, "--signer", typed=["o"] * 9)
    partager(study)
    said = "Mon ordinateur a planté"
    assert taken(study, run_here, said, "retirer").code == 0
    north = study / "transcripts" / "nord_g1.txt"
    (again,) = (line for line in north.read_text("utf-8").split("\n") if said in line)
    with north.open("a", encoding="utf-8") as talk:
        talk.write(f"{again.replace('Zoé :', 'Omer :')}\n")
    decide_everything(study)
    partager(study, "--signer", typed=["o"] * 9)
    assert partager(study).code == 0
    page = shared(study)["citations.html"].decode()
    assert "Le logiciel a planté" in page
    assert said not in page


def test_words_are_cut_in_one_quote_only(study: Path, partager: Partager) -> None:
    before = partager(study, "--signer", typed=["p"] * 9).out
    first, quotes = "planté", before.split("«")[1:]
    rank = next(n for n, text in enumerate(quotes) if first in text)
    typed = [*["p"] * rank, f"i {first} [un bout]", "v", "o", "q"]
    done = partager(study, "--signer", typed=typed)
    assert done.code == 0
    assert "masqué dans 1 passage" in flat(done.err)
    assert done.out.count("[un bout]") == 1
    after = partager(study, "--signer", "--tout", typed=["p"] * 9)
    assert after.out.count(first) == before.count(first) - 1
    assert json.loads(partager(study, "--apercu", "--json").out)["quotes"] == 1
    done = partager(study, "--signer", typed=["i boulanger", "q"])
    assert "« boulanger » n’est dit nulle part" in flat(done.err)
