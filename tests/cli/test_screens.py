"""What a person reads: French, 80 columns, verbatims as they are, data and talk apart."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from piacen_qual import __version__
from piacen_qual.cli.app import main
from tests.cli.making import Run, piacen

COMMANDS = ("init", "verifier", "coder", "compter", "citer", "chercher", "comparer")
ENGLISH = re.compile(r"\b(Usage|Show|default|required|Commands|Error|exit|path|list|bool)\b")
COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-7]m")


def widest(text: str) -> int:
    return max(map(len, text.split("\n")))


@pytest.fixture(scope="module")
def screens(coded: Path) -> dict[str, Run]:
    """Each command that shows data, run on the study."""
    runs = {name: piacen(name, cwd=coded) for name in COMMANDS[1:5]}
    return runs | {"chercher": piacen("chercher", "temps", cwd=coded)}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_french_and_explains_every_option(command: str) -> None:
    done = piacen(command, "--help")

    assert (done.code, done.err) == (0, "")
    assert f"piacen {command}" in done.out
    assert not ENGLISH.search(done.out)
    assert widest(done.out) <= 80
    options = re.findall(r"│ (?:\*\s+)?--([a-z-]+)\S*(?: {2,}\S+)?(?: {2,}([A-ZÉ].+))?│", done.out)
    assert "help" in dict(options)
    assert all(text.strip() for _, text in options), options


def test_help_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "piacen_qual", "--help"],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )

    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.split("\n")}
    assert "piacen_qual.cli.app" in loaded
    assert not loaded & {"spacy", "pandas", "numpy", "textual", "docx", "lxml", "yaml", "rapidfuzz"}
    assert all(command in done.stdout for command in COMMANDS)
    assert not ENGLISH.search(done.stdout)


def test_every_screen_fits_80_columns(screens: dict[str, Run]) -> None:
    for run in screens.values():
        assert run.code == 0, run.err
        assert run.out.strip()
        assert widest(run.out) <= 80
        assert widest(run.err) <= 80


def test_data_goes_to_stdout_and_talk_to_stderr(screens: dict[str, Run]) -> None:
    assert "ven_temps" in screens["coder"].out
    assert "exports" not in screens["coder"].out
    assert "segments.csv" in screens["coder"].err
    assert "3 transcriptions lues" in screens["verifier"].err
    assert screens["chercher"].err.startswith("3 occurrences")


def test_coder_ends_with_a_summary_by_case(screens: dict[str, Run]) -> None:
    assert re.search(r"Code +NORD +SUD +Total", screens["coder"].out)
    assert re.search(r"ven_temps +2 +2 +4", screens["coder"].out)


def test_verifier_shows_speakers_with_their_role_and_share(screens: dict[str, Run]) -> None:
    assert re.search(r"P1 +participe +5 +\d+ +\d+\xa0% +Zoé", screens["verifier"].out)
    assert re.search(r"Animatrice +animation +4", screens["verifier"].out)


def test_a_concordance_keeps_the_words_next_to_the_one_sought(screens: dict[str, Run]) -> None:
    assert "nous manque du temps, le samedi" in screens["chercher"].out
    columns = {line.index("temps") for line in screens["chercher"].out.split("\n") if line}
    assert len(columns) == 1


def test_a_quote_may_be_shorter_than_is_usual(coded: Path) -> None:
    done = piacen("citer", "--mots-max", "5", "--etude", coded)
    assert (done.code, "confidentiel" in done.out) == (0, True)


def test_the_family_cited_when_none_is_asked_for_is_said(screens: dict[str, Run]) -> None:
    said = screens["citer"].out.replace("\n", " ").replace("\xa0", " ")
    assert "Famille citée : Arguments (arguments), celle qui a le plus de codes." in said
    assert "--famille : objets." in said


def test_cells_are_explained_by_an_example_and_objects_go_by_their_label(
    screens: dict[str, Run],
) -> None:
    said = screens["compter"].out.replace("\n", " ")
    assert "2/2 5/10 7 = dit dans 2 groupes sur 2, par 5 personnes sur 10" in said
    assert "Objets nommés par cas" in said
    assert "echnologie" not in said


def test_the_version_is_said() -> None:
    done = piacen("--version")
    assert (done.code, done.out) == (0, f"piacen_qual {__version__}\n")


def test_brackets_in_a_verbatim_are_not_markup(coded: Path) -> None:
    quotes = piacen("citer", "--code", "ven_temps", "--locuteur", "P1", "--etude", coded)
    assert "kiosque. [rires] On finit" in quotes.out.replace("\n", " ")
    words = piacen("chercher", "légumes", "--etude", coded)
    assert "[/b] pis [bold] les légumes [/bold] aussi" in words.out


def test_colours_come_on_demand_and_go_with_no_color(coded: Path) -> None:
    words = ("citer", "--code", "aucun", "--etude", coded)
    assert COLOUR.search(piacen(*words, env={"FORCE_COLOR": "1"}).err)
    assert not COLOUR.search(piacen(*words, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).err)


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "cp1252"}, {"LANG": "C", "LC_ALL": "C"}]
)
def test_an_old_console_gets_all_characters(coded: Path, environment: dict[str, str]) -> None:
    done = piacen("verifier", "--etude", coded, env=environment)
    assert done.code == 0
    assert "équipe du sud g1.txt" in done.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), ""),
        (("verifer",), "Vouliez-vous dire « verifier »?"),
        (("--etude", "x"), "après la commande"),
        (("--lune",), "L’option --lune n’existe pas. Voir « piacen --help »."),
        (("citer", "--c", "x"), "Vouliez-vous dire --"),
        (("coder", "--lune"), "L’option --lune n’existe pas. Voir « piacen coder --help »."),
        (("compter", "lune"), "choisissez parmi codes, themes"),
        (("citer", "--nombre", "0"), "« --nombre » ne convient pas : il faut au moins 1"),
        (("lexique", "x", "--poids", "3"), "« --poids » ne convient pas : il faut au plus 1"),
        (("chercher", "@manques"), "« @manques » n’existe pas. Vouliez-vous dire « @manque »?"),
        (("citer", "--mots-min", "90", "--mots-max", "3"), "--mots-min (90) dépasse --mots-max"),
        (("citer", "de trop"), "De trop sur la ligne de commande : de trop"),
        (("chercher", "?!"), "Donnez au moins un mot à chercher."),
        (("citer", "--code"), "L’option --code attend une valeur."),
        (("init",), "Il manque « DOSSIER »."),
    ],
)
def test_wrong_usage_is_said_in_french(
    words: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["piacen", *words])

    with pytest.raises(SystemExit) as stop:
        main()

    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert told in said.replace("\n", " ").replace("\xa0", " ")
    assert not ENGLISH.search(said)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("citer", "--code", "ven_tmps"), "Vouliez-vous dire « ven_temps »?"),
        (("citer", "--cas", "OUEST"), "--cas : « OUEST » n’existe pas ici. Possibles : NORD, SUD."),
        (("chercher", "temps", "--theme", "xyz"), "Possibles : intro, vente, outils, cloture."),
    ],
)
def test_a_filter_that_names_nothing_says_what_there_is(
    coded: Path, words: tuple[str, ...], told: str
) -> None:
    done = piacen(*words, "--etude", coded)
    assert (done.code, done.out) == (2, "")
    assert told in done.err.replace("\n", " ").replace("\xa0", " ")
