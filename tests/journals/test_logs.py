"""What every log promises, whatever it holds."""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from piacen_qual.errors import Level, UnwritableFileError
from piacen_qual.journals import session as session_module
from piacen_qual.journals.lock import LockedLogError
from piacen_qual.journals.sealing import sealed, unsealed
from piacen_qual.study import Study
from tests.journals.making import KINDS, Kind


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return Study(tmp_path)


def test_what_is_written_is_on_the_disk_before_the_next_thing(kind: Kind, study: Study) -> None:
    with kind.open(study, "Julie") as write:
        for count, word in enumerate("abc", 1):
            write(word)
            assert kind.read(study) == (list("abc"[:count]), ())


def test_a_line_gives_back_its_record(kind: Kind, study: Study) -> None:
    (made,) = kind.wrote(study, "Zoé", "a")

    assert kind.shelf.path(study, "Zoé").read_bytes() == kind.shelf.to_line(made)
    assert kind.shelf.from_line(kind.shelf.to_line(made)[:-1]) == made


def test_ranks_go_on_from_session_to_session_under_one_spelling(kind: Kind, study: Study) -> None:
    kind.wrote(study, "Julie", "a", "b")
    made = kind.wrote(study, "JULIE", "c")

    assert [(record.seq, record.coder) for record in made] == [(3, "Julie")]
    assert kind.read(study) == (["a", "b", "c"], ())


def test_names_in_two_cases_that_met_by_copying_are_one_person(kind: Kind, study: Study) -> None:
    kind.wrote(study, "julie", "a")
    path = kind.shelf.path(study, "julie")
    there = path.replace(path.with_name("julie-portable.jsonl"))
    kind.wrote(Study(study.root / "ailleurs"), "JULIE", "b")
    shutil.copy(kind.shelf.path(Study(study.root / "ailleurs"), "julie"), path)

    assert there.exists()
    assert {record.coder for record in kind.shelf.read(study).records} == {"JULIE"}


def test_each_person_has_a_file_and_nothing_else_is_left(kind: Kind, study: Study) -> None:
    kind.wrote(study, "Zoé", "a")
    kind.wrote(study, "é/..", "b")
    with kind.open(study, "Julie"):
        pass  # nothing done: no file

    place = kind.shelf.place(study)
    assert len([path for path in place.iterdir() if path.is_file()]) == 2
    assert len(list(place.glob("*.jsonl"))) == 2


def test_a_second_session_is_refused_and_the_first_goes_on(kind: Kind, study: Study) -> None:
    with kind.open(study, "Zoé") as write:
        with pytest.raises(LockedLogError, match="« zoé » a déjà une session ouverte"):
            kind.session(study, "zoé").__enter__()
        with kind.open(study, "Julie") as other:
            write("a")
            other("b")

    assert kind.read(study) == (["b", "a"], ())
    assert not kind.shelf.lock_path(study, "Zoé").exists()


def test_a_clock_that_goes_back_changes_no_order(
    kind: Kind, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    for time, word in (("2031-05-02", "a"), ("1999-12-31", "b")):
        monkeypatch.setattr(session_module, "now", lambda time=time: time)
        kind.wrote(study, "Julie", word)

    records = kind.shelf.read(study).records
    assert [(record.time, kind.word(record)) for record in records] == [
        ("2031-05-02", "a"),
        ("1999-12-31", "b"),
    ]


def test_what_is_done_after_reading_a_copy_comes_after_what_it_tells(
    kind: Kind, study: Study
) -> None:
    kind.wrote(study, "Julie", "a", "b")
    path = kind.shelf.path(study, "Julie")
    shutil.copy(path, path.with_name("julie (copie en conflit).jsonl"))
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")

    (made,) = kind.wrote(study, "Julie", "c")

    assert made.seq == 3
    assert kind.read(study) == (["a", "b", "c"], ())


def test_a_line_of_a_newer_program_is_told_and_its_rank_counts(kind: Kind, study: Study) -> None:
    (made,) = kind.wrote(study, "Julie", "a")
    told = {"v": 2} | {kind.shelf.signed: "Julie", "seq": 40}
    with kind.shelf.path(study, "Julie").open("ab") as stream:
        stream.write(sealed(told))

    words, (problem,) = kind.read(study)
    assert words == ["a"]
    assert (problem.line, problem.level is Level.ERROR) == (2, kind.shelf.strict)
    assert "version plus récente" in problem.message
    assert kind.wrote(study, "Julie", "b")[0].seq == 41
    assert made.seq == 1


@pytest.mark.parametrize("cut", [2, 30, 0.5, -2])
def test_a_torn_last_line_is_cut_off_and_told_once(kind: Kind, study: Study, cut: float) -> None:
    kind.wrote(study, "Julie", "a", "b")
    path = kind.shelf.path(study, "Julie")
    first, second, _ = path.read_bytes().split(b"\n")
    whole, torn = first + b"\n", second[: round(cut * len(second)) if cut == 0.5 else int(cut)]
    path.write_bytes(whole + torn)

    words, (problem,) = kind.read(study)
    assert (words, problem.line, problem.level) == (["a"], 2, Level.WARNING)
    with kind.session(study, "Julie") as log:
        (mended,) = log.problems
    name = path.relative_to(study.root).as_posix()
    assert (mended.file, mended.level) == (name, Level.WARNING)
    assert "incomplète" in mended.message
    assert path.read_bytes() == whole
    with kind.session(study, "Julie") as log:
        assert log.problems == ()


def test_a_damaged_line_is_an_error_and_the_others_are_read(kind: Kind, study: Study) -> None:
    kind.wrote(study, "Julie", "a", "bonbon", "c")
    path = kind.shelf.path(study, "Julie")
    path.write_bytes(path.read_bytes().replace(b"bonbon", b"ballon"))

    words, (problem,) = kind.read(study)
    assert words == ["a", "c"]
    assert (problem.line, problem.level) == (2, Level.ERROR)
    assert "illisible" in problem.message


def test_a_session_that_died_is_told_and_its_lock_taken_over(
    kind: Kind, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_: None)
        kind.wrote(study, "Julie", "a")
    assert kind.shelf.lock_path(study, "Julie").exists()

    with kind.session(study, "Julie") as log:
        (told,) = log.problems
    assert told.level is Level.NOTE
    assert "s’est arrêtée sans se fermer" in told.message
    assert kind.read(study) == (["a"], ())


def test_what_could_not_be_written_is_not_there_and_takes_no_rank(
    kind: Kind, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_some = os.write
    with kind.open(study, "Julie") as write:
        write("a")
        with monkeypatch.context() as patch:
            patch.setattr(os, "write", lambda handle, data: write_some(handle, data[:8]))
            with pytest.raises(UnwritableFileError, match="plus de place"):
                write("b")
        assert write("c").seq == 2

    assert kind.read(study) == (["a", "c"], ())


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is of Unix")
def test_a_full_disk_takes_nothing_back_and_the_log_goes_on_once_there_is_room(
    kind: Kind, study: Study
) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with kind.open(study, "Julie") as write:
        write("a")
        size = kind.shelf.path(study, "Julie").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8, limits[1]))
        try:
            for _ in range(2):
                with pytest.raises(UnwritableFileError, match="plus de place"):
                    write("b")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, ignored)
        assert kind.read(study) == (["a"], ())
        write("c")

    assert kind.read(study) == (["a", "c"], ())


def test_lines_that_a_synchronised_folder_took_away_are_put_back(kind: Kind, study: Study) -> None:
    path = kind.shelf.path(study, "Julie")
    kind.wrote(study, "Julie", "a")
    before = path.read_bytes()
    with kind.open(study, "Julie") as write:
        write("b")
        path.with_name("autre").write_bytes(before)
        path.with_name("autre").replace(path)
        write("c")
        assert kind.read(study) == (["a", "b", "c"], ())
        path.unlink()

    assert kind.read(study) == (["b", "c"], ())  # what this session wrote


def test_a_file_in_the_place_of_the_folder_is_said(kind: Kind, study: Study) -> None:
    place = kind.shelf.place(study)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("")

    with pytest.raises(UnwritableFileError, match="portent le même nom"):
        kind.session(study, "Julie").__enter__()


def test_a_log_that_does_not_open_leaves_no_lock(kind: Kind, study: Study) -> None:
    kind.shelf.path(study, "Julie").mkdir(parents=True)

    with pytest.raises(UnwritableFileError):
        kind.session(study, "Julie").__enter__()

    assert not kind.shelf.lock_path(study, "Julie").exists()


WRITE = """
import itertools, sys
from pathlib import Path
from piacen_qual.study import Study
from tests.journals.making import KINDS
with KINDS[sys.argv[1]].open(Study(Path(sys.argv[2])), "Julie") as write:
    for n in itertools.count():
        print(write(f"{sys.argv[3]}{n}").id, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of Unix")
@pytest.mark.parametrize("name", KINDS)
def test_nothing_acknowledged_is_lost_when_the_process_is_killed(name: str, study: Study) -> None:
    told: set[str] = set()
    for life in "ab":
        command = [sys.executable, "-c", WRITE, name, str(study.root), life]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            told |= {process.stdout.readline().strip() for _ in range(20)}
            process.kill()
            told |= set(re.findall(r"^\w{32}$", process.stdout.read(), re.MULTILINE))

    with KINDS[name].session(study, "Julie") as log:
        assert {problem.level for problem in log.problems} <= {Level.NOTE, Level.WARNING}
    contents = KINDS[name].shelf.read(study)
    assert not contents.problems
    assert told <= {record.id for record in contents.records}


def test_the_folder_of_each_kind_is_its_own(study: Study) -> None:
    for kind in KINDS.values():
        kind.wrote(study, "Julie", "a")

    assert [kind.read(study) for kind in KINDS.values()] == [(["a"], ())] * len(KINDS)
    first = KINDS["decisions"].shelf.path(study, "Julie").read_bytes().split(b"\n")[0]
    assert unsealed(first) is not None
