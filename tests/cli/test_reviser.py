"""`piacen reviser` as people start it: from a pipe, on a terminal, twice at a time."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from piacen_qual.decisions.events import Act, Event
from piacen_qual.decisions.log import Log
from piacen_qual.decisions.reading import read_events
from piacen_qual.study import Study
from tests.cli.making import Run, command, surroundings


@pytest.fixture
def study(coded: Path, tmp_path: Path) -> Path:
    """A coded study on which nobody decided yet."""
    return shutil.copytree(coded, tmp_path / "étude")


def reviser(
    study: Path, *words: str, answers: str = "", env: Mapping[str, str] = {}, coder: str = "Julie"
) -> Run:
    """Run it with answers from a pipe, and a configuration folder of its own."""
    own = {"XDG_CONFIG_HOME": str(study / "config"), "HOME": str(study / "config"), **env}
    named = ["--codeur", coder] if coder else []
    done = subprocess.run(
        command("reviser", "--etude", study, *named, *words),
        env=surroundings(own),
        input=answers.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    out, err = (stream.decode().replace("\xa0", " ") for stream in (done.stdout, done.stderr))
    return Run(done.returncode, out, err)


def events(study: Path) -> list[Event]:
    return list(read_events(Study(study))[0])


def on_terminal(study: Path, *words: str, keys: str, env: Mapping[str, str] = {}) -> str:
    """All that is drawn on a terminal while keys are pressed one by one."""
    own = {"XDG_CONFIG_HOME": str(study / "config"), "TERM": "xterm-256color", "LINES": "24", **env}
    pid, handle = pty.fork()
    if not pid:
        os.execvpe(sys.executable, command("reviser", "--etude", study, *words), surroundings(own))  # noqa: S606
    drawn = _read(handle, 10)
    for key in keys:
        os.write(handle, key.encode())
        drawn += _read(handle, 1)
    os.close(handle)
    os.waitpid(pid, 0)
    return drawn.decode(errors="replace").replace("\xa0", " ")


def _read(handle: int, seconds: float) -> bytes:
    """What is drawn until nothing more is for a while."""
    drawn, end, quiet = b"", time.monotonic() + seconds, 0.0
    while time.monotonic() < end and quiet < 0.4:
        ready, _, _ = select.select([handle], [], [], 0.1)
        try:
            more = os.read(handle, 1 << 16) if ready else b""
        except OSError:
            break
        drawn += more
        quiet = 0.0 if more or not drawn else quiet + 0.1
    return drawn


def test_answers_from_a_pipe_decide_line_by_line(study: Path) -> None:
    run = reviser(study, "nord_g1", answers="n\na\nc appareils\n\nr\n")
    assert run.code == 0, run.err
    assert "TNCDC" not in run.out
    assert "· NORD g1 ·" in run.out
    assert "Segment, P1, tour 5 : Il nous manque du temps" in run.out
    assert "[rires]" in run.out
    assert "✓ Manque de temps : accepté." in run.out
    assert "✓ Appareils : ajouté." in run.out
    assert max(map(len, run.out.split("\n"))) <= 80
    told = [(event.coder, event.act, event.code) for event in events(study)]
    assert ("Julie", Act.ACCEPT, "ven_temps") in told
    assert ("Julie", Act.ADD, "obj_appareil") in told


def test_the_end_of_the_answers_is_a_polite_way_to_quit(study: Path) -> None:
    run = reviser(study)
    assert run.code == 0
    assert "à décider" in run.err


def test_a_review_goes_on_where_it_stopped(study: Path) -> None:
    first = reviser(study, answers="\n\na\n")
    then = reviser(study)
    assert first.out.count("1/") >= 1
    begun = re.search(r"^(\d+)/", then.out, re.MULTILINE)
    assert begun is not None
    assert int(begun[1]) > 1


def test_the_coder_s_name_is_asked_for_and_remembered(study: Path) -> None:
    nobody = reviser(study, coder="")
    assert nobody.code == 2
    assert "--codeur NOM" in nobody.err
    assert "Vous codez sous le nom de « Zoé »" in reviser(study, coder="  Zoé ").err
    assert "Vous codez" not in reviser(study, coder="Zoé").err
    reviser(study, coder="", answers="n\na\n")
    assert [event.coder for event in events(study) if event.act is Act.ACCEPT] == ["Zoé"]
    reviser(study, coder="", answers="n\na\n", env={"PIACEN_CODEUR": "Omer"})
    reviser(study, coder="consensus", answers="n\na\n")
    reviser(study, coder="", answers="n\na\n")
    coders = [event.coder for event in events(study) if event.act is Act.ACCEPT]
    assert sorted(coders) == ["Omer", "Zoé", "Zoé", "consensus"]


@pytest.mark.parametrize("name", ["", "suggestion", "x" * 200])
def test_a_name_that_names_nobody_is_refused(study: Path, name: str) -> None:
    run = reviser(study, "--codeur", name, coder="")
    assert run.code == 2
    assert "ne peut pas nommer" in run.err


def test_a_second_session_of_the_same_coder_is_refused(study: Path) -> None:
    with Log(Study(study), "Julie"):
        run = reviser(study)
        assert run.code == 1
        assert "« Julie » a déjà une session ouverte" in run.err
        assert reviser(study, coder="Omer").code == 0


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
def test_what_cannot_be_done_is_said(study: Path, words: list[str], code: int, said: str) -> None:
    run = reviser(study, *words)
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
        (["--score-max", "0.85", "--non-decides"], 6),
    ],
)
def test_options_choose_what_is_gone_through(study: Path, words: list[str], count: int) -> None:
    run = reviser(study, *words)
    assert f"1/{count} ·" in run.out, run.out


def test_a_blind_round_says_so_in_the_log_and_shows_nothing(study: Path) -> None:
    reviser(study, coder="Omer", answers="n\na\n")
    run = reviser(study, "--aveugle", "nord_g1.txt", answers="\n\nc temps\n\n")
    assert "à lire" in run.out
    assert not re.search(r"0,\d\d|Omer ✓", run.out)
    julie = [event for event in events(study) if event.coder == "Julie"]
    assert {event.shown for event in julie} == {False}
    assert [event.act for event in julie] == [Act.SEEN, Act.SEEN, Act.ADD, Act.SEEN]


def test_words_corrected_since_are_looked_at_again(study: Path) -> None:
    reviser(study, "--code", "ven_temps", "nord_g1", answers="a\na\n")
    file = study / "transcripts" / "nord_g1.txt"
    text = file.read_text(encoding="utf-8").replace("manque du temps", "manque ben du temps")
    file.write_text(text, encoding="utf-8")
    run = reviser(study, "--deplaces", answers="a\n")
    assert "mots corrigés depuis" in run.out
    assert "Ses mots : « manque du temps »" in run.out
    assert "✓ Manque de temps : accepté." in run.out
    assert reviser(study, "--deplaces").code == 1


def test_a_terminal_gets_the_whole_screen_and_gives_it_back(study: Path) -> None:
    drawn = on_terminal(study, "--codeur", "Julie", keys="naq")
    assert "\x1b[?1049h" in drawn
    assert "\x1b[?1049l" in drawn
    assert "accepté" in drawn
    assert "1 décision dans cette séance" in drawn
    assert [event.act for event in events(study)][-1] is Act.ACCEPT


@pytest.mark.parametrize(("words", "env"), [([], {"TERM": "dumb"}), (["--simple"], {})])
def test_a_terminal_that_can_do_no_more_is_talked_to(
    study: Path, words: list[str], env: dict[str, str]
) -> None:
    drawn = on_terminal(study, *words, keys="Julie\nq\n", env=env)
    assert "Qui code?" in drawn
    assert "\x1b[?1049h" not in drawn
    assert "Segment, P1, tour 2" in drawn


def test_no_color_means_no_colour(study: Path) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*\b[34][0-7]\b[0-9;]*m|\x1b\[[0-9;]*[34]8;")
    assert colour.search(on_terminal(study, "--codeur", "Julie", keys="nq"))
    plain = on_terminal(study, "--codeur", "Julie", keys="nrq", env={"NO_COLOR": "1"})
    assert not colour.search(plain)
    assert "✗" in plain


def test_a_bug_on_the_screen_shows_no_words_of_the_talk(study: Path) -> None:
    script = (
        "import sys; from piacen_qual.review.codes_view import CodesView\n"
        "def draw(self): secret = self._session.turn.text; raise RuntimeError('panne')\n"
        "CodesView.draw = draw\n"
        "from piacen_qual.cli.app import main; main()"
    )
    pid, handle = pty.fork()
    if not pid:
        words = ["-c", script, "reviser", "--etude", str(study), "--codeur", "Julie"]
        settings = surroundings({"TERM": "xterm", "XDG_CONFIG_HOME": str(study / "config")})
        os.execvpe(sys.executable, [sys.executable, *words], settings)  # noqa: S606
    drawn = _read(handle, 10).decode(errors="replace")
    os.close(handle)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 70
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
    assert "piacen_qual.review.simple" in loaded
    assert not loaded & {"spacy", "pandas", "numpy", "textual", "docx"}


def test_the_help_is_in_french_and_fits(study: Path) -> None:
    run = reviser(study, "--help", coder="")
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
    assert not re.search(r"\b(Usage|Show|default|required|Options)\b", run.out)
    assert max(map(len, run.out.split("\n"))) <= 80
