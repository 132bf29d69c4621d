"""Once a partner withdrew a quote, no command puts its words in a file again."""

import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from piacen_qual.decisions.events import Act
from piacen_qual.partners.bank import PartnerBank
from tests.cli.conftest import RunHere
from tests.cli.deciding import NORTH, Did, decide
from tests.cli.making import exports_of, make_study
from tests.cli.sharing import share_turns
from tests.partners.making import answers

RUN = 6  # words in a row that tell a quote
SAID = ("Il nous manque du temps", "on n’a pas assez d’heures", "Mon ordinateur a planté")
EVERY = (
    ("coder",),
    ("citer", "--mots-min", "3"),
    ("citer", "--mots-min", "3", "--json"),
    ("compter",),
    ("comparer",),
    ("comparer", "--json"),
    ("chercher", "temps", "--json"),
    ("chercher", "heures", "--animation"),
    ("chercher", "planter", "--json"),
    ("chercher", "telephone"),
    ("codebook", "voir", "ven_temps", "--tout"),
    ("codebook", "voir", "ven_temps", "--json"),
    ("codebook", "voir", "out_panne", "--tout"),
    ("coder", "--expliquer", "nord_g1.txt:5"),
    ("coder", "--expliquer", "nord_g1.txt:6", "--json"),
    ("coder", "--expliquer", "nord_g1.txt:10", "--tout"),
    ("recevoir",),
    ("recevoir", "--json"),
)
"""Every command that shows or writes what was said."""

MEMO = "« on n’a pas assez d’heures pour jaser » : à citer!"
JULIE = (
    Did(Act.ACCEPT, NORTH, 5, "manque du temps", "ven_temps", "temps"),
    Did(Act.ADD, NORTH, 6, "pas assez d’heures pour jaser", "ven_temps", note=MEMO),
    Did(Act.ACCEPT, NORTH, 10, "a planté", "out_panne", "planter"),
)
LINE = (
    Did(Act.REJECT, NORTH, 5, "manque du temps", "ven_temps", "temps"),
    Did(Act.REJECT, NORTH, 6, "on n’a pas assez d’heures", "ven_temps", "temps"),
    Did(Act.MEMO, NORTH, 6, "Nous autres", note=MEMO),
    Did(Act.ADD, NORTH, 10, "j’ai perdu toutes les commandes de la semaine", "ven_temps"),
)


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIACEN_CODEUR", "Julie")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PartnerBank]:
    """The study, on which Julie and Line do not agree, and what was shared of it."""
    study = make_study(tmp_path_factory.mktemp("withdrawn") / "étude")
    decide(study, "Julie", *JULIE)
    decide(study, "Line", *LINE, shown=False)
    return study, share_turns(study, *SAID)


@pytest.fixture
def study(made: tuple[Path, PartnerBank], tmp_path: Path) -> Path:
    return shutil.copytree(made[0], tmp_path / "copie")


@pytest.fixture
def bank(made: tuple[Path, PartnerBank]) -> PartnerBank:
    return made[1]


def runs(text: str) -> set[str]:
    """Every `RUN` words in a row."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def texts(name: str, data: bytes) -> Iterator[str]:
    """What is written in a file, in every part of it."""
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from texts(f"{name}/{part}.xml", archive.read(part))
    elif name.endswith((".xml", ".html")):
        yield html.unescape(re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace")))
    else:
        yield data.decode()


def told(study: Path, run_here: RunHere) -> set[str]:
    """Every run of words in what commands show and write, all files made anew."""
    shutil.rmtree(study / "exports", ignore_errors=True)
    shown = [run_here(*words, "--etude", study).out for words in EVERY]
    written = (text for name, data in exports_of(study).items() for text in texts(name, data))
    return {run for text in (*shown, *written) for run in runs(text)}


def withdraw(study: Path, bank: PartnerBank, which: Iterable[int], run_here: RunHere) -> str:
    chosen = set(which)
    said = [{"decision": "retirer" if n in chosen else "publier"} for n in range(len(SAID))]
    file = study / "r.json"
    file.write_bytes(answers(bank, *said))
    done = run_here("recevoir", file, "--etude", study)
    assert done.code == 0
    return done.err


@pytest.mark.parametrize("which", [(0,), (1, 2), (0, 1, 2)], ids=str)
def test_no_words_of_a_withdrawn_quote_come_out_whatever_the_command(
    study: Path, bank: PartnerBank, run_here: RunHere, which: Sequence[int]
) -> None:
    hidden = {run for n in which for run in runs(bank.quotes[n].words)}
    kept = {run for n in set(range(len(SAID))) - set(which) for run in runs(bank.quotes[n].words)}
    before = told(study, run_here)
    assert hidden <= before
    withdraw(study, bank, which, run_here)
    after = told(study, run_here)
    assert not hidden & after
    assert kept <= after


def test_a_mark_stands_for_the_words_and_what_is_counted_does_not_change(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    run_here("coder", "--etude", study)
    run_here("compter", "--etude", study)
    before = exports_of(study)
    said = withdraw(study, bank, [1], run_here)
    assert "Les fichiers déjà écrits" in said
    done = run_here("coder", "--etude", study)
    run_here("compter", "--etude", study)
    assert "Passages retirés par des partenaires : 1;" in done.err
    after = exports_of(study)
    assert after["tableaux.json"] == before["tableaux.json"]
    segments = after["segments.csv"].decode().split("\n")
    assert sum("[retiré par un partenaire]" in line for line in segments) == 1
    assert MEMO in before["codages.csv"].decode()
    assert MEMO not in after["codages.csv"].decode()


def test_a_code_and_an_explanation_show_where_words_are_withdrawn_and_not_which(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    asked = (("codebook", "voir", "ven_temps"), ("coder", "--expliquer", "nord_g1.txt:6"))
    before = [run_here(*words, "--etude", study) for words in asked]
    withdraw(study, bank, [1], run_here)
    for words, old in zip(asked, before, strict=True):
        new = run_here(*words, "--etude", study)
        assert "jaser" in old.out
        assert "jaser" not in new.out
        assert "▒▒▒▒▒" in new.out
        assert "mots retirés par un partenaire" in new.err
        assert "mots retirés par un partenaire" not in old.err


def test_a_search_tells_that_words_are_withdrawn_and_leaves_them_out_of_its_data(
    study: Path, bank: PartnerBank, run_here: RunHere
) -> None:
    withdraw(study, bank, [0], run_here)
    shown = run_here("chercher", "manquer", "--etude", study)
    assert "NORD g1 P1 " in shown.out
    assert "[retiré par un partenaire]" in shown.out
    assert "Passages retirés par des partenaires : 1;" in shown.err
    data = json.loads(run_here("chercher", "manquer", "--json", "--etude", study).out)
    assert {line["case"] for line in data["occurrences"]} == {"SUD"}


def test_a_log_that_may_hold_a_withdrawal_is_told_by_every_command(
    study: Path, run_here: RunHere
) -> None:
    with (study / "decisions" / "partage" / "julie.jsonl").open("ab") as log:
        log.write(b'{"v":1,"act":"receive","sum":"00000000"}\n')
    for words in (("coder",), ("citer",), ("comparer",), ("chercher", "temps")):
        done = run_here(*words, "--etude", study)
        assert done.code == 2
        assert "julie.jsonl" in done.err
