import json
import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.making import command, piacen, surroundings

CODEBOOK = """\
# Le codebook du jardin
titre: Jardin
version: "1"
themes:
  recolte:
    libelle: La récolte
    questions: [Qu’est-ce que vous récoltez, cet automne?]
    vocabulaire: [récolte, légume, potager, panier]
familles: {raisons: Raisons}
concepts:
  legume: [carotte, navet, poireau, betterave]   # à compléter
codes:
  abondance:
    famille: raisons
    theme: recolte
    definition: La récolte est bonne.
    exemples: [On a eu plein de carottes.]
    contre_exemples: [Le panier est plein de terre.]
    regles:
      - {nom: plein, proche: [plein, '@legume'], poids: 0.8}
"""

TALK = """\
Animatrice : Bonjour! Qu’est-ce que vous récoltez, cet automne, dans votre potager?
Zoé : Cette année, on a eu plein de carottes pis des navets [rires] en masse.
Omer : Moi j’ai eu plein d’oignons, un plein panier, j’en ai donné à tout le quartier.
Zoé : Les oignons, ça pousse bien chez nous aussi.
Omer : Pis le persil, j’en ai jusque dans la cave.
Animatrice : Merci à vous deux!
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study in which everything was read once."""
    folder = tmp_path_factory.mktemp("lexique") / "étude"
    (folder / "transcripts").mkdir(parents=True)
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "transcripts" / "nord_g1.txt").write_text(TALK, encoding="utf-8")
    assert piacen("verifier", "--etude", folder).code == 0
    assert piacen("coder", "--etude", folder).code == 0
    return folder


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "étude du jardin")


def codebook(study: Path) -> str:
    return (study / "codebook.yaml").read_text(encoding="utf-8")


def terms(study: Path, *options: str) -> list[str]:
    run = piacen("lexique", "@legume", "--json", "--etude", study, *options)
    return [made["term"] for made in json.loads(run.out)["propositions"]]


def test_a_proposal_shows_where_it_comes_from_and_what_it_would_add(study: Path) -> None:
    run = piacen("lexique", "@legume", "--lister", "--etude", study)
    assert run.code == 0, run.err
    assert "oignon  1/" in run.out
    assert "sur 1)" in run.out
    assert "dit dans 2 segments" in run.out
    assert "ajouterait abondance dans 1 segment" in run.out
    assert "+ abondance, NORD g1 Omer, tour 3" in run.out
    assert "plein d’oignons" in run.out
    assert max(map(len, run.out.split("\n"))) <= 80
    assert codebook(study) == CODEBOOK


def test_without_a_terminal_nothing_is_asked(study: Path) -> None:
    asked = piacen("lexique", "@legume", "--etude", study)
    listed = piacen("lexique", "@legume", "--lister", "--etude", study)
    assert (asked.code, asked.out) == (0, listed.out)


def test_json_says_the_same_for_other_programs(study: Path) -> None:
    run = piacen("lexique", "legume", "--json", "--source", "sens", "--etude", study)
    told = json.loads(run.out)
    assert told["cible"] == "@legume"
    onion = next(made for made in told["propositions"] if made["term"] == "oignon")
    assert [reason["source"] for reason in onion["reasons"]] == ["sens"]
    (added,) = onion["adds"]
    assert (added["code"], added["turn"], added["evidence"]) == ("abondance", 3, "plein d’oignons")
    assert onion["removes"] == []


def test_a_term_taken_is_written_and_nothing_else_moves(study: Path) -> None:
    run = piacen("lexique", "@legume", "--prendre", "oignon", "--etude", study)
    assert run.code == 0, run.err
    assert codebook(study) == CODEBOOK.replace("betterave]", "betterave, oignon]")
    assert "abondance dans 1 segment de plus" in " ".join(run.err.split())
    assert "oignon" not in terms(study)

    told = json.loads(piacen("coder", "--json", "--etude", study).out)
    assert 3 in {made["turn"] for made in told["suggestions"] if made["code"] == "abondance"}


def test_a_term_for_a_code_makes_its_rule_with_the_weight_asked_for(study: Path) -> None:
    for term, weight in (("donner", "0.6"), ("en masse", "0.2")):
        run = piacen(
            *("lexique", "abondance", "--prendre", term, "--poids", weight, "--etude", study)
        )
        assert run.code == 0, run.err
    lines = "      - nom: lexique\n        termes: [donner, en masse]\n        poids: 0.6\n"
    assert codebook(study) == CODEBOOK + lines


@pytest.mark.parametrize(
    ("target", "term", "code", "said"),
    [
        ("@legume", "terre", 1, "contre-exemple"),
        ("@legume", "Carotte", 1, "il y est déjà"),
        ("@legume", "@legume", 2, "n’est pas un terme"),
        ("@fruit", "pomme", 2, "n’existe pas"),
        ("pomme", "pomme", 2, "Aucun code"),
    ],
)
def test_a_refusal_says_why_and_leaves_the_file(
    study: Path, target: str, term: str, code: int, said: str
) -> None:
    run = piacen("lexique", target, "--prendre", term, "--etude", study)
    assert run.code == code
    assert said in run.err
    assert codebook(study) == CODEBOOK


def test_words_that_go_with_a_concept_are_not_for_it(study: Path) -> None:
    run = piacen("lexique", "@legume", "--source", "mots", "--etude", study)
    assert run.code == 2
    assert "vaut pour un code" in run.err


def test_nothing_to_propose_is_said(study: Path) -> None:
    run = piacen("lexique", "abondance", "--source", "graphies", "--etude", study)
    assert (run.code, run.out) == (1, "")
    assert "Aucun terme à proposer" in run.err


@pytest.mark.parametrize("source", ["mots", "graphies"])
def test_a_warm_listing_of_the_other_sources_loads_no_vectors(study: Path, source: str) -> None:
    run = f"""
import sys
from piacen_qual.cli import app
sys.argv = ["piacen", "lexique", "abondance", "--source", {source!r}]
try:
    app.main()
except SystemExit:
    print("spacy" in sys.modules)
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", run], cwd=study, check=True, capture_output=True, text=True
        ).stdout.split()[-1]
        for _ in range(2)
    ]
    assert told[-1] == "False"


def at_a_terminal(study: Path, *answers: str) -> tuple[str, int]:
    """What a person sees who answers so, and the exit code."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command("lexique", "@legume", "--codeur", "Zoé", "--etude", study),
        env=surroundings({"TERM": "dumb"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        close_fds=True,
    )
    os.close(theirs)
    shown, left = b"", list(answers)
    while select.select([ours], [], [], 60)[0]:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the program has left
            break
        if left and shown.endswith("quitter\u00a0: ".encode()):
            os.write(ours, f"{left.pop(0)}\n".encode())
    os.close(ours)
    return shown.decode(), run.wait(timeout=60)


def test_at_a_terminal_each_term_is_taken_left_or_put_off(study: Path) -> None:
    proposed = terms(study)
    assert proposed[0] == "oignon"

    shown, code = at_a_terminal(study, "o", "peut-être", "n", *"d" * 20)

    assert code == 0
    assert "Pris" in shown
    assert codebook(study) == CODEBOOK.replace("betterave]", "betterave, oignon]")
    log = (study / "decisions" / "lexique" / "zoe.jsonl").read_text(encoding="utf-8")
    events = [json.loads(line) for line in log.splitlines()]
    assert [(event["type"], event["term"]) for event in events] == [
        ("take", "oignon"),
        ("leave", proposed[1]),
    ]
    assert proposed[1] not in terms(study)
    assert proposed[1] in terms(study, "--tout")


def test_quitting_leaves_everything_as_it_was(study: Path) -> None:
    shown, code = at_a_terminal(study, "q")
    assert code == 0
    assert shown.count("quitter") == 1
    assert codebook(study) == CODEBOOK
    assert not (study / "decisions").exists()


def test_a_refusal_at_the_terminal_does_not_end_the_session(study: Path) -> None:
    path = study / "codebook.yaml"
    example = "contre_exemples: [On a eu plein d’oignons., Le panier est plein de terre.]"
    path.write_text(
        CODEBOOK.replace("contre_exemples: [Le panier est plein de terre.]", example),
        encoding="utf-8",
    )
    before = codebook(study)
    shown, code = at_a_terminal(study, "o", *"d" * 20)
    assert code == 0
    assert "n’a pas été ajouté" in shown
    assert shown.count("quitter") > 1
    assert codebook(study) == before
