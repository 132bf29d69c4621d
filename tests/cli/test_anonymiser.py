import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.making import Run, command, piacen, surroundings
from tests.cli.terminal import on_terminal

CORPUS = """\
groupes:
  - fichier: nord_g1.txt
    cas: NORD
    groupe: 1
    animation: [Animatrice]
    participants:
      - {id: P1, etiquettes: [P1], nom: Rose Charbonnel}
      - {id: P2, etiquettes: [P2], nom: Ovila Tremblant}
organismes: [CDC des Trois-Rouets]
garder: [Zoom]
"""
TALK = """\
Animatrice : Bonjour! Rose, Ovila, on commence, avec Zoom ou sans.
P1 : Moi c’est Rose Charbonnel, de la CDC des Trois-Rouets, 819 555-0143.
P2 : La vie en rose [rires], pis Ghislaine qui rit avec nous.
P1 : Elle est diabétique, Ghislaine. Un vrai [bold]rayon[/bold] de soleil.
Animatrice : Merci à vous deux.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that was read once, in which nobody has answered anything."""
    root = tmp_path_factory.mktemp("anonymiser") / "étude"
    (root / "transcripts").mkdir(parents=True)
    (root / "codebook.yaml").write_text("titre: Verger\n", encoding="utf-8")
    (root / "transcripts" / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    (root / "transcripts" / "nord_g1.txt").write_text(TALK, encoding="utf-8")
    assert piacen("anonymiser", "--bilan", "--etude", root).code == 1
    return root


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "étude")


def answering(study: Path, *answers: str) -> Run:
    """The questions line by line, answered from a pipe."""
    done = subprocess.run(
        command("anonymiser", "--simple", "--codeur", "Julie", "--etude", study),
        input="".join(f"{answer}\n" for answer in answers).encode(),
        env=surroundings({"HOME": str(study), "XDG_CONFIG_HOME": str(study / ".config")}),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def contract(study: Path, *files: Path) -> list[dict[str, Any]]:
    run = piacen("anonymiser", "--json", *files, "--etude", study)
    assert run.code == 0, run.err
    candidates: list[dict[str, Any]] = json.loads(run.out)["candidates"]
    return candidates


def test_json_says_what_stands_where_and_what_becomes_of_it(study: Path) -> None:
    candidates = contract(study)
    keys = ["file", "turn", "start", "end", "text", "type", "action", "replacement"]
    assert all(list(candidate) == keys for candidate in candidates)
    told = [(c["turn"], c["text"], c["type"], c["action"], c["replacement"]) for c in candidates]
    assert (2, "Rose Charbonnel", "personne", "masquer", "[personne]") in told
    assert (2, "819 555-0143", "telephone", "masquer", "[numéro de téléphone]") in told
    assert (3, "rose", "personne", "demander", "[personne]") in told
    assert (1, "Zoom", "connu", "garder", "") in told
    turns = [line.partition(" : ")[2] for line in TALK.split("\n")]
    assert all(turns[c["turn"] - 1][c["start"] : c["end"]] == c["text"] for c in candidates)


def test_a_file_outside_the_study_is_read_with_the_corpus_beside_it(
    study: Path, tmp_path: Path
) -> None:
    text = "P1 : Avec Zoïla Bédec, ça va.\nP2 : Oui.\n"
    folder = tmp_path / "ailleurs"
    folder.mkdir()
    (folder / "sud.txt").write_text(text, encoding="utf-8")
    (folder / "corpus.yaml").write_text("personnes: [Zoïla Bédec]\n", encoding="utf-8")
    (candidate,) = contract(study, folder / "sud.txt")
    assert (candidate["text"], candidate["action"]) == ("Zoïla Bédec", "masquer")


def test_the_balance_is_shown_and_says_that_questions_are_left(study: Path) -> None:
    run = piacen("anonymiser", "--bilan", "--etude", study)
    assert run.code == 1
    assert "À décider" in run.out
    assert "Personnes" in run.out
    assert max(map(len, run.out.split("\n"))) <= 80


def test_questions_are_answered_from_a_pipe_and_kept(study: Path) -> None:
    run = answering(study, "v", "m", "g", *"d" * 20)
    assert run.code == 0, run.err
    assert "── Personnes ──" in run.out
    assert "[bold]rayon[/bold]" in answering(study, *"d" * 20).out
    assert max(map(len, run.out.split("\n"))) <= 80
    log = (study / "decisions" / "anonymisation" / "julie.jsonl").read_text(encoding="utf-8")
    acts = [json.loads(line)["act"] for line in log.splitlines()]
    assert acts == ["mask", "keep"]


def test_answers_prepared_ahead_stop_at_the_first_that_is_refused(study: Path) -> None:
    run = answering(study, "1 m", "zut", "g")
    said = " ".join(run.err.split())
    assert run.code == 2
    assert "Arrêt à la réponse 2, « zut » (question 2" in said
    other = " ".join(answering(study, "3 g").err.split())
    assert "Ici c’est la question 1, et non la question 3 : rien n’est fait." in other
    log = (study / "decisions" / "anonymisation" / "julie.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line)["act"] for line in log.splitlines()] == ["mask"]


def test_what_was_answered_is_not_asked_again_but_where_text_is_new(study: Path) -> None:
    assert "Tout est décidé" in answering(study, *"g" * 30).err
    assert piacen("anonymiser", "--bilan", "--etude", study).code == 0
    path = study / "transcripts" / "nord_g1.txt"
    path.write_text(TALK + "P2 : Une robe rose.\n", encoding="utf-8")
    asked = [c["text"] for c in contract(study) if c["action"] == "demander"]
    assert asked == ["rose"]


def test_undo_asks_again_and_a_refused_replacement_is_said(study: Path) -> None:
    refused = answering(study, "r Jacques")
    assert refused.code == 2
    assert "ne peut pas remplacer" in " ".join(refused.err.split())
    run = answering(study, "r [une participante]", "u", "q")
    assert "Annulé" in run.out
    assert {c["replacement"] for c in contract(study) if c["text"] == "rose"} == {"[personne]"}


def test_passages_may_be_answered_one_by_one(study: Path) -> None:
    path = study / "transcripts" / "nord_g1.txt"
    path.write_text(TALK + "P2 : Du rose, du rose bonbon.\n", encoding="utf-8")
    questions = ["d"] * 20
    shown = answering(study, *questions).out
    at = shown[: shown.index("« rose »".replace(" ", "\xa0"))].count("m g d r u v")
    answering(study, *"d" * at, "g 1", "m", "q")
    assert [c["action"] for c in contract(study) if c["text"] == "rose"] == [
        "garder",
        "masquer",
        "masquer",
    ]


def test_words_that_the_machine_missed_are_added_and_said_to_other_programs(study: Path) -> None:
    run = answering(study, "c rayon", "organisme", "c nous", "lieu", "u", "q")
    assert "ajouté, masqué dans 1 passage" in run.out.replace("\xa0", " ")
    told = [(c["turn"], c["type"], c["action"], c["replacement"]) for c in contract(study)
            if c["text"] == "rayon"]  # fmt: skip
    assert told == [(4, "organisme", "masquer", "[organisme]")]
    assert "nous" not in [c["text"] for c in contract(study)]
    register = piacen("anonymiser", "--registre", "--etude", study).out
    assert "Mots ajoutés" in register


def drawn(study: Path, *words: str, keys: str, env: Mapping[str, str] | None = None) -> str:
    """What a terminal shows while keys are pressed one by one."""
    own = {"XDG_CONFIG_HOME": str(study / "config"), **(env or {})}
    line = command("anonymiser", "--codeur", "Julie", "--etude", study, *words)
    return on_terminal(line, keys=keys, env=own, until="à décider")[0]


def test_on_a_terminal_the_whole_screen_is_used_and_answers_stay(study: Path) -> None:
    screen = drawn(study, keys="mq")
    assert "\x1b[?1049h" in screen
    assert "masqué (" in screen
    assert [json.loads(line)["act"] for line in _log(study)] == ["mask"]


@pytest.mark.parametrize(("words", "env"), [((), {"TERM": "dumb"}), (("--simple",), {})])
def test_a_terminal_that_can_do_no_more_is_talked_to(
    study: Path, words: tuple[str, ...], env: dict[str, str]
) -> None:
    screen = drawn(study, *words, keys="m\nq\n", env=env)
    assert "\x1b[?1049h" not in screen
    assert "m g d r u v c ? q" in screen
    assert [json.loads(line)["act"] for line in _log(study)] == ["mask"]


def test_no_color_means_no_colour(study: Path) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*\b[34][0-7]\b[0-9;]*m|\x1b\[[0-9;]*[34]8;")
    assert colour.search(drawn(study, keys="jq"))
    assert not colour.search(drawn(study, keys="jmq", env={"NO_COLOR": "1"}))


def test_a_session_that_is_killed_goes_on_where_it_was(study: Path) -> None:
    pipe = subprocess.PIPE
    own = {"HOME": str(study), "XDG_CONFIG_HOME": str(study / ".config")}
    line = command("anonymiser", "--simple", "--codeur", "Julie", "--etude", study)
    with subprocess.Popen(line, env=surroundings(own), stdin=pipe, stdout=pipe) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(b"m\n")
        run.stdin.flush()
        assert any("masqué (".encode() in said for said in run.stdout)
        run.kill()
    asked = answering(study, "q")
    assert asked.code == 0, asked.err
    assert f"1/{len(_open(study))}" in asked.out
    assert len(_log(study)) == 1


def _log(study: Path) -> list[str]:
    path = study / "decisions" / "anonymisation" / "julie.jsonl"
    return path.read_text(encoding="utf-8").splitlines()


def _open(study: Path) -> set[str]:
    """What is asked about, as JSON tells it."""
    return {c["text"] for c in contract(study) if c["action"] == "demander"}


def test_the_register_tells_what_was_masked_and_no_name(study: Path) -> None:
    run = piacen("anonymiser", "--registre", "--etude", study)
    assert run.code == 0, run.err
    assert "Numéros de téléphone" in run.out
    assert "Charbonnel" not in run.out


def test_no_key_is_destroyed_that_is_not_there(study: Path) -> None:
    run = piacen("anonymiser", "--detruire-cle", "--oui", "--codeur", "Julie", "--etude", study)
    assert run.code == 2
    assert "pas de clé" in run.err
    assert piacen("anonymiser", "--oui", "--etude", study).code == 2


def test_files_cannot_be_decided_apart(study: Path) -> None:
    run = piacen("anonymiser", study / "transcripts" / "nord_g1.txt", "--etude", study)
    assert run.code == 2
    assert "valent pour toute l’étude" in run.err


def test_without_a_terminal_nothing_is_asked(study: Path) -> None:
    run = piacen("anonymiser", "--etude", study)
    assert run.code == 1
    assert "m g d r" not in run.out
    assert not (study / "decisions").exists()


def test_a_warm_run_loads_no_model(study: Path) -> None:
    run = f"""
import sys
from piacen_qual.cli import app
sys.argv = ["piacen", "anonymiser", "--bilan", "--etude", {str(study)!r}]
try:
    app.main()
except SystemExit:
    print("spacy" in sys.modules)
"""
    command_ = [command()[0], "-c", run]
    told = [
        subprocess.run(command_, capture_output=True, text=True, check=True).stdout.split()[-1]
        for _ in range(2)
    ]
    assert told[-1] == "False"
