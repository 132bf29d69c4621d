"""`piacen reviser` as people start it: from a pipe, on a terminal, twice at a time."""

import io
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.lines import read_events
from piacen_qual.decisions.log import Log
from piacen_qual.study import Study
from tests.cli import terminal
from tests.cli.making import Run, command, surroundings


@pytest.fixture
def study(coded: Path, tmp_path: Path) -> Path:
    """A coded study on which nobody decided yet."""
    return shutil.copytree(coded, tmp_path / "étude")


Reviser = Callable[..., Run]


@pytest.fixture
def reviser(study: Path, run_here: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Reviser:
    """Run it with answers from a pipe, and a configuration folder of its own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(study / "config"))
    monkeypatch.delenv("PIACEN_CODEUR", raising=False)

    def call(*words: str, answers: str = "", coder: str = "Julie") -> Run:
        monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        named = ["--codeur", coder] if coder else []
        return run_here("reviser", "--etude", study, *named, *words)

    return call


def events(study: Path) -> list[Event]:
    return list(read_events(Study(study))[0])


def on_terminal(
    study: Path,
    *words: str,
    keys: str,
    then: tuple[str, str] = ("", ""),
    env: Mapping[str, str] = {},
    script: str = "from piacen_qual.cli.app import main; main()",
) -> tuple[str, int]:
    """All that is drawn on a terminal while keys are pressed one by one, and the exit code."""
    line = [sys.executable, "-c", script, "reviser", "--etude", str(study), *words]
    own = {"XDG_CONFIG_HOME": str(study / "config"), **env}
    ready = "à décider|Qui code|Erreur"
    return terminal.on_terminal(line, keys=keys, until=ready, then=then, env=own)


def test_answers_from_a_pipe_decide_line_by_line(study: Path) -> None:
    done = subprocess.run(
        command("reviser", "nord_g1", "--codeur", "Julie", "--etude", study),
        env=surroundings({"XDG_CONFIG_HOME": str(study / "config")}),
        input=b"\n\na\nc appareils\n\nr\n",
        capture_output=True,
        check=True,
    )
    said = done.stdout.decode().replace("\xa0", " ")
    assert "· NORD g1 ·" in said
    assert "Segment, P1, tour 5 : Il nous manque du temps" in said
    assert "[rires]" in said
    assert "v x l f ? q : c appareils\n✓ Appareils : ajouté." in re.sub(" +", " ", said)
    assert max(map(len, said.split("\n"))) <= 80
    told = [(each.coder, each.act, each.code) for each in events(study) if each.act is not Act.SEEN]
    assert told[:2] == [
        ("Julie", Act.ACCEPT, "ven_temps"),
        ("Julie", Act.ADD, "obj_appareil"),
    ]


def test_answers_prepared_ahead_stop_at_the_first_that_is_refused(study: Path) -> None:
    done = subprocess.run(
        command("reviser", "nord_g1", "--codeur", "Julie", "--etude", study),
        env=surroundings({"XDG_CONFIG_HOME": str(study / "config")}),
        input=b"\r\n\r\n5 a1\r\nc qzx\r\nr\r\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"\r" not in done.stdout
    said = " ".join(done.stderr.decode().replace("\xa0", " ").split())
    assert "Arrêt à la réponse 4, « c qzx » (NORD g1, tour 5) : Aucun code" in said
    assert "1 décision dans cette séance" in said
    assert [each.act for each in events(study) if each.code] == [Act.ACCEPT]


def test_the_end_of_the_answers_is_a_polite_way_to_quit(reviser: Reviser) -> None:
    run = reviser()
    assert run.code == 0
    assert "à décider" in run.err


def test_a_review_goes_on_where_it_stopped(reviser: Reviser) -> None:
    reviser("nord_g1", answers="\n\na\n")
    assert "4/9 · NORD g1" in reviser("nord_g1").out


def test_the_coder_s_name_is_asked_for_and_remembered(
    reviser: Reviser, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = reviser(coder="")
    assert nobody.code == 2
    assert "--codeur NOM" in nobody.err
    assert "Vous codez sous le nom de « Zoé »" in reviser(coder="  Zoé ").err
    assert "Vous codez" not in reviser(coder="Zoé").err
    assert "Codeur retenu : Paul (avant : Zoé)." in reviser(coder="Paul").err
    assert "retenu" not in reviser(coder="Paul").err
    assert "Codeur retenu : Zoé (avant : Paul)." in reviser(coder="Zoé").err
    decide = ("--code", "ven_temps")
    reviser(*decide, coder="", answers="a\n")
    assert [event.coder for event in events(study) if event.act is Act.ACCEPT] == ["Zoé"]
    with monkeypatch.context() as patched:
        patched.setenv("PIACEN_CODEUR", "Omer")
        reviser(*decide, coder="", answers="a\n")
    reviser(*decide, coder="consensus", answers="a\n")
    reviser(*decide, coder="", answers="a\n")
    coders = [event.coder for event in events(study) if event.act is Act.ACCEPT]
    assert sorted(coders) == ["Omer", "Zoé", "Zoé", "consensus"]


@pytest.mark.parametrize("name", ["", "suggestion", "x" * 200])
def test_a_name_that_names_nobody_is_refused(reviser: Reviser, name: str) -> None:
    run = reviser("--codeur", name, coder="")
    assert run.code == 2
    assert "ne peut pas nommer" in run.err


def test_a_second_session_of_the_same_coder_is_refused(reviser: Reviser, study: Path) -> None:
    with Log(Study(study), "Julie"):
        run = reviser()
        assert run.code == 1
        assert "« Julie » a déjà une session ouverte" in run.err
        assert reviser(coder="Omer").code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--cas", "EST"], 2, "n’existe pas ici"),
        (["--groupe", "7"], 2, "--groupe : « 7 » n’existe pas ici"),
        (["--theme", "pluie"], 2, "n’existe pas ici"),
        (["--code", "zzz"], 2, "n’existe pas ici"),
        (["--score-min", "3"], 2, "ne convient pas"),
        (["nord_g7.txt"], 2, "La transcription « nord_g7.txt » n’existe pas"),
        (["--code", "ven_temps", "--theme", "outils"], 1, "Aucun segment ne répond"),
        (["--aveugle", "--score-min", "0.5"], 2, "à l’aveugle"),
        (["--aveugle", "--deplaces"], 2, "--deplaces"),
        (["--deplaces"], 1, "toutes sont sur leurs mots"),
    ],
)
def test_what_cannot_be_done_is_said(
    reviser: Reviser, study: Path, words: list[str], code: int, said: str
) -> None:
    run = reviser(*words)
    assert (run.code, said in " ".join(run.err.split())) == (code, True), run.err
    assert events(study) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--cas", "sud"], 6),
        (["--cas", "SUD", "--groupe", "2"], 2),
        (["--theme", "vente", "transcripts/nord_g1.txt"], 3),
        (["--code", "obj_appareil"], 5),
        (["--score-min", "0.85"], 5),
        (["--score-max", "0.85", "--non-decides"], 7),
    ],
)
def test_options_choose_what_is_gone_through(
    reviser: Reviser, words: list[str], count: int
) -> None:
    run = reviser(*words)
    assert f"1/{count} ·" in run.out, run.out


def test_a_blind_round_says_so_in_the_log_and_shows_nothing(reviser: Reviser, study: Path) -> None:
    reviser(coder="Omer", answers="n\na\n")
    run = reviser("--aveugle", "nord_g1.txt", answers="\n\nc temps\n\n")
    assert "à lire" in run.out
    assert not re.search(r"0,\d\d|Omer ✓", run.out)
    julie = [event for event in events(study) if event.coder == "Julie"]
    assert {event.shown for event in julie} == {False}
    assert [event.act for event in julie] == [Act.SEEN, Act.SEEN, Act.ADD, Act.SEEN]


def test_words_corrected_since_are_looked_at_again(reviser: Reviser, study: Path) -> None:
    reviser("--code", "ven_temps", "nord_g1", answers="a\na\n")
    file = study / "transcripts" / "nord_g1.txt"
    text = file.read_text(encoding="utf-8").replace("manque du temps", "manque ben du temps")
    file.write_text(text, encoding="utf-8")
    run = reviser("--deplaces", answers="a\n")
    assert "mots corrigés depuis" in run.out
    assert "Ses mots : « manque du temps »" in run.out
    assert re.search(r"✓ tour \d+, Manque de temps : gardé\.", run.out)
    assert reviser("--deplaces").code == 1


def test_what_is_wrong_with_the_log_is_told_once(reviser: Reviser, study: Path) -> None:
    reviser("--code", "ven_temps", answers="a\n")
    (log,) = (study / "decisions").glob("*.jsonl")
    log.write_bytes(b"{damaged}\n" + log.read_bytes())
    assert reviser().err.count(f"{log.name}, ligne 1") == 1


def test_a_terminal_gets_the_whole_screen_and_gives_it_back(study: Path) -> None:
    drawn, code = on_terminal(study, "--codeur", "Julie", keys="jjaq")
    assert code == 0
    assert "\x1b[?1049h" in drawn
    assert "\x1b[?1049l" in drawn
    assert "accepté" in drawn
    assert "1 décision dans cette séance" in drawn
    assert [event.act for event in events(study) if event.code] == [Act.ACCEPT]


@pytest.mark.parametrize(("words", "env"), [([], {"TERM": "dumb"}), (["--simple"], {})])
def test_a_terminal_that_can_do_no_more_is_talked_to(
    study: Path, words: list[str], env: dict[str, str]
) -> None:
    drawn, code = on_terminal(study, *words, keys="Julie\n", then=("tour 2", "q\n"), env=env)
    assert code == 0
    assert "Qui code?" in drawn
    assert "\x1b[?1049h" not in drawn
    assert "Segment, P1, tour 2" in drawn


def test_no_color_means_no_colour(study: Path) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*\b[34][0-7]\b[0-9;]*m|\x1b\[[0-9;]*[34]8;")
    drawn, _ = on_terminal(study, "--codeur", "Julie", keys="jq")
    assert colour.search(drawn)
    plain, _ = on_terminal(study, "--codeur", "Julie", keys="jrq", env={"NO_COLOR": "1"})
    assert not colour.search(plain)
    assert "✗" in plain


def test_a_bug_on_the_screen_shows_no_words_of_the_talk(study: Path) -> None:
    script = (
        "import sys; from piacen_qual.review.coding.codes_view import CodesView\n"
        "def draw(self): secret = self._session.turn.text; raise RuntimeError('panne')\n"
        "CodesView.draw = draw\n"
        "from piacen_qual.cli.app import main; main()"
    )
    drawn, code = on_terminal(study, "--codeur", "Julie", keys="", script=script)
    assert code == 70
    assert "Erreur imprévue (RuntimeError" in drawn
    assert "poireaux" not in drawn
    assert "secret" not in drawn


def test_nothing_heavy_is_loaded_that_is_not_needed(study: Path) -> None:
    own = {"XDG_CONFIG_HOME": str(study / "config")}
    done = subprocess.run(
        [
            sys.executable,
            "-X",
            "importtime",
            *command("reviser", "--etude", study)[1:],
            "--codeur",
            "J",
        ],
        env=surroundings(own),
        input=b"",
        capture_output=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().split("\n")}
    assert "piacen_qual.review.coding.simple" in loaded
    assert not loaded & {"spacy", "pandas", "numpy", "textual", "docx"}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_study_never_coded_is_coded_and_leaves_no_model_in_memory(study: Path) -> None:
    shutil.rmtree(study / ".piacen")
    run = _begun(study)
    assert run.stdout is not None
    shown = b""
    while "à décider".encode() not in shown:
        shown = run.stdout.readline()
        assert shown
    status = Path(f"/proc/{run.pid}/status").read_text(encoding="utf-8")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    run.communicate(b"q\n", timeout=60)
    assert run.returncode == 0
    assert peak < 150  # MB; the French model takes three times as much


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_an_interruption_while_it_is_coded_is_quiet_and_ends_everything(study: Path) -> None:
    shutil.rmtree(study / ".piacen")
    run = _begun(study)
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    deadline = time.monotonic() + 60
    while not (started := children.read_text().split()) and time.monotonic() < deadline:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.decode().split("\n")[1:] == ["✗ Interrompu. Rien n’a été écrit à moitié.", ""]
    assert started
    while any(Path(f"/proc/{child}").exists() for child in started):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert events(study) == []


def _begun(study: Path) -> "subprocess.Popen[bytes]":
    """`piacen reviser --simple`, begun in a process of its own."""
    return subprocess.Popen(
        command("reviser", "--simple", "--codeur", "J", "--etude", study),
        env=surroundings({"XDG_CONFIG_HOME": str(study / "config"), "PIACEN_CODEUR": "J"}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def test_the_help_is_in_french_and_fits(reviser: Reviser) -> None:
    run = reviser("--help", coder="")
    assert run.code == 0
    for option in (
        "--codeur",
        "--aveugle",
        "--deplaces",
        "--simple",
        "--non-decides",
        "--score-min",
    ):
        assert option in run.out
    assert not re.search(r"\b(Usage|Show|default|required)\b", run.out)
    assert max(map(len, run.out.split("\n"))) <= 80
